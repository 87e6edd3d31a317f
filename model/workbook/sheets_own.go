package workbook

import (
	"iter"
	"slices"

	"yugong/model"
	"yugong/model/subject"
)

// ownSheet is the sheet of a list that the form adds: its columns are declared
// in the form, and its rows are model.Records.
type ownSheet struct {
	n    int // place among the form's lists
	info sheetInfo
	list *model.RecordList
	cols []*column
}

// ownSheets makes the sheets of a form's own lists.
func ownSheets(lists []*model.RecordList) []sheet {
	out := make([]sheet, len(lists))
	for n, l := range lists {
		s := &ownSheet{n: n, list: l, info: sheetInfo{name: l.Name, purpose: l.Purpose, distinct: true}}
		for i := range l.Columns {
			s.cols = append(s.cols, ownColumn(&l.Columns[i]))
		}
		out[n] = s
	}
	return out
}

func ownColumn(c *model.RecordColumn) *column {
	col := &column{head: c.Head, note: c.Note, required: c.Required, choices: c.Choices, strict: len(c.Choices) > 0, width: c.Width}
	switch c.Kind {
	case model.RecordUnit:
		col.member = true
	case model.RecordBody:
		col.shape = body
	case model.RecordProject:
		col.shape = key
	case model.RecordFunction:
		col.shape, col.list, col.listed = code, subject.Function, true
	}
	if col.width == 0 {
		col.width = 20
	}
	return col
}

func (s *ownSheet) about() *sheetInfo  { return &s.info }
func (s *ownSheet) columns() []*column { return s.cols }
func (s *ownSheet) sample() []any      { return s.fields(s.record()) }

func (s *ownSheet) record() *model.Record {
	return &model.Record{Values: make([]model.RecordValue, len(s.cols))}
}

// fields points to what each column's kind fills.
func (s *ownSheet) fields(r *model.Record) []any {
	out := make([]any, len(s.cols))
	for i := range s.list.Columns {
		switch v := &r.Values[i]; s.list.Columns[i].Kind {
		case model.RecordAmount:
			out[i] = &v.Amount
		case model.RecordFund:
			out[i] = &v.Fund
		default:
			out[i] = &v.Text
		}
	}
	return out
}

// rows are those of the content, which has a place for each of the form's
// lists once one was read.
func (s *ownSheet) rows(c *content) *[]model.Record {
	for len(c.Records) <= s.n {
		c.Records = append(c.Records, model.Records{})
	}
	c.Records[s.n].List = s.list
	return &c.Records[s.n].Rows
}

func (s *ownSheet) decode(r *sheetReader, c *content) {
	to := s.rows(c)
	for row := range r.rows() {
		record := s.record()
		for i, field := range s.fields(record) {
			r.value(row, i, field)
		}
		*to = append(*to, *record)
	}
}

func (s *ownSheet) encode(c *content) [][]any {
	var out [][]any
	for i := range *s.rows(c) {
		out = append(out, s.fields(&(*s.rows(c))[i]))
	}
	return out
}

func (s *ownSheet) each(c *content, column int) iter.Seq[any] {
	rows := *s.rows(c)
	return func(yield func(any) bool) {
		for i := range rows {
			if !yield(s.fields(&rows[i])[column]) {
				return
			}
		}
	}
}

func (s *ownSheet) detach(c *content) {
	s.rows(c)
	c.Records = slices.Clone(c.Records)
	rows := s.rows(c)
	*rows = slices.Clone(*rows)
	for i := range *rows {
		(*rows)[i].Values = slices.Clone((*rows)[i].Values)
	}
}

func (s *ownSheet) blank(c *content) { s.rows(c) }
