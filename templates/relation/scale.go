package relation

import (
	"fmt"

	"yugong/model/diag"
	"yugong/model/money"
)

// scale finds tables that count in another unit than they say: yuan under
// 单位：万元, or the reverse. Their amounts are then taken as they are meant, so
// that one wrong word is one finding.
func scale(in *Input, fs []figure, faults *diag.List) {
	for n := range in.Tables {
		s := &in.Tables[n]
		other := money.Yuan
		if s.Unit == money.Yuan {
			other = money.WanYuan
		}
		agree, meant := 0, 0
		for i := range fs {
			f := &fs[i]
			if f.table != n || f.amount.IsZero() {
				continue
			}
			for _, j := range f.figures {
				if g := &fs[j]; g.table != n && !g.amount.IsZero() {
					if g.amount.Equal(f.amount) {
						agree++
					} else if close(g, f, recount(f.amount, s.Unit, other)) {
						meant++
					}
				}
			}
		}
		if meant < 3 || meant < 4*agree {
			continue
		}
		for i := range fs {
			if fs[i].table == n {
				fs[i].amount = recount(fs[i].amount, s.Unit, other)
			}
		}
		faults.Add(diag.Diagnostic{Severity: diag.Error, At: s.At, Rule: RuleOf(s.Form),
			Message: fmt.Sprintf("金额单位写明为%s，与其他各表相比应为%s", s.Unit, other), Hints: []string{"以下按" + other.String() + "核对"}})
		s.Unit = other
	}
}

// recount reads the number that stands for an amount in another unit.
func recount(m money.Money, from, to money.Unit) money.Money {
	digits := m.Format(money.Format{Unit: from, Places: 8, Trim: true})
	n, err := money.Parse(digits, to)
	if err != nil {
		return m
	}
	return n
}

// close: equal but for rounding.
func close(g, f *figure, amount money.Money) bool {
	return g.amount.Sub(amount).Abs().Cmp(g.step.Add(f.step)) <= 0
}
