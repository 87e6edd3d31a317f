package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"github.com/signintech/gopdf"

	"yugong/render/frame"
	"yugong/render/geom"
)

// decode has gopdf make objects of the document's pictures, each once. They keep
// the numbers that gopdf gave them; what else it made is left out.
func (f *file) decode(pages []frame.Page) ([]object, error) {
	list := make([]object, 1)
	var gp *gopdf.GoPdf
	var err error
	var kept []int
	for i := range pages {
		frame.Walk(pages[i].Items, func(_ geom.Point, p frame.Placed) {
			img, ok := p.Item.(*frame.Image)
			if !ok || err != nil {
				return
			}
			key := sha256.Sum256(img.Data)
			if _, known := f.pictures[key]; known {
				return
			}
			if gp == nil {
				gp, f.pictures = gallery(), map[[32]byte]int{}
			}
			from := gp.GetNextObjectID()
			if err = hang(gp, img); err != nil {
				err = fmt.Errorf("第%d页：%w", i+1, err)
				return
			}
			f.pictures[key] = from
			for id := from; id < gp.GetNextObjectID(); id++ {
				kept = append(kept, id)
			}
		})
	}
	if gp == nil || err != nil {
		return list, err
	}
	var draft bytes.Buffer
	if _, err := gp.WriteTo(&draft); err != nil {
		return nil, err
	}
	all, err := split(draft.Bytes())
	if err != nil {
		return nil, err
	}
	list = make([]object, len(all))
	for _, id := range kept {
		list[id] = all[id]
	}
	return list, nil
}

// gallery is a document of one page that has its content already, so that what
// follows are pictures alone.
func gallery() *gopdf.GoPdf {
	gp := new(gopdf.GoPdf)
	gp.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	gp.SetNoCompression()
	gp.AddPage()
	gp.SetLineWidth(1)
	return gp
}

func hang(gp *gopdf.GoPdf, img *frame.Image) error {
	holder, err := gopdf.ImageHolderByBytes(img.Data)
	if err != nil {
		return err
	}
	if err := gp.ImageByHolder(holder, 0, 0, &gopdf.Rect{W: 1, H: 1}); err != nil {
		return fmt.Errorf("图片不能放入 PDF：%w", err)
	}
	return nil
}

// copy writes the objects that gopdf made.
func (f *file) copy(objects []object) {
	for id, o := range objects {
		switch {
		case o.text == nil:
		case o.stream:
			f.stream(id, o.text, o.data)
		default:
			f.hold(id, o.text)
		}
	}
}

// writeResources writes what the pages' contents name.
func (f *file) writeResources() {
	b := []byte("<</Font<<")
	for _, t := range f.faces {
		b = fmt.Appendf(b, "/F%d %d 0 R", t.index, t.id)
	}
	b = append(b, ">>/ExtGState<<"...)
	for i, a := range f.alphas {
		b = fmt.Appendf(b, "/A%d<</ca %.3f/CA %.3f>>", i, a, a)
	}
	b = append(b, ">>/XObject<<"...)
	for _, id := range slices.Sorted(maps.Values(f.pictures)) {
		b = fmt.Appendf(b, "/I%d %d 0 R", id, id)
	}
	for _, id := range slices.Sorted(maps.Values(f.forms)) {
		b = fmt.Appendf(b, "/X%d %d 0 R", id, id)
	}
	b = append(b, ">>"...)
	if f.tagged {
		b = append(b, properties...)
	}
	f.hold(f.resources, append(b, ">>"...))
}
