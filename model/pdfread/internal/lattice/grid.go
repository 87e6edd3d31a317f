package lattice

import (
	"cmp"
	"math"
	"slices"

	"yugong/model/pdfread/internal/content"
)

// Bounds of a page: beyond them lines are no tables.
const (
	mostStrokes = 3000
	mostSquares = 1 << 18
)

// Grid is a table: columns lie between the xs, rows between the ys.
type Grid struct {
	Xs, Ys  []float64
	Cells   []Cell // by row, then column
	squares []int  // cell of each row and column
}

// Cell spans at least one row and column, from 0.
type Cell struct{ Row, Col, Rows, Cols int }

// Find returns the grids of a page from top to bottom. A frame around one cell
// is no table.
func Find(rules []content.Rule) []Grid {
	across, down := strokes(rules)
	if len(across) > mostStrokes || len(down) > mostStrokes {
		return nil
	}
	var out []Grid
	for _, part := range connected(across, down) {
		if g, ok := grid(part.across, part.down); ok && len(g.Cells) > 1 {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b Grid) int {
		return cmp.Or(cmp.Compare(a.Ys[0], b.Ys[0]), cmp.Compare(a.Xs[0], b.Xs[0]))
	})
	return out
}

// Box is the outline of the grid.
func (g *Grid) Box() content.Box {
	return content.Box{X0: g.Xs[0], Y0: g.Ys[0], X1: g.Xs[len(g.Xs)-1], Y1: g.Ys[len(g.Ys)-1]}
}

// CellBox is the outline of a cell.
func (g *Grid) CellBox(c Cell) content.Box {
	return content.Box{X0: g.Xs[c.Col], Y0: g.Ys[c.Row], X1: g.Xs[c.Col+c.Cols], Y1: g.Ys[c.Row+c.Rows]}
}

// At is the index of the cell around a point, or -1.
func (g *Grid) At(x, y float64) int {
	col, row := between(g.Xs, x), between(g.Ys, y)
	if col < 0 || row < 0 {
		return -1
	}
	return g.squares[row*(len(g.Xs)-1)+col]
}

// between is i with list[i] <= v < list[i+1], or -1.
func between(list []float64, v float64) int {
	i, found := slices.BinarySearch(list, v)
	if !found {
		i--
	}
	if i < 0 || i >= len(list)-1 {
		return -1
	}
	return i
}

type cluster struct{ across, down []stroke }

// connected groups lines that touch.
func connected(across, down []stroke) []cluster {
	sets := newSets(len(across) + len(down))
	for i, h := range across {
		for j, v := range down {
			if v.at >= h.a-near && v.at <= h.b+near && h.at >= v.a-near && h.at <= v.b+near {
				sets.join(i, len(across)+j)
			}
		}
	}
	for j, v := range down {
		if root := sets.find(len(across) + j); root == len(across)+j {
			sets.join(root, beside(v, sets, across, down))
		}
	}
	index := map[int]int{}
	var out []cluster
	at := func(i int) *cluster {
		root := sets.find(i)
		k, ok := index[root]
		if !ok {
			k = len(out)
			index[root] = k
			out = append(out, cluster{})
		}
		return &out[k]
	}
	for i, h := range across {
		c := at(i)
		c.across = append(c.across, h)
	}
	for j, v := range down {
		c := at(len(across) + j)
		c.down = append(c.down, v)
	}
	return out
}

// beside finds the set of lines as high as a line that touches none: where a
// page divides cells merged over its rows, their ends are not drawn. Without one
// the line stays by itself.
func beside(v stroke, sets sets, across, down []stroke) int {
	for i, d := range down {
		k := sets.find(len(across) + i)
		if k < len(across) && math.Abs(d.a-v.a) < near && math.Abs(d.b-v.b) < near {
			return k
		}
	}
	return sets.find(len(across) + slices.Index(down, v))
}

// grid makes cells of connected lines.
func grid(across, down []stroke) (Grid, bool) {
	if len(across) == 0 || len(down) == 0 {
		return Grid{}, false
	}
	g := Grid{Xs: outer(positions(down), across), Ys: outer(positions(across), down)}
	cols, rows := len(g.Xs)-1, len(g.Ys)-1
	if cols < 1 || rows < 1 || cols*rows > mostSquares {
		return Grid{}, false
	}
	sets := newSets(cols * rows)
	right, under := covered(g.Xs, g.Ys, down), covered(g.Ys, g.Xs, across)
	for r := range rows {
		for c := range cols {
			i := r*cols + c
			if c+1 < cols && !right[(c+1)*rows+r] {
				sets.join(i, i+1)
			}
			if r+1 < rows && !under[(r+1)*cols+c] {
				sets.join(i, i+cols)
			}
		}
	}
	g.cells(sets)
	return g, true
}

// covered tells, for each position and each interval across it, whether a line
// runs there along most of the interval.
func covered(at, across []float64, list []stroke) []bool {
	n := len(across) - 1
	out := make([]bool, len(at)*n)
	for _, s := range list {
		i, ok := slices.BinarySearch(at, s.at)
		if !ok {
			continue
		}
		for k := range n {
			lo, hi := across[k], across[k+1]
			if min(hi, s.b)-max(lo, s.a) > 0.6*(hi-lo) {
				out[i*n+k] = true
			}
		}
	}
	return out
}

// cells makes a cell of every set that is a rectangle; another shape, which a
// missing line leaves, falls into the runs of its rows.
func (g *Grid) cells(sets sets) {
	cols, rows := len(g.Xs)-1, len(g.Ys)-1
	g.squares = make([]int, cols*rows)
	boxes := map[int]*Cell{}
	count := map[int]int{}
	for i := range g.squares {
		root, r, c := sets.find(i), i/cols, i%cols
		count[root]++
		b := boxes[root]
		if b == nil {
			boxes[root] = &Cell{r, c, 1, 1}
			continue
		}
		last := max(b.Col+b.Cols, c+1)
		b.Col = min(b.Col, c)
		b.Rows, b.Cols = r-b.Row+1, last-b.Col
	}
	index := map[int]int{}
	for i := range g.squares {
		root, r, c := sets.find(i), i/cols, i%cols
		b := *boxes[root]
		key := root
		if count[root] != b.Rows*b.Cols {
			if c > 0 && sets.find(i-1) == root {
				k := g.squares[i-1]
				g.Cells[k].Cols++
				g.squares[i] = k
				continue
			}
			b, key = Cell{r, c, 1, 1}, -1-i
		}
		k, ok := index[key]
		if !ok {
			k = len(g.Cells)
			index[key] = k
			g.Cells = append(g.Cells, b)
		}
		g.squares[i] = k
	}
}
