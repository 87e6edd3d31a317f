package font

// codes are the ranges that say how many bytes a code has. None at all means
// one byte.
type codes []codeRange

// codeRange: a code of n bytes, each within its bounds.
type codeRange struct {
	n      int
	lo, hi [4]byte
}

var (
	twoBytes   = codes{{n: 2, hi: [4]byte{0xff, 0xff}}}
	utf16Bytes = codes{
		{n: 2, hi: [4]byte{0xd7, 0xff}}, {n: 2, lo: [4]byte{0xe0}, hi: [4]byte{0xff, 0xff}},
		{n: 4, lo: [4]byte{0xd8, 0, 0xdc, 0}, hi: [4]byte{0xdb, 0xff, 0xdf, 0xff}},
	}
	gbBytes = codes{
		{n: 1, hi: [4]byte{0x80}},
		{n: 2, lo: [4]byte{0x81, 0x40}, hi: [4]byte{0xfe, 0xfe}},
	}
	gb18030Bytes = codes{
		{n: 1, hi: [4]byte{0x7f}},
		{n: 4, lo: [4]byte{0x81, 0x30, 0x81, 0x30}, hi: [4]byte{0xfe, 0x39, 0xfe, 0x39}},
		{n: 2, lo: [4]byte{0x81, 0x40}, hi: [4]byte{0xfe, 0xfe}},
	}
)

// length is how many bytes of s, which is not empty, the next code has.
func (c codes) length(s []byte) int {
	if len(c) == 0 {
		return 1
	}
	least := 4
	for i := range c {
		if c[i].holds(s) {
			return c[i].n
		}
		least = min(least, c[i].n)
	}
	return min(least, len(s))
}

func (r *codeRange) holds(s []byte) bool {
	if len(s) < r.n {
		return false
	}
	for i := range r.n {
		if s[i] < r.lo[i] || s[i] > r.hi[i] {
			return false
		}
	}
	return true
}
