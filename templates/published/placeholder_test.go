package published

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/model/workbook/tables"
)

// The rows of … that a template has are rightly there while it is blank, and
// faults once there are figures.
func TestPlaceholders(t *testing.T) {
	f := format(t, central)
	for _, filled := range []bool{false, true} {
		b := printed(t, f, "central")
		for i := range b.Pages {
			page := &b.Pages[i]
			for j := range page.Rows {
				sketch(&page.Rows[j], filled, strings.Contains(page.Sheet, "支出总表") && j == len(page.Rows)-2)
			}
		}
		var got []string
		for _, d := range Audit(f, b, false).Faults {
			if !slices.Contains(got, d.Message) {
				got = append(got, d.Message)
			}
		}
		left := slices.Contains(got, "模板留下的行没有填写")
		if left != filled || !filled && len(got) > 0 {
			t.Errorf("filled %v: %q", filled, got)
		}
	}
}

// TestGaps: what a draft left open is told once for each place, and an amount
// that is open is nothing else.
func TestGaps(t *testing.T) {
	f := format(t, central)
	b := printed(t, f, "central")
	row := &b.Pages[0].Rows[len(b.Pages[0].Rows)-2]
	for i := range row.Cells {
		if row.Cells[i].Digits != "" {
			row.Cells[i] = tables.Cell{Col: row.Cells[i].Col, Text: "〔未填：收入〕和〔未填：支出〕"}
			break
		}
	}
	var got []string
	for _, d := range Audit(f, b, false).Faults {
		if d.At.Row == row.Num && d.At.Sheet == b.Pages[0].Sheet && !strings.Contains(d.Message, "合计") {
			got = append(got, d.Rule)
		}
	}
	if !slices.Equal(got, []string{"X05", "X05"}) {
		t.Errorf("%q", got)
	}
}

// Templates that a district hands out have no fault.
func TestRealTemplates(t *testing.T) {
	f := format(t, "../shanghai")
	for _, name := range []string{"05-模板-单位.xls", "06-模板-部门.xlsx"} {
		path := filepath.Join("..", "..", "..", "shared", "published", name)
		if _, err := os.Stat(path); err != nil {
			t.Skip("no published documents beside the checkout")
		}
		b, faults, err := tables.Read(path)
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		if r := Audit(f, b, false); r.Faults.HasErrors() || len(r.Tables) < 9 {
			t.Errorf("%s: %d tables, %v", name, len(r.Tables), r.Faults)
		}
	}
}

// sketch takes the figures out of a row, and of one to come all but ….
func sketch(row *tables.Row, filled, toCome bool) {
	for k := range row.Cells {
		c := &row.Cells[k]
		if c.Digits != "" && (!filled || toCome) {
			c.Text, c.Digits = "", ""
		}
		if toCome && c.Text != "" {
			c.Text = "…"
		}
	}
}
