package published

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/templates/form"
)

// mendCodes repairs the 类 of codes that stand in columns of their own: where it
// is left out below the first row, it is that of the row above; where it is none
// and the 款 is that above, it is a slip, which is reported and seen through.
func (p *part) mendCodes(faults *diag.List) {
	for _, prefix := range []string{"code", "department-code", "government-code", "function-code"} {
		at := func(n string) int {
			return slices.IndexFunc(p.leaves, func(l *form.Column) bool { return l.Field.V == prefix+n })
		}
		if class, group := at("1"), at("2"); class >= 0 && group >= 0 {
			p.mendClass(class, group, faults)
		}
	}
}

func (p *part) mendClass(class, group int, faults *diag.List) {
	last, under := "", ""
	for i := range p.sheet.Rows {
		cells := p.cells(i)
		now, below := &cells[class], fold.Text(cells[group].Text)
		code := fold.Text(now.Text)
		switch {
		case len(code) == 3 && isCode(code):
			last, under = code, below
			continue
		case last == "" || !digits(below):
			continue
		case code != "" && (!digits(code) || below != under):
			continue
		case code != "":
			faults.Add(diag.Diagnostic{Severity: diag.Error, At: now.At, Rule: ruleNames, Message: fmt.Sprintf("类编码写作 %s", now.Text),
				Expected: last, Hints: []string{"以下按 " + last + " 核对"}})
		}
		now.Text, under = last, below
	}
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
