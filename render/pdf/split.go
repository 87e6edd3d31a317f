package pdf

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
)

// object is an object of a PDF file.
type object struct {
	text   []byte // as the file has it; of a stream the entries of its dictionary but for the length
	stream bool
	data   []byte // of a stream
}

var errUnknown = errors.New("pdf: gopdf 写出的文件与预期不同")

// split takes the file apart that gopdf wrote, by its cross-reference table.
// Object n is the n-th of the list; the first is none. They share the memory of
// the file.
func split(file []byte) ([]object, error) {
	end, _, ok := number(file, "startxref\n")
	if !ok || end > len(file) {
		return nil, errUnknown
	}
	n, table, ok := number(file[end:], "xref\n0 ")
	const line = len("0000000000 00000 n \n")
	if !ok || n > (len(table)-1)/line { // n may be any number that a word holds
		return nil, errUnknown
	}
	list := make([]object, n)
	for id := n - 1; id > 0; id-- { // each ends where the next one begins
		from, err := strconv.Atoi(string(table[1+id*line:][:10]))
		if err != nil || from < 0 || from > end {
			return nil, errUnknown
		}
		if list[id], ok = cut(file[from:end]); !ok {
			return nil, errUnknown
		}
		end = from
	}
	return list, nil
}

// cut reads one object, from its number to its end.
func cut(b []byte) (o object, ok bool) {
	_, b, ok = bytes.Cut(b, []byte(" 0 obj\n"))
	if !ok {
		return o, false
	}
	dict, data, stream := bytes.Cut(b, []byte(">>\nstream\n"))
	if !stream {
		o.text, _, ok = bytes.Cut(b, []byte("\nendobj\n"))
		return o, ok
	}
	dict, ok = bytes.CutPrefix(dict, []byte("<<"))
	size, rest, found := number(dict, "/Length ")
	if !ok || !found || size > len(data) {
		return o, false
	}
	before := dict[:len(dict)-len(rest)]
	before = before[:bytes.LastIndexByte(before, '/')]
	return object{text: slices.Concat(before, rest), stream: true, data: data[:size]}, true
}

// number reads the number behind the last of the marks in b, and returns what
// follows it.
func number(b []byte, mark string) (n int, rest []byte, ok bool) {
	at := bytes.LastIndex(b, []byte(mark))
	if at < 0 {
		return 0, nil, false
	}
	b = b[at+len(mark):]
	rest = bytes.TrimLeft(b, "0123456789")
	n, err := strconv.Atoi(string(b[:len(b)-len(rest)]))
	return n, rest, err == nil
}
