package model

import (
	"testing"

	"yugong/model/money"
)

// appropriated is a disclosure of amounts that tell themselves apart: 1, 10,
// 100 … fen.
func appropriated(list ...Appropriation) *Ledger {
	d := &Disclosure{}
	n := int64(1)
	for _, a := range list {
		a.Amount.Money = money.FromFen(n)
		n *= 10
		d.Appropriations = append(d.Appropriations, a)
	}
	return NewLedger(d)
}

func given(f Fund, k Kind, o Origin, economic string) Appropriation {
	var a Appropriation
	a.Fund.Value, a.Kind.Value, a.Origin.Value, a.DeptEconomic.Value = f, k, o, economic
	return a
}

func TestSums(t *testing.T) {
	unit := given(General, Basic, Current, "30101")
	unit.Use.Value = PublicFunds // as the workbook says, whatever the subject
	blank := given(General, Basic, Current, "30101")
	blank.Amount.Blank = true
	l := appropriated(
		given(General, Basic, Current, "30101"),     // 1
		given(General, Basic, Current, "30201"),     // 10
		given(General, Project, Current, "30201"),   // 100
		given(GovernmentFund, Project, Current, ""), // 1000
		given(UnitFunds, Basic, Carryover, "30301"), // 10000
		given(General, CarryForward, Carryover, ""), // 100000
		unit, // 1000000
	)
	for _, c := range []struct {
		name string
		by   *Filter
		want int64
	}{
		{"all", nil, 1111111},
		{"a fund", &Filter{Funds: []Fund{General}}, 1100111},
		{"two funds", &Filter{Funds: []Fund{GovernmentFund, UnitFunds}}, 11000},
		{"kind and origin", &Filter{Kinds: []Kind{Basic}, Origins: []Origin{Current}}, 1000011},
		{"personnel", &Filter{Uses: []Use{Personnel}}, 10001},
		{"public funds", &Filter{Uses: []Use{PublicFunds}}, 1000010},
		{"a class of subjects", &Filter{Economic: []string{"302"}}, 110},
		{"nothing", &Filter{Kinds: []Kind{Project}, Funds: []Fund{UnitFunds}}, 0},
	} {
		s := l.Sum(FromFacts, c.by)
		if got := s.Fen(); got != c.want {
			t.Errorf("%s: %d fen, want %d", c.name, got, c.want)
		}
	}
	if got := l.Sum(FromFacts, &Filter{Kinds: []Kind{Basic}}, &Filter{Funds: []Fund{UnitFunds}}); got.Fen() != 10000 {
		t.Errorf("two filters: %d fen", got.Fen())
	}
}
