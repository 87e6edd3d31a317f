package subset

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"testing"

	"github.com/klauspost/compress/flate"

	"yugong/fonts"
	"yugong/fonts/sfnt"
)

// cutTo cuts a face down to texts, some of them narrower.
func cutTo(t *testing.T, face *fonts.Face, text, narrow string) (*Collector, *Subset) {
	t.Helper()
	c := NewCollector(face)
	if err := c.Use(text, 0); err != nil {
		t.Fatal(err)
	}
	if err := c.Use(narrow, 300); err != nil {
		t.Fatal(err)
	}
	c.Number()
	s, err := c.Cut()
	if err != nil {
		t.Fatal(err)
	}
	return c, s
}

// TestDeflate: what is packed partly beforehand unpacks to the whole file, and is
// shorter than a stock and the rest that know nothing of each other.
func TestDeflate(t *testing.T) {
	zip, err := flate.NewWriter(nil, 7)
	if err != nil {
		t.Fatal(err)
	}
	for _, face := range embedded(t) {
		for _, stock := range face.Stocks() {
			_, s := cutTo(t, face, stock.Text+"龙凤呈祥麒麟瑞兽", "，")
			file := s.Program(nil)
			known := s.Packed()
			if known.to == 0 {
				t.Fatalf("%s: a stock all in use is not taken", face.Name())
			}
			var packed, rest bytes.Buffer
			known.Deflate(&packed, zip, file)
			zip.ResetDict(&rest, nil)
			zip.Write(file[known.to:])
			zip.Close()
			if most := known.from + len(known.deflated) + rest.Len(); packed.Len() > most {
				t.Errorf("%s: %d bytes, want %d at most", face.Name(), packed.Len(), most)
			}
			got, err := io.ReadAll(flate.NewReader(&packed))
			if err != nil || !bytes.Equal(got, file) {
				t.Errorf("%s, %d characters in stock: the file has changed: %v", face.Name(), len(stock.Text), err)
			}
		}
	}
}

// TestStock: a stock is taken when but few of its characters would stand in the
// file for nothing, and the codes are those of its outlines.
func TestStock(t *testing.T) {
	face := embedded(t)[0]
	stock := []rune(face.Stocks()[0].Text)
	c, _ := cutTo(t, face, string(stock[1:])+"麟", "")
	if c.stock == nil || c.Code(stock[0], 0) != 1 || c.Code(stock[9], 0) != 10 || int(c.Code('麟', 0)) != len(stock)+1 {
		t.Errorf("without one character: codes %d, %d, %d", c.Code(stock[0], 0), c.Code(stock[9], 0), c.Code('麟', 0))
	}
	if c, _ := cutTo(t, face, string(stock[:len(stock)*2/3]), ""); c.stock != nil && c.stock.Text == string(stock) {
		t.Error("two thirds of a stock take all of it")
	}
	if c, s := cutTo(t, face, "预算", ""); c.stock != nil || s.Packed().to != 0 {
		t.Error("two characters take a stock")
	}
}

// TestTwins: a narrower glyph refers to the one that looks like it, has its box and
// its bearing, and is drawn itself when there is no other.
func TestTwins(t *testing.T) {
	for _, face := range embedded(t) {
		c, s := cutTo(t, face, "预，", "，。")
		cut, err := sfnt.Parse(s.Program(nil))
		if err != nil {
			t.Fatal(err)
		}
		comma, narrow, stop := c.Code('，', 0), c.Code('，', 300), c.Code('。', 300)
		twin := cut.Outline(narrow)
		if got := parts(twin); !slices.Equal(got, []uint16{comma}) {
			t.Errorf("%s: parts %v, want %d", face.Name(), got, comma)
		}
		if !bytes.Equal(twin[2:outlineHeader], cut.Outline(comma)[2:outlineHeader]) || cut.Bearing(narrow) != cut.Bearing(comma) {
			t.Errorf("%s: another box or bearing", face.Name())
		}
		flags := binary.BigEndian.Uint16(twin[outlineHeader:])
		if overlap := flags&overlaps != 0; overlap != overlapping(cut.Outline(comma)) {
			t.Errorf("%s: overlap %v", face.Name(), overlap)
		}
		if own := cut.Outline(stop); int16(binary.BigEndian.Uint16(own)) < 0 {
			t.Errorf("%s: a glyph that no other looks like is a composite", face.Name())
		}
		if maxp := cut.Table("maxp"); binary.BigEndian.Uint16(maxp[28:]) == 0 || binary.BigEndian.Uint16(maxp[30:]) == 0 {
			t.Errorf("%s: no room for composites", face.Name())
		}
	}
}
