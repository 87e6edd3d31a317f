package compare

import (
	"cmp"
	"slices"
	"strings"
)

// changes lists what differs: the rows of the second table in their order, each
// behind those that went before it.
func (m *matching) changes() []Change {
	partner := make([]int, len(m.b.keys))
	for j := range partner {
		partner[j] = -1
	}
	for _, p := range m.pairs {
		partner[p[1]] = p[0]
	}
	var out []Change
	for j, i := range partner {
		if i < 0 {
			if m.b.table.Names {
				continue
			}
			out = append(out, m.lone(Added, &m.b, j))
		} else if c := m.between(i, j); len(c.Cells) > 0 {
			out = append(out, c)
		}
	}
	for i, done := range m.a.done {
		if !done && !m.b.table.Names {
			out = append(out, m.lone(Removed, &m.a, i))
		}
	}
	return out
}

// lone is a row that only one side has.
func (m *matching) lone(kind Kind, s *side, r int) Change {
	out := Change{Kind: kind, Table: m.b.table.Name, Row: m.label(s, r, nil), Unit: m.b.table.Unit}
	for c := range m.columns {
		cell := s.cell(r, c)
		if s.keys[r][c] == "" || !m.value(s, r, c) {
			continue
		}
		change := CellChange{Column: m.columns[c].Head, To: cell}
		if kind == Removed {
			change = CellChange{Column: m.columns[c].Head, From: cell}
		}
		out.Cells = append(out.Cells, change)
	}
	if kind == Removed {
		out.From = s.table.Rows[r].At
	} else {
		out.To = s.table.Rows[r].At
	}
	return out
}

// between is how a row differs from its partner.
func (m *matching) between(a, b int) Change {
	out := Change{Kind: Changed, Table: m.b.table.Name, Unit: m.b.table.Unit, From: m.a.table.Rows[a].At, To: m.b.table.Rows[b].At}
	differs := func(c int) bool { return m.a.keys[a][c] != m.b.keys[b][c] }
	for c := range m.columns {
		if differs(c) {
			out.Cells = append(out.Cells, CellChange{m.columns[c].Head, m.a.cell(a, c), m.b.cell(b, c)})
		}
	}
	if len(out.Cells) == 0 {
		return out
	}
	if out.Row = m.label(&m.b, b, differs); out.Row == "" {
		out.Row = m.label(&m.b, b, nil)
	}
	if len(out.Cells) == 1 && !out.Cells[0].To.At.IsZero() {
		out.From, out.To = out.Cells[0].From.At, out.Cells[0].To.At
	}
	return out
}

// mostLabel is how many cells name a row, and mostRunes how much of each.
const (
	mostLabel = 4
	mostRunes = 24
)

// label names a row by the cells that tell it apart best, in their order, but
// for those left out.
func (m *matching) label(s *side, r int, without func(int) bool) string {
	var telling []int
	for c, k := range s.keys[r] {
		if without != nil && without(c) {
			continue
		}
		if k != "" && !m.value(s, r, c) && (m.freq[c][k] < len(m.a.keys)+len(m.b.keys) || len(s.keys) == 1) {
			telling = append(telling, c)
		}
	}
	slices.SortStableFunc(telling, func(x, y int) int { return cmp.Compare(m.freq[x][s.keys[r][x]], m.freq[y][s.keys[r][y]]) })
	telling = telling[:min(len(telling), mostLabel)]
	slices.Sort(telling)
	var words []string
	for _, c := range telling {
		words = append(words, shorten(s.cell(r, c).Text, mostRunes))
	}
	return strings.Join(words, "·")
}

// shorten cuts a text in the middle.
func shorten(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most*2/3]) + "…" + string(r[len(r)-most/3:])
	}
	return s
}
