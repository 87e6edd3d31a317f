package font

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"yugong/model/pdfread/internal/object"
)

// mostWidths of a font; a range may claim millions.
const mostWidths = 1 << 17

// composite reads a Type 0 font.
func (t *Font) composite(f *object.File, d object.Dict) {
	t.missing = 1000
	var below object.Dict
	if a := f.Array(d["DescendantFonts"]); len(a) > 0 {
		below = f.Dict(a[0])
	}
	t.encoding(f, d["Encoding"])
	if w, ok := f.Float(below["DW"]); ok {
		t.missing = w
	}
	t.widths(f, f.Array(below["W"]))
	if d["ToUnicode"] != nil || t.encoded != nil {
		return // the program need not be opened
	}
	if _, data, ok := f.Stream(below["CIDToGIDMap"]); ok {
		t.toGlyph = data
	}
	t.program = program(f, f.Dict(below["FontDescriptor"]))
}

// encoding reads how strings are cut and what CIDs the codes have.
func (t *Font) encoding(f *object.File, o object.Object) {
	if d, data, ok := f.Stream(o); ok {
		m := parseCMap(data)
		t.codes, t.cid = m.codes, m.cid
		if v, ok := f.Int(d["WMode"]); ok && v == 1 || m.vertical {
			t.Vertical = true
		}
		if len(t.codes) == 0 {
			t.codes = twoBytes
		}
		return
	}
	name := f.Name(o)
	t.Vertical = strings.HasSuffix(name, "-V")
	base := strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	t.codes = twoBytes
	e, ok := predefined[base]
	if !ok {
		if strings.Contains(base, "-UCS2") {
			e = predefined["UniGB-UCS2"]
		} else if strings.Contains(base, "-UTF16") {
			e = predefined["UniGB-UTF16"]
		} else {
			return // Identity, or a table that is not ours
		}
	}
	t.codes, t.encoded, t.ascii, t.byCode = e.codes, e.text, e.ascii, true
}

// coded is a predefined encoding: PDF 32000-1, table 118.
type coded struct {
	codes codes
	text  func([]byte) string
	ascii int // CID of the space: 1 proportional, 814 of half an em
}

var predefined = map[string]coded{
	"UniGB-UCS2":  {twoBytes, ucs2, 1},
	"UniGB-UTF16": {utf16Bytes, ucs2, 1},
	"GB-EUC":      {gbBytes, gbk, 814},
	"GBpc-EUC":    {gbBytes, gbk, 1},
	"GBK-EUC":     {gbBytes, gbk, 814},
	"GBKp-EUC":    {gbBytes, gbk, 1},
	"GBK2K":       {gb18030Bytes, gb18030, 814},
}

func ucs2(b []byte) string {
	units := make([]uint16, 0, 2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return plain(string(utf16.Decode(units)))
}

func gbk(b []byte) string {
	s, err := simplifiedchinese.GBK.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return plain(string(s))
}

func gb18030(b []byte) string {
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return plain(string(s))
}

// widths reads the W array: c [w w …] and c c w.
func (t *Font) widths(f *object.File, a object.Array) {
	for i := 0; i+1 < len(a) && len(t.width) < mostWidths; {
		first, ok := f.Int(a[i])
		if !ok {
			return
		}
		if list := f.Array(a[i+1]); list != nil {
			for k, o := range list[:min(len(list), mostWidths)] {
				if w, ok := f.Float(o); ok {
					t.width[first+k] = w
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(a) {
			return
		}
		last, _ := f.Int(a[i+1])
		w, _ := f.Float(a[i+2])
		for c := first; c <= last && len(t.width) < mostWidths; c++ {
			t.width[c] = w
		}
		i += 3
	}
}
