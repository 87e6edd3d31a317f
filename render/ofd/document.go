package ofd

import (
	"fmt"
	"path"

	"yugong/render/geom"
)

// fonts writes the faces, each cut down to the glyphs in use, and lists them.
func (f *file) fonts() error {
	b := []byte(head + "<ofd:Res" + space + ` BaseLoc="Res"><ofd:Fonts>`)
	var data []byte
	for i, t := range f.faces {
		cut, err := t.Cut()
		if err != nil {
			return err
		}
		if data, err = cut.File(data); err != nil {
			return fmt.Errorf("字体 %s：%w", t.Face.Name(), err)
		}
		name := fmt.Sprintf("font_%d.ttf", i)
		if err := f.putPacked("Doc_0/Res/"+name, data, cut.Packed()); err != nil {
			return err
		}
		b = fmt.Appendf(b, `<ofd:Font ID="%d" FontName="%s" FamilyName="%[2]s"><ofd:FontFile>%[3]s</ofd:FontFile></ofd:Font>`,
			t.id, t.Face.PostScriptName(), name)
	}
	return f.put("Doc_0/PublicRes.xml", append(b, "</ofd:Fonts></ofd:Res>"...))
}

// attachments writes the files that go with the document and lists them.
func (f *file) attachments() error {
	if len(f.doc.Attachments) == 0 {
		return nil
	}
	b := []byte(head + "<ofd:Attachments" + space + ">")
	for i := range f.doc.Attachments {
		a := &f.doc.Attachments[i]
		ending := path.Ext(a.Name)
		name := fmt.Sprintf("attachment_%d%s", i, ending)
		if err := f.put("Doc_0/Attachs/"+name, a.Data); err != nil {
			return err
		}
		b = fmt.Appendf(b, `<ofd:Attachment ID="%d" Name="%s" Format="%s" CreationDate="%s" Size="%.3f" Visible="true" Usage="%s"><ofd:FileLoc>%s</ofd:FileLoc></ofd:Attachment>`,
			f.number(), escaped(a.Name), escaped(ending[min(1, len(ending)):]), f.day(), float64(len(a.Data))/1024, escaped(a.About), name)
	}
	return f.put("Doc_0/Attachs/Attachments.xml", append(b, "</ofd:Attachments>"...))
}

// document writes what holds the parts together.
func (f *file) document() error {
	b := []byte(head + "<ofd:Document" + space)
	b = fmt.Appendf(b, "><ofd:CommonData><ofd:MaxUnitID>%d</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>", f.last)
	b = append(box(b, geom.Rect{Size: f.doc.Pages[0].Size}), "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"...)
	if len(f.pictures) > 0 {
		b = append(b, "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"...)
	}
	b = append(b, "</ofd:CommonData><ofd:Pages>"...)
	for i, id := range f.pageIDs {
		b = fmt.Appendf(b, `<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, id, i)
	}
	b = append(b, "</ofd:Pages>"...)
	b, err := f.outline(b)
	if err != nil {
		return err
	}
	if f.notes != nil {
		b = append(b, "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"...)
	}
	if len(f.doc.Nodes) > 1 {
		b = append(b, "<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>"...)
	}
	if len(f.doc.Attachments) > 0 {
		b = append(b, "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"...)
	}
	return f.put("Doc_0/Document.xml", append(b, "</ofd:Document>"...))
}

// outline writes the bookmarks, each inside the nearest above it of a lower
// level.
func (f *file) outline(b []byte) (_ []byte, err error) {
	if len(f.doc.Outline) == 0 {
		return b, nil
	}
	b = append(b, "<ofd:Outlines>"...)
	depth := 0
	for _, l := range f.doc.Outline {
		if l.Level < 1 || l.Level > depth+1 {
			return nil, fmt.Errorf("书签 %q 的级别 %d 不能跟在级别 %d 之后", l.Title, l.Level, depth)
		}
		for ; depth >= l.Level; depth-- {
			b = append(b, "</ofd:OutlineElem>"...)
		}
		depth = l.Level
		b = fmt.Appendf(b, `<ofd:OutlineElem Title="%s"><ofd:Actions><ofd:Action Event="CLICK">`, escaped(l.Title))
		if b, err = f.destination(b, l.Anchor); err != nil {
			return nil, fmt.Errorf("书签 %q：%w", l.Title, err)
		}
		b = append(b, "</ofd:Action></ofd:Actions>"...)
	}
	for ; depth > 0; depth-- {
		b = append(b, "</ofd:OutlineElem>"...)
	}
	return append(b, "</ofd:Outlines>"...), nil
}

// entry writes where a reader begins: what the document is called, and its root.
func (f *file) entry() error {
	in := &f.doc.Info
	b := []byte(head + "<ofd:OFD" + space)
	b = fmt.Appendf(b, ` Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>%x</ofd:DocID>`, f.seen.Sum(nil)[:16])
	for _, e := range []struct{ name, value string }{{"Title", in.Title}, {"Author", in.Author}, {"Subject", in.Subject}} {
		if e.value != "" {
			b = fmt.Appendf(b, "<ofd:%s>%s</ofd:%[1]s>", e.name, escaped(e.value))
		}
	}
	if !in.Created.IsZero() {
		b = fmt.Appendf(b, "<ofd:CreationDate>%s</ofd:CreationDate><ofd:ModDate>%[1]s</ofd:ModDate>", f.day())
	}
	if len(in.Keywords) > 0 {
		b = append(b, "<ofd:Keywords>"...)
		for _, k := range in.Keywords {
			b = fmt.Appendf(b, "<ofd:Keyword>%s</ofd:Keyword>", escaped(k))
		}
		b = append(b, "</ofd:Keywords>"...)
	}
	if in.Creator != "" {
		b = fmt.Appendf(b, "<ofd:Creator>%s</ofd:Creator>", escaped(in.Creator))
	}
	return f.put("OFD.xml", append(b, "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"...))
}
