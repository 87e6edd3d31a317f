package compare

// texts compares running text paragraph by paragraph, in its order.
func texts(a, b []Text, w words) []Change {
	x, y := w.keys(bodies(a), bodies(b))
	var out []Change
	for _, g := range gaps(x, y) {
		for _, p := range pairLines(x, y, g) {
			c := Change{Kind: Changed}
			cell := CellChange{}
			if p[0] >= 0 {
				t := &a[p[0]]
				c.Table, c.From, cell.From = t.Under, t.At, Cell{Text: t.Text, At: t.At}
			} else {
				c.Kind = Added
			}
			if p[1] >= 0 {
				t := &b[p[1]]
				c.Table, c.To, cell.To = t.Under, t.At, Cell{Text: t.Text, At: t.At}
			} else {
				c.Kind = Removed
			}
			c.Cells = []CellChange{cell}
			out = append(out, c)
		}
	}
	return out
}

func bodies(list []Text) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].Text
	}
	return out
}

// pages compares pages as wholes.
func pages(a, b []string, w words) []Pages {
	x, y := w.keys(a, b)
	var out []Pages
	for _, g := range gaps(x, y) {
		for i, j := g.a, g.b; i < g.aEnd || j < g.bEnd; i, j = i+1, j+1 {
			p := Pages{i + 1, j + 1}
			if i >= g.aEnd {
				p.From = 0
			}
			if j >= g.bEnd {
				p.To = 0
			}
			out = append(out, p)
		}
	}
	return out
}

// gap is a run of lines on either side between lines that are equal.
type gap struct{ a, aEnd, b, bEnd int }

// mostLines bounds the table of the longest common sequence, in cells.
const mostLines = 9_000_000

// gaps lists what lies between the lines of a longest common sequence.
func gaps(a, b []string) []gap {
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	n, k := len(a), len(b)
	for n > from && k > from && a[n-1] == b[k-1] {
		n, k = n-1, k-1
	}
	if n == from && k == from {
		return nil
	}
	if (n-from)*(k-from) > mostLines {
		return []gap{{from, n, from, k}}
	}
	common := lengths(a[from:n], b[from:k])
	var out []gap
	at := gap{a: from, b: from}
	i, j := from, from
	for i < n && j < k {
		switch {
		case a[i] == b[j]:
			if at.a < i || at.b < j {
				at.aEnd, at.bEnd = i, j
				out = append(out, at)
			}
			i, j = i+1, j+1
			at = gap{a: i, b: j}
		case common[i-from+1][j-from] >= common[i-from][j-from+1]:
			i++
		default:
			j++
		}
	}
	if at.a < n || at.b < k {
		at.aEnd, at.bEnd = n, k
		out = append(out, at)
	}
	return out
}

// lengths of the longest common sequences of what begins at each pair.
func lengths(a, b []string) [][]int32 {
	out := make([][]int32, len(a)+1)
	for i := range out {
		out[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				out[i][j] = out[i+1][j+1] + 1
			} else {
				out[i][j] = max(out[i+1][j], out[i][j+1])
			}
		}
	}
	return out
}

// alike is how far two paragraphs are one that was changed, in thousandths.
const alike = 350

// pairLines pairs the lines of a gap in their order, each with the next that
// resembles it; -1 stands for none.
func pairLines(a, b []string, g gap) [][2]int {
	var out [][2]int
	j := g.b
	for i := g.a; i < g.aEnd; i++ {
		k := j
		for k < g.bEnd && resemblance(a[i], b[k]) < alike {
			k++
		}
		if k == g.bEnd {
			out = append(out, [2]int{i, -1})
			continue
		}
		for ; j < k; j++ {
			out = append(out, [2]int{-1, j})
		}
		out = append(out, [2]int{i, k})
		j = k + 1
	}
	for ; j < g.bEnd; j++ {
		out = append(out, [2]int{-1, j})
	}
	return out
}
