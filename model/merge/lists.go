package merge

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/fold"
	"yugong/model/money"
)

// sums adds lines of amounts to those there are, by what identifies them: of an
// identity in both the sums are compared, of a new one all lines are taken. A line
// there is without an amount is filled.
func sums[T any](m *merger, have *[]T, now []T, key func(*T) string, amount func(*T) *model.Amount, what func(*T) string) {
	first, total := map[string]int{}, map[string]money.Money{}
	for i := range *have {
		k := key(&(*have)[i])
		if _, ok := first[k]; !ok {
			first[k] = i
		}
		total[k] = total[k].Add(amount(&(*have)[i]).Money)
	}
	fresh, order := map[string]money.Money{}, []int{}
	for i := range now {
		k := key(&now[i])
		if _, ok := fresh[k]; !ok {
			order = append(order, i)
		}
		fresh[k] = fresh[k].Add(amount(&now[i]).Money)
	}
	for _, i := range order {
		k := key(&now[i])
		n, ok := first[k]
		if !ok {
			continue
		}
		row := &(*have)[n]
		all := *amount(&now[i])
		all.Money = fresh[k]
		if a := amount(row); a.Blank && total[k].IsZero() {
			*a = all
			continue
		}
		one := model.Amount{Money: total[k], At: amount(row).At}
		m.amount(what(row), &one, all)
	}
	added := 0
	for i := range now {
		if _, ok := first[key(&now[i])]; !ok {
			if added++; added == 1 && len(first) > 0 {
				m.added(what(&now[i]), amount(&now[i]).At)
			}
			*have = append(*have, now[i])
		}
	}
	if added > 1 && len(first) > 0 {
		m.found[len(m.found)-1].Message += fmt.Sprintf("等 %d 行", added)
	}
}

func (m *merger) appropriations(now []model.Appropriation) {
	now = slices.Clone(now)
	for i := range now {
		now[i].Project.Value = m.key(now[i].Project.Value)
	}
	key := func(a *model.Appropriation) string {
		return fmt.Sprintln(m.purpose(a), a.Function.Value, a.DeptEconomic.Value, a.GovEconomic.Value)
	}
	now = m.otherSubjects(now, key)
	sums(m, &m.d.Appropriations, now, key, func(a *model.Appropriation) *model.Amount { return &a.Amount }, func(a *model.Appropriation) string {
		return fmt.Sprintf("%s%s%s%s", a.Function.Value, a.Fund.Value, a.Kind.Value, a.Project.Value)
	})
}

// purpose is what money is for, whatever its subjects.
func (m *merger) purpose(a *model.Appropriation) string {
	return fmt.Sprintln(m.member(a.Unit.Value), a.Fund.Value, a.Kind.Value, a.Origin.Value, a.Project.Value)
}

// otherSubjects leaves out imported lines whose money stands there already, all of
// it, under other subjects: a person has put them right, which is said once for
// each purpose.
func (m *merger) otherSubjects(now []model.Appropriation, key func(*model.Appropriation) string) []model.Appropriation {
	have, there, fresh := map[string]money.Money{}, map[string]*model.Appropriation{}, map[string]money.Money{}
	first := map[string]*model.Appropriation{}
	for i := range m.d.Appropriations {
		a := &m.d.Appropriations[i]
		p := m.purpose(a)
		if have[p] = have[p].Add(a.Amount.Money); first[p] == nil {
			first[p] = a
		}
		there[key(a)] = a
	}
	for i := range now {
		fresh[m.purpose(&now[i])] = fresh[m.purpose(&now[i])].Add(now[i].Amount.Money)
	}
	said := map[string]bool{}
	return slices.DeleteFunc(now, func(a model.Appropriation) bool {
		p := m.purpose(&a)
		if first[p] == nil || there[key(&a)] != nil || !have[p].Equal(fresh[p]) {
			return false
		}
		if !said[p] {
			said[p] = true
			m.differs(first[p].Amount.At, a.Amount.At, "这些支出的科目", subjects(first[p]), subjects(&a))
		}
		return true
	})
}

func subjects(a *model.Appropriation) string {
	return strings.TrimSpace(a.Function.Value + " " + a.DeptEconomic.Value + " " + a.GovEconomic.Value)
}

func (m *merger) economic(now []model.EconomicItem) {
	sums(m, &m.d.Economic, now, func(e *model.EconomicItem) string {
		return fmt.Sprintln(m.member(e.Unit.Value), e.Fund.Value, e.Kind.Value, e.Origin.Value, e.DeptEconomic.Value, e.GovEconomic.Value)
	}, func(e *model.EconomicItem) *model.Amount { return &e.Amount }, func(e *model.EconomicItem) string { return "部门经济科目 " + e.DeptEconomic.Value })
}

// lists merges those that stand beside expenditure.
func (m *merger) lists(now *model.Disclosure) {
	d := m.d
	if d.Unit.Department.Value {
		for _, u := range now.Units {
			if !slices.ContainsFunc(d.Units, func(o model.Member) bool { return fold.Same(o.Name.Value, u.Name.Value) }) {
				d.Units = append(d.Units, u)
			}
		}
	}
	sums(m, &d.Revenue, now.Revenue, func(r *model.Revenue) string {
		return fmt.Sprintln(m.member(r.Unit.Value), r.Code.Value, r.Fund.Value, r.Origin.Value)
	}, func(r *model.Revenue) *model.Amount { return &r.Amount }, func(r *model.Revenue) string { return r.Fund.Value.String() + "收入" })
	sums(m, &d.Prior, now.Prior, func(p *model.PriorFigure) string {
		return fmt.Sprintln(m.member(p.Unit.Value), p.Measure.Value, p.Basis.Value, p.Code.Value, p.Fund.Value)
	}, func(p *model.PriorFigure) *model.Amount { return &p.Amount }, func(p *model.PriorFigure) string {
		return "上年" + p.Measure.Value.String() + p.Code.Value
	})
	sums(m, &d.Procurements, now.Procurements, func(p *model.ProcurementItem) string { return fmt.Sprintln(p.Category.Value, p.Fund.Value) },
		func(p *model.ProcurementItem) *model.Amount { return &p.Amount }, func(p *model.ProcurementItem) string { return "政府采购" + p.Category.Value.String() })
	sums(m, &d.Purchases, now.Purchases, func(p *model.ServicePurchase) string {
		return fmt.Sprintln(m.member(p.Unit.Value), fold.Text(p.Project.Value), fold.Text(p.Content.Value))
	}, func(p *model.ServicePurchase) *model.Amount { return &p.Amount }, func(p *model.ServicePurchase) string { return "购买服务“" + p.Project.Value + "”" })
	m.public(now.Public)
}

func (m *merger) public(now []model.PublicExpense) {
	for _, p := range now {
		i := slices.IndexFunc(m.d.Public, func(o model.PublicExpense) bool { return o.Item.Value == p.Item.Value })
		if i < 0 {
			m.d.Public = append(m.d.Public, p)
			continue
		}
		o := &m.d.Public[i]
		for k := range o.This {
			m.amount("本年"+p.Item.Value.String(), &o.This[k], p.This[k])
			m.amount("上年"+p.Item.Value.String(), &o.Last[k], p.Last[k])
		}
	}
}
