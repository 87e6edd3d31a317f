package phrase

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.txt
var list string

// longest is how many characters a word of the list has at most.
const longest = 4

var words = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, strings.Count(list, "\n"))
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
})

// Boundaries tells for every place before a character of a name whether a
// word goes on over it: the name is cut into as few words and loose
// characters as it can be. at holds the byte offset of each character and,
// last, the length of the name.
func boundaries(name string, at []int) (inside []bool) {
	n := len(at) - 1
	known := words()
	cost, back := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		cost[i], back[i] = cost[i-1]+3, i-1 // a loose character
		for l := 2; l <= min(longest, i); l++ {
			if c := cost[i-l] + 2; c < cost[i] && known[name[at[i-l]:at[i]]] {
				cost[i], back[i] = c, i-l
			}
		}
	}
	inside = make([]bool, n+1)
	for i := n; i > 0; i = back[i] {
		for k := back[i] + 1; k < i; k++ {
			inside[k] = true
		}
	}
	return inside
}

// Cuts reports whether a way to break a name, as Break returns it, cuts a word.
func Cuts(name, broken string) bool {
	inside, k := boundaries(name, offsets(name)), 0
	for _, r := range broken {
		if r == '\n' && inside[k] {
			return true
		}
		if r != '\n' {
			k++
		}
	}
	return false
}
