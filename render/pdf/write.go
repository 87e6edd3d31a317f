package pdf

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"yugong/render/frame"
	"yugong/render/pdf/file"
)

// Write writes the document as a PDF file. It fails, having written nothing,
// when an item is unknown, a face lacks a character of its text, an anchor is
// named twice, or a link or bookmark names an anchor that is not there.
func Write(w io.Writer, d *frame.Document) error {
	if len(d.Pages) == 0 {
		return errors.New("文档没有页面")
	}
	to, err := findAnchors(d.Pages)
	if err != nil {
		return err
	}
	dr := newDrawer(d.Pages)
	streams, err := dr.pages(d.Pages)
	if err != nil {
		return err
	}
	return finish(w, d, dr, streams, to)
}

// chunk is the room from which content streams are cut; a page takes some six
// kilobytes.
const chunk = 128 << 10

// pages draws every page and returns their content streams.
func (d *drawer) pages(pages []frame.Page) ([][]byte, error) {
	streams := make([][]byte, len(pages))
	var c content
	for i := range pages {
		if cap(c.b)-len(c.b) < chunk/8 {
			c.b = make([]byte, 0, chunk)
		}
		c.b = c.b[len(c.b):] // the streams before it stay where they are
		c.reset()
		if err := d.items(&c, pages[i].Items, view{height: pages[i].Size.H}); err != nil {
			return nil, fmt.Errorf("第%d页：%w", i+1, err)
		}
		c.enter(between)
		streams[i] = c.b[:len(c.b):len(c.b)]
	}
	return streams, nil
}

// finisher puts into gopdf's file what gopdf leaves out or gets wrong.
type finisher struct {
	*file.File
	drawer  *drawer
	pages   []pageIDs
	anchors map[string]target
}

// finish closes the gopdf document, completes it and writes it packed.
func finish(w io.Writer, d *frame.Document, dr *drawer, streams [][]byte, to map[string]target) error {
	f, err := dr.shell.open()
	if err != nil {
		return err
	}
	fi := finisher{File: f, drawer: dr, pages: dr.shell.pages, anchors: to}
	if err := fi.complete(d, streams); err != nil {
		return err
	}
	_, err = f.WriteTo(w)
	return err
}

func (f *finisher) complete(d *frame.Document, streams [][]byte) error {
	for i, s := range streams {
		f.SetStream(f.pages[i].content, nil, s)
	}
	if err := f.resources(); err != nil {
		return err
	}
	if err := f.links(d.Pages); err != nil {
		return err
	}
	outline, err := f.outline(d.Outline)
	if err != nil {
		return err
	}
	f.catalog(d, outline)
	f.info(&d.Info)
	return nil
}

// resources writes the one resource dictionary that all pages and forms share.
func (f *finisher) resources() error {
	b := []byte("<</Font<<")
	for _, t := range f.drawer.faces {
		id, err := f.font(t)
		if err != nil {
			return err
		}
		b = appendNamed(b, named{"F" + strconv.Itoa(t.number), id})
	}
	b = append(b, ">>/ExtGState<<"...)
	for _, s := range f.drawer.shell.states {
		b = appendNamed(b, s)
	}
	b = append(b, ">>/XObject<<"...)
	for _, p := range f.drawer.shell.pictures {
		b = appendNamed(b, p)
	}
	for i, fm := range f.drawer.forms {
		b = appendNamed(b, named{formName(i), f.form(fm)})
	}
	f.Set(resourcesID, append(b, ">>>>"...))
	return nil
}

func appendNamed(b []byte, n named) []byte {
	b = append(append(b, '/'), n.name...)
	return n.id.AppendRef(append(b, ' '))
}

func (f *finisher) form(fm form) file.ID {
	e := []byte("/Type/XObject/Subtype/Form/BBox[")
	for _, l := range [...]int64{-1, -1, 1, 1} {
		e = append(appendLength(e, fm.reach.Mul(l, 1)), ' ')
	}
	e = append(e[:len(e)-1], "]/Resources "...)
	e = resourcesID.AppendRef(e)
	if fm.blend {
		e = append(e, "/Group<</S/Transparency/CS/DeviceRGB>>"...)
	}
	return f.AddStream(e, fm.body)
}
