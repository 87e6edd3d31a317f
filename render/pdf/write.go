package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/signintech/gopdf"

	"yugong/render/frame"
)

// Writer writes documents, one after the other, and keeps its buffers between
// them. The zero value is ready for use; it is not for several goroutines at once.
type Writer struct {
	draft bytes.Buffer // the file as gopdf writes it
	packer
}

// Write writes the document as a PDF file. It fails, having written nothing,
// when an item is unknown, a face lacks a character of its text, an anchor is
// named twice, or a link or bookmark names an anchor that is not there.
func (w *Writer) Write(to io.Writer, d *frame.Document) error {
	if len(d.Pages) == 0 {
		return errors.New("文档没有页面")
	}
	faces, err := typefaces(d.Pages)
	if err != nil {
		return err
	}
	dr, err := draw(d.Pages, faces)
	if err != nil {
		return err
	}
	return w.finish(to, d, dr)
}

// draw has gopdf draw all pages.
func draw(pages []frame.Page, faces []*typeface) (*drawer, error) {
	d := &drawer{faces: faces, anchors: map[string]target{}}
	d.first = pages[0].Size
	d.gp.Start(gopdf.Config{PageSize: gopdf.Rect{W: d.first.W.Pt(), H: d.first.H.Pt()}})
	d.gp.SetNoCompression()
	for i, t := range faces {
		if err := t.embed(&d.gp, i); err != nil {
			return nil, err
		}
	}
	for i := range pages {
		if err := d.page(i, &pages[i]); err != nil {
			return nil, fmt.Errorf("第%d页：%w", i+1, err)
		}
	}
	for _, l := range d.links {
		if _, ok := d.anchors[l.to]; !ok {
			return nil, fmt.Errorf("第%d页：链接指向没有的位置 %q", l.page+1, l.to)
		}
	}
	return d, nil
}
