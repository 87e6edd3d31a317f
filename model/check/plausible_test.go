package check_test

import (
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

// spending is a unit that spends so many yuan, as many were carried over, and
// spent so many last year.
func spending(now, carried, last int64) *model.Disclosure {
	d := &model.Disclosure{Subjects: subject.New()}
	add := func(o model.Origin, yuan int64) {
		if yuan > 0 {
			d.Appropriations = append(d.Appropriations, model.Appropriation{Kind: model.Cell[model.Kind]{Value: model.Basic}, Origin: model.Cell[model.Origin]{Value: o},
				Amount: model.Amount{Money: money.FromFen(yuan * 100), At: diag.Pos{Sheet: "支出预算", Row: len(d.Appropriations) + 2, Col: 12}}})
		}
	}
	add(model.Current, now)
	add(model.Carryover, carried)
	d.Prior = []model.PriorFigure{{Measure: model.Cell[model.Measure]{Value: model.ExpenditureTotal}, Amount: model.Amount{Money: money.FromFen(last * 100)}}}
	return d
}

// TestPlausible: amounts that nobody would sign, at their bounds.
func TestPlausible(t *testing.T) {
	for _, c := range []struct {
		name               string
		now, carried, last int64
		rule               string // that finds something, "" for none
	}{
		{"ten thousand", 10000, 0, 10000, ""},
		{"less", 9999, 0, 9999, "P02"},
		{"twenty times", 200000, 0, 10000, ""},
		{"more than twenty times", 200001, 0, 10000, "P01"},
		{"a twentieth, and less", 10000, 0, 200001, "P01"},
		{"a small amount grows", 9999, 0, 11, "P02"},
		{"a small amount grows beyond belief", 9999, 0, 9, "P01 P02"},
		{"what was carried over is not this year's", 20000, 9000000, 20000, ""},
		{"this year's, with what was carried over", 9000000, 20000, 20000, "P01"},
		{"from nothing", 9000000, 0, 0, ""},
	} {
		d, got := spending(c.now, c.carried, c.last), ""
		for _, rule := range []string{"P01", "P02"} {
			if n := len(found(d, rule)); n == 1 && got != "" {
				got += " " + rule
			} else if n == 1 {
				got = rule
			}
		}
		if got != c.rule {
			t.Errorf("%s: found %q, want %q", c.name, got, c.rule)
		}
	}
}
