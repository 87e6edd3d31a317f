package fonts

import (
	"bytes"
	"io"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
)

// lastBlock ends a stream of deflate.
var lastBlock = []byte{1, 0, 0, 0xFF, 0xFF}

// TestStocks: what stands packed beside a face are its outlines. When this fails, a
// face or a row has changed: run cmd/internal/stock and stock.py.
func TestStocks(t *testing.T) {
	for role, face := range faces(t) {
		list := face.Stocks()
		if len(list) == 0 {
			t.Errorf("%s: none", role)
		}
		for i, s := range list {
			var want []byte
			seen := map[rune]bool{}
			for _, r := range s.Text {
				outline := face.Tables().Outline(face.Glyph(r))
				if seen[r] || len(outline) == 0 || outline[0]&0x80 != 0 {
					t.Errorf("%s: %c comes again, is blank, or made of others", role, r)
				}
				seen[r] = true
				want = append(want, outline...)
				want = append(want, make([]byte, len(want)%2)...)
			}
			got, err := io.ReadAll(flate.NewReader(io.MultiReader(bytes.NewReader(s.Packed), bytes.NewReader(lastBlock))))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: row %d: %d bytes, want %d, %v", role, i+1, len(got), len(want), err)
			}
			if i > 0 && utf8.RuneCountInString(s.Text) > utf8.RuneCountInString(list[i-1].Text) {
				t.Errorf("%s: row %d is longer than the one before it", role, i+1)
			}
		}
	}
}
