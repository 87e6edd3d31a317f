package scan

import (
	"strings"

	"yugong/model/workbook/tables"
	"yugong/templates"
)

// Recognised counts the tables of a form whose titles stand on the pages: of
// several forms the one with most printed them.
func Recognised(f *templates.Form, b *tables.Published) int {
	r := newReader(f, b)
	n := 0
	for i := range b.Pages {
		n += len(r.titles(newView(&b.Pages[i])))
	}
	return n
}

// Publisher tells whether a document is that of a department (部门) or of a unit
// (单位): by its cover, or by what most titles of tables say. "" is neither.
func Publisher(b *tables.Published) string {
	if b.PDF != nil {
		for i := range b.PDF.Text {
			p := &b.PDF.Text[i]
			if p.Page() > 1 {
				break
			}
			for _, kind := range []string{"部门", "单位"} {
				if strings.Contains(p.Text, kind+"预算") || strings.Contains(p.Text, kind+"决算") {
					return kind
				}
			}
		}
	}
	departments, units := 0, 0
	for i := range b.Pages {
		for _, row := range b.Pages[i].Rows[:min(3, len(b.Pages[i].Rows))] {
			if c := sole(&row); c != nil {
				t := strings.NewReplacer("部门预算经济", "", "部门经济", "", "部门预算支出经济", "").Replace(c.Text)
				if strings.Contains(t, "部门") {
					departments++
				} else if strings.Contains(t, "单位") && !strings.Contains(t, "单位：") {
					units++
				}
			}
		}
	}
	switch {
	case departments > units:
		return "部门"
	case units > departments:
		return "单位"
	}
	return ""
}
