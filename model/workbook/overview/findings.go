package overview

import "fmt"

// findings writes the sheet 问题: a row a finding, and further sheets of the
// same form when one is full.
func (b *book) findings() error {
	s := &b.styles
	columns := []column{
		{"主管部门", 22, s.text}, {"单位名称", 28, s.text}, {"工作簿", 32, s.text}, {"级别", 7, s.text}, {"规则", 8, s.text},
		{"表", 14, s.text}, {"单元格", 9, s.text}, {"问题", 70, s.wrap}, {"建议", 50, s.wrap},
	}
	l, err := b.newList(sheetFindings, columns, 2)
	if err != nil {
		return err
	}
	sheet, sheets := sheetFindings, 1
	for i := range b.report.Units {
		u := &b.report.Units[i]
		for j := range u.Findings {
			if l.next > maxRows {
				if err := b.closeList(l, sheet, len(columns)); err != nil {
					return err
				}
				sheets++
				sheet = fmt.Sprint(sheetFindings, sheets)
				if l, err = b.newList(sheet, columns, 2); err != nil {
					return err
				}
			}
			f := &u.Findings[j]
			values := []string{u.Superior, u.Name, u.Input, f.Severity, f.Rule, f.Sheet, f.Cell, f.Message, f.Advice}
			cells := make([]any, len(values))
			for k, v := range values {
				if v != "" {
					cells[k] = cell(columns[k].style, v)
				}
			}
			if f.Severity == severities[0] {
				cells[3] = cell(s.failed, f.Severity)
			}
			if err := l.row(cells); err != nil {
				return err
			}
		}
	}
	return b.closeList(l, sheet, len(columns))
}

func (b *book) closeList(l *list, sheet string, columns int) error {
	if l.next > 2 {
		if err := b.f.AutoFilter(sheet, fmt.Sprintf("A1:%c%d", 'A'+columns-1, l.next-1), nil); err != nil {
			return err
		}
	}
	return l.w.Flush()
}
