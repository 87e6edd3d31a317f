package schema

import (
	"iter"
	"slices"

	"yugong/model"
	"yugong/model/fold"
	"yugong/model/subject"
)

// ownSheet is the sheet of a list that the form adds: its columns are declared
// in the form, and its rows are model.Records.
type ownSheet struct {
	n    int // place among the form's lists
	info Info
	list *model.RecordList
	cols []*Column
}

// ownSheets makes the sheets of a form's own lists.
func ownSheets(lists []*model.RecordList) []Sheet {
	out := make([]Sheet, len(lists))
	for n, l := range lists {
		s := &ownSheet{n: n, list: l, info: Info{Name: l.Name, Purpose: l.Purpose, Distinct: true}}
		for i := range l.Columns {
			s.cols = append(s.cols, ownColumn(&l.Columns[i]))
		}
		out[n] = s
	}
	return out
}

func ownColumn(c *model.RecordColumn) *Column {
	col := &Column{Head: c.Head, Note: c.Note, Required: c.Required, Choices: c.Choices, Strict: len(c.Choices) > 0, Short: true, Width: c.Width}
	col.Whole = fold.Text(c.Head)
	switch c.Kind {
	case model.RecordUnit:
		col.Member = true
	case model.RecordBody:
		col.Shape = Body
	case model.RecordProject:
		col.Shape = Key
	case model.RecordFunction:
		col.Shape, col.List, col.Listed = Code, subject.Function, true
	}
	if col.Width == 0 {
		col.Width = 20
	}
	return col
}

func (s *ownSheet) About() *Info       { return &s.info }
func (s *ownSheet) Columns() []*Column { return s.cols }
func (s *ownSheet) Sample() []any      { return s.fields(s.record()) }

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

// rows are those of the content.
func (s *ownSheet) rows(c *Content) *[]model.Record {
	for len(c.Records) <= s.n {
		c.Records = append(c.Records, model.Records{})
	}
	c.Records[s.n].List = s.list
	return &c.Records[s.n].Rows
}

// Reserve gives each of the form's own lists its place, that of a list which no
// sheet fills too.
func Reserve(c *Content, sheets []Sheet) {
	for _, s := range sheets {
		if own, ok := s.(*ownSheet); ok {
			own.rows(c)
		}
	}
}

func (s *ownSheet) Decode(r RowReader, c *Content) {
	to := s.rows(c)
	for row := range r.Rows() {
		record := s.record()
		for i, field := range s.fields(record) {
			r.Value(row, i, field)
		}
		*to = append(*to, *record)
	}
}

func (s *ownSheet) Encode(c *Content) [][]any {
	var out [][]any
	for i := range *s.rows(c) {
		out = append(out, s.fields(&(*s.rows(c))[i]))
	}
	return out
}

func (s *ownSheet) Each(c *Content, column int) iter.Seq[any] {
	rows := *s.rows(c)
	return func(yield func(any) bool) {
		for i := range rows {
			if !yield(s.fields(&rows[i])[column]) {
				return
			}
		}
	}
}

func (s *ownSheet) detach(c *Content) {
	s.rows(c)
	c.Records = slices.Clone(c.Records)
	rows := s.rows(c)
	*rows = slices.Clone(*rows)
	for i := range *rows {
		(*rows)[i].Values = slices.Clone((*rows)[i].Values)
	}
}

func (s *ownSheet) Blank(c *Content) { s.rows(c) }
