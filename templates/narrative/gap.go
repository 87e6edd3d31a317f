package narrative

import (
	"cmp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

// Every printed statement rests on a cell, or on a line of the form that needs
// none. Where there is no cell, a gap is printed: nothing is inferred from a
// blank, a missing row or a missing sheet. A unit says none by a row with 0 or
// by a text of its own.

// Gap is what a text would have said and no cell says.
type Gap struct {
	Label string   // what is missing: 办公用房面积
	At    diag.Pos // where it should stand
	Hint  string   // how a unit says that it has none

	Cell  bool   // of a table, whose cells have no room for the label
	parts []*Gap // of a sum that lacks several: each is one to fill
}

// Names of sheets that gaps ask for.
const (
	sheetNotes  = "说明"
	sheetAssets = "国有资产"
	sheetPrior  = "上年数"

	sheetProjects = "项目"
)

// gap prints a gap and remembers it, once a label.
func (e *environment) gap(g *Gap) string {
	for _, one := range g.each() {
		if !slices.ContainsFunc(e.gaps, func(o Gap) bool { return o.Label == one.Label }) {
			e.gaps = append(e.gaps, *one)
		}
	}
	return e.mark("〔未填："+g.Label+"〕", at(g.At))
}

func (e *environment) sheet(name string) diag.Pos { return diag.Pos{Book: e.d.Book, Sheet: name} }

// missing prints a gap for what a form needs said: what, and the sheet to say
// it in.
func (e *environment) missing(label, sheet string) string {
	label = bare(label)
	hint := "请在“" + sheet + "”表填写；没有也要写明"
	return e.gap(&Gap{Label: label, At: e.sheet(sheet), Hint: hint})
}

// gapOf tells whether the sum of a query rests on too few cells. Lists of
// facts say by themselves what there is not; a list without a row says nothing.
func (e *environment) gapOf(q *form.Query, s *model.Sum) *Gap {
	switch q.Source {
	case model.FromPublic:
		return e.publicGap(&q.Filter)
	case model.FromPrior:
		return e.priorGap(&q.Filter, s)
	case model.FromProcurement, model.FromPurchases, model.FromRevenue:
	default:
		if _, own := q.Source.Own(); !own {
			return nil
		}
	}
	if s.Src != nil || len(e.ledger.Facts(q.Source)) > 0 {
		return nil
	}
	return e.emptyList(q.Source)
}

// emptyList is the gap of a list without a line.
func (e *environment) emptyList(s model.Source) *Gap {
	name := e.format.Schema(s).Name
	return &Gap{Label: name, At: e.sheet(name), Hint: "请填写“" + name + "”表；没有就填一行，金额或数量 0"}
}

// publicGap asks for every item of 三公 that a query counts and whose row says
// nothing for the year, or nothing of a budget that has money in the other.
func (e *environment) publicGap(f *model.Filter) *Gap {
	last := slices.Contains(f.Years, model.LastYear)
	var gap *Gap
	for _, item := range model.PublicItems {
		if len(f.Items) > 0 && !slices.Contains(f.Items, item.ID()) {
			continue
		}
		for _, g := range e.publicUnsaid(item, last) {
			gap = both(gap, g)
		}
	}
	return gap
}

func (e *environment) publicUnsaid(item model.PublicItem, last bool) []*Gap {
	const hint = "没有就填 0"
	label := item.String()
	if last {
		label = "上年" + label
	}
	at := e.sheet(model.FromPublic.String())
	var unsaid []*Gap
	said := false
	for i := range e.d.Public {
		p := &e.d.Public[i]
		if p.Item.Value != item {
			continue
		}
		year, other := p.This, p.Last
		if last {
			year, other = p.Last, p.This
		}
		if at = p.At; slices.ContainsFunc(other[:], func(a model.Amount) bool { return !a.Blank }) {
			at = cmp.Or(year[0].At, p.At)
		}
		for j, a := range year {
			said = said || !a.Blank
			if a.Blank && !other[j].IsZero() {
				unsaid = append(unsaid, &Gap{Label: label + "（" + model.Appropriated[j].String() + "）", At: a.At, Hint: hint})
			}
		}
	}
	if !said {
		return []*Gap{{Label: label, At: at, Hint: hint}}
	}
	return unsaid
}

// both joins what two figures lack.
func both(a, b *Gap) *Gap {
	if a == nil || b == nil {
		return cmp.Or(a, b)
	}
	parts := slices.Clone(a.each())
	for _, g := range b.each() {
		if !slices.ContainsFunc(parts, func(o *Gap) bool { return o.Label == g.Label }) {
			parts = append(parts, g)
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return &Gap{Label: parts[0].Label + "等", At: parts[0].At, parts: parts}
}

func (g *Gap) each() []*Gap {
	if len(g.parts) > 0 {
		return g.parts
	}
	return []*Gap{g}
}

// needed are the topics without which a document says nothing of the unit.
var needed = []model.Topic{model.Duties, model.Organisation}

// Lacking returns what the texts lacked so far, and what tables lack of last
// year's list.
func (r *Runner) Lacking(prior []pivot.Gap) []Gap {
	for _, p := range prior {
		if !slices.ContainsFunc(r.env.gaps, func(g Gap) bool { return g.Label == p.Label }) {
			g := r.env.unlisted(p.Label)
			g.Cell = true
			r.env.gaps = append(r.env.gaps, *g)
		}
	}
	return r.env.gaps
}

// Unused returns the lines of 国有资产 that hold something and that no text
// has printed.
func (r *Runner) Unused() []*model.Asset {
	var out []*model.Asset
	if len(r.env.assets) == 0 {
		return nil // the form prints none of them
	}
	for i := range r.env.d.Assets {
		a := &r.env.d.Assets[i]
		if !r.env.assets[a.Name.Value] && a.Holds() {
			out = append(out, a)
		}
	}
	return out
}
