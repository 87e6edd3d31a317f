package object

import (
	"bytes"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// mostPages of a document.
const mostPages = 5000

// Page is a page with what it inherits.
type Page struct {
	Dict      Dict
	At        Object // as others refer to it
	Resources Dict
	Media     [4]float64 // left, bottom, right, top of what is shown
	Rotate    int        // clockwise: 0, 90, 180, 270
}

// letter is the sheet of a page that names none.
var letter = [4]float64{0, 0, 612, 792}

// Pages lists the pages in order; too many are an *Error.
func (f *File) Pages() ([]Page, error) {
	w := walker{file: f, seen: map[int]bool{}}
	if root, err := f.table.Catalog(); err == nil {
		w.node(root["Pages"], Page{Media: letter}, 0)
	}
	if len(w.pages) == 0 { // the tree is lost: every page there is
		for _, n := range f.numbers() {
			if d, ok := f.table.Table[n].Object.(Dict); ok && f.Name(d["Type"]) == "Page" {
				w.page(d, Page{Media: letter, At: *types.NewIndirectRef(n, 0)})
			}
		}
	}
	if len(w.pages) > mostPages {
		return nil, excessive
	}
	if len(w.pages) == 0 {
		return nil, broken
	}
	return w.pages, nil
}

// walker goes down the tree of pages.
type walker struct {
	file  *File
	seen  map[int]bool // nodes, lest the tree bites its tail
	pages []Page
}

func (w *walker) node(o Object, above Page, depth int) {
	if n := Number(o); n > 0 {
		if w.seen[n] {
			return
		}
		w.seen[n] = true
	}
	d := w.file.Dict(o)
	if d == nil || depth > mostDepth || len(w.pages) > mostPages {
		return
	}
	kids := w.file.Array(d["Kids"])
	if kids == nil {
		above.At = o
		w.page(d, above)
		return
	}
	w.inherit(d, &above)
	for _, k := range kids {
		w.node(k, above, depth+1)
	}
}

func (w *walker) page(d Dict, above Page) {
	w.inherit(d, &above)
	above.Dict = d
	w.pages = append(w.pages, above)
}

// inherit takes over what a node says for all below it.
func (w *walker) inherit(d Dict, p *Page) {
	if r := w.file.Dict(d["Resources"]); r != nil {
		p.Resources = r
	}
	for _, key := range []string{"MediaBox", "CropBox"} {
		if b, ok := w.file.Floats(d[key], 4); ok {
			box := [4]float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
			if box[2]-box[0] >= 1 && box[3]-box[1] >= 1 {
				p.Media = box
			}
		}
	}
	if r, ok := w.file.Int(d["Rotate"]); ok && r%90 == 0 {
		p.Rotate = (r%360 + 360) % 360
	}
}

// Content returns the content of a page; its parts are one stream.
func (f *File) Content(p *Page) []byte {
	o := p.Dict["Contents"]
	if _, data, ok := f.Stream(o); ok {
		return data
	}
	var all bytes.Buffer
	for _, part := range f.Array(o) {
		_, data, _ := f.Stream(part)
		all.Write(data)
		all.WriteByte('\n')
		if f.Spent() {
			break
		}
	}
	return all.Bytes()
}
