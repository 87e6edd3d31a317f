package overview

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"yugong/model/money"
)

// units writes the sheet 单位: a row a unit, the totals in the last.
func (b *book) units() error {
	s := &b.styles
	columns := []column{
		{"序号", 6, s.count}, {"主管部门", 24, s.text}, {"单位名称", 30, s.text}, {"单位编码", 11, s.text}, {"年度", 7, s.text},
		{"类型", 10, s.text}, {"结果", 9, s.text}, {"主要问题", 50, s.wrap}, {"公开文件", 44, s.link}, {"页数", 7, s.count}, {"收入（元）", 18, s.amount},
		{"支出（元）", 18, s.amount}, {"错误", 7, s.count}, {"警告", 7, s.count}, {"提示", 7, s.count}, {"用时（秒）", 10, s.seconds}, {"工作簿", 40, s.text},
	}
	l, err := b.newList(sheetUnits, columns, 3)
	if err != nil {
		return err
	}
	for i := range b.report.Units {
		if l.next >= maxRows {
			break
		}
		u := &b.report.Units[i]
		link, err := b.link(u, fmt.Sprint("I", l.next))
		if err != nil {
			return err
		}
		values := u.values(i + 1)
		cells := make([]any, len(columns))
		for j, v := range values {
			if v != nil {
				cells[j] = cell(columns[j].style, v)
			}
		}
		if link != nil {
			cells[8] = *link
		}
		if u.Failed {
			cells[6] = cell(s.failed, u.Result)
		}
		if err := l.row(cells); err != nil {
			return err
		}
	}
	return b.closeUnits(l, len(columns))
}

// values are the cells of a unit's row, nil for blank ones.
func (u *Unit) values(n int) []any {
	v := []any{n, u.Superior, u.Name, u.Code, nil, u.Kind, u.Result, nil, u.Document, nil, nil, nil, nil, nil, nil, u.Seconds, u.Input}
	if u.Year != 0 {
		v[4] = fmt.Sprint(u.Year)
	}
	if u.Trouble != "" {
		v[7] = u.Trouble
	}
	if u.Pages > 0 {
		v[9] = u.Pages
	}
	if u.Known {
		v[10], v[11] = u.Income, u.Expenditure
	}
	for i, s := range severities {
		if c := u.count(s); c > 0 {
			v[12+i] = c
		}
	}
	return v
}

// link makes a cell lead to the unit's document: a link of the sheet, or, when
// there are too many, the cell to put there.
func (b *book) link(u *Unit, at string) (*excelize.Cell, error) {
	if u.Document == "" {
		return nil, nil
	}
	if b.links++; b.links <= maxLinks {
		return nil, b.f.SetCellHyperLink(sheetUnits, at, relative(u.Document), "External")
	}
	quoted := strings.ReplaceAll(u.Document, `"`, `""`)
	if utf8.RuneCountInString(quoted) > maxLiteral {
		return nil, nil // the path is there to read
	}
	c := cell(b.styles.link, u.Document)
	c.Formula = `HYPERLINK("` + quoted + `","` + quoted + `")`
	return &c, nil
}

// relative escapes what a relative link may not hold; Chinese stays readable.
func relative(path string) string { return escaped.Replace(path) }

var escaped = strings.NewReplacer("%", "%25", " ", "%20", "#", "%23", "?", "%3F")

func (b *book) closeUnits(l *list, columns int) error {
	t := b.sum(func(*Unit) bool { return true })
	last := make([]any, columns)
	for i := range last {
		last[i] = cell(b.styles.total, nil)
	}
	last[1] = cell(b.styles.total, "合计")
	last[2] = cell(b.styles.total, fmt.Sprintf("%d 个单位，%d 个失败", t.units, t.failed))
	last[9] = cell(b.styles.total, t.pages)
	last[10], last[11] = cell(b.styles.totalAmount, t.income), cell(b.styles.totalAmount, t.expenditure)
	for i := range severities {
		last[12+i] = cell(b.styles.total, t.findings[i])
	}
	last[15] = cell(b.styles.totalAmount, t.seconds)
	filter := fmt.Sprintf("A1:Q%d", l.next-1)
	if err := l.row(last); err != nil {
		return err
	}
	if err := b.f.AutoFilter(sheetUnits, filter, nil); err != nil {
		return err
	}
	return l.w.Flush()
}

// sums are the totals of some units.
type sums struct {
	units, failed, pages int
	results              [5]int // as listed
	income, expenditure  money.Money
	findings             [3]int // by severity
	seconds              float64
}

func (b *book) sum(of func(*Unit) bool) sums {
	var t sums
	for i := range b.report.Units {
		if u := &b.report.Units[i]; of(u) {
			t.add(u)
		}
	}
	return t
}

func (t *sums) add(u *Unit) {
	t.units++
	if u.Failed {
		t.failed++
	}
	result := u.Result
	if result == "未读取" {
		result = "失败"
	}
	if i := slices.Index(results, result); i >= 0 {
		t.results[i]++
	}
	t.pages += u.Pages
	if !u.Twice {
		t.income, t.expenditure = t.income.Add(u.Income), t.expenditure.Add(u.Expenditure)
	}
	t.seconds += u.Seconds
	for i, s := range severities {
		t.findings[i] += u.count(s)
	}
}
