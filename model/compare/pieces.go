package compare

import (
	"strings"
	"unicode/utf8"
)

// piece is a part of a text that differs.
type piece struct {
	from, to string
	at       int // where it begins in the second text, in characters
}

// pieces cuts two texts down to the clauses that differ, and each pair of
// clauses to what differs in them with a few characters around.
func pieces(a, b string) []piece {
	x, y := clauses(a), clauses(b)
	var out []piece
	at, seen := 0, 0 // characters of the second text before a clause
	for _, g := range gaps(x, y) {
		for ; seen < g.b; seen++ {
			at += utf8.RuneCountInString(y[seen])
		}
		if g.aEnd-g.a != g.bEnd-g.b {
			out = append(out, narrow(strings.Join(x[g.a:g.aEnd], ""), strings.Join(y[g.b:g.bEnd], ""), at))
			continue
		}
		for k := range g.aEnd - g.a {
			out = append(out, narrow(x[g.a+k], y[g.b+k], at))
			at, seen = at+utf8.RuneCountInString(y[seen]), seen+1
		}
	}
	return out
}

// clauses cuts a text behind its stops.
func clauses(s string) []string {
	var out []string
	from := 0
	for i, r := range s {
		if strings.ContainsRune("，。；：！？、\n", r) {
			end := i + len(string(r))
			out = append(out, s[from:end])
			from = end
		}
	}
	if from < len(s) {
		out = append(out, s[from:])
	}
	return out
}

// around is how many characters are shown beside what differs.
const around = 8

func narrow(a, b string, at int) piece {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	n, k := len(x), len(y)
	for n > i && k > i && x[n-1] == y[k-1] {
		n, k = n-1, k-1
	}
	from := min(i, max(len(y)-1, 0))
	for from > 0 && y[from-1] < utf8.RuneSelf {
		from-- // a figure is shown whole
	}
	return piece{cut(x, i-around, n+around), cut(y, i-around, k+around), at + from}
}

func cut(s []rune, from, to int) string {
	from, to = max(from, 0), min(to, len(s))
	out := string(s[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(s) {
		out += "…"
	}
	return strings.TrimRight(out, "，。；：、\n")
}
