package compare

import (
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
)

// mostShown is how much of a text is shown.
const mostShown = 60

// String says the change in a line, without its table.
func (c *Change) String() string {
	var b strings.Builder
	switch c.Kind {
	case Added:
		b.WriteString("增加 ")
	case Removed:
		b.WriteString("删去 ")
	}
	b.WriteString(c.Row)
	if c.Row == "" && len(c.Cells) == 0 {
		b.WriteString("整张表")
	}
	for i := range c.Cells {
		if i > 0 || c.Row != "" {
			b.WriteString("，")
		}
		b.WriteString(c.cell(&c.Cells[i]))
	}
	return b.String()
}

func (c *Change) cell(x *CellChange) string {
	name := ""
	if x.Column != "" {
		name = strings.ReplaceAll(x.Column, "\n", "") + " "
	}
	switch c.Kind {
	case Added:
		return name + c.show(&x.To)
	case Removed:
		return name + c.show(&x.From)
	}
	by, ok := x.By()
	if !ok {
		return name + reworded(x.From.Text, x.To.Text)
	}
	s := name + c.show(&x.From) + " → " + c.show(&x.To)
	if by.Sign() != 0 { // not between a blank and a zero
		s += "（" + c.growth(by, x.From.Amount) + "）"
	}
	return s
}

// reworded shows what of a text differs; of a short one, all.
func reworded(from, to string) string {
	list := []piece{{from: from, to: to}}
	if len([]rune(from+to)) > mostShown && from != "" && to != "" {
		list = pieces(from, to)
	}
	var words []string
	for _, p := range list {
		words = append(words, quoted(p.from)+" → "+quoted(p.to))
	}
	return strings.Join(words, "；")
}

// growth is how much, and in percent of what was.
func (c *Change) growth(by, was money.Money) string {
	word := "增 "
	if by.Sign() < 0 {
		word = "减 "
	}
	s := word + c.amount(by.Abs())
	if p, ok := by.Abs().Percent(was.Abs(), 1); ok && p.Sign() != 0 {
		s += "，" + p.Trimmed() + "%"
	}
	return s
}

func (c *Change) amount(m money.Money) string {
	return m.Format(money.Format{Unit: c.Unit, Places: 6, Trim: true, Group: true})
}

func (c *Change) show(x *Cell) string {
	switch {
	case x.Figure:
		return c.amount(x.Amount)
	case x.Text == "":
		return "（空）"
	}
	return quoted(shorten(x.Text, mostShown))
}

func quoted(s string) string {
	if s == "" {
		return "（空）"
	}
	return "“" + s + "”"
}

// Places are where the change stands in the second version; of what went,
// nowhere.
func (c *Change) Places() []diag.Pos {
	if c.Kind == Removed {
		return nil
	}
	if c.Kind == Added || len(c.Cells) == 0 {
		return []diag.Pos{c.To}
	}
	var out []diag.Pos
	for i := range c.Cells {
		at := c.Cells[i].To.At
		switch {
		case at.IsZero():
			out = append(out, c.To)
		case at.Page > 0 && at.Sheet == "": // running text: a place is one of its characters
			for _, p := range pieces(c.Cells[i].From.Text, c.Cells[i].To.Text) {
				out = append(out, at)
				out[len(out)-1].Col += p.at
			}
		default:
			out = append(out, at)
		}
	}
	return out
}
