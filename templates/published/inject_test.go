package published

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/templates"
	"yugong/templates/form"
	"yugong/templates/published/internal/scan"
)

// fault is a slip put into a set of tables.
type fault struct {
	kind  string
	text  string
	at    []diag.Pos // rows where it may be reported
	small bool       // an amount changed by 0.01
}

// injector puts slips into tables.
type injector struct {
	*rand.Rand
	base   *tables.Published
	places []place // the bodies of the tables
}

// place is the body of a table on a page.
type place struct {
	page    int
	table   *form.Table
	leaves  []*form.Column
	columns []int
	rows    []int // indices of the page's rows
}

func newInjector(f *templates.Form, b *tables.Published, seed uint64) *injector {
	in := &injector{Rand: rand.New(rand.NewPCG(seed, 7)), base: b}
	for _, sheet := range scan.Read(f, b).Sheets {
		p := place{table: sheet.Table, page: slices.IndexFunc(b.Pages, func(p tables.Page) bool { return p.Sheet == sheet.At.Sheet })}
		for j := range p.table.Sides {
			p.leaves = append(p.leaves, form.Leaves(p.table.Sides[j].Columns)...)
		}
		for _, row := range sheet.Rows {
			p.columns = p.columns[:0]
			for _, c := range row.Cells {
				p.columns = append(p.columns, c.At.Col)
			}
			p.rows = append(p.rows, slices.IndexFunc(b.Pages[p.page].Rows, func(r tables.Row) bool { return r.Num == row.At.Row }))
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
	cent := money.FromFen(1) // 0.01 of the unit that is printed
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
	return &fault{kind: "amount changed", small: n.Sub(m).Abs().Equal(cent), text: fmt.Sprintf("%s → %s", old, c.Digits)}
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
	return &fault{kind: "sign lost", text: c.Digits}
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
	f := &fault{kind: "rows swapped", text: rowText(b) + " ↔ " + rowText(a)}
	for _, r := range []*tables.Row{a, b} {
		f.at = append(f.at, diag.Pos{Sheet: page.Sheet, Row: r.Num})
	}
	if p.rowsOf(form.RowsProjects) && !isUnit(a) && !isUnit(b) {
		f.kind = projectsSwapped
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
// around the gap, or at the row whose sum it is missing from.
func (in *injector) drop(p *place, page *tables.Page, i int) *fault {
	n := p.rows[i]
	f := &fault{kind: "row dropped", text: rowText(&page.Rows[n])}
	num := page.Rows[n].Num
	f.at = []diag.Pos{{Sheet: page.Sheet, Row: num - 1}, {Sheet: page.Sheet, Row: num}}
	if i == 0 {
		f.at = append(f.at, diag.Pos{Sheet: page.Sheet}) // no row is left to name
	} else if above := p.above(page, i); above >= 0 {
		f.at = append(f.at, diag.Pos{Sheet: page.Sheet, Row: page.Rows[p.rows[above]].Num})
	}
	for k := len(page.Rows) - 1; k > n; k-- {
		page.Rows[k].Num--
	}
	page.Rows = slices.Delete(page.Rows, n, n+1)
	return f
}

// above is the row that a listed row is a part of, for lists that no other
// table repeats: the unit of a project, the 类 of an economic subject, the
// total of a revenue subject.
func (p *place) above(page *tables.Page, i int) int {
	switch {
	case p.rowsOf(form.RowsProjects):
		for k := i - 1; k >= 0; k-- {
			if isUnit(&page.Rows[p.rows[k]]) {
				return k
			}
		}
	case p.rowsOf(form.RowsEconomic):
		for k := i - 1; k >= 0; k-- {
			if len(p.under(&page.Rows[p.rows[k]], false)) < len(p.under(&page.Rows[p.rows[i]], false)) { // no 款, no government subject
				return k
			}
		}
	case p.rowsOf(form.RowsRevenue), p.rowsOf(form.RowsUnits):
		return 0
	}
	return -1
}

func (p *place) rowsOf(kind form.RowKind) bool {
	for i := range p.table.Sides {
		if slices.ContainsFunc(p.table.Sides[i].Body, func(r form.Row) bool { return r.Kind == kind }) {
			return true
		}
	}
	return false
}

func isUnit(r *tables.Row) bool {
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
			return &fault{kind: "code altered", text: old + " → " + c.Text}
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
	kind := "name altered"
	if p.rowsOf(form.RowsProjects) && !strings.HasSuffix(old, "局") && !strings.HasSuffix(old, "中心") {
		kind = projectRenamed
	}
	return &fault{kind: kind, text: old + " → " + c.Text}
}

// Kinds of slips that no redundancy can show: most projects stand in one table
// only, and the order of projects is the unit's own. A slip in a project that
// both tables have is found, at one of the two.
const (
	projectsSwapped = "two projects swapped"
	projectRenamed  = "project renamed"
)

// outcome of a slip.
type outcome uint8

const (
	placed    outcome = iota // found at its sheet and row
	ambiguous                // found, its row named among those that may be wrong just as well
	elsewhere                // found at another place
	missed
	outcomes
)

// judge tells what became of a slip, by the findings that a clean audit does
// not have.
func judge(r *Result, clean map[string]bool, f *fault) (result outcome, fresh diag.List) {
	result = missed
	for _, d := range r.Faults {
		if clean[d.String()] {
			continue
		}
		fresh.Add(d)
		result = min(result, elsewhere)
		for _, at := range f.at {
			if here(at, d.At) {
				result = placed
			}
			for _, rel := range d.Related {
				switch {
				case !here(at, rel.At):
				case strings.Contains(rel.Message, "也可能"):
					result = min(result, ambiguous)
				case d.Severity == diag.Hint:
					result = placed // one of several roundings of a table
				}
			}
		}
	}
	return result, fresh
}

func here(want, got diag.Pos) bool {
	return want.Sheet == got.Sheet && (want.Row == got.Row || want.Row == 0)
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

// tally counts what became of the slips of a kind.
type tally struct {
	count [outcomes]int
	more  int // findings beyond the first
}

// inject puts slips into a set and counts what becomes of them. unplaced is
// called for every slip that is not found where it is.
func inject(t *testing.T, f *templates.Form, b *tables.Published, n int, unplaced func(*fault, outcome, diag.List)) map[string]*tally {
	clean := baseline(Audit(f, b, false))
	in := newInjector(f, b, 1)
	kinds := map[string]*tally{}
	for n > 0 {
		faulty, x := in.fault()
		if x == nil {
			continue
		}
		n--
		o, fresh := judge(Audit(f, faulty, false), clean, x)
		if kinds[x.kind] == nil {
			kinds[x.kind] = &tally{}
		}
		kinds[x.kind].count[o]++
		if o == placed {
			kinds[x.kind].more += len(fresh) - 1
		} else {
			unplaced(x, o, fresh)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		c := kinds[k].count
		t.Logf("%-22s found in place %3d, one of several rows %2d, elsewhere %2d, not found %2d; further findings %d",
			k, c[placed], c[ambiguous], c[elsewhere], c[missed], kinds[k].more)
	}
	return kinds
}

const slips = 100 // in each example

// Slips in exact tables are all found where they are, but for the kinds that
// nothing printed twice can show.
func TestSlipsInExactTables(t *testing.T) {
	for _, c := range []struct {
		format, example string
		slips           int
	}{{shanxi, "yangcheng", slips}, {shanxi, "full", slips}, {shanxi, "department", slips / 4}, {shanghai, "full", slips / 4}} {
		t.Run(filepath.Base(c.format)+"/"+c.example, func(t *testing.T) {
			t.Parallel()
			f := format(t, c.format)
			inject(t, f, printed(t, f, c.example), c.slips, func(x *fault, o outcome, found diag.List) {
				hidden := x.kind == projectsSwapped || x.kind == projectRenamed
				// A single sum tells that one of its parts is wrong, not which.
				if !hidden && o != ambiguous {
					t.Errorf("%s %s at %v: found %v", x.kind, x.text, x.at, found)
				}
			})
		})
	}
}

// In rounded tables a slip within the tolerance is a hint at most: it may even
// undo a rounding. All others are found as in exact tables.
func TestSlipsInRoundedTables(t *testing.T) {
	for _, example := range []string{"yangcheng", "full"} {
		t.Run(example, func(t *testing.T) {
			t.Parallel()
			f := format(t, shanxi)
			b := rounded(printed(t, f, example))
			clean := Audit(f, b, false)
			if clean.Faults.HasErrors() {
				t.Error(clean.Faults)
			}
			t.Logf("%d hints before any slip", len(clean.Faults))
			inject(t, f, b, slips, func(x *fault, o outcome, found diag.List) {
				hidden := x.kind == projectsSwapped || x.kind == projectRenamed
				if o != ambiguous && (!hidden && !x.small || found.HasErrors()) {
					t.Errorf("%s %s at %v: found %v", x.kind, x.text, x.at, found)
				}
			})
		})
	}
}
