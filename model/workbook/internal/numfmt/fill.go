package numfmt

import (
	"math"
	"strconv"

	"yugong/model/workbook/internal/grid"
)

// Fill fills a cell that holds a number with what the sheet displays. Amounts
// are read from Raw, exactly, with what the format says of them.
func Fill(c *grid.Cell, raw string, f *Format, date1904 bool) {
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		c.Kind, c.Text = grid.Text, raw
		return
	}
	c.Kind, c.Raw = grid.Number, raw
	if f == nil {
		f = plain
	}
	s := f.Show(x, raw, date1904)
	c.Text = s.Text
	switch s.Kind {
	case Percent:
		c.Kind = grid.Percent
	case Date:
		c.Kind = grid.Date
	case Odd:
		c.Kind, c.Text = grid.Odd, raw
	}
	if s.Unit != "" || s.Shift != 0 || s.Strange || s.NoYear || s.Day != "" {
		c.Notation = &grid.Notation{Unit: s.Unit, Shift: s.Shift, Strange: s.Strange, Day: s.Day, NoYear: s.NoYear}
	}
}

var plain = Parse("")
