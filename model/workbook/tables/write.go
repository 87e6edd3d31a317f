package tables

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
)

// exactMark says in the properties of a workbook that its amounts are not
// rounded, so that an audit allows no tolerance.
const exactMark = "金额为精确值"

// Write writes a book; the same book gives the same bytes.
func Write(w io.Writer, b *Book) error { return write(w, b, zip.Deflate) }

// WriteLoose writes a book with its parts as they are, for a file that packs the
// whole: the sheets resemble each other, so that takes half the room.
func WriteLoose(w io.Writer, b *Book) error { return write(w, b, zip.Store) }

func write(w io.Writer, b *Book, method uint16) error {
	p := parcel{zip: zip.NewWriter(w), method: method}
	p.add("[Content_Types].xml", contentTypes(p.buf[:0], len(b.Sheets)))
	p.add("_rels/.rels", append(p.buf[:0], packageParts...))
	p.add("docProps/core.xml", properties(p.buf[:0], strings.TrimSpace(b.Title+"；"+exactMark+"，显示时保留小数")))
	titles := make([]rows, len(b.Sheets))
	looks, texts := looks{}, texts{number: map[string]int{}}
	var c canvas
	for i := range b.Sheets {
		s := &b.Sheets[i]
		var err error
		if titles[i], err = c.lay(s, &looks); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		p.add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), c.markup(p.buf[:0], s, i == 0, titles[i], &texts))
	}
	p.add("xl/_rels/workbook.xml.rels", bookParts(p.buf[:0], len(b.Sheets)))
	p.add("xl/sharedStrings.xml", texts.markup(p.buf[:0]))
	p.add("xl/styles.xml", looks.markup(p.buf[:0]))
	p.add("xl/workbook.xml", sheetList(p.buf[:0], b.Sheets, titles))
	if p.err != nil {
		return p.err
	}
	return p.zip.Close()
}

// parcel is the file in the making. It keeps the first error.
type parcel struct {
	zip    *zip.Writer
	method uint16
	buf    []byte // of the part written last, to be used again
	err    error
}

func (p *parcel) add(name string, part []byte) {
	p.buf = part
	if p.err != nil {
		return
	}
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: p.method})
	if err == nil {
		_, err = w.Write(part)
	}
	p.err = err
}
