package subset

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
)

// Packed is a part of a file that is at hand deflated, as of a fonts.Stock. The
// zero value is none.
type Packed struct {
	from, to int
	deflated []byte
}

// Packed is that part of the file of the subset that was written last.
func (s *Subset) Packed() Packed {
	if s.stock == nil {
		return Packed{}
	}
	return Packed{s.outline(1), s.outline(1 + utf8.RuneCountInString(s.stock.Text)), s.stock.Packed}
}

// outline is where that of a glyph begins in the file.
func (s *Subset) outline(glyph int) int {
	return s.glyf + int(binary.BigEndian.Uint32(s.loca[4*glyph:]))
}

// Len is how many bytes of the file it is.
func (p Packed) Len() int { return p.to - p.from }

// Deflate writes a file as a stream of deflate (RFC 1951). The part at hand is
// taken as it is: what stands before it is brought to a whole byte, what follows
// may refer back to as much of it as is worth being read again.
func (p Packed) Deflate(to *bytes.Buffer, zip *flate.Writer, file []byte) {
	const window = 1 << 15
	if p.to > 0 {
		zip.ResetDict(to, nil)
		zip.Write(file[:p.from]) // into memory: cannot fail
		zip.Flush()
		to.Write(p.deflated)
	}
	rest := file[p.to:]
	zip.ResetDict(to, file[p.to-min(p.to, window, len(rest)):p.to])
	zip.Write(rest)
	zip.Close()
}
