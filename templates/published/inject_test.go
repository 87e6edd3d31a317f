package published

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/spec"
)

// fault is a slip put into a set of tables.
type fault struct {
	kind string
	text string
	at   []diag.Pos // rows where it may be reported
}

// injector puts slips into tables.
type injector struct {
	*rand.Rand
	base   *tables.Published
	exact  bool
	places []place // the bodies of the tables
}

// place is the body of a table on a page.
type place struct {
	page    int
	table   *spec.Table
	leaves  []*spec.Column
	columns []int
	rows    []int // indices of the page's rows
}

func newInjector(f *templates.Format, b *tables.Published, seed uint64) *injector {
	in := &injector{Rand: rand.New(rand.NewPCG(seed, 7)), base: b, exact: b.Exact}
	r := &reader{format: f, book: newPhrasebook(f), taken: map[*spec.Table]bool{}}
	for _, t := range f.Spec().Tables {
		if spec.HasSums(t) {
			r.tables = append(r.tables, t)
		}
	}
	r.text = r.book.texts[0]
	for i := range b.Pages {
		v := newView(&b.Pages[i])
		all, _ := r.find([]*view{v})
		h, ok := r.heading(all[0])
		if !ok {
			panic("no head")
		}
		p := place{page: i, table: all[0].table, columns: h.columns}
		for j := range p.table.Sides {
			p.leaves = append(p.leaves, spec.Leaves(p.table.Sides[j].Columns)...)
		}
		for j, row := range v.Rows {
			if row.Num > h.last && !numbering(v, row.Num, h.columns) && len(row.Cells) > 1 {
				p.rows = append(p.rows, j)
			}
		}
		in.places = append(in.places, p)
	}
	return in
}

// copyOf is a copy whose cells may be changed.
func copyOf(b *tables.Published) *tables.Published {
	out := *b
	out.Pages = slices.Clone(b.Pages)
	for i := range out.Pages {
		p := &out.Pages[i]
		p.Rows = slices.Clone(p.Rows)
		for j := range p.Rows {
			p.Rows[j].Cells = slices.Clone(p.Rows[j].Cells)
		}
	}
	return &out
}

func (in *injector) pick(n int) int { return in.IntN(n) }

// place chooses a table by its rows, so that long tables have more slips.
func (in *injector) place() *place {
	n := 0
	for i := range in.places {
		n += len(in.places[i].rows)
	}
	k := in.pick(n)
	for i := range in.places {
		if k -= len(in.places[i].rows); k < 0 {
			return &in.places[i]
		}
	}
	return nil
}

// fault makes a slip of one of the kinds; nil when the chosen place has none
// to offer.
func (in *injector) fault() (*tables.Published, *fault) {
	b := copyOf(in.base)
	p := in.place()
	page := &b.Pages[p.page]
	i := in.pick(len(p.rows))
	row := &page.Rows[p.rows[i]]
	var f *fault
	switch in.pick(12) {
	case 0, 1, 2, 3, 4:
		f = in.amount(p, row)
	case 5:
		f = in.sign(p, row)
	case 6, 7:
		f = in.swap(p, page, i)
	case 8, 9:
		f = in.drop(p, page, i)
	case 10:
		f = in.code(p, row)
	default:
		f = in.name(p, row)
	}
	if f == nil {
		return nil, nil
	}
	if f.at == nil {
		f.at = []diag.Pos{{Sheet: page.Sheet, Row: row.Num}}
	}
	return b, f
}

// cells of a row under columns of sums, or of texts.
func (p *place) under(row *tables.Row, sums bool) []*tables.Cell {
	var out []*tables.Cell
	for i, col := range p.columns {
		for j := range row.Cells {
			if c := &row.Cells[j]; c.Col == col && (p.leaves[i].Sum != nil) == sums {
				out = append(out, c)
			}
		}
	}
	return out
}

func (in *injector) amount(p *place, row *tables.Row) *fault {
	cells := p.under(row, true)
	if len(cells) == 0 {
		return nil
	}
	c := cells[in.pick(len(cells))]
	m, err := money.Parse(c.Digits, money.Yuan)
	if err != nil || m.IsZero() {
		return nil
	}
	cent := money.FromFen(1) // the last digit that is printed: of 万元 here
	if in.exact {
		cent = money.FromFen(1)
	}
	var n money.Money
	switch in.pick(6) {
	case 0:
		n = m.Add(cent)
	case 1:
		n = m.Sub(cent)
	case 2:
		n = m.Add(m)
	case 3:
		n = m
		for range 9 {
			n = n.Add(m)
		}
	case 4:
		n = m.Add(money.FromFen(int64(in.pick(100000) + 1)))
	default: // two digits of the number change places
		n = transpose(m, in)
	}
	if n.Equal(m) {
		return nil
	}
	old := c.Digits
	c.Digits = n.String()
	c.Text = c.Digits
	return &fault{kind: "amount", text: fmt.Sprintf("%s → %s", old, c.Digits)}
}

