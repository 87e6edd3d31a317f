package pivot

import (
	"cmp"
	"strings"
	"unicode"

	"yugong/model/money"
	"yugong/templates/form"
	"yugong/templates/tail"
)

// Tails lists the rows in which a figure, printed by n, is not what the printed
// figures that divide it add up to: of its column or of its row.
func (g *Grid) Tails(n form.Number) []int {
	printed := func(m money.Money) money.Money { return m.Round(n.Format.Unit, n.Format.Places) }
	if g.fits(n) {
		return nil
	}
	t := tails{finder: &tail.Finder{}, printed: printed, odd: make([]bool, len(g.Body))}
	first := 0
	for i := range g.Table.Sides {
		next := first + len(form.Leaves(g.Table.Sides[i].Columns))
		t.side(g, first, next)
		first = next
	}
	var rows []int
	for i, odd := range t.odd {
		if odd {
			rows = append(rows, i)
		}
	}
	return rows
}

// fits: printing rounds nothing, as in a budget taken in whole hundreds of yuan.
func (g *Grid) fits(n form.Number) bool {
	for i := range g.Body {
		for j := range g.Body[i].Cells {
			if c := &g.Body[i].Cells[j]; c.Figure && !c.Sum.Fits(n.Format.Unit, n.Format.Places) {
				return false
			}
		}
	}
	return true
}

// tails is a search through the sides of a grid.
type tails struct {
	finder  *tail.Finder
	printed func(money.Money) money.Money
	odd     []bool // by row
}

// side looks through the columns of the leaves from first to next, and through
// the rows.
func (t *tails) side(g *Grid, first, next int) {
	columns := make([][]tail.Figure, next-first)
	rows := make([][]int, next-first)
	var row []tail.Figure
	for i := range g.Body {
		row = row[:0]
		leaf := 0
		for j := range g.Body[i].Cells {
			c := &g.Body[i].Cells[j]
			if leaf >= first && leaf < next && c.Figure && c.Sum.Src != nil && g.Leaves[leaf].Sum != nil {
				f := tail.Figure{Printed: t.printed(c.Sum.Money), Src: c.Sum.Src}
				row = append(row, f)
				columns[leaf-first], rows[leaf-first] = append(columns[leaf-first], f), append(rows[leaf-first], i)
			}
			leaf += max(c.Cols, 1)
		}
		if len(row) > 2 && len(t.finder.Find(row)) > 0 {
			t.odd[i] = true
		}
	}
	for k, list := range columns {
		for _, s := range t.finder.Find(list) {
			t.odd[rows[k][s.Whole]] = true
		}
	}
}

// Label is what names a row: its first text in words, or its code.
func (r *Row) Label() string {
	code := ""
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Figure || len(c.Text) == 0 {
			continue
		}
		s := strings.TrimSpace(c.Text.String())
		if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return s
		}
		code = cmp.Or(code, s)
	}
	return code
}
