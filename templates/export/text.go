package export

import (
	"bufio"
	"io"
	"strings"

	"yugong/render/doc"
)

// Text writes the tables of a document, its performance sheets among them, as
// text for a terminal: a line a row, columns one below the other. The error is
// w's.
func Text(w io.Writer, d *doc.Document) error {
	out := bufio.NewWriter(w)
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			if t, ok := b.(*doc.Table); ok {
				writeTable(out, t)
			}
		}
	}
	return out.Flush()
}

func writeTable(out *bufio.Writer, t *doc.Table) {
	line := func(parts ...string) {
		if s := strings.TrimSpace(strings.Join(parts, "  ")); s != "" {
			out.WriteString(s + "\n")
		}
	}
	line(t.Label.String())
	for _, h := range t.Heading {
		line(h.Text.String())
	}
	line(t.Left.String(), t.Right.String())
	g := newTextGrid(len(t.Columns))
	g.add(t.Head)
	head := len(g.rows)
	g.add(t.Body)
	for i := range g.rows {
		if i == head && head > 0 {
			out.WriteString(strings.Repeat("-", g.width(0, len(g.widths))) + "\n")
		}
		out.WriteString(strings.TrimRight(g.line(i), " ") + "\n")
	}
	for i := range t.Notes {
		line(t.Notes[i].Text.String())
	}
	out.WriteString("\n")
}

// mostWide is the width in half-width characters from which a text is cut.
const mostWide = 32

// gap stands between columns.
const gap = "  "

// textGrid is a table of texts laid over its columns.
type textGrid struct {
	rows   [][]textCell
	widths []int // of the columns
	busy   []int // rows that a cell above still covers, by column
}

type textCell struct {
	text      string
	col, cols int
	right     bool
}

func newTextGrid(columns int) *textGrid {
	return &textGrid{widths: make([]int, columns), busy: make([]int, columns)}
}

func (g *textGrid) add(rows []doc.Row) {
	for i := range rows {
		var line []textCell
		col := 0
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			for col < len(g.busy) && g.busy[col] > 0 {
				col++
			}
			to := min(col+max(c.Cols, 1), len(g.busy))
			text := strings.Repeat("  ", c.Indent) + strings.ReplaceAll(c.Text.String(), "\n", "")
			cell := textCell{cut(text), col, to - col, c.Align == doc.AlignDecimal || c.Align == doc.AlignRight}
			for k := col; k < to; k++ {
				g.busy[k] = max(c.Rows, 1)
			}
			if cell.cols == 1 {
				g.widths[col] = max(g.widths[col], wide(cell.text))
			}
			line, col = append(line, cell), to
		}
		for k := range g.busy {
			g.busy[k] = max(0, g.busy[k]-1)
		}
		g.rows = append(g.rows, line)
	}
}

// width is that of some columns with what stands between them.
func (g *textGrid) width(from, to int) int {
	n := 0
	for _, w := range g.widths[from:to] {
		n += w + len(gap)
	}
	return max(0, n-len(gap))
}

func (g *textGrid) line(i int) string {
	var b strings.Builder
	at := 0
	for _, c := range g.rows[i] {
		if c.col > 0 {
			b.WriteString(strings.Repeat(" ", max(0, g.width(0, c.col)+len(gap)-at)))
			at = max(at, g.width(0, c.col)+len(gap))
		}
		pad := strings.Repeat(" ", max(0, g.width(c.col, c.col+c.cols)-wide(c.text)))
		if c.right {
			b.WriteString(pad + c.text)
		} else {
			b.WriteString(c.text + pad)
		}
		at += len(pad) + wide(c.text)
	}
	return b.String()
}

// wide counts half-width characters: Chinese ones take two.
func wide(s string) (n int) {
	for _, r := range s {
		n++
		if r >= 0x2010 {
			n++
		}
	}
	return n
}

func cut(s string) string {
	for n, i := 0, 0; i < len(s); {
		r := []rune(s[i:])[0]
		if n += wide(string(r)); n > mostWide {
			return s[:i] + "…"
		}
		i += len(string(r))
	}
	return s
}