func transpose(m money.Money, in *injector) money.Money {
	digits := []byte(m.String())
	i := in.pick(len(digits))
	j := (i + 1) % len(digits)
	if digits[i] == '.' || digits[j] == '.' || i == len(digits)-1 {
		return m
	}
	digits[i], digits[j] = digits[j], digits[i]
	n, err := money.Parse(string(digits), money.Yuan)
	if err != nil {
		return m
	}
	return n
}

func (in *injector) sign(p *place, row *tables.Row) *fault {
	cells := p.under(row, true)
	if len(cells) == 0 {
		return nil
	}
	c := cells[in.pick(len(cells))]
	if strings.Trim(c.Digits, "0.") == "" {
		return nil
	}
	c.Digits = strings.TrimPrefix("-"+c.Digits, "--")
	c.Text = c.Digits
	return &fault{kind: "sign", text: c.Digits}
}

func (in *injector) swap(p *place, page *tables.Page, i int) *fault {
	if len(p.rows) < 2 {
		return nil
	}
	j := in.pick(len(p.rows))
	a, b := &page.Rows[p.rows[i]], &page.Rows[p.rows[j]]
	if i == j || rowText(a) == rowText(b) {
		return nil
	}
	a.Cells, b.Cells = b.Cells, a.Cells
	f := &fault{kind: "swap", text: rowText(b) + " ↔ " + rowText(a)}
	for _, r := range []*tables.Row{a, b} {
		f.at = append(f.at, diag.Pos{Sheet: page.Sheet, Row: r.Num})
	}
	if p.rowsOf(spec.RowsProjects) && !p.isUnit(a, in) && !p.isUnit(b, in) {
		f.kind = "swap of two projects"
	}
	return f
}

func rowText(r *tables.Row) string {
	var s []string
	for _, c := range r.Cells {
		s = append(s, c.Text)
	}
	return strings.Join(s, "|")
}

// drop removes a row; those below it move up. It may be reported at the rows
// around the gap, or where the sum stands that the row is missing from.
func (in *injector) drop(p *place, page *tables.Page, i int) *fault {
	n := p.rows[i]
	f := &fault{kind: "drop", text: rowText(&page.Rows[n])}
	num := page.Rows[n].Num
	for k := len(page.Rows) - 1; k > n; k-- {
		page.Rows[k].Num--
	}
	page.Rows = slices.Delete(page.Rows, n, n+1)
	for _, r := range []int{num - 1, num} {
		f.at = append(f.at, diag.Pos{Sheet: page.Sheet, Row: r})
	}
	if i == 0 {
		f.at = append(f.at, diag.Pos{Sheet: page.Sheet})
	}
	if p.rowsOf(spec.RowsProjects) || p.rowsOf(spec.RowsEconomic) || p.rowsOf(spec.RowsRevenue) || p.rowsOf(spec.RowsUnits) {
		f.kind = "drop of a listed row"
		for k := range i { // the row of a unit or 类 that it belongs to
			f.at = append(f.at, diag.Pos{Sheet: page.Sheet, Row: page.Rows[p.rows[k]].Num})
		}
		f.at = append(f.at, diag.Pos{Sheet: page.Sheet})
	}
	return f
}

func (p *place) rowsOf(kind spec.RowKind) bool {
	for i := range p.table.Sides {
		if slices.ContainsFunc(p.table.Sides[i].Body, func(r spec.Row) bool { return r.Kind == kind }) {
			return true
		}
	}
	return false
}

func (p *place) isUnit(r *tables.Row, in *injector) bool {
	return strings.HasSuffix(r.Cells[0].Text, "局") || strings.HasSuffix(r.Cells[0].Text, "中心")
}

func (in *injector) code(p *place, row *tables.Row) *fault {
	for _, c := range p.under(row, false) {
		if len(c.Text) >= 3 && strings.Trim(c.Text, "0123456789") == "" {
			digits := []byte(c.Text)
			i := in.pick(len(digits))
			old := c.Text
			digits[i] = '0' + (digits[i]-'0'+byte(in.pick(9))+1)%10
			c.Text = string(digits)
			return &fault{kind: "code", text: old + " → " + c.Text}
		}
	}
	return nil
}

