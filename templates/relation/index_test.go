package relation

import (
	"testing"

	"yugong/model"
	"yugong/model/money"
	"yugong/templates/form"
)

// TestIndex: figures are found by their region, however it is worded.
func TestIndex(t *testing.T) {
	wan := func(s string) Figure {
		m, err := money.Parse(s, money.WanYuan)
		if err != nil {
			t.Fatal(err)
		}
		return Figure{Amount: m}
	}
	general := &model.Filter{Funds: []model.Fund{model.General}}
	in := &Input{Text: func(s form.Str) string { return s.V }, Tables: []Table{{
		Form: &form.Table{Titles: []form.Str{{V: "支出表"}}}, Unit: money.WanYuan, Places: 2,
		Sides: []*Side{{From: model.FromFacts, Base: []*model.Filter{general},
			Columns: []Column{{Sum: &model.Filter{Kinds: []model.Kind{model.Basic}}}, {Sum: &model.Filter{Kinds: []model.Kind{model.Project}}}},
			Lines:   []Line{{Filters: []*model.Filter{{Functions: []string{"201"}}}, Figures: []Figure{wan("1.23"), {Blank: true}}}},
		}},
	}}}
	x := NewIndex(in)
	got := x.Find(model.FromFacts, &model.Filter{Kinds: []model.Kind{model.Basic}, Functions: []string{"201"}, Funds: []model.Fund{model.General}})
	if len(got) != 1 || !got[0].Amount.Equal(money.FromFen(1230000)) || !got[0].Half.Equal(money.FromFen(5000)) || got[0].Table != "支出表" {
		t.Errorf("%+v", got)
	}
	for _, f := range []*model.Filter{
		{Kinds: []model.Kind{model.Basic}, Functions: []string{"201"}},
		{Kinds: []model.Kind{model.Project}, Functions: []string{"201"}, Funds: []model.Fund{model.General}},
		{Kinds: []model.Kind{model.Basic}, Functions: []string{"202"}, Funds: []model.Fund{model.General}},
	} {
		if got := x.Find(model.FromFacts, f); len(got) > 0 {
			t.Errorf("%+v: %+v", f, got)
		}
	}
}
