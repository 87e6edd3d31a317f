package relation

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
)

// treeOf is a table of functional codes with one column of whole yuan.
func treeOf(title string, total int64, codes ...string) Table {
	s := &Side{From: model.FromFacts, Base: []*model.Filter{{}}, Columns: []Column{{Sum: &model.Filter{}}}, Tree: true}
	at := func(row int) diag.Pos { return diag.Pos{Sheet: title, Row: row, Col: 2} }
	s.Lines = []Line{{Total: true, Fixed: true, Label: "合计", Filters: []*model.Filter{{}}, At: at(1), Figures: []Figure{{Amount: yuan(total), At: at(1)}}}}
	for i, c := range codes {
		code, _, _ := strings.Cut(c, "=")
		amount, _ := money.Parse(c[len(code)+1:], money.Yuan)
		s.Lines = append(s.Lines, Line{Code: code, Name: "科目", Label: code, Filters: []*model.Filter{{Functions: []string{code}}}, At: at(i + 2),
			Figures: []Figure{{Amount: amount, At: at(i + 2)}}})
	}
	s.Say = func(line int) string { return s.Lines[line].Label }
	return Table{Form: &form.Table{Titles: []form.Str{{V: title}}}, Unit: money.Yuan, Places: 2, Sides: []*Side{s}, At: diag.Pos{Sheet: title, Row: 1, Col: 1}}
}

// TestAbsentCode: a code that one table lacks is one finding, where it should
// stand; the sum that misses without it is not a second, in whichever table.
func TestAbsentCode(t *testing.T) {
	whole := []string{"201=10", "208=5", "221=1"}
	for _, tables := range [][]Table{
		{treeOf("甲", 16, "201=10", "221=1"), treeOf("乙", 16, whole...)},
		{treeOf("乙", 16, whole...), treeOf("甲", 16, "201=10", "221=1")},
	} {
		r := Run(&Input{Tables: tables, Text: func(s form.Str) string { return s.V }, Exact: true})
		if len(r.Faults) != 1 || r.Faults[0].Message != "这一行之后缺少 208 科目 一行" || r.Faults[0].At != (diag.Pos{Sheet: "甲", Row: 2, Col: 2}) {
			t.Errorf("%v", r.Faults)
		}
	}
	if r := Run(&Input{Tables: []Table{treeOf("甲", 16, whole...), treeOf("乙", 16, whole...)}, Text: func(s form.Str) string { return s.V }, Exact: true}); len(r.Faults) > 0 {
		t.Errorf("nothing is wrong, found %v", r.Faults)
	}
}
