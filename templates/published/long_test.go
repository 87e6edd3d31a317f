package published

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"yugong/model/workbook/tables"
)

// Long tables are audited, in seconds as the log shows, and longer ones refused.
func TestLongTables(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of rows")
	}
	f := format(t, shanxi)
	for _, c := range []struct {
		sheet string
		rows  int
		want  string
	}{{"表十二", 2500, ""}, {"表三", 2500, ""}, {"表六", 2500, ""}, {"表一", 2500, ""}, {"表三", 3001, "过多"}} {
		b := copyOf(printed(t, f, "full"))
		for i := range b.Pages {
			p := &b.Pages[i]
			if !strings.HasPrefix(p.Sheet, c.sheet+" ") {
				continue
			}
			last := p.Rows[len(p.Rows)-1]
			for n := range c.rows {
				row := tables.Row{Num: last.Num + 1 + n}
				for _, cell := range last.Cells {
					switch {
					case cell.Digits == "" && cell.Col == 1 && c.sheet == "表三":
						cell.Text = fmt.Sprintf("3%06d", n)
					case cell.Digits == "":
						cell.Text = fmt.Sprintf("%s%d", cell.Text, n)
					}
					row.Cells = append(row.Cells, cell)
				}
				p.Rows = append(p.Rows, row)
			}
		}
		start := time.Now()
		r := Audit(f, b, false)
		t.Logf("%s with %d rows more: %v, %d findings", c.sheet, c.rows, time.Since(start), len(r.Faults))
		if !strings.Contains(r.Faults.Error(), c.want) || len(r.Faults) == 0 {
			t.Errorf("%s: no %q", c.sheet, c.want)
		}
	}
}
