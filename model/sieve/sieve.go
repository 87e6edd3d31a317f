package sieve

// Most is how many patterns a sieve can tell apart.
const Most = 64

// Sieve knows the characters that patterns need. It is immutable.
type Sieve struct {
	coarse [256]uint64     // patterns by the lower byte of their characters
	fine   map[rune]uint64 // patterns by their characters
}

// New makes the sieve of patterns, by their numbers: one of the characters of its
// text is in all that a pattern matches. It panics beyond Most, which is a fault of
// the program.
func New(needs ...string) *Sieve {
	if len(needs) > Most {
		panic("sieve: too many patterns")
	}
	s := &Sieve{fine: map[rune]uint64{}}
	for i, text := range needs {
		for _, r := range text {
			s.coarse[byte(r)] |= 1 << i
			s.fine[r] |= 1 << i
		}
	}
	return s
}

// Through returns the patterns worth trying on a text, a bit for each by its number.
func (s *Sieve) Through(text string) (patterns uint64) {
	for _, r := range text {
		if s.coarse[byte(r)]&^patterns != 0 {
			patterns |= s.fine[r]
		}
	}
	return patterns
}
