package pivot

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/render/doc"
)

// gaps marks the cells of a row that stand beside this year's money and that
// last year's list says nothing of: unless the list is complete, that is not
// zero. Totals of a list that does not come to its own total are marked too. cells are those of the leaves from the first on that no label spans.
func (sd *side) gaps(cells []Cell, first int, l *line) {
	if !slices.ContainsFunc(cells, func(c Cell) bool { return !c.Sum.IsZero() }) {
		return
	}
	for i := range cells {
		c, p := &cells[i], sd.columns[first+i]
		if p == nil || p.from != model.FromPrior || !c.Asked {
			continue
		}
		asked := merged(slices.Concat(p.base[:], l.filter, []*model.Filter{&sd.leaves[first+i].Sum.Filter}))
		for _, id := range asked.Items {
			m, ok := model.ParseMeasure(id)
			if !ok || c.Sum.Src != nil && !sd.src.Ledger.Partial(m, &asked) {
				continue
			}
			if !sd.src.Ledger.Complete(m, &asked) {
				c.Gap = true
				of := l
				if sd.unsaid(first + i) {
					of = nil
				}
				sd.src.gap(m, &asked, of)
			}
		}
	}
}

// merged is what several filters ask for together, as far as a list's being
// complete depends on it: the last to name a dimension is the narrowest.
func merged(filters []*model.Filter) (out model.Filter) {
	for _, f := range filters {
		if f == nil {
			continue
		}
		if len(f.Funds) > 0 {
			out.Funds = f.Funds
		}
		if len(f.Units) > 0 {
			out.Units = f.Units
		}
		if len(f.Items) > 0 {
			out.Items = f.Items
		}
		if len(f.Years) > 0 {
			out.Years = f.Years
		}
		if len(f.Functions) > 0 {
			out.Functions = f.Functions
		}
	}
	return out
}

// Gap is what last year's list does not say, as it is called, with its code.
type Gap struct{ Code, Label string }

// gap notes what a cell lacks, once, and of subjects the lowest; of a list
// that says nothing of a measure (l is nil) the measure.
func (s *Source) gap(m model.Measure, asked *model.Filter, l *line) {
	var g Gap
	switch {
	case l == nil:
	case l.code+l.name != "":
		g = Gap{l.code, l.code + l.name}
	case l.role != doc.RowTotal:
		g.Label = l.label.String()
	}
	end := m.String()
	if slices.Contains(asked.Years, model.LastOutturn) {
		end += "执行数"
	}
	if len(asked.Funds) == 1 && l != nil {
		end += "（" + asked.Funds[0].String() + "）"
	}
	g.Label = "上年" + g.Label + end
	below := func(a, b Gap) bool {
		return b.Code != "" && strings.HasPrefix(a.Code, b.Code) && strings.HasSuffix(a.Label, end)
	}
	if slices.ContainsFunc(s.Gaps, func(o Gap) bool { return o.Label == g.Label || below(o, g) }) {
		return
	}
	s.Gaps = append(slices.DeleteFunc(s.Gaps, func(o Gap) bool { return strings.HasSuffix(o.Label, end) && below(g, o) }), g)
}
