package write

import (
	"io"
	"slices"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/workbook/internal/schema"
)

// Extent is what a form needs of a workbook: the sheets that it does not, by
// their names, the topics and the measures of last year that it prints (nil for
// all), the lists that it adds, and the assets that its texts count (the customary
// ones when there are none).
type Extent struct {
	Without  []string
	Topics   []model.Topic
	Measures []model.Measure
	Own      []*model.RecordList
	Assets   []string
}

// Blank writes a workbook to be filled in for a year: the sheets of an
// extent with their headers, drop-downs and notes, the names of customary rows
// in place. The bytes depend on these only. The error is w's.
func Blank(w io.Writer, year int, e Extent) error {
	c := schema.NewContent()
	sheets := e.sheets(schema.Sheets(e.Own...), c)
	c.Unit.Year.Value = year
	c.Unit.AmountUnit.Value = money.Yuan
	for _, s := range sheets {
		s.Blank(c)
	}
	if e.Topics != nil {
		c.Notes = slices.DeleteFunc(c.Notes, func(n model.Note) bool { return !slices.Contains(e.Topics, n.Topic.Value) })
	}
	if e.Measures != nil {
		c.Prior = slices.DeleteFunc(c.Prior, func(f model.PriorFigure) bool { return !slices.Contains(e.Measures, f.Measure.Value) })
	}
	if len(e.Assets) > 0 && len(c.Assets) > 0 {
		c.Assets = schema.AssetRows(e.Assets)
	}
	return writeAs(w, &bookWriter{unit: money.Yuan, assets: e.Assets}, c, sheets)
}

// sheets leaves out those that the form does not need and that hold nothing.
func (e *Extent) sheets(all []schema.Sheet, c *schema.Content) []schema.Sheet {
	return slices.DeleteFunc(all, func(s schema.Sheet) bool {
		return slices.Contains(e.Without, s.About().Name) && !s.About().Required && len(s.Encode(c)) == 0
	})
}

// Disclosure writes a workbook that reads back as d. The same d gives
// the same bytes. The error is w's.
func Disclosure(w io.Writer, d *model.Disclosure) error { return Fitted(w, d, Extent{}) }

// Fitted is Disclosure without the sheets that neither the form nor d needs.
func Fitted(w io.Writer, d *model.Disclosure, e Extent) error {
	c, sheets := contentOf(d)
	return writeAs(w, &bookWriter{unit: c.Unit.AmountUnit.Value, assets: e.Assets}, c, e.sheets(sheets, c))
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
