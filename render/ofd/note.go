package ofd

import (
	"fmt"

	"yugong/render/frame"
	"yugong/render/geom"
)

// note is an annotation of a page: a link, or a mark over the page.
type note struct {
	box  geom.Rect
	to   *frame.Link // nil for a mark
	mark []byte      // its objects
}

// day is the date of the document; there must be one.
func (f *file) day() string {
	if f.doc.Info.Created.IsZero() {
		return "2000-01-01"
	}
	return f.doc.Info.Created.Format("2006-01-02")
}

// annotations writes those of each page and lists them.
func (f *file) annotations() error {
	list := []byte(head + "<ofd:Annotations" + space + ">")
	any := false
	for i, notes := range f.notes {
		if len(notes) == 0 {
			continue
		}
		b := []byte(head + "<ofd:PageAnnot" + space + ">")
		for k := range notes {
			var err error
			if b, err = f.annotation(b, &notes[k]); err != nil {
				return fmt.Errorf("第%d页：链接：%w", i+1, err)
			}
		}
		name := fmt.Sprintf("Page_%d/Annotation.xml", i)
		if err := f.put("Doc_0/Annots/"+name, append(b, "</ofd:PageAnnot>"...)); err != nil {
			return err
		}
		list = fmt.Appendf(list, `<ofd:Page PageID="%d"><ofd:FileLoc>%s</ofd:FileLoc></ofd:Page>`, f.pageIDs[i], name)
		any = true
	}
	if !any {
		f.notes = nil
		return nil
	}
	return f.put("Doc_0/Annots/Annotations.xml", append(list, "</ofd:Annotations>"...))
}

// annotation writes one. A link is a path that leaves no ink and is clicked on.
func (f *file) annotation(b []byte, n *note) (_ []byte, err error) {
	kind := "Link"
	if n.to == nil {
		kind = "Watermark"
	}
	b = fmt.Appendf(b, `<ofd:Annot ID="%d" Type="%s" Creator="yugong" LastModDate="%s" Print="true">`, f.number(), kind, f.day())
	if n.to != nil && n.to.Text != "" {
		b = append(append(append(b, "<ofd:Remark>"...), escaped(n.to.Text)...), "</ofd:Remark>"...)
	}
	b = append(box(append(b, `<ofd:Appearance Boundary="`...), n.box), `">`...)
	if n.to == nil {
		return append(append(b, n.mark...), "</ofd:Appearance></ofd:Annot>"...), nil
	}
	b = append(box(fmt.Appendf(b, `<ofd:PathObject ID="%d" Boundary="`, f.number()), geom.Rect{Size: n.box.Size}),
		`" Stroke="false"><ofd:Actions><ofd:Action Event="CLICK">`...)
	if b, err = f.destination(b, n.to.To); err != nil {
		return nil, err
	}
	b = append(b, "</ofd:Action></ofd:Actions><ofd:AbbreviatedData>M 0 0 L "...)
	w, h := length(nil, n.box.Size.W), length(nil, n.box.Size.H)
	b = fmt.Appendf(b, "%s 0 L %[1]s %[2]s L 0 %[2]s C", w, h)
	return append(b, "</ofd:AbbreviatedData></ofd:PathObject></ofd:Appearance></ofd:Annot>"...), nil
}
