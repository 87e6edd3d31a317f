package narrative

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// Record is a line of a list, for sentences that go through it.
type Record struct {
	e      *environment
	line   model.Line
	schema *model.Schema
}

// none says that lines have no such field, and which they have.
func (r Record) none(field string) error {
	return notOne("字段", field, namesOf(r.schema.Fields, func(f model.Field) string { return f.ID }))
}

// Text returns a text of the line by its name in forms, "" when it is blank.
func (r Record) Text(field string) (string, error) {
	t, ok := r.line.Text(field)
	if !ok {
		return "", r.none(field)
	}
	return r.e.text(t), nil
}

// Clause returns a text for a sentence that goes on after it: in one line,
// without a final mark.
func (r Record) Clause(field string) (string, error) {
	t, ok := r.line.Text(field)
	if !ok {
		return "", r.none(field)
	}
	return r.e.clause(t, nil), nil
}

// Amount returns an amount of the line by its name in forms.
func (r Record) Amount(field string) (Figure, error) {
	a, ok := r.line.Money(field)
	if !ok {
		return Figure{}, r.none(field)
	}
	f := Figure{Sum: model.Sum{Money: a.Money, Src: at(a.At)}}
	if a.Blank {
		f.Gap = &Gap{Label: "金额", At: a.At, Hint: "请填写金额"}
	}
	return f, nil
}

// Sum is that of a query over the project that the line names.
func (r Record) Sum(query string) (Figure, error) {
	project := r.line.Fact().Project
	if project == "" {
		return Figure{}, fmt.Errorf("这一行没有项目")
	}
	f, err := r.e.sum(query + " project=" + project)
	if err == nil && f.Src == nil {
		place := r.e.sheet(sheetProjects)
		f.Gap = &Gap{Label: "项目" + project + "的支出", At: place, Hint: "请核对项目编号，应与“项目”“支出预算”表一致"}
	}
	return f, err
}

// records lists the lines that a query lets through.
func (e *environment) records(query string) ([]Record, error) {
	q, err := e.format.ParseQuery(query)
	if err != nil {
		return nil, fmt.Errorf("查询 %q：%w", query, err)
	}
	schema := e.format.Schema(q.Source)
	var out []Record
	for _, l := range e.d.Lines(q.Source) {
		if f := l.Fact(); q.Filter.Match(&f) {
			out = append(out, Record{e, l, schema})
		}
	}
	return out, nil
}

// quantity adds up a number of the lines that a query lets through. A list
// without a line says nothing: that is a gap.
func (e *environment) quantity(query, field string) (string, error) {
	q, err := e.format.ParseQuery(query)
	if err != nil {
		return "", fmt.Errorf("查询 %q：%w", query, err)
	}
	schema := e.format.Schema(q.Source)
	if !slices.ContainsFunc(schema.Fields, func(f model.Field) bool { return f.ID == field }) {
		return "", Record{schema: schema}.none(field)
	}
	lines := e.d.Lines(q.Source)
	if len(lines) == 0 {
		return e.gap(e.emptyList(q.Source)), nil
	}
	var sum money.Money // an exact decimal, whatever it counts
	var src []diag.Pos
	for _, l := range lines {
		t, _ := l.Text(field)
		if f := l.Fact(); !q.Filter.Match(&f) {
			continue
		}
		n, err := money.Parse(t.Value, money.Yuan)
		if err != nil {
			return e.gap(&Gap{Label: "数量", At: t.At, Hint: "应为数字，没有就填 0"}), nil
		}
		sum, src = sum.Add(n), append(src, t.At)
	}
	return e.mark(sum.String(), src), nil
}
