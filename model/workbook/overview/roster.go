package overview

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"yugong/model/workbook/internal/pack"
)

// roster writes the sheet 报送: a row for every unit that is to hand in.
func (b *book) roster() error {
	if b.report.Roster == nil {
		return nil
	}
	s := &b.styles
	columns := []column{
		{"序号", 6, s.count}, {"主管部门", 24, s.text}, {"单位名称", 30, s.text}, {"单位编码", 11, s.text}, {"联系人", 18, s.text},
		{"报送情况", 12, s.text}, {"说明", 50, s.wrap}, {"收到的文件", 44, s.text},
	}
	l, err := b.newList(sheetRoster, columns, 3)
	if err != nil {
		return err
	}
	for i := range b.report.Roster {
		e := &b.report.Roster[i]
		cells := []any{cell(s.count, i+1)}
		for j, v := range []string{e.Superior, e.Name, e.Code, e.Contact, e.State, e.Note, e.Input} {
			cells = append(cells, cell(columns[j+1].style, v))
		}
		if e.Lacking {
			cells[5] = cell(s.failed, e.State)
		}
		if err := l.row(cells); err != nil {
			return err
		}
	}
	return b.closeList(l, sheetRoster, len(columns))
}

// RosterColumns are the columns of a roster (名单), in the order of the blank
// one. The first must be filled in.
var RosterColumns = []string{"单位名称", "单位编码", "主管部门", "联系人", "联系电话"}

// WriteRoster writes a roster workbook with the units given: the name, code and
// department of each, and who to speak to.
func WriteRoster(w io.Writer, units [][]string) error {
	b := &book{f: excelize.NewFile(), report: &Report{}}
	defer b.f.Close()
	if err := b.makeStyles(); err != nil {
		return err
	}
	s := &b.styles
	columns := make([]column, len(RosterColumns))
	for i, head := range RosterColumns {
		columns[i] = column{head, []float64{36, 14, 30, 14, 18}[i], s.text}
	}
	l, err := b.newList("名单", columns, 1)
	if err != nil {
		return err
	}
	if err := b.f.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	for row := range max(len(units), 50) {
		cells := make([]any, len(columns))
		for i := range cells {
			cells[i] = cell(s.text, nil)
			if row < len(units) && i < len(units[row]) {
				cells[i] = cell(s.text, units[row][i])
			}
		}
		if err := l.row(cells); err != nil {
			return fmt.Errorf("row %d: %w", row+2, err)
		}
	}
	if err := l.w.Flush(); err != nil {
		return err
	}
	return pack.Write(w, b.f)
}
