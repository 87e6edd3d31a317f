package relation

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// Index finds the figures that tables print of a region, for those who hold
// something else against them: sentences, another year's tables. It belongs to one
// goroutine.
type Index struct {
	in      *Input
	atlas   *atlas
	figures []figure
}

// Printed is a figure that a table prints.
type Printed struct {
	Amount money.Money
	Half   money.Money // half a unit of its last place; 0 where nothing was rounded
	Table  string      // title
	At     diag.Pos
}

// NewIndex reads the tables once.
func NewIndex(in *Input) *Index {
	x := &Index{in: in, atlas: newAtlas()}
	x.figures = figures(in, x.atlas, in.sides())
	return x
}

// Find lists the figures of exactly the region that filters let through, in
// the order of the tables. Blanks and cells that hold no number are none.
func (x *Index) Find(source model.Source, filters ...*model.Filter) []Printed {
	m := x.atlas.known[x.atlas.region(source, filters...)]
	if m == nil {
		return nil
	}
	var out []Printed
	for _, i := range m.figures {
		f := &x.figures[i]
		if f.cell.Blank || f.cell.Fault {
			continue
		}
		out = append(out, Printed{f.amount, Half(x.in.Tables[f.table].Unit, x.in.Tables[f.table].Places), x.in.title(f.table), f.cell.At})
	}
	return out
}
