package fonts

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

// Stock is a row of characters that nearly every document of a form shows, with
// their outlines packed beforehand: two thirds of those of a usual document.
type Stock struct {
	Text string // each character once, in the order of the outlines

	// Packed are the outlines, each padded to an even length, as blocks of deflate
	// (RFC 1951) that end at a whole byte, need nothing before them, and are not
	// the last.
	Packed []byte
}

// stockFiles are written by cmd/internal/stock and stock.py.
//
//go:embed stock/*.txt stock/*.deflate
var stockFiles embed.FS

// Stocks are the rows of an embedded face, the longest first. A user's own face
// has none.
func (f *Face) Stocks() []Stock { return f.stocks }

// stocksOf reads the rows of an embedded face.
func stocksOf(name string) ([]Stock, error) {
	text, err := fs.ReadFile(stockFiles, "stock/"+name+".txt")
	if err != nil {
		return nil, err
	}
	var list []Stock
	for line := range strings.Lines(string(text)) {
		packed, err := fs.ReadFile(stockFiles, fmt.Sprintf("stock/%s-%d.deflate", name, len(list)+1))
		if err != nil {
			return nil, err
		}
		list = append(list, Stock{strings.TrimSuffix(line, "\n"), packed})
	}
	return list, nil
}
