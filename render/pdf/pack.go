package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"io"
	"strconv"

	"github.com/klauspost/compress/flate"

	"yugong/fonts/subset"
)

const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// Levels of packing. The first packs most streams to within a hundredth of the
// next ones in two thirds of their time; outlines and attached files, which are
// long, gain that hundredth at the second for little time.
const (
	level     = 6
	longLevel = 7
)

// packer writes a PDF file from its objects: streams deflated, each as it comes,
// all others together in an object stream at the end.
type packer struct {
	file   bytes.Buffer // so far
	index  []place      // by object number
	pairs  []byte       // of the object stream: numbers and places of its objects
	held   []byte       // of the object stream: the objects
	count  int          // of them
	packed bytes.Buffer // the stream in hand
	spare  []byte       // for data that callers make
	zip    *flate.Writer
	long   *flate.Writer // of what is long
}

// place is where an object stands: at a byte of the file or, when it is held, as
// the n-th of the object stream.
type place struct {
	held bool
	at   int // 0 for an object that is not written yet, unless it is held
}

// begin starts a file with objects of numbers below n. Number 0 is none.
func (p *packer) begin(n int) {
	if p.zip == nil {
		p.zip, _ = flate.NewWriter(io.Discard, level) // fails for an unknown level alone
		p.long, _ = flate.NewWriter(io.Discard, longLevel)
	}
	p.file.Reset()
	p.file.WriteString(header)
	p.index = append(p.index[:0], make([]place, n)...)
	p.pairs, p.held, p.count = p.pairs[:0], p.held[:0], 0
}

// number makes room for another object.
func (p *packer) number() int {
	p.index = append(p.index, place{})
	return len(p.index) - 1
}

// hold puts an object into the object stream.
func (p *packer) hold(id int, text []byte) {
	p.pairs = append(strconv.AppendInt(p.pairs, int64(id), 10), ' ')
	p.pairs = append(strconv.AppendInt(p.pairs, int64(len(p.held)), 10), ' ')
	p.held = append(append(p.held, text...), '\n')
	p.index[id] = place{held: true, at: p.count}
	p.count++
}

// stream writes a stream with the entries of its dictionary but for the length,
// its data deflated unless the entries say that they are packed already.
func (p *packer) stream(id int, entries, data []byte) {
	if bytes.Contains(entries, []byte("/Filter")) {
		p.raw(id, entries, data)
		return
	}
	p.deflate(p.zip, data, subset.Packed{})
	p.raw(id, append(entries, "/Filter/FlateDecode"...), p.packed.Bytes())
}

// longStream writes a stream that is long enough for a harder level, and of
// which a part may be packed already.
func (p *packer) longStream(id int, entries, data []byte, known subset.Packed) {
	p.deflate(p.long, data, known)
	p.raw(id, append(entries, "/Filter/FlateDecode"...), p.packed.Bytes())
}

// deflate packs data as a stream of zlib (RFC 1950).
func (p *packer) deflate(zip *flate.Writer, data []byte, known subset.Packed) {
	p.packed.Reset()
	p.packed.WriteString("\x78\x9C") // deflate, a window of 32 KB, the usual level
	known.Deflate(&p.packed, zip, data)
	p.packed.Write(binary.BigEndian.AppendUint32(nil, adler32.Checksum(data)))
}

// raw writes a stream that is left as it is.
func (p *packer) raw(id int, entries, data []byte) {
	p.index[id].at = p.file.Len()
	fmt.Fprintf(&p.file, "%d 0 obj\n<<%s/Length %d>>\nstream\n", id, entries, len(data))
	p.file.Write(data)
	p.file.WriteString("\nendstream\nendobj\n")
}

// end completes the file, whose catalog and description are named by their
// numbers, and writes it. A hash of what it holds identifies it.
func (p *packer) end(w io.Writer, catalog, info int) error {
	holder, references := p.number(), p.number()
	p.stream(holder, fmt.Appendf(nil, "/Type/ObjStm/N %d/First %d", p.count, len(p.pairs)), append(p.pairs, p.held...))
	at := p.file.Len()
	p.index[references].at = at
	id := sha256.Sum256(p.file.Bytes())
	entries := fmt.Appendf(nil, "/Type/XRef/Size %d/W[1 4 4]/DecodeParms<</Predictor 12/Columns %d>>/Root %d 0 R/Info %d 0 R/ID[<%[5]X><%[5]X>]",
		len(p.index), entrySize, catalog, info, id[:16])
	p.stream(references, entries, p.references(holder))
	fmt.Fprintf(&p.file, "startxref\n%d\n%%%%EOF\n", at)
	_, err := w.Write(p.file.Bytes())
	return err
}

// entrySize is the length of an entry of the cross-reference table.
const entrySize = 9

// references tells where each object is: its kind in one byte, then two numbers
// of four. Each entry is written as its difference from the one before it, byte
// by byte, after the number of that filter: objects that follow each other
// in the object stream become the same bytes.
func (p *packer) references(holder int) []byte {
	b := make([]byte, 0, (1+entrySize)*len(p.index))
	var last, entry [entrySize]byte
	for _, o := range p.index {
		kind, where, nth := byte(1), o.at, 0
		switch {
		case o.held:
			kind, where, nth = 2, holder, o.at
		case o.at == 0:
			kind, nth = 0, 0xFFFF // not an object
		}
		entry[0] = kind
		binary.BigEndian.PutUint32(entry[1:], uint32(where))
		binary.BigEndian.PutUint32(entry[5:], uint32(nth))
		const up = 2
		b = append(b, up)
		for i := range entry {
			b = append(b, entry[i]-last[i])
		}
		last = entry
	}
	return b
}
