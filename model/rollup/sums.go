package rollup

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
)

// gathered adds rows of several units up: those of one key are one row, in the
// order in which the keys came.
type gathered[K comparable, T any] struct {
	order []K
	rows  map[K][]*T
}

func gather[K comparable, T any](units []*model.Disclosure, list func(*model.Disclosure) []T, key func(*T) K) *gathered[K, T] {
	g := &gathered[K, T]{rows: map[K][]*T{}}
	for _, u := range units {
		rows := list(u)
		for i := range rows {
			k := key(&rows[i])
			if _, ok := g.rows[k]; !ok {
				g.order = append(g.order, k)
			}
			g.rows[k] = append(g.rows[k], &rows[i])
		}
	}
	return g
}

// each visits the sums: a copy of the first row, and all of them.
func (g *gathered[K, T]) each(visit func(sum T, all []*T)) {
	for _, k := range g.order {
		visit(*g.rows[k][0], g.rows[k])
	}
}

// sum adds amounts; blank and blank is blank.
func sum[T any](all []*T, amount func(*T) model.Amount) model.Amount {
	out := amount(all[0])
	for _, row := range all[1:] {
		a := amount(row)
		if a.Blank {
			continue
		}
		if out.Blank {
			out.At = a.At
		}
		out.Money, out.Blank = out.Money.Add(a.Money), false
	}
	return out
}

// told is a text of several rows: that of the department, which comes first, or
// else what the units say, each once.
func (r *roll) told(all []model.Text) model.Text {
	if all[0].Value != "" && all[0].At.Book == r.frame.Book {
		return all[0]
	}
	return joined(all)
}

// joined is what several rows say, each once.
func joined(all []model.Text) model.Text {
	out := all[0]
	var words []string
	for _, t := range all {
		if t.Value != "" && !slices.ContainsFunc(words, func(w string) bool { return fold.Same(w, t.Value) }) {
			if words == nil {
				out.At = t.At
			}
			words = append(words, t.Value)
		}
	}
	out.Value = strings.Join(words, "；")
	return out
}

func pick[T any](all []*T, field func(*T) model.Text) []model.Text {
	out := make([]model.Text, len(all))
	for i, row := range all {
		out[i] = field(row)
	}
	return out
}

// prior are last year's figures: of a measure, those of all units.
func (r *roll) prior() {
	type key struct {
		measure model.Measure
		basis   model.Year
		code    string
		fund    model.Fund
		unit    string
	}
	gather(r.units, func(u *model.Disclosure) []model.PriorFigure { return u.Prior }, func(p *model.PriorFigure) key {
		return key{p.Measure.Value, p.Basis.Value, p.Code.Value, p.Fund.Value, p.Unit.Value}
	}).each(func(p model.PriorFigure, all []*model.PriorFigure) {
		p.Amount = sum(all, func(p *model.PriorFigure) model.Amount { return p.Amount })
		p.Reason = r.told(pick(all, func(p *model.PriorFigure) model.Text { return p.Reason }))
		p.Purpose = r.told(pick(all, func(p *model.PriorFigure) model.Text { return p.Purpose }))
		r.out.Prior = append(r.out.Prior, p)
	})
}

func (r *roll) public() {
	gather(r.units, func(u *model.Disclosure) []model.PublicExpense { return u.Public }, func(p *model.PublicExpense) model.PublicItem {
		return p.Item.Value
	}).each(func(p model.PublicExpense, all []*model.PublicExpense) {
		for i := range p.This {
			p.This[i] = sum(all, func(p *model.PublicExpense) model.Amount { return p.This[i] })
			p.Last[i] = sum(all, func(p *model.PublicExpense) model.Amount { return p.Last[i] })
		}
		p.Reason = r.told(pick(all, func(p *model.PublicExpense) model.Text { return p.Reason }))
		r.out.Public = append(r.out.Public, p)
	})
}

func (r *roll) procurements() {
	type key struct {
		category model.Procurement
		fund     model.Fund
	}
	gather(r.units, func(u *model.Disclosure) []model.ProcurementItem { return u.Procurements }, func(p *model.ProcurementItem) key {
		return key{p.Category.Value, p.Fund.Value}
	}).each(func(p model.ProcurementItem, all []*model.ProcurementItem) {
		p.Amount = sum(all, func(p *model.ProcurementItem) model.Amount { return p.Amount })
		p.Remark = joined(pick(all, func(p *model.ProcurementItem) model.Text { return p.Remark }))
		r.out.Procurements = append(r.out.Procurements, p)
	})
}

// approved are the control totals; a department's own stand alone, for they are
// what the sum is held against.
func (r *roll) approved() {
	units := r.units
	if r.frame.Unit.Department.Value && slices.ContainsFunc(r.frame.Approved, func(a model.ApprovedFigure) bool { return !a.Amount.Blank }) {
		units = r.units[:1]
	}
	type key struct {
		item string
		fund model.Fund
	}
	gather(units, func(u *model.Disclosure) []model.ApprovedFigure { return u.Approved }, func(a *model.ApprovedFigure) key {
		return key{a.Item.Value, a.Fund.Value}
	}).each(func(a model.ApprovedFigure, all []*model.ApprovedFigure) {
		if len(all) < len(units) {
			return // not of every unit, so nothing to hold the sum against
		}
		a.Amount = sum(all, func(a *model.ApprovedFigure) model.Amount { return a.Amount })
		if slices.ContainsFunc(all, func(a *model.ApprovedFigure) bool { return a.Amount.Blank }) {
			a.Amount.Money, a.Amount.Blank = money.Money{}, true
		}
		r.out.Approved = append(r.out.Approved, a)
	})
}

// assets are quantities of one name and one measure; what is a text must be the
// same everywhere.
func (r *roll) assets() {
	gather(r.units, func(u *model.Disclosure) []model.Asset { return u.Assets }, func(a *model.Asset) string {
		return fold.Text(a.Name.Value)
	}).each(func(a model.Asset, all []*model.Asset) {
		for _, one := range all[1:] {
			r.asset(&a, one)
		}
		a.Remark = joined(pick(all, func(a *model.Asset) model.Text { return a.Remark }))
		r.out.Assets = append(r.out.Assets, a)
	})
}

func (r *roll) asset(to, one *model.Asset) {
	if one.Quantity.Value == "" {
		return
	}
	if to.Quantity.Value == "" {
		to.Quantity, to.Measure = one.Quantity, one.Measure
		return
	}
	x, err := money.Parse(to.Quantity.Value, money.Yuan)
	y, errOne := money.Parse(one.Quantity.Value, money.Yuan)
	switch {
	case err != nil || errOne != nil:
		if !fold.Same(to.Quantity.Value, one.Quantity.Value) {
			r.list.Add(diag.Diagnostic{Severity: diag.Warning, At: one.Quantity.At, Message: "“" + one.Name.Value + "”为“" + one.Quantity.Value + "”，不能相加",
				Expected: "“" + to.Quantity.Value + "”", Hints: []string{"汇总用部门的写法"}})
		}
	case !fold.Same(to.Measure.Value, one.Measure.Value):
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: one.Measure.At, Message: "“" + one.Name.Value + "”的计量单位为“" + one.Measure.Value + "”，不能相加", Expected: "“" + to.Measure.Value + "”"})
	default:
		to.Quantity.Value = x.Add(y).String()
	}
}
