package published

import (
	"testing"

	"yugong/model/workbook/tables"
)

// FuzzAudit damages a sound set of tables in many places at once: whatever is
// printed, an audit ends and does not panic.
func FuzzAudit(f *testing.F) {
	form := format(f, shanxi)
	sound := printed(f, form, "yangcheng")
	f.Add([]byte{0, 5, 1, 0, 1, 9, 2, 3}, "合计")
	f.Add([]byte{3, 3, 0, 1, 11, 4, 0, 2, 5, 12, 1, 3}, "2010350")
	f.Add([]byte{5, 0, 0, 4, 5, 1, 0, 4, 8, 4, 2, 5}, "-1e9")
	f.Fuzz(func(t *testing.T, edits []byte, text string) {
		b := copyOf(sound)
		for edits = edits[:min(len(edits), 200)]; len(edits) >= 4; edits = edits[4:] {
			damage(b, edits, text)
		}
		r := Audit(form, b, false)
		for _, d := range r.Faults {
			if d.Message == "" || d.At.Book == "" {
				t.Errorf("a finding without place or words: %+v", d)
			}
		}
	})
}

func damage(b *tables.Published, e []byte, text string) {
	p := &b.Pages[int(e[0])%len(b.Pages)]
	if len(p.Rows) == 0 {
		return
	}
	row := &p.Rows[int(e[1])%len(p.Rows)]
	if len(row.Cells) == 0 {
		return
	}
	c := &row.Cells[int(e[2])%len(row.Cells)]
	switch e[3] % 8 {
	case 0:
		c.Text, c.Digits = text, ""
	case 1:
		c.Digits = text
	case 2:
		row.Cells = row.Cells[:int(e[2])%len(row.Cells)]
	case 3:
		other := &p.Rows[int(e[2])%len(p.Rows)]
		row.Cells, other.Cells = other.Cells, row.Cells
	case 4:
		p.Rows = append(p.Rows[:int(e[1])%len(p.Rows)], p.Rows[int(e[1])%len(p.Rows)+1:]...)
	case 5:
		c.Fault = "错误值 #REF!"
	case 6:
		p.Merged = append(p.Merged, tables.Range{Row: int(e[1]), Col: int(e[2]), LastRow: int(e[1]) + 2, LastCol: int(e[2]) + 3})
	case 7:
		p.Rows = append(p.Rows, tables.Row{Num: p.Rows[len(p.Rows)-1].Num + 1, Cells: row.Cells})
	}
}
