package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Weights of what makes a way to break better or worse, in squares of half an
// em by which lines differ.
const (
	inWord   = 60 // a word is cut
	particle = 12 // a line begins with 的, 及 and the like
	alone    = 80 // a line of a single character
)

// particles lean on what stands before them.
const particles = "的了等类型期率性"

// Break puts a name on lines lines, each at most room halves of an em wide,
// with newlines between them. even asks for lines of one length, otherwise
// the first ones are filled. !ok says that the name cannot be broken so.
func Break(name string, lines, room int, even bool) (broken string, ok bool) {
	at := offsets(name)
	n := len(at) - 1
	if lines < 2 || n < 2*lines-1 {
		return "", false
	}
	b := breaker{name: name, at: at, inside: boundaries(name, at), room: room, even: even}
	b.measure()
	b.mean = b.width[n] / lines
	cuts, ok := b.best(lines)
	if !ok {
		return "", false
	}
	var s strings.Builder
	from := 0
	for _, c := range cuts {
		s.WriteString(name[at[from]:at[c]])
		s.WriteByte('\n')
		from = c
	}
	s.WriteString(name[at[from]:])
	return s.String(), true
}

func offsets(name string) []int {
	at := make([]int, 0, len(name)/2+2)
	for i := range name {
		at = append(at, i)
	}
	return append(at, len(name))
}

// breaker looks for the best places in one name.
type breaker struct {
	name       string
	at         []int
	inside     []bool
	width      []int // of the characters before, in halves of an em
	room, mean int
	even       bool
}

// measure takes Han characters and full-width marks as one em wide, others
// as half an em.
func (b *breaker) measure() {
	b.width = make([]int, len(b.at))
	for i := range len(b.at) - 1 {
		w := 2
		if b.name[b.at[i]] < utf8.RuneSelf {
			w = 1
		}
		b.width[i+1] = b.width[i] + w
	}
}

// best finds the cuts of least cost by dynamic programming: cost[k][i] is that
// of the first i characters on k lines.
func (b *breaker) best(lines int) (cuts []int, ok bool) {
	const never = 1 << 30
	n := len(b.at) - 1
	cost, back := make([]int, (lines+1)*(n+1)), make([]int, (lines+1)*(n+1))
	for i := range cost {
		cost[i] = never
	}
	cost[0] = 0
	for k := 1; k <= lines; k++ {
		for i := k; i <= n; i++ {
			if i < n && !b.legal(i) {
				continue
			}
			for j := i - 1; j >= k-1; j-- {
				before := cost[(k-1)*(n+1)+j]
				if b.width[i]-b.width[j] > b.room {
					break
				}
				// Of equals the longer line above wins.
				if c := before + b.line(j, i, k == lines); before < never && c < cost[k*(n+1)+i] {
					cost[k*(n+1)+i], back[k*(n+1)+i] = c, j
				}
			}
		}
	}
	if cost[lines*(n+1)+n] >= never {
		return nil, false
	}
	cuts = make([]int, lines-1)
	for k, i := lines, n; k > 1; k-- {
		i = back[k*(n+1)+i]
		cuts[k-2] = i
	}
	return cuts, true
}

// legal reports whether a line may begin with character i: Han stands before
// it, or a mark that closes, and Han or a number follows, or a mark that opens.
// A number stays with the unit behind it.
func (b *breaker) legal(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(b.name[:b.at[i]])
	after, _ := utf8.DecodeRuneInString(b.name[b.at[i]:])
	closes := unicode.Is(unicode.Han, before) || strings.ContainsRune("、，；：）》”〕", before)
	opens := unicode.Is(unicode.Han, after) || after >= '0' && after <= '9' || strings.ContainsRune("（《“〔", after)
	return closes && opens
}

// line is the cost of a line from character j to character i.
func (b *breaker) line(j, i int, last bool) (cost int) {
	w := b.width[i] - b.width[j]
	switch {
	case b.even:
		cost = (w - b.mean) * (w - b.mean)
	case !last:
		cost = (b.room - w) * (b.room - w) / 2
	}
	if w <= 2 {
		cost += alone
	}
	if i < len(b.at)-1 {
		after, _ := utf8.DecodeRuneInString(b.name[b.at[i]:])
		if b.inside[i] {
			cost += inWord
		} else if strings.ContainsRune(particles, after) {
			cost += particle
		}
	}
	return cost
}
