package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"io"
	"math/bits"
	"strconv"

	"github.com/klauspost/compress/flate"

	"yugong/fonts/subset"
)

const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// Levels of packing. The first packs most streams to within a hundredth of the
// next ones in two thirds of their time; long streams, outlines that are not packed
// beforehand above all, gain that hundredth at the second for as little.
const (
	level      = 6
	longLevel  = 7
	longStream = 64 << 10 // bytes
)

// packer writes a PDF file from its objects: streams deflated, each as it comes,
// all others in object streams between them.
type packer struct {
	file   bytes.Buffer // so far
	index  []place      // by object number
	holder int          // number of the object stream in hand, 0 for none
	pairs  []byte       // of it: numbers and places of its objects
	held   []byte       // of it: the objects
	joined []byte       // pairs and objects
	count  int          // of them
	packed bytes.Buffer // the stream in hand
	spare  []byte       // for data that callers make
	zip    *flate.Writer
	long   *flate.Writer // of what is long
}

// place is where an object stands: at a byte of the file or, when it is held, as
// the n-th of an object stream.
type place struct {
	holder int // number of that stream
	at     int // 0 for an object that is not written yet, unless it is held
}

// mostHeld is how many objects an object stream takes: longer ones are no shorter
// together, for the places of their objects have more digits.
const mostHeld = 400

// begin starts a file with objects of numbers below n. Number 0 is none.
func (p *packer) begin(n int) {
	if p.zip == nil {
		p.zip, _ = flate.NewWriter(io.Discard, level) // fails for an unknown level alone
		p.long, _ = flate.NewWriter(io.Discard, longLevel)
	}
	p.file.Reset()
	p.file.WriteString(header)
	p.index = append(p.index[:0], make([]place, n)...)
	p.holder, p.pairs, p.held, p.count = 0, p.pairs[:0], p.held[:0], 0
}

// number makes room for another object.
func (p *packer) number() int {
	p.index = append(p.index, place{})
	return len(p.index) - 1
}

// hold puts an object into an object stream.
func (p *packer) hold(id int, text []byte) {
	if p.holder == 0 {
		p.holder = p.number()
	}
	p.pairs = append(strconv.AppendInt(p.pairs, int64(id), 10), ' ')
	p.pairs = append(strconv.AppendInt(p.pairs, int64(len(p.held)), 10), ' ')
	p.held = append(append(p.held, text...), '\n')
	p.index[id] = place{holder: p.holder, at: p.count}
	if p.count++; p.count == mostHeld {
		p.release()
	}
}

// release writes the object stream in hand.
func (p *packer) release() {
	if p.holder == 0 {
		return
	}
	entries := fmt.Appendf(nil, "/Type/ObjStm/N %d/First %d", p.count, len(p.pairs))
	p.joined = append(append(p.joined[:0], p.pairs...), p.held...)
	p.stream(p.holder, entries, p.joined)
	p.holder, p.pairs, p.held, p.count = 0, p.pairs[:0], p.held[:0], 0
}

// stream writes a stream with the entries of its dictionary but for the length,
// its data deflated unless the entries say that they are packed already.
func (p *packer) stream(id int, entries, data []byte) {
	if bytes.Contains(entries, []byte("/Filter")) {
		p.raw(id, entries, data)
		return
	}
	p.streamPacked(id, entries, data, subset.Packed{})
}

// streamPacked writes one of which a part may be packed already, as a stream of
// zlib (RFC 1950).
func (p *packer) streamPacked(id int, entries, data []byte, known subset.Packed) {
	zip := p.zip
	if len(data)-known.Len() > longStream {
		zip = p.long
	}
	p.packed.Reset()
	p.packed.WriteString("\x78\x9C") // deflate, a window of 32 KB, the usual level
	known.Deflate(&p.packed, zip, data)
	p.packed.Write(binary.BigEndian.AppendUint32(nil, adler32.Checksum(data)))
	p.raw(id, append(entries, "/Filter/FlateDecode"...), p.packed.Bytes())
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
	p.release()
	references := p.number()
	at := p.file.Len()
	p.index[references].at = at
	id := sha256.Sum256(p.file.Bytes())
	width := (bits.Len(uint(at)) + 7) / 8 // of a place in the file
	entries := fmt.Appendf(nil, "/Type/XRef/Size %d/W[1 %d 2]/DecodeParms<</Predictor 12/Columns %d>>/Root %d 0 R/Info %d 0 R/ID[<%[6]X><%[6]X>]",
		len(p.index), width, 1+width+2, catalog, info, id[:16])
	p.stream(references, entries, p.references(width))
	fmt.Fprintf(&p.file, "startxref\n%d\n%%%%EOF\n", at)
	_, err := w.Write(p.file.Bytes())
	return err
}

// references tells where each object is: its kind in one byte, a number of some
// bytes and one of two. Each entry is written as its difference from the one before
// it, byte by byte, after the number of that filter: objects that follow each other
// in an object stream become the same bytes.
func (p *packer) references(width int) []byte {
	size := 1 + width + 2
	b := make([]byte, 0, (1+size)*len(p.index))
	var last [16]byte
	for _, o := range p.index {
		kind, where, nth := byte(1), o.at, 0
		switch {
		case o.holder != 0:
			kind, where, nth = 2, o.holder, o.at
		case o.at == 0:
			kind, nth = 0, 0xFFFF // not an object
		}
		entry := last
		entry[0] = kind
		for i := range width {
			entry[1+i] = byte(where >> (8 * (width - 1 - i)))
		}
		binary.BigEndian.PutUint16(entry[1+width:], uint16(nth))
		const up = 2
		b = append(b, up)
		for i := range size {
			b = append(b, entry[i]-last[i])
		}
		last = entry
	}
	return b
}
