package intake

import (
	"regexp"
	"slices"
	"strings"

	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/tables"
)

// column is a column that was understood.
type column struct {
	col int
	field
	level int // of a split code: 1 类, 2 款, 3 项; 0 for a whole one
	unit  money.Unit
	known bool // the head says the unit
	text  string
}

// head is the heads of a list.
type head struct {
	first, last int // rows
	columns     []column
	unknown     []column
	beside      int // column where another list begins, 0 for none
}

const (
	deepest  = 40 // rows above the heads
	tallest  = 4  // rows of heads
	fewest   = 3  // columns that must be understood
	mostCols = 200
)

// findHead looks for the rows in which most columns are understood, the lowest
// and fewest of them, since titles stand above; ok is false when there is no list of
// amounts on the page.
func (r *pageReader) findHead() (best head, ok bool) {
	most := 0
	for i := range r.page.Rows {
		first := r.page.Rows[i].Num
		if i > deepest {
			break
		}
		for tall := 1; tall <= tallest; tall++ {
			h := r.heads(first, first+tall-1)
			if n := h.worth(); n > most || n == most && n > 0 && first > best.first && !h.again(&best) {
				most, best = n, h
			}
		}
	}
	return best, most > 0
}

// again: the same heads, printed once more where a page began.
func (h *head) again(first *head) bool {
	return h.last > first.last && len(h.columns) == len(first.columns) && !slices.ContainsFunc(h.columns, func(c column) bool {
		return !slices.ContainsFunc(first.columns, func(o column) bool { return o.col == c.col && o.field == c.field })
	})
}

// worth counts what is understood; 0 when that is no list of facts.
func (h *head) worth() int {
	amounts, dimensions, levels := 0, 0, 0
	seen := map[field]bool{}
	for _, c := range h.columns {
		switch {
		case c.money() && !seen[c.field]:
			amounts++
		case dimension(c):
			dimensions++
		}
		seen[c.field] = true
		levels += min(c.level, 1)
	}
	if amounts == 0 || dimensions == 0 || len(h.columns) < fewest {
		return 0
	}
	return max(1, 2*len(h.columns)+levels-len(h.unknown))
}

// heads reads the rows from first to last as heads.
func (r *pageReader) heads(first, last int) head {
	h := head{first: first, last: last}
	for col := 1; col <= min(r.page.LastCol, mostCols); col++ {
		var texts []string
		for row := first; row <= last; row++ {
			if t := r.page.Text(row, col).Value; t != "" && (len(texts) == 0 || texts[len(texts)-1] != t) {
				texts = append(texts, t)
			}
		}
		if len(texts) == 0 {
			continue
		}
		c, ok := r.column(col, texts)
		if !ok {
			h.unknown = append(h.unknown, c)
			continue
		}
		if h.begins(c) {
			h.beside = col
			break
		}
		h.columns = append(h.columns, c)
	}
	return h
}

// begins: a subject or project that has its column already stands again behind the
// amounts.
func (h *head) begins(c column) bool {
	again := func(o column) bool { return o.field == c.field && o.level == c.level }
	return dimension(c) && slices.ContainsFunc(h.columns, again) && slices.ContainsFunc(h.columns, func(o column) bool { return o.money() })
}

// dimension: a column that tells what an amount is for.
func dimension(c column) bool {
	return c.name == "function" || strings.HasSuffix(c.name, "-economic") || c.name == "project" || c.name == "project-code"
}

var stated = regexp.MustCompile(`(?:[（(](?:单位[:：])?|[/／]|单位[:：])(元|千元|百元|万元|亿元)[)）]?$`)

// column understands the head of one column, from its lowest text upwards.
func (r *pageReader) column(col int, texts []string) (column, bool) {
	c := column{col: col, text: strings.Join(texts, " ")}
	for i, t := range texts {
		if m := stated.FindStringSubmatch(t); m != nil {
			c.unit, c.known = money.ParseUnit(m[1])
			texts[i] = strings.TrimSpace(stated.ReplaceAllString(t, ""))
		}
	}
	last := plain(texts[len(texts)-1])
	for i, level := range []string{"类", "款", "项"} {
		if last != level {
			continue
		}
		if f, ok := r.aliases.heads[plain(strings.Join(texts[:len(texts)-1], ""))]; ok && !f.money() {
			c.field, c.level = f, i+1
			return c, true
		}
	}
	for from := len(texts) - 1; from >= 0; from-- {
		for _, candidate := range []string{strings.Join(texts[from:], ""), texts[from] + "科目" + last} {
			if f, ok := r.aliases.heads[plain(candidate)]; ok {
				c.field = f
				return c, true
			}
		}
	}
	return c, false
}

// units looks around the heads for the unit of account of columns of money: in a
// row of its own below them, or in the merged cells above.
func (r *pageReader) units(h *head) {
	below := slices.IndexFunc(r.page.Rows, func(row tables.Row) bool { return row.Num == h.last+1 })
	if below >= 0 && !slices.ContainsFunc(r.page.Rows[below].Cells, func(c tables.Cell) bool { return !account.MatchString(c.Text) }) {
		h.last++
	}
	for i := range h.columns {
		c := &h.columns[i]
		for _, row := range []int{h.last, h.first - 1, h.first - 2} {
			if !c.money() || c.known {
				break
			}
			text := r.page.Text(row, c.col).Value
			m := account.FindStringSubmatch(text)
			if row < h.first && m == nil {
				m = stated.FindStringSubmatch(text)
			}
			if m != nil {
				c.unit, c.known = money.ParseUnit(m[1])
			}
		}
	}
}

// account is a cell that says nothing but the unit of account.
var account = regexp.MustCompile(`^[（(]?(元|千元|百元|万元|亿元)[)）]?$`)

// unitAbove finds 单位：万元 over the heads.
func (r *pageReader) unitAbove(h *head) (money.Unit, bool) {
	for i := range r.page.Rows {
		row := &r.page.Rows[i]
		if row.Num >= h.first {
			break
		}
		for j := range row.Cells {
			if m := unitLine.FindStringSubmatch(fold.Text(row.Cells[j].Text)); m != nil {
				if u, ok := money.ParseUnit(m[1]); ok {
					return u, true
				}
			}
		}
	}
	return money.Yuan, false
}

var unitLine = regexp.MustCompile(`(?:金额)?单位[:：]?(?:人民币)?(元|千元|百元|万元|亿元)`)

// mostMerged is the largest merged range that is looked through.
const mostMerged = 20_000

func newPageReader(p *tables.Page, a *Aliases) *pageReader {
	return &pageReader{page: tables.NewGrid(p, mostMerged), aliases: a}
}
