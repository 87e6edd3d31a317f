package compare

import (
	"yugong/model/diag"
	"yugong/model/money"
)

// Report is how the second version differs from the first.
type Report struct {
	Facts  []Change
	Tables []Change
	Texts  []Change
	Pages  []Pages
}

// Same reports whether nothing differs.
func (r *Report) Same() bool {
	return len(r.Facts)+len(r.Tables)+len(r.Texts)+len(r.Pages) == 0
}

// Kind is what happened to a row or a paragraph.
type Kind uint8

// The kinds.
const (
	Changed Kind = iota
	Added
	Removed
)

// ID is the name in JSON.
func (k Kind) ID() string { return [...]string{"changed", "added", "removed"}[k] }

// Change is one row, paragraph or whole table that differs.
type Change struct {
	Kind     Kind
	Table    string // sheet, title of the table, or heading over the text
	Row      string // which row, in its own words; "" for a paragraph or a whole table
	From, To diag.Pos
	Unit     money.Unit // of its amounts
	Cells    []CellChange
}

// CellChange is a cell that differs, or one that a new row has or a lost one
// had.
type CellChange struct {
	Column   string // "" for a paragraph
	From, To Cell
}

// By is how much an amount grew; ok is false where there are no two of them.
// A blank beside an amount counts as nothing.
func (c *CellChange) By() (by money.Money, ok bool) {
	if !c.From.Figure && c.From.Text != "" || !c.To.Figure && c.To.Text != "" || !c.From.Figure && !c.To.Figure {
		return by, false
	}
	return c.To.Amount.Sub(c.From.Amount), true
}

// Pages is a page that differs, by number; 0 where the version has none.
type Pages struct{ From, To int }

// Versions compares two versions.
func Versions(a, b *Version) *Report {
	w := newWords(a.Year, b.Year)
	r := &Report{}
	if a.Pages != nil && b.Pages != nil {
		r.Texts, r.Pages = texts(a.Texts, b.Texts, w), pages(a.Pages, b.Pages, w)
	}
	if a.Facts != nil && b.Facts != nil {
		r.Facts = all(a.Facts, b.Facts, w)
	}
	if a.Tables != nil && b.Tables != nil {
		r.Tables = all(a.Tables, b.Tables, w)
	}
	return r
}

// Facts compares the facts of two workbooks alone.
func Facts(a, b *Version) []Change {
	return all(a.Facts, b.Facts, newWords(a.Year, b.Year))
}

// all compares tables of one name with each other, those of the second version
// in their order, then those that went.
func all(a, b []Table, w words) []Change {
	var out []Change
	taken := make([]bool, len(a))
	for j := range b {
		i := 0
		for i < len(a) && (taken[i] || key(a[i].Name, w.a) != key(b[j].Name, w.b)) {
			i++
		}
		if i == len(a) {
			if len(b[j].Rows) > 0 {
				out = append(out, Change{Kind: Added, Table: b[j].Name, To: b[j].Rows[0].At, Unit: b[j].Unit})
			}
			continue
		}
		taken[i] = true
		out = append(out, rows(&a[i], &b[j], w)...)
	}
	for i := range a {
		if !taken[i] && len(a[i].Rows) > 0 {
			out = append(out, Change{Kind: Removed, Table: a[i].Name, From: a[i].Rows[0].At, Unit: a[i].Unit})
		}
	}
	return out
}
