// Package pack writes a workbook so that the same content gives the same
// bytes, and true ones: parts in a fixed order, no dates but one, every sheet
// with its used range.
package pack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// stamp is the date of creation that every workbook bears.
const stamp = "2025-01-01T00:00:00Z"

// stored keeps excelize from packing what is unpacked again at once.
type stored struct{ *zip.Writer }

// Create makes a part that is left as it is.
func (s stored) Create(name string) (io.Writer, error) {
	return s.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
}

// Write writes the workbook.
func Write(w io.Writer, f *excelize.File) error { return WriteNoted(w, f, nil) }

// WriteNoted writes the workbook with further notes, by the numbers of the parts
// that hold those of a sheet: in the order in which sheets got their first.
func WriteNoted(w io.Writer, f *excelize.File, notes map[int][]Note) error {
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "yugong", LastModifiedBy: "yugong", Created: stamp, Modified: stamp, Language: "zh-CN"}); err != nil {
		return err
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return stored{zip.NewWriter(w)} })
	buf, err := f.WriteToBuffer()
	if err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		return err
	}
	parts := slices.Clone(in.File)
	slices.SortFunc(parts, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) }) // [Content_Types].xml comes first
	more := map[string][]Note{}
	for n, list := range notes {
		more[fmt.Sprintf("xl/comments%d.xml", n)], more[fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", n)] = list, list
	}
	out := zip.NewWriter(w)
	for _, p := range parts {
		if err := copyPart(out, p, more[p.Name]); err != nil {
			return err
		}
	}
	return out.Close()
}

func copyPart(out *zip.Writer, p *zip.File, notes []Note) error {
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	dst, err := out.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	sheet := strings.HasPrefix(p.Name, "xl/worksheets/sheet")
	if !sheet && notes == nil {
		_, err = io.Copy(dst, r)
		return err
	}
	part, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if sheet {
		part = measured(part)
	} else {
		part = noted(part, strings.HasSuffix(p.Name, ".vml"), notes)
	}
	_, err = dst.Write(part)
	return err
}
