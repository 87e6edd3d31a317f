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
