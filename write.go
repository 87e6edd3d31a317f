package yugong

import (
	"io"

	"yugong/model/workbook/roll"
	"yugong/model/workbook/write"
)

// WriteBlank writes a workbook of a budget year for a unit to fill in: the
// sheets that the form reads, with the lists that it adds.
func (p *Publisher) WriteBlank(w io.Writer, year int) error {
	return write.Blank(w, year, p.extent())
}

// extent is what the form needs of a workbook.
func (p *Publisher) extent() write.Extent {
	needs := p.form.Needs()
	return write.Extent{Without: needs.Unread, Topics: needs.Topics, Measures: needs.Measures, Own: p.form.Lists(), Assets: p.form.Assets()}
}

// WriteWorkbook writes the input as a workbook to be gone on with, in the form
// that it was read for: without the sheets that neither needs.
func (in *Input) WriteWorkbook(w io.Writer) error {
	var e write.Extent
	if in.reader != nil {
		e = in.reader.extent()
	}
	if in.rolled {
		return write.Rolled(w, in.Disclosure, e)
	}
	return write.Fitted(w, in.Disclosure, e)
}

// NextYear is the input rolled over (结转): this year's figures have become
// last year's, texts, units and projects stay, amounts are blank.
func (in *Input) NextYear() *Input {
	return &Input{Disclosure: roll.Next(in.Disclosure), reader: in.reader, rolled: true}
}

// Dated is a text of a rolled workbook that names a year gone by.
type Dated = write.Dated

// Dated lists, of an input that was rolled over, the texts that were copied and
// name a year gone by.
func (in *Input) Dated() []Dated { return write.DatedTexts(in.Disclosure) }
