package workbook

import (
	"io"
	"slices"

	"yugong/model"
	"yugong/model/money"
)

// Extent is what a form needs of a workbook: the sheets that it does not, by
// their names, and the lists that it adds.
type Extent struct {
	Without []string
	Own     []*model.RecordList
}

// WriteBlank writes a workbook to be filled in for a year: the sheets of an
// extent with their headers, drop-downs and notes, the names of customary rows
// in place. The bytes depend on these only. The error is w's.
func WriteBlank(w io.Writer, year int, e Extent) error {
	schema := slices.DeleteFunc(sheets(e.Own...), func(s sheet) bool {
		return slices.Contains(e.Without, s.about().name) && !s.about().required
	})
	c := newContent()
	c.Unit.Year.Value = year
	c.Unit.AmountUnit.Value = money.Yuan
	for _, s := range schema {
		s.blank(c)
	}
	return write(w, c, schema)
}

// WriteDisclosure writes a workbook that reads back as d. The same d gives
// the same bytes. The error is w's.
func WriteDisclosure(w io.Writer, d *model.Disclosure) error {
	own := make([]*model.RecordList, len(d.Records))
	for i := range d.Records {
		own[i] = d.Records[i].List
	}
	schema := sheets(own...)
	return write(w, takeApart(d, schema), schema)
}

func clearAmounts(amounts *[3]model.Amount) {
	for i := range amounts {
		amounts[i] = model.Amount{Blank: true}
	}
}

// takeApart turns a Disclosure back into rows of sheets.
func takeApart(d *model.Disclosure, schema []sheet) *content {
	c := &content{Disclosure: *d}
	if !d.Unit.Department.Value {
		c.Units = nil
	}
	for i := range d.Targets {
		for _, ind := range d.Targets[i].Indicators {
			c.indicators = append(c.indicators, indicatorRow{Key: d.Targets[i].Key, Indicator: ind})
		}
	}
	for i := range d.Appropriations {
		c.spending = append(c.spending, spendingRow{Appropriation: d.Appropriations[i]})
	}
	for i := range d.Economic {
		c.economic = append(c.economic, economicRow{EconomicItem: d.Economic[i]})
	}
	if !d.Unit.Department.Value {
		c.forgetUnit(d.Unit.Name.Value, schema)
	}
	c.nameSubjects(d)
	return c
}

// forgetUnit leaves the unit column of a unit's own document blank, as people
// do; it reads back as the unit.
func (c *content) forgetUnit(name string, schema []sheet) {
	for _, s := range schema {
		for i, col := range s.columns() {
			if !col.member {
				continue
			}
			s.detach(c)
			for field := range s.each(c, i) {
				if u := field.(*model.Text); u.Value == name {
					u.Value = ""
				}
			}
		}
	}
}

// clone copies rows and changes each copy.
func clone[T any](rows []T, change func(*T)) []T {
	if rows == nil {
		return nil
	}
	out := make([]T, len(rows))
	for i := range rows {
		out[i] = rows[i]
		change(&out[i])
	}
	return out
}
