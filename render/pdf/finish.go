package pdf

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"yugong/render/frame"
)

// producer names the program that wrote the file.
const producer = "yugong with gopdf 0.33 and pdfcpu"

// Objects that gopdf makes first in every document.
const (
	catalogID  = 1
	pagesID    = 2
	outlinesID = 3
)

// finisher puts into gopdf's file what gopdf leaves out or gets wrong, and
// packs it. It is kept between documents for its buffers.
type finisher struct {
	ctx    *model.Context
	plain  bytes.Buffer // gopdf's file
	packed bytes.Buffer // deflated streams
	zip    *zlib.Writer
}

var finishers = sync.Pool{New: func() any {
	// Level 5 packs these streams to within a hundredth of level 9 and takes a
	// third of its time.
	z, err := zlib.NewWriterLevel(io.Discard, 5)
	if err != nil {
		panic(err) // the level is a constant
	}
	return &finisher{zip: z}
}}

// finish closes the gopdf document, completes it and writes it packed.
func finish(w io.Writer, d *frame.Document, dr *drawer) error {
	f := finishers.Get().(*finisher)
	defer func() {
		f.ctx = nil
		finishers.Put(f)
	}()
	f.plain.Reset()
	f.packed.Reset()
	if _, err := dr.gp.WriteTo(&f.plain); err != nil {
		return err
	}
	var err error
	f.ctx, err = pdfcpu.Read(bytes.NewReader(f.plain.Bytes()), &model.Configuration{
		Reader15: true, WriteXRefStream: true, Eol: "\n", Limits: model.DefaultResourceLimits(),
	})
	if err != nil {
		return err
	}
	for _, t := range dr.faces {
		data := appendToUnicode(make([]byte, 0, 400+16*len(t.runes)), t.runes)
		f.set(t.objects, types.StreamDict{Dict: types.Dict{}, Raw: data})
		size := types.Integer(len(t.program))
		f.set(t.objects+1, types.StreamDict{Dict: types.Dict{"Length1": size}, Raw: t.program})
	}
	if err := f.catalog(d, dr.anchors); err != nil {
		return err
	}
	f.ctx.Info = f.add(info(&d.Info))
	return f.pack(w)
}

func (f *finisher) set(id int, o types.Object) { f.ctx.Table[id].Object = o }

func (f *finisher) add(o types.Object) *types.IndirectRef {
	return types.NewIndirectRef(f.ctx.InsertNew(*model.NewXRefTableEntryGen0(o)), 0)
}

// catalog writes the root of the document.
func (f *finisher) catalog(d *frame.Document, anchors map[string]target) error {
	root := types.Dict{
		"Type":              types.Name("Catalog"),
		"Pages":             *types.NewIndirectRef(pagesID, 0),
		"PageLabels":        labels(d.Pages),
		"ViewerPreferences": types.Dict{"DisplayDocTitle": types.Boolean(true)},
	}
	if d.Info.Lang != "" {
		root["Lang"] = types.StringLiteral(d.Info.Lang)
	}
	if len(d.Outline) > 0 {
		root["PageMode"] = types.Name("UseOutlines")
		root["Outlines"] = *types.NewIndirectRef(outlinesID, 0)
	}
	f.set(catalogID, root)
	return f.outline(d.Outline, anchors)
}

// labels makes the page labels that viewers show: the printed numbers, and small
// roman ones for the pages that print none.
func labels(pages []frame.Page) types.Dict {
	var nums types.Array
	roman, next := 0, -1
	for i, p := range pages {
		style, number := types.Name("D"), p.Number
		if number == 0 {
			roman++
			style, number = "r", roman
		}
		// A range goes on while the style stays and numbers follow each other.
		same := i > 0 && (pages[i-1].Number == 0) == (p.Number == 0)
		if !same || number != next {
			nums = append(nums, types.Integer(i), types.Dict{"S": style, "St": types.Integer(number)})
		}
		next = number + 1
	}
	return types.Dict{"Nums": nums}
}

// info makes the document information dictionary.
func info(in *frame.Info) types.Dict {
	d := types.Dict{}
	for _, e := range []struct{ key, value string }{
		{"Title", in.Title},
		{"Author", in.Author},
		{"Subject", in.Subject},
		{"Keywords", strings.Join(in.Keywords, "，")},
		{"Creator", in.Creator},
		{"Producer", producer},
	} {
		if e.value != "" {
			d[e.key] = textString(e.value)
		}
	}
	if !in.Created.IsZero() {
		d["CreationDate"] = date(in.Created)
		d["ModDate"] = date(in.Created)
	}
	return d
}

func date(t time.Time) types.StringLiteral {
	s := t.Format("20060102150405-07'00'")
	return types.StringLiteral("D:" + strings.Replace(s, "+00'00'", "Z", 1))
}

// textString makes a text string: UTF-16 with surrogates and byte order mark.
func textString(s string) types.HexLiteral {
	return types.NewHexLiteral([]byte(types.EncodeUTF16String(s)))
}

// blockSize is the most entries that a block of a CMap may hold.
const blockSize = 100

// appendToUnicode writes the CMap that leads from glyphs back to characters:
// gopdf's has blocks of any size and no surrogates.
func appendToUnicode(b []byte, runes []rune) []byte {
	b = append(b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"+
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"...)
	for from := 1; from < len(runes); from += blockSize {
		to := min(from+blockSize, len(runes))
		b = append(strconv.AppendInt(b, int64(to-from), 10), " beginbfchar\n"...)
		for code := from; code < to; code++ {
			b = appendHex(append(b, '<'), uint16(code))
			b = appendUTF16(append(b, "><"...), runes[code])
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

// appendUTF16 writes a character as the hexadecimal digits of its UTF-16 form.
func appendUTF16(b []byte, r rune) []byte {
	if hi, lo := utf16.EncodeRune(r); hi != '\uFFFD' {
		return appendHex(appendHex(b, uint16(hi)), uint16(lo))
	}
	return appendHex(b, uint16(r))
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
