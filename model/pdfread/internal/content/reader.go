package content

import (
	"yugong/model/pdfread/internal/font"
	"yugong/model/pdfread/internal/object"
)

// Bounds of a document.
const (
	mostTokens    = 30_000_000
	mostOperators = 6_000_000
	mostGlyphs    = 4_000_000
	mostRules     = 1_000_000
	mostNested    = 12   // forms within forms
	formCost      = 30   // operators that take as long as opening a form
	mostSaved     = 1000 // graphics states
	mostOperands  = 1 << 14
	mostPath      = 1 << 16 // pieces of a path
)

// Reader reads the pages of one file.
type Reader struct {
	file      *object.File
	fonts     map[int]*font.Font
	tokens    int
	operators int
	glyphs    int
	rules     int
}

// NewReader reads pages of an open file.
func NewReader(f *object.File) *Reader {
	return &Reader{file: f, fonts: map[int]*font.Font{}}
}

// Exceeded reports that the document is more than any budget; what was read of
// it is not the whole.
func (r *Reader) Exceeded() bool {
	return r.tokens > mostTokens || r.operators > mostOperators || r.glyphs > mostGlyphs || r.rules > mostRules || r.file.Spent()
}

// Read reads a page.
func (r *Reader) Read(p *object.Page) *Page {
	m, back := seen(p.Media, p.Rotate)
	out := &Page{ToUser: back}
	paper := m.box(Box{p.Media[0], p.Media[1], p.Media[2], p.Media[3]})
	out.Width, out.Height = paper.X1, paper.Y1
	run := &run{reader: r, page: out, resources: p.Resources}
	run.state = state{ctm: m, clip: paper, scale: 1}
	run.content(r.file.Content(p))
	out.Pictures = min(1, out.Pictures/(out.Width*out.Height))
	out.fit()
	out.turn()
	return out
}

// font finds a font of the resources; nil if there is none.
func (r *Reader) font(o object.Object) *font.Font {
	n := object.Number(o)
	if t, ok := r.fonts[n]; ok && n > 0 {
		return t
	}
	d := r.file.Dict(o)
	if d == nil {
		return nil
	}
	t := font.Read(r.file, d)
	if n > 0 {
		r.fonts[n] = t
	}
	return t
}