func (in *injector) name(p *place, row *tables.Row) *fault {
	var names []*tables.Cell
	for _, c := range p.under(row, false) {
		if strings.Trim(c.Text, "0123456789") != "" {
			names = append(names, c)
		}
	}
	if len(names) == 0 {
		return nil
	}
	c := names[in.pick(len(names))]
	runes := []rune(c.Text)
	i := in.pick(len(runes))
	old := c.Text
	switch in.pick(3) {
	case 0:
		runes = slices.Delete(runes, i, i+1)
	case 1:
		runes = slices.Insert(runes, i, '的')
	default:
		runes[i] = '某'
	}
	c.Text = string(runes)
	kind := "name"
	switch {
	case p.rowsOf(spec.RowsProjects) && !strings.HasSuffix(old, "局") && !strings.HasSuffix(old, "中心"):
		kind = "name of a project"
	}
	return &fault{kind: kind, text: old + " → " + c.Text}
}

// outcome of a slip.
type outcome uint8

const (
	placed outcome = iota // found at its sheet and row
	found_                // found elsewhere
	missed
)

func judge(r *Result, clean map[string]bool, f *fault) (outcome, []diag.Diagnostic) {
	var fresh []diag.Diagnostic
	result := missed
	for _, d := range r.Faults {
		if clean[d.String()] {
			continue
		}
		fresh = append(fresh, d)
		if result == missed {
			result = found_
		}
		for _, at := range f.at {
			if at.Sheet == d.At.Sheet && (at.Row == d.At.Row || at.Row == 0) {
				result = placed
			}
		}
	}
	return result, fresh
}

func baseline(r *Result) map[string]bool {
	clean := map[string]bool{}
	for _, d := range r.Faults {
		clean[d.String()] = true
	}
	return clean
}

// rounded is a set whose amounts were rounded to two decimals of 万元 first.
func rounded(b *tables.Published) *tables.Published {
	out := copyOf(b)
	out.Exact = false
	for i := range out.Pages {
		for _, row := range out.Pages[i].Rows {
			for j := range row.Cells {
				c := &row.Cells[j]
				if m, err := money.Parse(c.Digits, money.WanYuan); err == nil && strings.Contains(c.Digits, ".") {
					c.Digits = m.Format(money.Format{Unit: money.WanYuan, Places: 2})
				}
			}
		}
	}
	return out
}

func TestInjected(t *testing.T) {
	f := format(t, shanxi)
	for _, example := range []string{"yangcheng", "full", "yangcheng rounded", "full rounded"} {
		t.Run(example, func(t *testing.T) {
			name, round := strings.CutSuffix(example, " rounded")
			b := printed(t, f, name)
			if round {
				b = rounded(b)
			}
			first := Audit(f, b, false)
			for _, d := range first.Faults {
				if d.Severity > diag.Hint {
					t.Error(d)
				}
			}
			t.Logf("%d hints without a fault", len(first.Faults))
			clean := baseline(first)
			in := newInjector(f, b, 1)
			count := map[string][3]int{}
			more, shown := map[string]int{}, 0
			extra, trials := 0, 1000
			for n := 0; n < trials; {
				faulty, x := in.fault()
				if x == nil {
					continue
				}
				n++
				r := Audit(f, faulty, false)
				o, fresh := judge(r, clean, x)
				c := count[x.kind]
				c[o]++
				count[x.kind] = c
				if o == placed {
					extra += len(fresh) - 1
					more[x.kind] += len(fresh) - 1
					if x.kind == "drop of a listed row" && len(fresh) > 1 && shown < 6 {
						shown++
						t.Logf("MORE %s at %v", x.text, x.at)
						for _, d := range fresh {
							t.Logf("      %s %s", d.Rule, d)
						}
					}
				}
				if o != placed || len(fresh) > 6 {
					t.Logf("%d %s %s at %v", o, x.kind, x.text, x.at)
					for _, d := range fresh[:min(len(fresh), 8)] {
						t.Logf("      %s %s", d.Rule, d)
					}
				}
			}
			for k, c := range count {
				t.Logf("%-25s placed %3d elsewhere %3d missed %3d, more %d", k, c[0], c[1], c[2], more[k])
			}
			t.Logf("further findings: %d of %d", extra, trials)
		})
	}
}
