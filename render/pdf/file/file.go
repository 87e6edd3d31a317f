package file

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// ID is an object number, from 1.
type ID int

// Ref returns the reference to an object: 12 0 R.
func (id ID) Ref() string { return strconv.Itoa(int(id)) + " 0 R" }

// AppendRef appends the reference to an object.
func (id ID) AppendRef(b []byte) []byte {
	return append(strconv.AppendInt(b, int64(id), 10), " 0 R"...)
}

// File is a PDF being finished. Object i+1 is objects[i].
type File struct {
	objects []object
	root    ID
	info    ID
}

// object is a dictionary or other value, with a stream or without.
type object struct {
	body   []byte // of a stream: the dictionary's entries without its brackets
	stream []byte
	kind   kind
}

type kind uint8

const (
	plain    kind = iota // no stream
	raw                  // a stream to be deflated
	filtered             // a stream that has its filter already
)

// Parse takes apart a file written by gopdf: objects in order, generation 0,
// one cross-reference table of 20-byte lines.
func Parse(data []byte) (*File, error) {
	offsets, err := readTable(data)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	f := &File{objects: make([]object, 0, 2*len(offsets)), root: 1}
	for i, from := range offsets {
		to := len(data)
		if i+1 < len(offsets) {
			to = offsets[i+1]
		}
		if from > to {
			return nil, errors.New("pdf: objects out of order")
		}
		o, err := readObject(data[from:to])
		if err != nil {
			return nil, fmt.Errorf("pdf: object %d: %w", i+1, err)
		}
		f.objects = append(f.objects, o)
	}
	return f, nil
}

// readTable returns the offset of each object.
func readTable(data []byte) ([]int, error) {
	_, tail, ok := cutLast(data, "startxref\n")
	if !ok {
		return nil, errors.New("no startxref")
	}
	line, _, _ := bytes.Cut(tail, []byte("\n"))
	at, err := strconv.Atoi(string(line))
	if err != nil || at < 0 || at > len(data) {
		return nil, errors.New("bad startxref")
	}
	var first, count int
	if _, err := fmt.Sscanf(string(data[at:min(at+40, len(data))]), "xref\n%d %d\n", &first, &count); err != nil {
		return nil, errors.New("no cross-reference table")
	}
	lines := data[at+len(fmt.Sprintf("xref\n%d %d\n", first, count)):]
	if first != 0 || count < 1 || count > len(lines)/20 {
		return nil, errors.New("bad cross-reference table")
	}
	offsets := make([]int, count-1)
	for i := range offsets {
		n, err := strconv.Atoi(string(lines[20*(i+1) : 20*(i+1)+10]))
		if err != nil || n < 0 || n > at {
			return nil, errors.New("bad cross-reference line")
		}
		offsets[i] = n
	}
	return offsets, nil
}

func cutLast(data []byte, sep string) (before, after []byte, found bool) {
	i := bytes.LastIndex(data, []byte(sep))
	if i < 0 {
		return data, nil, false
	}
	return data[:i], data[i+len(sep):], true
}

// readObject splits "7 0 obj … endobj" into its value and stream.
func readObject(data []byte) (object, error) {
	_, body, ok := bytes.Cut(data, []byte(" 0 obj\n"))
	if !ok {
		return object{}, errors.New("no object")
	}
	head, rest, isStream := bytes.Cut(body, []byte(">>\nstream\n"))
	if !isStream {
		value, _, ok := bytes.Cut(body, []byte("endobj"))
		if !ok {
			return object{}, errors.New("no end")
		}
		return object{body: bytes.TrimSpace(value)}, nil
	}
	entries, length, err := cutLength(bytes.TrimPrefix(head, []byte("<<")))
	if err != nil || length > len(rest) {
		return object{}, errors.New("bad stream length")
	}
	k := raw
	if bytes.Contains(entries, []byte("/Filter")) {
		k = filtered
	}
	return object{body: entries, stream: rest[:length], kind: k}, nil
}

// cutLength takes the entry /Length out of a dictionary.
func cutLength(dict []byte) (rest []byte, length int, err error) {
	const key = "/Length "
	i := bytes.Index(dict, []byte(key))
	if i < 0 {
		return nil, 0, errors.New("no length")
	}
	end := i + len(key)
	for end < len(dict) && '0' <= dict[end] && dict[end] <= '9' {
		end++
	}
	length, err = strconv.Atoi(string(dict[i+len(key) : end]))
	return append(bytes.TrimSpace(dict[:i:i]), bytes.TrimSpace(dict[end:])...), length, err
}

// Len returns the number of objects; the next one added is Len()+1.
func (f *File) Len() int { return len(f.objects) }

// Add appends an object that has no stream.
func (f *File) Add(body []byte) ID {
	f.objects = append(f.objects, object{body: body})
	return ID(len(f.objects))
}

// AddStream appends a stream; entries are its dictionary's, without brackets,
// length and filter.
func (f *File) AddStream(entries, data []byte) ID {
	f.objects = append(f.objects, object{entries, data, raw})
	return ID(len(f.objects))
}

// Set replaces an object by one that has no stream.
func (f *File) Set(id ID, body []byte) { f.objects[id-1] = object{body: body} }

// SetStream replaces an object by a stream.
func (f *File) SetStream(id ID, entries, data []byte) {
	f.objects[id-1] = object{entries, data, raw}
}

// Extend adds entries to the end of an object that is a dictionary.
func (f *File) Extend(id ID, entries string) error {
	o := &f.objects[id-1]
	before, ok := bytes.CutSuffix(o.body, []byte(">>"))
	if !ok || o.kind != plain {
		return fmt.Errorf("pdf: object %d is no dictionary", id)
	}
	o.body = append(append(before[:len(before):len(before)], entries...), ">>"...)
	return nil
}

// SetInfo names the document information dictionary.
func (f *File) SetInfo(id ID) { f.info = id }
