package file

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// perStream is how many objects lie in one object stream: few enough that a
// reader need not inflate the whole document to find one.
const perStream = 200

// packer writes the file; it is kept between documents for its buffers.
type packer struct {
	out     bytes.Buffer
	scratch bytes.Buffer
	zip     *zlib.Writer
	places  []place
	num     [20]byte
}

// place is where an object lies, as an entry of the cross-reference stream.
type place struct {
	packed bool
	at     int // offset in the file, or number of the object stream
	index  int // in the object stream
}

var packers = sync.Pool{New: func() any {
	// Level 5 packs these streams to within a hundredth of level 9 and takes a
	// third of its time.
	z, err := zlib.NewWriterLevel(io.Discard, 5)
	if err != nil {
		panic(err) // the level is a constant
	}
	return &packer{zip: z}
}}

// WriteTo writes the finished file.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	p := packers.Get().(*packer)
	defer packers.Put(p)
	p.reset(len(f.objects))
	p.out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for i := range f.objects {
		if o := &f.objects[i]; o.kind != plain {
			if err := p.stream(ID(i+1), o.body, o.stream, o.kind); err != nil {
				return 0, err
			}
		}
	}
	if err := p.packPlain(f.objects); err != nil {
		return 0, err
	}
	if err := p.index(f); err != nil {
		return 0, err
	}
	n, err := w.Write(p.out.Bytes())
	return int64(n), err
}

func (p *packer) reset(objects int) {
	p.out.Reset()
	p.scratch.Reset()
	p.places = append(p.places[:0], make([]place, objects)...)
}

func (p *packer) int(n int) { p.out.Write(strconv.AppendInt(p.num[:0], int64(n), 10)) }

// stream writes a stream object, deflated unless it has its filter already.
func (p *packer) stream(id ID, entries, data []byte, k kind) error {
	filter := ""
	if k == raw {
		p.scratch.Reset()
		p.zip.Reset(&p.scratch)
		if _, err := p.zip.Write(data); err != nil {
			return err
		}
		if err := p.zip.Close(); err != nil {
			return err
		}
		data, filter = p.scratch.Bytes(), "/Filter/FlateDecode"
	}
	p.places[id-1] = place{at: p.out.Len()}
	p.int(int(id))
	p.out.WriteString(" 0 obj\n<<")
	p.out.Write(entries)
	p.out.WriteString(filter + "/Length ")
	p.int(len(data))
	p.out.WriteString(">>stream\n")
	p.out.Write(data)
	p.out.WriteString("\nendstream\nendobj\n")
	return nil
}

// packPlain writes the objects that have no stream, in object streams.
func (p *packer) packPlain(objects []object) error {
	var head, body []byte
	count := 0
	flush := func() error {
		if count == 0 {
			return nil
		}
		p.places = append(p.places, place{})
		entries := "/Type/ObjStm/N " + strconv.Itoa(count) + "/First " + strconv.Itoa(len(head))
		err := p.stream(ID(len(p.places)), []byte(entries), append(head, body...), raw)
		head, body, count = head[:0], body[:0], 0
		return err
	}
	in := len(p.places) + 1 // number of the object stream being filled
	for i, o := range objects {
		if o.kind != plain {
			continue
		}
		p.places[i] = place{packed: true, at: in, index: count}
		head = append(strconv.AppendInt(head, int64(i+1), 10), ' ')
		head = append(strconv.AppendInt(head, int64(len(body)), 10), ' ')
		body = append(append(body, o.body...), '\n')
		if count++; count == perStream {
			if err := flush(); err != nil {
				return err
			}
			in++
		}
	}
	return flush()
}

// index writes the cross-reference stream, which is also the trailer, and the
// end of the file.
func (p *packer) index(f *File) error {
	start := p.out.Len()
	p.places = append(p.places, place{at: start})
	rows := make([]byte, 0, 7*(len(p.places)+1))
	rows = append(rows, 0, 0, 0, 0, 0, 0xFF, 0xFF) // object 0 heads the free list
	for _, at := range p.places {
		kind := byte(1)
		if at.packed {
			kind = 2
		}
		rows = append(rows, kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(at.at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(at.index))
	}
	sum := sha256.Sum256(p.out.Bytes())
	id := "<" + hex.EncodeToString(sum[:16]) + ">"
	entries := "/Type/XRef/W[1 4 2]/Size " + strconv.Itoa(len(p.places)+1) +
		"/Root " + f.root.Ref() + "/ID[" + id + id + "]"
	if f.info != 0 {
		entries += "/Info " + f.info.Ref()
	}
	if err := p.stream(ID(len(p.places)), []byte(entries), rows, raw); err != nil {
		return err
	}
	p.out.WriteString("startxref\n")
	p.int(start)
	p.out.WriteString("\n%%EOF\n")
	return nil
}
