package subset

// runes is a set of characters, a bit for each.
type runes []uint64

func (s runes) has(r rune) bool {
	word := int(r >> 6)
	return word < len(s) && s[word]&(1<<(r&63)) != 0
}

func (s *runes) add(r rune) {
	word := int(r >> 6)
	if word >= len(*s) {
		*s = append(*s, make(runes, word+1-len(*s))...)
	}
	(*s)[word] |= 1 << (r & 63)
}
