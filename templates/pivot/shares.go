package pivot

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/render/doc"
	"yugong/templates/form"
)

// Share is a labelled part of a chart.
type Share struct {
	Label doc.Text
	Sum   model.Sum
}

// Shares sums the row sets of a chart. What is zero is left out; of more
// parts than the chart draws, the smallest are gathered in a last one.
func (s *Source) Shares(c *form.Chart) (parts []Share, total model.Sum) {
	ls := lister{src: s, facts: s.Ledger.Selection(c.From, &c.Where.Filter)}
	for i := range c.Slices {
		for _, l := range ls.lines(&c.Slices[i]) {
			if l.filter == nil {
				continue
			}
			sum := ls.facts.Sum(l.filter...)
			if sum.Sign() > 0 {
				parts = append(parts, Share{l.label, sum})
				total = add(total, sum)
			}
		}
	}
	return gather(parts, c.Most), total
}

// gather keeps the largest parts in their order and adds up the rest, so that
// at most most parts remain.
func gather(parts []Share, most int) []Share {
	if len(parts) <= most || most < 2 {
		return parts
	}
	bySize := slices.Clone(parts)
	slices.SortStableFunc(bySize, func(a, b Share) int { return b.Sum.Cmp(a.Sum.Money) })
	least := bySize[most-2].Sum // of the parts that stay
	var kept []Share
	var rest []int
	for i, p := range parts {
		if len(kept) < most-1 && p.Sum.Cmp(least.Money) >= 0 {
			kept = append(kept, p)
		} else {
			rest = append(rest, i)
		}
	}
	return append(kept, Together(parts, rest))
}

// Together makes one part of those at some places: their exact sum.
func Together(parts []Share, places []int) Share {
	var sum model.Sum
	for _, i := range places {
		sum = add(sum, parts[i].Sum)
	}
	return Share{doc.Plain(fmt.Sprintf("其他%d项", len(places))), sum}
}

func add(a, b model.Sum) model.Sum {
	return model.Sum{Money: a.Add(b.Money), Src: append(a.Src, b.Src...)}
}
