package pdfread

import (
	"cmp"
	"math"
	"slices"
)

// header recovers what the cells of a head span where no rules tell: a text
// over others is a group of the columns whose own texts stand lower, and stands in
// their middle.
type header struct {
	*frame
	list   []block
	leaf   []int     // the block of each column, -1 for none
	edges  []float64 // of the columns
	groups []group
}

// group is a text over several columns.
type group struct {
	block
	from, to int // columns, to exclusive
	depth    int // groups over it
}

func (b *block) middle() float64 { return (b.top + b.bottom) / 2 }

// headCells are the cells of a head, and how many rows it has.
func (g *frame) headCells(list []block) ([]Cell, int) {
	h := header{frame: g, list: list}
	h.leaves()
	h.borders()
	h.group()
	rows := 1
	for _, one := range h.groups {
		rows = max(rows, one.depth+2)
	}
	var out []Cell
	for _, one := range h.groups {
		out = append(out, Cell{Row: one.depth, Col: one.from, Rows: 1, Cols: one.to - one.from, Text: one.text, Place: Place{one.page, one.Box}})
	}
	for c := 0; c < len(h.leaf); {
		to := c + 1
		for to < len(h.leaf) && h.leaf[c] >= 0 && h.leaf[to] == h.leaf[c] {
			to++
		}
		row := h.over(c)
		cell := Cell{Row: row, Col: c, Rows: rows - row, Cols: to - c, Place: Place{list[0].page, Box{X0: h.cols[c].lo, Y0: list[0].Y0, X1: h.cols[c].hi, Y1: list[0].Y1}}}
		if i := h.leaf[c]; i >= 0 {
			cell.Text, cell.Place = list[i].text, Place{list[i].page, list[i].Box}
		}
		out = append(out, cell)
		c = to
	}
	slices.SortStableFunc(out, func(a, b Cell) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
	return out, rows
}

// leaves finds the lowest text over each column.
func (h *header) leaves() {
	for c := range h.cols {
		at := -1
		for i := range h.list {
			if b := &h.list[i]; b.first <= c && c <= b.last && (at < 0 || b.bottom > h.list[at].bottom) {
				at = i
			}
		}
		h.leaf = append(h.leaf, at)
	}
}

// borders finds the edges of the columns: texts begin at the left edge of theirs,
// figures end at the right one, and the text of the head stands in the middle.
func (h *header) borders() {
	h.edges = edges(h.cols)
	middle := func(c int) float64 {
		b := &h.list[h.leaf[c]]
		return b.X0 + b.X1
	}
	for i := 1; i < len(h.cols); i++ {
		lo, hi := h.cols[i-1].hi, h.cols[i].lo
		if h.leaf[i] >= 0 {
			if x := middle(i) - h.cols[i].hi; x > lo && x < hi {
				h.edges[i] = x
				continue
			}
		}
		if h.leaf[i-1] >= 0 {
			if x := middle(i-1) - h.cols[i-1].lo; x > lo && x < hi {
				h.edges[i] = x
			}
		}
	}
}

// group gives the texts that are no column's own their columns, from top to
// bottom.
func (h *header) group() {
	var list []block
	for i := range h.list {
		if !slices.Contains(h.leaf, i) {
			list = append(list, h.list[i])
		}
	}
	slices.SortStableFunc(list, func(a, b block) int { return cmp.Compare(a.middle(), b.middle()) })
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].middle()-list[0].middle() < 0.7*h.near {
			n++
		}
		level := list[:n]
		slices.SortStableFunc(level, func(a, b block) int { return cmp.Compare(a.X0+a.X1, b.X0+b.X1) })
		h.level(level)
		list = list[n:]
	}
}

// over counts the groups over a column.
func (h *header) over(c int) (n int) {
	for _, one := range h.groups {
		if one.from <= c && c < one.to {
			n++
		}
	}
	return n
}

// level divides the columns whose texts stand lower than groups side by side
// among those.
func (h *header) level(list []block) {
	deepest := 0.0
	for c := range h.leaf {
		deepest = max(deepest, h.lower(c, &list[0]))
	}
	// The text of a cell over all rows stands at half of the depth; or, where texts
	// stand at the top of their cells, beside the group.
	const half = 0.62
	much := max(half*deepest, 0.5*h.near)
	if h.topped(list) {
		much = 0.8 * h.near
	}
	found := h.under(list, much)
	if len(found) < len(list) {
		if more := h.under(list, 0.8*h.near); len(more) > len(found) {
			found = more
		}
	}
	h.groups = append(h.groups, found...)
}

// topped: the text of a column stands on one line with groups that have the
// same group over them.
func (h *header) topped(list []block) bool {
	for i := range list {
		b := &list[i]
		c, _ := reach(h.cols, b.Box)
		for k := range h.leaf {
			if h.leaf[k] >= 0 && h.parent(k, b) == h.parent(c, b) && math.Abs(h.lower(k, b)) < 0.3*b.size {
				return true
			}
		}
	}
	return false
}

// parent is the lowest group over a column that stands over a text, or -1.
func (h *header) parent(c int, b *block) int {
	at := -1
	for i := range h.groups {
		if g := &h.groups[i]; g.from <= c && c < g.to && g.middle() < b.middle()-0.5*h.near {
			at = i
		}
	}
	return at
}

// lower is how much lower than a text the text of a column stands.
func (h *header) lower(c int, b *block) float64 {
	if h.leaf[c] < 0 {
		return 0
	}
	return h.list[h.leaf[c]].middle() - b.middle()
}

// under gives groups side by side the columns whose texts stand that much lower.
func (h *header) under(list []block, much float64) []group {
	var out []group
	for from := 0; from < len(h.leaf); {
		to := from
		for to < len(h.leaf) && h.lower(to, &list[0]) > much && h.parent(to, &list[0]) == h.parent(from, &list[0]) {
			to++
		}
		if to == from {
			from++
			continue
		}
		var in []block
		for _, b := range list {
			if x := (b.X0 + b.X1) / 2; x >= h.edges[from]-b.size && x <= h.edges[to]+b.size {
				in = append(in, b)
			}
		}
		if len(in) > 0 && len(in) <= to-from {
			at := from
			for i, end := range divide(in, h.edges, from, to) {
				out = append(out, group{in[i], at, end, h.over(from)})
				at = end
			}
		}
		from = to
	}
	return out
}

// divide finds the columns at which each of some groups ends, so that they stand
// in the middle of theirs as well as they can.
func divide(in []block, edges []float64, from, to int) []int {
	k, m := len(in), to-from
	off := func(i, a, b int) float64 {
		return math.Abs((edges[a]+edges[b])/2 - (in[i].X0+in[i].X1)/2)
	}
	best := make([][]float64, k+1) // of the first i groups over the first j columns
	last := make([][]int, k+1)
	for i := range best {
		best[i], last[i] = make([]float64, m+1), make([]int, m+1)
		for j := range best[i] {
			if best[i][j] = math.Inf(1); i == 0 && j == 0 {
				best[i][j] = 0
			}
			for a := 0; i > 0 && a < j; a++ {
				if c := best[i-1][a] + off(i-1, from+a, from+j); c < best[i][j] {
					best[i][j], last[i][j] = c, a
				}
			}
		}
	}
	out := make([]int, k)
	for i, j := k, m; i > 0; i-- {
		out[i-1] = from + j
		j = last[i][j]
	}
	return out
}
