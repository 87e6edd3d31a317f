package harvest

import "yugong/model"

// income is what follows for 收入预算 from tables that have no list of it: what a
// fund of a year brings is what is spent of it or kept.
func (t *Tables) income() Facts {
	eqs := of(model.FromRevenue, t.all)
	if len(eqs) == 0 {
		return Facts{}
	}
	s := newSystem(grid(eqs, model.ByFund, model.ByOrigin), eqs)
	s.solve()
	s, _ = s.refine(model.FromRevenue, axisOf(model.ByUnit), eqs)
	return s.result(false)
}
