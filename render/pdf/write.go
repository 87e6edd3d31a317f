package pdf

import (
	"errors"
	"fmt"
	"io"

	"yugong/render/frame"
	"yugong/render/geom"
)

// Writer writes documents, one after the other, and keeps its buffers between
// them. The zero value is ready for use; it is not for several goroutines at once.
type Writer struct {
	Plain bool // neither tagged nor fit for archives: a smaller file

	packer
	content []byte // of the page in hand
	tree    tree
}

// Write writes the document as a PDF file. It fails, having written nothing,
// when an item or its node is unknown, a face lacks a character of its text, an
// anchor is named twice, or a link or bookmark names an anchor that is not there.
func (w *Writer) Write(to io.Writer, d *frame.Document) error {
	if len(d.Pages) == 0 {
		return errors.New("文档没有页面")
	}
	f := &file{packer: &w.packer, doc: d, tagged: !w.Plain, anchors: map[string]target{}, seen: map[*frame.Group]int{}, forms: map[*frame.Group]int{}}
	pictures, err := f.decode(d.Pages)
	if err != nil {
		return err
	}
	f.begin(len(pictures))
	f.copy(pictures)
	f.root, f.pageTree, f.resources = f.number(), f.number(), f.number()
	if err := w.tree.begin(d); err != nil {
		return err
	}
	if err := f.typefaces(); err != nil {
		return err
	}
	if err := w.draw(f); err != nil {
		return err
	}
	if err := f.fonts(); err != nil {
		return err
	}
	f.writeResources()
	catalog := f.catalog()
	if catalog, err = f.outline(catalog, d.Outline); err != nil {
		return err
	}
	description := f.number()
	f.hold(description, info(&d.Info))
	if f.tagged {
		catalog = w.tree.write(f, catalog)
		catalog = f.archive(catalog)
	}
	catalog = f.attach(catalog, d.Attachments, d.Info.Created)
	f.hold(f.root, append(catalog, ">>"...))
	f.linksAndPages()
	return f.end(to, f.root, description)
}

// file is a document while it is written.
type file struct {
	*packer
	doc    *frame.Document
	tagged bool

	root, pageTree, resources int // numbers of their objects

	faces    []*typeface
	pictures map[[32]byte]int     // numbers of their objects, by the hash of their data
	seen     map[*frame.Group]int // how often each group is drawn
	forms    map[*frame.Group]int // numbers of the objects of those drawn several times
	alphas   []float64            // opacities in use
	pages    []page
	anchors  map[string]target
	links    []link
}

// page is what a page's object says.
type page struct {
	id, content int // numbers of its object and its stream
	size        geom.Size
	links       int // the first of its links
}

// target is the place that an anchor names, from the top of its page.
type target struct {
	page int // index
	y    geom.Length
}

// link is a rectangle of a page that leads to an anchor.
type link struct {
	id   int // number of its object
	page int // index
	box  geom.Rect
	to   *frame.Link
	node frame.NodeID
}

// draw writes the contents of all pages.
func (w *Writer) draw(f *file) error {
	for i := range f.doc.Pages {
		f.pages = append(f.pages, page{id: f.number(), content: f.number(), size: f.doc.Pages[i].Size, links: len(f.links)})
		c := content{file: f, tree: &w.tree, page: i, height: f.doc.Pages[i].Size.H, out: w.content[:0]}
		c.reset()
		err := c.items(f.doc.Pages[i].Items, view{turn: unturned, alpha: 1})
		c.unmark()
		c.leaveText()
		w.content = c.out
		if err != nil {
			return fmt.Errorf("第%d页：%w", i+1, err)
		}
		f.stream(f.pages[i].content, nil, w.content)
	}
	for _, l := range f.links {
		if _, ok := f.anchors[l.to.To]; !ok {
			return fmt.Errorf("第%d页：链接指向没有的位置 %q", l.page+1, l.to.To)
		}
	}
	return nil
}

// linksAndPages writes the page tree, each page and its links.
func (f *file) linksAndPages() {
	kids := []byte("<</Type/Pages/Kids[")
	for i, p := range f.pages {
		kids = append(reference(kids, p.id), ' ')
		b := append([]byte("<</Type/Page/Parent "), reference(nil, f.pageTree)...)
		b = append(reference(append(b, "/Resources "...), f.resources), "/MediaBox[0 0 "...)
		b = append(hundredths(append(hundredths(b, p.size.W), ' '), p.size.H), "]/Contents "...)
		b = reference(b, p.content)
		if f.tagged {
			b = fmt.Appendf(b, "/StructParents %d/Tabs/S", i)
		}
		last := len(f.links)
		if i+1 < len(f.pages) {
			last = f.pages[i+1].links
		}
		if p.links < last {
			b = append(b, "/Annots["...)
			for k := p.links; k < last; k++ {
				b = append(reference(b, f.links[k].id), ' ')
				f.hold(f.links[k].id, f.link(k))
			}
			b = append(b, ']')
		}
		f.hold(p.id, append(b, ">>"...))
	}
	f.hold(f.pageTree, fmt.Appendf(kids, "]/Count %d>>", len(f.pages)))
}

// link makes the annotation of a link.
func (f *file) link(k int) []byte {
	l := &f.links[k]
	height := f.pages[l.page].size.H
	b := []byte("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect")
	b = append(rectangle(b, l.box, height), "/Dest["...)
	to := f.anchors[l.to.To]
	b = append(reference(b, f.pages[to.page].id), "/XYZ 0 "...)
	b = append(hundredths(b, f.pages[to.page].size.H-to.y), " null]"...)
	if l.to.Text != "" {
		b = append(b, "/Contents"+textString(l.to.Text)...)
	}
	if f.tagged {
		b = fmt.Appendf(b, "/StructParent %d", len(f.pages)+k)
	}
	return append(b, ">>"...)
}

// rectangle writes a rectangle of a page of some height.
func rectangle(b []byte, r geom.Rect, height geom.Length) []byte {
	b = append(hundredths(append(b, '['), r.Min.X), ' ')
	b = append(hundredths(b, height-r.Max().Y), ' ')
	b = append(hundredths(b, r.Max().X), ' ')
	return append(hundredths(b, height-r.Min.Y), ']')
}
