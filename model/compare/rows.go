package compare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// matching pairs the rows of two tables.
type matching struct {
	a, b    side
	columns []Column // of both, the second version's first
	freq    []map[string]int
	pairs   [][2]int // rows of a and b
}

// side is the rows of a table under the columns of both.
type side struct {
	table *Table
	at    []int      // by common column: the table's own, -1 for none
	keys  [][]string // by row and common column
	done  []bool     // rows that are paired
}

// rows compares two tables.
func rows(a, b *Table, w words) []Change {
	m := &matching{a: side{table: a}, b: side{table: b}}
	m.align(a, b, w)
	m.read(w)
	m.ignoreNumbering()
	m.count()
	m.pairBy(func(s *side, r int) string { return strings.Join(s.keys[r], "\x00") })
	m.pairBy(m.identity)
	if c := m.keyColumn(); c >= 0 {
		m.pairBy(func(s *side, r int) string { return s.keys[r][c] })
	}
	m.pairLike()
	return m.changes()
}

// align finds the columns of both tables by their heads, those of one head in
// their order.
func (m *matching) align(a, b *Table, w words) {
	taken := make([]bool, len(a.Columns))
	for j := range b.Columns {
		own := -1
		for i := range a.Columns {
			if !taken[i] && key(a.Columns[i].Head, w.a) == key(b.Columns[j].Head, w.b) {
				own, taken[i] = i, true
				break
			}
		}
		m.columns = append(m.columns, b.Columns[j])
		m.a.at, m.b.at = append(m.a.at, own), append(m.b.at, j)
	}
	for i := range a.Columns {
		if !taken[i] {
			m.columns = append(m.columns, a.Columns[i])
			m.a.at, m.b.at = append(m.a.at, i), append(m.b.at, -1)
		}
	}
}

// read makes the cells comparable, column by column.
func (m *matching) read(w words) {
	for _, s := range []*side{&m.a, &m.b} {
		s.done, s.keys = make([]bool, len(s.table.Rows)), make([][]string, len(s.table.Rows))
		for r := range s.keys {
			s.keys[r] = make([]string, len(m.columns))
		}
	}
	for c := range m.columns {
		x, y := w.keys(m.a.plain(c), m.b.plain(c))
		for r := range x {
			m.a.keys[r][c] = x[r]
		}
		for r := range y {
			m.b.keys[r][c] = y[r]
		}
	}
}

// plain is a common column.
func (s *side) plain(c int) []string {
	out := make([]string, len(s.keys))
	for r := range out {
		cell := s.cell(r, c)
		out[r] = cell.plain()
	}
	return out
}

// cell is a row's cell in a common column.
func (s *side) cell(r, c int) Cell {
	if own := s.at[c]; own >= 0 && own < len(s.table.Rows[r].Cells) {
		return s.table.Rows[r].Cells[own]
	}
	return Cell{}
}

// ignoreNumbering blanks columns that only count the rows: 序号.
func (m *matching) ignoreNumbering() {
	for c := range m.columns {
		if m.a.counts(c) && m.b.counts(c) {
			for _, s := range []*side{&m.a, &m.b} {
				for r := range s.keys {
					s.keys[r][c] = ""
				}
			}
		}
	}
}

// counts reports whether a column holds 1, 2, 3 … from row to row.
func (s *side) counts(c int) bool {
	last := 0
	for r := range s.keys {
		n, err := strconv.Atoi(s.keys[r][c])
		if err != nil && last == 0 {
			continue // the head
		}
		if err != nil || n != last+1 {
			return false
		}
		last = n
	}
	return last > 1
}

// value reports whether a cell tells what a row says rather than which it is.
func (m *matching) value(s *side, r, c int) bool {
	return m.columns[c].Value || s.cell(r, c).Figure || quantity.MatchString(s.keys[r][c])
}

// quantity is a number with what it counts: 14个, ≥95%.
var quantity = regexp.MustCompile(`^[<>=≥≤]?\d+(?:\.\d+)?[^\d]{1,6}$`)

// count counts how often each column holds each value, on both sides.
func (m *matching) count() {
	m.freq = make([]map[string]int, len(m.columns))
	for c := range m.columns {
		m.freq[c] = map[string]int{}
		for _, s := range []*side{&m.a, &m.b} {
			for r := range s.keys {
				m.freq[c][s.keys[r][c]]++
			}
		}
	}
}

// identity is what is no value of a row, "" when that is nothing.
func (m *matching) identity(s *side, r int) string {
	var b strings.Builder
	some := false
	for c, k := range s.keys[r] {
		if !m.value(s, r, c) {
			b.WriteString(k)
			some = some || k != ""
		}
		b.WriteByte(0)
	}
	if !some {
		return ""
	}
	return b.String()
}

// pairBy pairs rows of one key in their order; a row without key waits.
func (m *matching) pairBy(key func(*side, int) string) {
	open := map[string][]int{}
	for r, done := range m.a.done {
		if k := key(&m.a, r); !done && k != "" {
			open[k] = append(open[k], r)
		}
	}
	for r, done := range m.b.done {
		if k := key(&m.b, r); !done && k != "" && len(open[k]) > 0 {
			m.pair(open[k][0], r)
			open[k] = open[k][1:]
		}
	}
}

func (m *matching) pair(a, b int) {
	m.pairs = append(m.pairs, [2]int{a, b})
	m.a.done[a], m.b.done[b] = true, true
}

// keyColumn is the first column that tells every row apart on either side; -1
// for none.
func (m *matching) keyColumn() int {
	return slices.IndexFunc(m.indexes(), func(c int) bool {
		return !m.columns[c].Value && m.unique(&m.a, c) && m.unique(&m.b, c)
	})
}

func (m *matching) indexes() []int {
	out := make([]int, len(m.columns))
	for i := range out {
		out[i] = i
	}
	return out
}

func (m *matching) unique(s *side, c int) bool {
	seen := map[string]bool{}
	for r := range s.keys {
		k := s.keys[r][c]
		if k == "" || seen[k] || s.cell(r, c).Figure {
			return false
		}
		seen[k] = true
	}
	return true
}
