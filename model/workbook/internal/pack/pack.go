// Package pack writes a workbook so that the same content gives the same
// bytes, and true ones: parts in a fixed order, no dates but one, every sheet
// with its used range.
package pack

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// stamp is the date of creation that every workbook bears.
const stamp = "2025-01-01T00:00:00Z"

// Write writes the workbook; description is what its properties say of it, ""
// for nothing.
func Write(w io.Writer, f *excelize.File, description string) error {
	return write(w, f, description, zip.Deflate)
}

// Loose writes it with its parts as they are, for a file that packs the whole:
// the sheets resemble each other, so that takes half the room.
func Loose(w io.Writer, f *excelize.File, description string) error {
	return write(w, f, description, zip.Store)
}

// stored keeps excelize from packing what is unpacked again at once.
type stored struct{ *zip.Writer }

// Create makes a part that is left as it is.
func (s stored) Create(name string) (io.Writer, error) {
	return s.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
}

func write(w io.Writer, f *excelize.File, description string, method uint16) error {
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "yugong", LastModifiedBy: "yugong", Created: stamp, Modified: stamp,
		Language: "zh-CN", Description: description}); err != nil {
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
	out := zip.NewWriter(w)
	for _, p := range parts {
		if err := copyPart(out, p, method); err != nil {
			return err
		}
	}
	return out.Close()
}

func copyPart(out *zip.Writer, p *zip.File, method uint16) error {
	r, err := p.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	dst, err := out.CreateHeader(&zip.FileHeader{Name: p.Name, Method: method})
	if err != nil {
		return err
	}
	if !strings.HasPrefix(p.Name, "xl/worksheets/sheet") {
		_, err = io.Copy(dst, r)
		return err
	}
	sheet, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	_, err = dst.Write(measured(sheet))
	return err
}
