package templates

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/doc"
	"yugong/templates/pivot"
	"yugong/templates/tail"
)

// Tail is a table or a passage whose printed figures do not add up, though the
// exact ones do. The form's note stands under it, where it has one.
type Tail struct {
	Grid *pivot.Grid // nil for a passage
	Rows []int       // of its body
	At   []diag.Pos  // of a passage: the cells of the figure that its parts miss
}

// passage collects the figures of running text up to the next heading, picture
// or table.
type passage struct {
	exact   map[diag.Pos]money.Money // the amounts of the ledger; nil where printing rounds none
	figures []tail.Figure
}

// newPassage lists the amounts of a ledger, unless texts print all as they are.
func (b *builder) newPassage() passage {
	n, fits := b.data.Numbers["text"].Format, true
	each := func(visit func(f *model.Fact)) {
		for s := model.FromFacts; s <= model.FromPrior; s++ {
			facts := b.source.Ledger.Facts(s)
			for i := range facts {
				visit(&facts[i])
			}
		}
	}
	each(func(f *model.Fact) { fits = fits && f.Amount.Fits(n.Unit, n.Places) })
	if fits {
		return passage{}
	}
	p := passage{exact: map[diag.Pos]money.Money{}}
	each(func(f *model.Fact) { p.exact[f.At] = f.Amount })
	return p
}

// read takes the amounts of a paragraph that are what their cells add up to;
// differences and the like divide nothing.
func (p *passage) read(text doc.Text, n money.Format) {
	if p.exact == nil {
		return
	}
	for i := range text {
		digits, is := strings.CutSuffix(text[i].Text, n.Unit.String())
		if !is || len(text[i].Src) == 0 {
			continue
		}
		var sum money.Total
		for _, at := range text[i].Src {
			sum.Add(p.exact[at])
		}
		m, err := money.Parse(digits, n.Unit)
		if err == nil && m.Equal(sum.Money().Round(n.Unit, n.Places)) {
			p.figures = append(p.figures, tail.Figure{Printed: m, Src: text[i].Src})
		}
	}
}

// endPassage prints the note under a passage that does not add up.
func (b *builder) endPassage() {
	list := b.passage.figures
	b.passage.figures = nil
	if len(list) < 3 {
		return
	}
	sums := new(tail.Finder).Find(list)
	if len(sums) == 0 {
		return
	}
	b.tails = append(b.tails, Tail{At: list[sums[0].Whole].Src})
	if note := b.runner.Text(b.data.Tail); len(note) > 0 {
		b.add(&doc.Paragraph{Style: "body", Text: note})
	}
}
