package write

import (
	"io"
	"slices"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/workbook/internal/schema"
)

// Extent is what a form needs of a workbook: the sheets that it does not, by
// their names, the lists that it adds, and the assets that its texts count (the
// customary ones when there are none).
type Extent struct {
	Without []string
	Own     []*model.RecordList
	Assets  []string
}

// Blank writes a workbook to be filled in for a year: the sheets of an
// extent with their headers, drop-downs and notes, the names of customary rows
// in place. The bytes depend on these only. The error is w's.
func Blank(w io.Writer, year int, e Extent) error {
	sheets := slices.DeleteFunc(schema.Sheets(e.Own...), func(s schema.Sheet) bool {
		return slices.Contains(e.Without, s.About().Name) && !s.About().Required
	})
	c := schema.NewContent()
	c.Unit.Year.Value = year
	c.Unit.AmountUnit.Value = money.Yuan
	for _, s := range sheets {
		s.Blank(c)
	}
	if len(e.Assets) > 0 && len(c.Assets) > 0 {
		c.Assets = schema.AssetRows(e.Assets)
	}
	return write(w, c, sheets)
}

// Disclosure writes a workbook that reads back as d. The same d gives
// the same bytes. The error is w's.
func Disclosure(w io.Writer, d *model.Disclosure) error {
	c, sheets := contentOf(d)
	return write(w, c, sheets)
}

// contentOf takes a Disclosure apart by its sheets.
func contentOf(d *model.Disclosure) (*schema.Content, []schema.Sheet) {
	own := make([]*model.RecordList, len(d.Records))
	for i := range d.Records {
		own[i] = d.Records[i].List
	}
	sheets := schema.Sheets(own...)
	return schema.TakeApart(d, sheets), sheets
}
