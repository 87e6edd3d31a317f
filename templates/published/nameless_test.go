package published

import (
	"slices"
	"strings"
	"testing"

	"yugong/model/workbook/tables"
)

// TestNamelessRow: figures without a name are one fault, not one of the sums that
// they are a part of as well: a row of revenue, or the total.
func TestNamelessRow(t *testing.T) {
	f := format(t, shanxi)
	was := printed(t, f, "full")
	for name, says := range map[string]string{"1030148": "这一行无法对应到表式：没有名称或编码", "合计": "这一行没有名称"} {
		b := copyOf(was)
		page := &b.Pages[slices.IndexFunc(b.Pages, func(p tables.Page) bool { return strings.HasPrefix(p.Sheet, "表七") })]
		row := &page.Rows[slices.IndexFunc(page.Rows, func(r tables.Row) bool { return r.Cells[0].Text == name })]
		row.Cells = row.Cells[len(row.Cells)-1:]
		r := Audit(f, b, false)
		if len(r.Faults) != 1 || r.Faults[0].At.Row != row.Num || !strings.Contains(r.Faults[0].Message, says) {
			t.Errorf("%s: %v", name, r.Faults)
		}
	}
}
