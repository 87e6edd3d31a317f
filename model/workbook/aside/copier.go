package aside

import (
	"errors"

	"github.com/xuri/excelize/v2"

	"yugong/model/workbook/internal/grid"
)

// mostColumns have the width they had: each costs excelize a step for every one
// before it, and a single slip fills the 16,384th.
const mostColumns = 500

// errLarge refuses a sheet: see measure.
var errLarge = errors.New("too many cells")

// copier copies one sheet from a workbook into another.
type copier struct {
	from, to *excelize.File
	sheet    string
	styles   map[int]int // of from, to those of to
}

func (c *copier) copy() error {
	if err := c.measure(); err != nil {
		return err
	}
	rows, err := c.from.Rows(c.sheet)
	if err != nil {
		return err
	}
	defer rows.Close()
	wide := 0
	for n := 1; rows.Next(); n++ {
		values, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		wide = max(wide, len(values))
		if err := c.row(n, values, rows.GetRowOpts()); err != nil {
			return err
		}
	}
	if err := c.columns(min(wide, mostColumns)); err != nil {
		return err
	}
	merged, err := c.from.GetMergeCells(c.sheet)
	if err != nil {
		return err
	}
	for _, m := range merged {
		if err := c.to.MergeCell(c.sheet, m.GetStartAxis(), m.GetEndAxis()); err != nil {
			return err
		}
	}
	shown, err := c.from.GetSheetVisible(c.sheet)
	if err != nil {
		return err
	}
	return c.to.SetSheetVisible(c.sheet, shown)
}

// measure refuses a sheet of more places than cells are read of: excelize keeps every
// place before the last row and, in a row, before the last cell.
func (c *copier) measure() error {
	rows, err := c.from.Rows(c.sheet)
	if err != nil {
		return err
	}
	defer rows.Close()
	cells := 0
	for n := 1; rows.Next(); n++ {
		values, err := rows.Columns()
		if err != nil {
			return err
		}
		if cells += len(values); len(values) > 0 && n+cells > grid.MaxCells {
			return errLarge
		}
	}
	return rows.Error()
}

// row copies a row up to its last cell that holds something.
func (c *copier) row(n int, values []string, look excelize.RowOpts) error {
	for i, v := range values {
		at, err := excelize.CoordinatesToCellName(i+1, n)
		if err != nil {
			return err
		}
		if err := c.cell(at, v); err != nil {
			return err
		}
	}
	if look.Height > 0 && len(values) > 0 {
		if err := c.to.SetRowHeight(c.sheet, n, look.Height); err != nil {
			return err
		}
	}
	if !look.Hidden {
		return nil
	}
	return c.to.SetRowVisible(c.sheet, n, false)
}

// cell copies a value as it is stored, with its format: of a formula the result. To a
// cell without a format excelize gives that of its column; spreadsheets write both.
func (c *copier) cell(at, value string) error {
	if value != "" {
		kind, err := c.from.GetCellType(c.sheet, at)
		if err != nil {
			return err
		}
		switch kind {
		case excelize.CellTypeUnset, excelize.CellTypeNumber:
			err = c.to.SetCellDefault(c.sheet, at, value) // the digits as they are
		case excelize.CellTypeBool:
			err = c.to.SetCellBool(c.sheet, at, value == "1" || value == "TRUE")
		default:
			err = c.to.SetCellStr(c.sheet, at, value)
		}
		if err != nil {
			return err
		}
	}
	id, err := c.from.GetCellStyle(c.sheet, at)
	if err != nil || id == 0 {
		return err
	}
	return c.to.SetCellStyle(c.sheet, at, at, c.style(id))
}

// style is a format in the other workbook; the plain one where it cannot be said
// there.
func (c *copier) style(id int) int {
	if known, ok := c.styles[id]; ok {
		return known
	}
	now := 0
	if s, err := c.from.GetStyle(id); err == nil {
		if n, err := c.to.NewStyle(s); err == nil {
			now = n
		}
	}
	c.styles[id] = now
	return now
}

// columns copies widths, and which columns are hidden.
func (c *copier) columns(wide int) error {
	for n := 1; n <= wide; n++ {
		name, err := excelize.ColumnNumberToName(n)
		if err != nil {
			return err
		}
		width, err := c.from.GetColWidth(c.sheet, name)
		if err != nil {
			return err
		}
		if usual, err := c.to.GetColWidth(c.sheet, name); err != nil {
			return err
		} else if width != usual {
			if err := c.to.SetColWidth(c.sheet, name, name, width); err != nil {
				return err
			}
		}
		shown, err := c.from.GetColVisible(c.sheet, name)
		if err != nil {
			return err
		}
		if !shown {
			if err := c.to.SetColVisible(c.sheet, name, false); err != nil {
				return err
			}
		}
	}
	return nil
}
