package intake

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

// identity is what two lists must agree on to speak of one amount.
type identity struct {
	unit, function, project, dept, gov string
	fund                               model.Fund
	kind                               model.Kind
	origin                             model.Origin
	use                                model.Use // where no economic subject tells it
}

func identityOf(a *model.Appropriation) identity {
	id := identity{a.Unit.Value, a.Function.Value, a.Project.Value, a.DeptEconomic.Value, a.GovEconomic.Value, a.Fund.Value, a.Kind.Value, a.Origin.Value, model.UseNone}
	if id.dept == "" && id.gov == "" {
		id.use = a.Use.Value
	}
	return id
}

// wholes are what the amount is part of in a list that tells less: with others of
// its use, or with all; none for what is told by nothing less.
func (id identity) wholes() (out []identity) {
	whole := id
	whole.dept, whole.gov, whole.use = "", "", model.UseNone
	if id.kind == model.Basic && len(id.dept) >= 3 {
		used := whole
		if used.use = model.PublicFunds; subject.Personnel(id.dept) {
			used.use = model.Personnel
		}
		out = append(out, used)
	}
	if whole != id {
		out = append(out, whole)
	}
	return out
}

type tally struct {
	total money.Money
	at    diag.Pos
}

func (t tally) add(a *model.Amount) tally {
	if t.at.IsZero() {
		t.at = a.At
	}
	t.total = t.total.Add(a.Money)
	return t
}

// book sums facts by what they are, and by what they are part of.
type book struct {
	fine, sums map[identity]tally
}

func newBook(facts []model.Appropriation) book {
	b := book{map[identity]tally{}, map[identity]tally{}}
	for i := range facts {
		id := identityOf(&facts[i])
		b.fine[id] = b.fine[id].add(&facts[i].Amount)
		for _, w := range id.wholes() {
			b.sums[w] = b.sums[w].add(&facts[i].Amount)
		}
	}
	return b
}

// whole is the amount of a list that tells less, which a finer one is part of; ok is
// false where there is none.
func (b *book) whole(id identity) (w identity, ok bool) {
	for _, w := range id.wholes() {
		if _, ok := b.fine[w]; ok {
			return w, true
		}
	}
	return id, false
}
