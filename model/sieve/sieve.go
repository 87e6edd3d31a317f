package sieve

// Most is how many patterns a sieve can tell apart.
const Most = 64

// Sieve knows the characters that patterns need. It is immutable.
type Sieve struct {
	coarse [256]uint64     // patterns by the lower byte of their characters
	fine   map[rune]uint64 // patterns by their characters
}

// New makes the sieve of a list of patterns, by their places: one of the characters
// that needs tells of a pattern is in all that it matches. It panics beyond Most,
// which is a fault of the program.
func New[P any](patterns []P, needs func(P) string) *Sieve {
	if len(patterns) > Most {
		panic("sieve: too many patterns")
	}
	s := &Sieve{fine: map[rune]uint64{}}
	for i, p := range patterns {
		for _, r := range needs(p) {
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
