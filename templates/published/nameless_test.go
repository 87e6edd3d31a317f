package published

import (
	"slices"
	"strings"
	"testing"

	"yugong/model/workbook/tables"
)

// TestNamelessRow: figures without a name are one fault, not one of the sums that
// they are a part of as well: a row of revenue, a project, or the total.
func TestNamelessRow(t *testing.T) {
	f := format(t, shanxi)
	was := printed(t, f, "full")
	for _, c := range []struct{ table, name, says string }{
		{"表七", "1030148", "这一行无法对应到表式：没有名称或编码"},
		{"表七", "合计", "这一行没有名称"},
		{"表一", "三、国有资本经营预算", "这一行没有名称"},
		{"表一", "二十二、国有资本经营预算支出", "这一行没有名称"},
		{"表十三", "县城污水处理厂特许经营服务费", "这一行无法对应到表式：没有名称或编码"},
	} {
		b := copyOf(was)
		page := &b.Pages[slices.IndexFunc(b.Pages, func(p tables.Page) bool { return strings.HasPrefix(p.Sheet, c.table+" ") })]
		named := func(x tables.Cell) bool { return x.Text == c.name }
		row := &page.Rows[slices.IndexFunc(page.Rows, func(r tables.Row) bool { return slices.ContainsFunc(r.Cells, named) })]
		at := slices.IndexFunc(row.Cells, named)
		row.Cells = slices.Delete(slices.Clone(row.Cells), at, at+1+codes(row.Cells[at:]))
		r := Audit(f, b, false)
		if len(r.Faults) != 1 || r.Faults[0].At.Row != row.Num || !strings.Contains(r.Faults[0].Message, c.says) {
			t.Errorf("%s: %v", c.name, r.Faults)
		}
	}
}

// codes is how many names stand beside a code that begins a row.
func codes(cells []tables.Cell) int {
	if isCode(cells[0].Text) {
		return 1
	}
	return 0
}

// TestUncodedRow: a subject that lost its code is one fault, neither a row that is
// missing nor one below which or above which one is.
func TestUncodedRow(t *testing.T) {
	f := format(t, shanxi)
	was := printed(t, f, "full")
	for n := range was.Pages {
		for i, row := range was.Pages[n].Rows {
			if !strings.HasPrefix(was.Pages[n].Sheet, "表三") || !isCode(row.Cells[0].Text) {
				continue
			}
			b := copyOf(was)
			b.Pages[n].Rows[i].Cells = row.Cells[1:]
			r := Audit(f, b, false)
			if len(r.Faults) != 1 || r.Faults[0].At.Row != row.Num || r.Faults[0].Expected != row.Cells[0].Text {
				t.Errorf("%s: %v", row.Cells[0].Text, r.Faults)
			}
		}
	}
}
