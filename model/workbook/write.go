package workbook

import (
	"io"

	"yugong/model"
	"yugong/model/money"
)

// WriteBlank writes a workbook to be filled in for a year: every sheet with
// its headers, drop-downs and notes, the names of customary rows in place.
// The bytes depend on the year only. The error is w's.
func WriteBlank(w io.Writer, year int) error {
	return write(w, blankContent(year))
}

// WriteDisclosure writes a workbook that reads back as d. The same d gives
// the same bytes. The error is w's.
func WriteDisclosure(w io.Writer, d *model.Disclosure) error {
	return write(w, takeApart(d))
}

// blankContent holds the rows that a blank workbook names for the user.
func blankContent(year int) *content {
	c := newContent()
	c.Unit.Year.Value = year
	c.Unit.AmountUnit.Value = money.Yuan
	for _, s := range sheets() {
		s.blank(c)
	}
	return c
}

func clearAmounts(amounts *[3]model.Amount) {
	for i := range amounts {
		amounts[i] = model.Amount{Blank: true}
	}
}

// takeApart turns a Disclosure back into rows of sheets.
func takeApart(d *model.Disclosure) *content {
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
		c.forgetUnit(d.Unit.Name.Value)
	}
	c.nameSubjects(d)
	return c
}

// forgetUnit leaves the unit column of a unit's own document blank, as people
// do; it reads back as the unit.
func (c *content) forgetUnit(name string) {
	for _, s := range sheets() {
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
