package harvest

import (
	"encoding/binary"
	"math/bits"
)

// set is a set of small numbers.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func full(n int) set {
	s := newSet(n)
	for i := range n {
		s.put(i)
	}
	return s
}

func (s set) put(i int)      { s[i/64] |= 1 << (i % 64) }
func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) and(t set) {
	for i := range s {
		s[i] &= t[i]
	}
}

func (s set) add(t set) {
	for i := range s {
		s[i] |= t[i]
	}
}

// within reports whether t holds all of s, and more.
func (s set) within(t set) bool {
	more := false
	for i := range s {
		if s[i]&^t[i] != 0 {
			return false
		}
		more = more || s[i] != t[i]
	}
	return more
}

// but is s without t.
func (s set) but(t set) set {
	out := make(set, len(s))
	for i := range s {
		out[i] = s[i] &^ t[i]
	}
	return out
}

// key is equal for equal sets.
func (s set) key() string {
	b := make([]byte, 0, 8*len(s))
	for _, w := range s {
		b = binary.LittleEndian.AppendUint64(b, w)
	}
	return string(b)
}

// each visits the members in order.
func (s set) each(visit func(i int)) {
	for k, w := range s {
		for w != 0 {
			visit(k*64 + bits.TrailingZeros64(w))
			w &= w - 1
		}
	}
}
