package xls

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/richardlehane/mscfb"

	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/numfmt"
)

const saveAs = "请在 Excel 或 WPS 中另存为 .xlsx"

func refuse(message, hint string) error {
	return &grid.Refusal{Message: message, Hint: hint, Whole: true}
}

var errDamaged = errors.New("xls: damaged")

// magic begins a compound file.
const magic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Is reports whether a file is a compound file with a workbook in it, and no
// other document. .et has the same stream, with records of its own: name tells.
func Is(data []byte, name string) bool {
	if !bytes.HasPrefix(data, []byte(magic)) || strings.EqualFold(filepath.Ext(name), ".et") {
		return false
	}
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return false
	}
	return slices.ContainsFunc(r.File, func(f *mscfb.File) bool { return f.Name == "Workbook" }) &&
		!slices.ContainsFunc(r.File, func(f *mscfb.File) bool { return f.Name == "WordDocument" })
}

// Read reads a workbook.
func Read(data []byte) (*grid.Book, error) {
	records, err := stream(data)
	if err != nil {
		return nil, err
	}
	return read(records)
}

// read reads the stream of records.
func read(records []byte) (*grid.Book, error) {
	b := &book{records: records, formats: map[int]*numfmt.Format{}}
	err := b.globals()
	for i := 0; err == nil && i < len(b.bounds); i++ {
		err = b.sheet(&b.bounds[i])
	}
	var refusal *grid.Refusal
	switch {
	case err == nil:
		return &b.out, nil
	case errors.As(err, &refusal):
		return nil, err
	default:
		return nil, refuse("工作簿已损坏", saveAs)
	}
}

// stream finds the stream of records in a compound file.
func stream(data []byte) ([]byte, error) {
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, refuse("不是 .xls 工作簿，或已损坏", saveAs)
	}
	for range grid.MaxItems {
		f, err := r.Next()
		if err != nil {
			break
		}
		switch f.Name {
		case "EncryptedPackage":
			return nil, refuse("工作簿有打开密码", "请在 Excel 中取消密码（文件—信息—保护工作簿）后重新保存")
		case "Workbook":
			if f.Size > grid.MaxPart {
				return nil, refuse("工作簿过大", "请只保留需要的工作表")
			}
			out, err := io.ReadAll(io.LimitReader(f, grid.MaxPart))
			if err != nil || len(out) < 8 {
				return nil, refuse("工作簿已损坏", saveAs)
			}
			return out, nil
		case "Book":
			return nil, refuse("这是 Excel 95 或更早的工作簿", saveAs)
		}
	}
	return nil, refuse("不是工作簿", saveAs)
}

// book gathers what the records say.
type book struct {
	out      grid.Book
	records  []byte
	date1904 bool
	formats  map[int]*numfmt.Format
	styles   []int // format of each cell style
	shared   []string
	bounds   []bound
	cells    int
}

// bound is a sheet and where its records begin.
type bound struct {
	name   string
	at     int
	hidden bool
}

// Types of records.
const (
	recFormula    = 0x0006
	recEOF        = 0x000A
	recDateMode   = 0x0022
	recFilePass   = 0x002F
	recContinue   = 0x003C
	recColInfo    = 0x007D
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMerged     = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

// biff8 is the version that this package reads.
const biff8 = 0x0600

// next reads the record at a place; ok is false at the end of the stream.
func (b *book) next(at int) (kind int, data []byte, after int, ok bool) {
	if at < 0 || at+4 > len(b.records) {
		return 0, nil, 0, false
	}
	kind = int(binary.LittleEndian.Uint16(b.records[at:]))
	n := int(binary.LittleEndian.Uint16(b.records[at+2:]))
	if at+4+n > len(b.records) {
		return 0, nil, 0, false
	}
	return kind, b.records[at+4 : at+4+n], at + 4 + n, true
}

// globals reads what stands before the sheets.
func (b *book) globals() error {
	for at := 0; ; {
		kind, data, after, ok := b.next(at)
		if !ok {
			return errDamaged
		}
		switch kind {
		case recBOF:
			if len(data) < 2 || u16(data) != biff8 {
				return refuse("这是 Excel 95 或更早的工作簿", saveAs)
			}
		case recFilePass:
			return refuse("工作簿有打开密码", "请在 Excel 中取消密码（文件—信息—保护工作簿）后重新保存")
		case recDateMode:
			b.date1904 = len(data) >= 2 && u16(data) == 1
		case recFormat:
			if err := b.format(data); err != nil {
				return err
			}
		case recXF:
			if len(data) < 4 || len(b.styles) > grid.MaxItems*5 {
				return errDamaged
			}
			b.styles = append(b.styles, u16(data[2:]))
		case recBoundSheet:
			if err := b.bound(data); err != nil {
				return err
			}
		case recSST:
			var err error
			if after, err = b.strings(data, after); err != nil {
				return err
			}
		case recEOF:
			return nil
		}
		at = after
	}
}

func (b *book) format(data []byte) error {
	if len(data) < 5 || len(b.formats) > grid.MaxItems {
		return errDamaged
	}
	code, err := text16(data[2:])
	if err != nil {
		return err
	}
	b.formats[u16(data)] = numfmt.Parse(code)
	return nil
}

// formatOf is the format of a cell style, nil for none.
func (b *book) formatOf(style int) *numfmt.Format {
	if style >= len(b.styles) {
		return nil
	}
	id := b.styles[style]
	f, ok := b.formats[id]
	if !ok {
		if code := numfmt.Builtin(id); code != "" {
			f = numfmt.Parse(code)
		}
		b.formats[id] = f
	}
	return f
}

func (b *book) bound(data []byte) error {
	if len(data) < 8 || len(b.bounds) > grid.MaxItems {
		return errDamaged
	}
	if data[5] != 0 {
		return nil // a chart or a macro
	}
	name, _, err := chars(data[8:], int(data[6]), data[7]&1 != 0)
	if err != nil {
		return err
	}
	b.bounds = append(b.bounds, bound{name, int(binary.LittleEndian.Uint32(data)), data[4]&3 != 0})
	return nil
}

func u16(b []byte) int { return int(binary.LittleEndian.Uint16(b)) }
