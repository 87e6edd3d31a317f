package overview

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// totals writes the sheet 汇总: what the whole came to, then a line a
// department.
func (b *book) totals() error {
	all := b.sum(func(*Unit) bool { return true })
	for i, w := range []float64{34, 9, 9, 9, 9, 9, 9, 9, 20, 20, 20, 9, 9} {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.f.SetColWidth(sheetTotals, name, name, w); err != nil {
			return err
		}
	}
	if err := b.put(1, b.styles.title, "批量生成报告"); err != nil {
		return err
	}
	if err := b.f.SetRowHeight(sheetTotals, 1, 28); err != nil {
		return err
	}
	note := fmt.Sprintf("共 %d 个单位：%d 个有公开文件，%d 个没有。逐个单位见“%s”，每一处问题见“%s”。", all.units, all.units-all.failed, all.failed, sheetUnits, sheetFindings)
	if !b.report.Made.IsZero() {
		note += "报告时间 " + b.report.Made.Format("2006-01-02 15:04:05") + "。"
	}
	if err := b.put(2, b.styles.note, note); err != nil {
		return err
	}
	if err := b.put(4, b.styles.head, "主管部门", "单位", "定稿", "草稿", "有错误", "失败", "未报送", "页数", "收入（元）", "支出（元）", "错误", "警告", "提示"); err != nil {
		return err
	}
	next, err := b.departments(5)
	if err != nil {
		return err
	}
	if err := b.years(next + 2); err != nil {
		return err
	}
	return b.page(sheetTotals)
}

// departments writes a line for each, sorted by name, and the total below.
func (b *book) departments(row int) (next int, err error) {
	var order []string
	of := map[string]*sums{}
	var all sums
	for i := range b.report.Units {
		u := &b.report.Units[i]
		if of[u.Superior] == nil {
			of[u.Superior] = &sums{}
			order = append(order, u.Superior)
		}
		of[u.Superior].add(u)
		all.add(u)
	}
	slices.Sort(order)
	for _, name := range order {
		label := name
		if label == "" {
			label = "（未填主管部门）"
		}
		if err := b.totalLine(row, label, of[name], b.styles.text, b.styles.count, b.styles.amount); err != nil {
			return 0, err
		}
		row++
	}
	return row + 1, b.totalLine(row, "合计", &all, b.styles.total, b.styles.total, b.styles.totalAmount)
}

func (b *book) totalLine(row int, label string, t *sums, text, count, amount int) error {
	cells := []excelize.Cell{cell(text, label), cell(count, t.units)}
	for _, n := range t.results {
		cells = append(cells, cell(count, n))
	}
	cells = append(cells, cell(count, t.pages), cell(amount, t.income), cell(amount, t.expenditure))
	for _, n := range t.findings {
		cells = append(cells, cell(count, n))
	}
	for i, v := range cells {
		if err := b.set(row, i+1, v); err != nil {
			return err
		}
	}
	return nil
}

// years writes the totals of all units, this year against last. Amounts have
// the width of a few columns.
func (b *book) years(row int) error {
	if len(b.report.Totals) == 0 {
		return nil
	}
	for i, head := range []string{"全部单位合计", "本年（元）", "上年（元）", "增减（元）", "填有上年数的单位"} {
		if err := b.wide(row, i, cell(b.styles.head, head)); err != nil {
			return err
		}
	}
	for i := range b.report.Totals {
		t := &b.report.Totals[i]
		row++
		cells := []excelize.Cell{cell(b.styles.text, t.Item), cell(b.styles.amount, t.This), cell(b.styles.text, "—"), cell(b.styles.text, "—"), cell(b.styles.count, t.Known)}
		if t.Known > 0 {
			cells[2], cells[3] = cell(b.styles.amount, t.Last), cell(b.styles.amount, t.This.Sub(t.Last))
		}
		for j, c := range cells {
			if err := b.wide(row, j, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// wide sets a cell over two columns, the first over one.
func (b *book) wide(row, n int, c excelize.Cell) error {
	if n == 0 {
		return b.set(row, 1, c)
	}
	first, err := excelize.CoordinatesToCellName(2*n, row)
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(2*n+1, row)
	if err != nil {
		return err
	}
	if err := b.f.MergeCell(sheetTotals, first, last); err != nil {
		return err
	}
	return b.set(row, 2*n, c)
}

// put writes texts of one style from the first column on.
func (b *book) put(row, style int, texts ...string) error {
	for i, s := range texts {
		if err := b.set(row, i+1, cell(style, s)); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) set(row, col int, c excelize.Cell) error {
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	if err := b.f.SetCellValue(sheetTotals, at, c.Value); err != nil {
		return err
	}
	return b.f.SetCellStyle(sheetTotals, at, at, c.StyleID)
}
