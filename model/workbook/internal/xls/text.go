package xls

import (
	"encoding/binary"
	"unicode/utf16"

	"yugong/model/workbook/internal/grid"
)

// text16 reads a text with its length in two bytes and its flags in one.
func text16(data []byte) (string, error) {
	if len(data) < 3 {
		return "", errDamaged
	}
	n, flags := u16(data), data[2]
	data = data[3:]
	if flags&0x08 != 0 { // runs of type
		if len(data) < 2 {
			return "", errDamaged
		}
		data = data[2:]
	}
	if flags&0x04 != 0 { // phonetic guides
		if len(data) < 4 {
			return "", errDamaged
		}
		data = data[4:]
	}
	s, _, err := chars(data, n, flags&1 != 0)
	return s, err
}

// chars reads n characters of one byte or two.
func chars(data []byte, n int, wide bool) (s string, rest []byte, err error) {
	if n > grid.MaxText {
		return "", nil, errDamaged
	}
	units := make([]uint16, n)
	for i := range units {
		switch {
		case wide && len(data) >= 2:
			units[i], data = binary.LittleEndian.Uint16(data), data[2:]
		case !wide && len(data) >= 1:
			units[i], data = uint16(data[0]), data[1:]
		default:
			return "", nil, errDamaged
		}
	}
	return string(utf16.Decode(units)), data, nil
}

// table reads the shared texts, which go on over records: where one breaks
// off within characters, the next begins with the width of the rest.
type table struct {
	b     *book
	data  []byte
	after int
}

// strings reads the table of shared texts; it returns the place behind it.
func (b *book) strings(data []byte, after int) (int, error) {
	if len(data) < 8 {
		return 0, errDamaged
	}
	count := int(binary.LittleEndian.Uint32(data[4:]))
	if count > grid.MaxTexts {
		return 0, refuse("内容过多，不是正常的工作簿", "请只保留需要的工作表和行")
	}
	t := table{b, data[8:], after}
	for range count {
		s, err := t.text()
		if err != nil {
			return 0, err
		}
		b.shared = append(b.shared, s)
	}
	return t.after, nil
}

// more goes on to the next record of the table.
func (t *table) more() error {
	kind, data, after, ok := t.b.next(t.after)
	if !ok || kind != recContinue {
		return errDamaged
	}
	t.data, t.after = data, after
	return nil
}

// take reads n bytes, which may lie in several records.
func (t *table) take(n int) ([]byte, error) {
	if len(t.data) >= n {
		out := t.data[:n]
		t.data = t.data[n:]
		return out, nil
	}
	if n > grid.MaxPart {
		return nil, errDamaged
	}
	var out []byte
	for len(out) < n {
		if len(t.data) == 0 {
			if err := t.more(); err != nil {
				return nil, err
			}
			if len(t.data) == 0 {
				return nil, errDamaged
			}
		}
		k := min(n-len(out), len(t.data))
		out, t.data = append(out, t.data[:k]...), t.data[k:]
	}
	return out, nil
}

func (t *table) text() (string, error) {
	if len(t.data) == 0 {
		if err := t.more(); err != nil {
			return "", err
		}
	}
	head, err := t.take(3)
	if err != nil {
		return "", err
	}
	n, flags := u16(head), head[2]
	skip := 0
	if flags&0x08 != 0 {
		runs, err := t.take(2)
		if err != nil {
			return "", err
		}
		skip += 4 * u16(runs)
	}
	if flags&0x04 != 0 {
		size, err := t.take(4)
		if err != nil {
			return "", err
		}
		skip += int(binary.LittleEndian.Uint32(size) & 0x7fffffff)
	}
	s, err := t.chars(n, flags&1 != 0)
	if err == nil && skip > 0 {
		_, err = t.take(skip)
	}
	return s, err
}

// chars reads n characters; in every further record their width may change.
func (t *table) chars(n int, wide bool) (string, error) {
	if n > grid.MaxText {
		return "", errDamaged
	}
	s := ""
	for n > 0 {
		size := 1
		if wide {
			size = 2
		}
		k := min(n, len(t.data)/size)
		part, rest, err := chars(t.data, k, wide)
		if err != nil {
			return "", err
		}
		s, t.data, n = s+part, rest, n-k
		if n == 0 {
			break
		}
		if err := t.more(); err != nil {
			return "", err
		}
		if len(t.data) == 0 {
			return "", errDamaged
		}
		wide, t.data = t.data[0]&1 != 0, t.data[1:]
		if k == 0 && len(t.data) < 2 {
			return "", errDamaged
		}
	}
	return s, nil
}
