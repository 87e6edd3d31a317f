package pdf

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"

	"yugong/render/frame"
)

// producer names the program that wrote the file.
const producer = "yugong with gopdf 0.33"

// Objects that gopdf makes first in every document.
const (
	catalogID  = 1
	pagesID    = 2
	outlinesID = 3
)

// finisher puts into gopdf's file what gopdf leaves out or gets wrong.
type finisher struct {
	*packer
	drawn *drawer
}

// finish closes the gopdf document, completes it and writes it packed.
func (w *Writer) finish(to io.Writer, d *frame.Document, dr *drawer) error {
	w.draft.Reset()
	if _, err := dr.gp.WriteTo(&w.draft); err != nil {
		return err
	}
	objects, err := split(w.draft.Bytes())
	if err != nil {
		return err
	}
	f := finisher{&w.packer, dr}
	f.begin(len(objects))
	f.fonts()
	f.catalog(d)
	if err := f.outline(d.Outline); err != nil {
		return err
	}
	description := f.number()
	f.hold(description, info(&d.Info))
	for id, o := range objects {
		switch {
		case id == 0 || f.written(id):
		case o.stream:
			f.stream(id, o.text, o.data)
		default:
			f.hold(id, o.text)
		}
	}
	return f.end(to, catalogID, description)
}

// fonts writes the fonts' outlines and characters.
func (f *finisher) fonts() {
	for _, t := range f.drawn.faces {
		f.spare = appendToUnicode(f.spare[:0], t.runes)
		f.stream(t.objects, nil, f.spare)
		f.spare = t.cut.Program(f.spare)
		f.stream(t.objects+1, fmt.Appendf(nil, "/Length1 %d", len(f.spare)), f.spare)
	}
}

// catalog writes the root of the document.
func (f *finisher) catalog(d *frame.Document) {
	root := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/PageLabels%s/ViewerPreferences<</DisplayDocTitle true>>", pagesID, labels(d.Pages))
	if d.Info.Lang != "" {
		root = append(root, "/Lang"+literal(d.Info.Lang)...)
	}
	if len(d.Outline) > 0 {
		root = fmt.Appendf(root, "/PageMode/UseOutlines/Outlines %d 0 R", outlinesID)
	}
	f.hold(catalogID, append(root, ">>"...))
}

// labels makes the page labels that viewers show: the printed numbers, and small
// roman ones for the pages that print none.
func labels(pages []frame.Page) string {
	var b strings.Builder
	b.WriteString("<</Nums[")
	roman, next := 0, -1
	for i, p := range pages {
		style, number := 'D', p.Number
		if number == 0 {
			roman++
			style, number = 'r', roman
		}
		// A range goes on while the style stays and numbers follow each other.
		same := i > 0 && (pages[i-1].Number == 0) == (p.Number == 0)
		if !same || number != next {
			fmt.Fprintf(&b, "%d<</S/%c/St %d>>", i, style, number)
		}
		next = number + 1
	}
	b.WriteString("]>>")
	return b.String()
}

// info makes the document information dictionary.
func info(in *frame.Info) []byte {
	b := []byte("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", in.Title},
		{"Author", in.Author},
		{"Subject", in.Subject},
		{"Keywords", strings.Join(in.Keywords, "，")},
		{"Creator", in.Creator},
		{"Producer", producer},
	} {
		if e.value != "" {
			b = append(b, "/"+e.key+textString(e.value)...)
		}
	}
	if !in.Created.IsZero() {
		at := date(in.Created)
		b = append(b, "/CreationDate"+at+"/ModDate"+at...)
	}
	return append(b, ">>"...)
}

func date(t time.Time) string {
	return literal("D:" + strings.Replace(t.Format("20060102150405-07'00'"), "+00'00'", "Z", 1))
}

// escapes are what a literal string needs.
var escapes = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// literal makes a string of bytes.
func literal(s string) string { return "(" + escapes.Replace(s) + ")" }

// textString makes a text string: UTF-16 with surrogates and byte order mark.
func textString(s string) string {
	b := []byte("<FEFF")
	for _, v := range utf16.Encode([]rune(s)) {
		b = appendHex(b, v)
	}
	return string(append(b, '>'))
}
