package compare

import (
	"cmp"
	"math/bits"
	"slices"
)

// mostPairs bounds what pairLike tries; beyond, rows went and came.
const mostPairs = 4_000_000

// pairLike pairs what is left by how much the rows have in common: a value that
// many rows share tells little, a rare one much.
func (m *matching) pairLike() {
	left, right := open(m.a.done), open(m.b.done)
	if len(left)*len(right) > mostPairs {
		return
	}
	type candidate struct{ a, b, score int }
	var list []candidate
	for _, i := range left {
		for _, j := range right {
			if s := m.likeness(i, j); s > 500 {
				list = append(list, candidate{i, j, s})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y candidate) int { return cmp.Compare(y.score, x.score) })
	for _, c := range list {
		if !m.a.done[c.a] && !m.b.done[c.b] {
			m.pair(c.a, c.b)
		}
	}
}

func open(done []bool) []int {
	var out []int
	for r, d := range done {
		if !d {
			out = append(out, r)
		}
	}
	return out
}

// likeness of two rows, in thousandths: what they share of what they say. A
// value counts when it is shared and not against them when it is not.
func (m *matching) likeness(a, b int) int {
	shared, whole := 0, 0
	for c := range m.columns {
		x, y := m.a.keys[a][c], m.b.keys[b][c]
		if x == "" && y == "" {
			continue
		}
		if m.value(&m.a, a, c) || m.value(&m.b, b, c) {
			if x == y {
				w := m.weight(c, x) * 1000
				shared, whole = shared+w, whole+w
			}
			continue
		}
		w := max(m.weight(c, x), m.weight(c, y))
		whole += w * 1000
		if x == y {
			shared += w * 1000
		} else {
			shared += w * resemblance(x, y)
		}
	}
	if whole == 0 {
		return 0
	}
	return shared * 1000 / whole
}

// weight of a value: the bits that it tells of its row.
func (m *matching) weight(c int, v string) int {
	if v == "" {
		return 0
	}
	return bits.Len(uint((len(m.a.keys) + len(m.b.keys)) / max(m.freq[c][v], 1)))
}

// resemblance of two texts in thousandths: the pairs of neighbouring
// characters that they share. Short texts are equal or not: codes, names.
func resemblance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) < 5 || len(y) < 5 || digits(x) || digits(y) {
		return 0
	}
	seen := map[[2]rune]int{}
	for i := 1; i < len(x); i++ {
		seen[[2]rune{x[i-1], x[i]}]++
	}
	shared := 0
	for i := 1; i < len(y); i++ {
		if p := [2]rune{y[i-1], y[i]}; seen[p] > 0 {
			seen[p]--
			shared++
		}
	}
	return 2000 * shared / (len(x) + len(y) - 2)
}

// digits reports whether a text is a code.
func digits(s []rune) bool {
	return !slices.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
