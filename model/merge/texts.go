package merge

import (
	"slices"

	"yugong/model"
	"yugong/model/fold"
	"yugong/model/subject"
)

// targets fills performance sheets; indicators are taken where there are none.
func (m *merger) targets(now []model.Target) {
	for _, t := range now {
		if t.Key.Value != model.WholeUnit {
			t.Key.Value = m.key(t.Key.Value)
		}
		i := slices.IndexFunc(m.d.Targets, func(o model.Target) bool { return o.Key.Value == t.Key.Value })
		if i < 0 {
			m.d.Targets = append(m.d.Targets, t)
			continue
		}
		if !bare(&t) {
			m.target(&m.d.Targets[i], &t)
		}
	}
}

// bare: a row that only stands ready to be filled in, with what follows from expenditure.
func bare(t *model.Target) bool {
	for _, f := range model.Schemas[model.FromTargets-1].Fields {
		text, _ := t.Text(f.ID)
		money, _ := t.Money(f.ID)
		if f.Amount && !money.Blank && !money.At.IsZero() || !f.Amount && text.Value != "" && f.ID != "key" && f.ID != "name" && f.ID != "unit" {
			return false
		}
	}
	return len(t.Indicators) == 0
}

func (m *merger) target(have, now *model.Target) {
	for _, f := range model.Schemas[model.FromTargets-1].Fields {
		what := "“" + have.Name.Value + "”的" + f.Name
		switch {
		case f.ID == "key":
		case f.ID == "period.fiscal": // which else is made of others
			m.amount(what, &have.Period.Fiscal, now.Period.Fiscal)
		case f.ID == "annual.fiscal":
			m.amount(what, &have.Annual.Fiscal, now.Annual.Fiscal)
		case f.Amount:
			a, _ := have.Money(f.ID)
			b, _ := now.Money(f.ID)
			m.amount(what, &a, b)
			have.SetMoney(f.ID, a)
		default:
			a, _ := have.Text(f.ID)
			b, _ := now.Text(f.ID)
			m.text(what, &a, b)
			have.SetText(f.ID, a)
		}
	}
	if len(have.Indicators) == 0 {
		have.Indicators = now.Indicators
	}
}

// texts adds notes and terms, and names of codes, that are not there yet.
func (m *merger) texts(now *model.Disclosure) {
	d := m.d
	for _, n := range now.Notes {
		i := slices.IndexFunc(d.Notes, func(o model.Note) bool { return o.Topic.Value == n.Topic.Value })
		switch {
		case i < 0:
			d.Notes = append(d.Notes, n)
		case d.Notes[i].Body.Value == "":
			d.Notes[i].Body = n.Body
		}
	}
	for _, t := range now.Glossary {
		if !slices.ContainsFunc(d.Glossary, func(o model.Term) bool { return fold.Same(o.Name.Value, t.Name.Value) }) {
			d.Glossary = append(d.Glossary, t)
		}
	}
	for _, l := range subject.Lists {
		for _, s := range now.Subjects.Own(l) {
			if _, ok := d.Subjects.Name(l, s.Code); !ok {
				d.Subjects.Add(l, s.Code, s.Name)
			}
		}
	}
}
