package templates

import (
	"cmp"

	"yugong/model"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

// table adds a table of the form with its figures printed.
func (b *builder) table(t *form.Table) {
	grid := b.source.Build(t)
	b.grids = append(b.grids, grid)
	apart := b.d.Unit.Paging.Value == model.PagingApart
	b.turn(t.Landscape.On, !t.SamePage && (apart || !b.data.ShareEmpty || !grid.Empty))
	b.add(b.print(grid))
	b.afterPerformance = true
}

func (b *builder) print(g *pivot.Grid) *doc.Table {
	t := g.Table
	out := &doc.Table{
		ID: b.id("table"), Style: t.Style.V,
		Label: b.runner.Text(t.Label), Left: b.runner.Text(t.Left), Right: b.runner.Text(t.Right),
	}
	main := t.Title()
	for i, s := range t.Titles {
		text := b.runner.Text(s)
		if i > 0 && len(text) == 0 {
			continue
		}
		h := &doc.Heading{ID: b.id("title"), Level: 2, Style: t.Heading.V, Text: text}
		if s == main {
			h.Contents = b.text(t.Contents)
			g.Title = text.String()
			h.Bookmark = cmp.Or(b.text(t.Bookmark), h.Contents, g.Title)
		}
		out.Heading = append(out.Heading, b.opens(h))
	}
	out.Columns = make([]doc.Column, 0, len(g.Leaves))
	for _, l := range g.Leaves {
		out.Columns = append(out.Columns, doc.Column{Width: geom.MM(l.Width), Least: geom.MM(l.Least), Share: l.Share})
	}
	n := b.data.Numbers[t.Number.V]
	out.Head, out.Body = b.rows(g.Head, n), b.rows(g.Body, n)
	if g.Empty {
		out.Notes = b.notes(out.Notes, t, t.Empty)
	}
	if rows := g.Tails(n); len(rows) > 0 {
		b.tails = append(b.tails, Tail{Grid: g, Rows: rows})
		out.Notes = b.notes(out.Notes, t, b.data.Tail)
	}
	out.Notes = b.notes(out.Notes, t, t.Foot...)
	return out
}

func (b *builder) notes(to []doc.Paragraph, t *form.Table, notes ...form.Str) []doc.Paragraph {
	for _, s := range notes {
		if text := b.runner.Text(s); len(text) > 0 {
			to = append(to, doc.Paragraph{Style: b.data.Style.Table[t.Style.V].Note, Text: text})
		}
	}
	return to
}

// rows prints the figures of a grid.
func (b *builder) rows(in []pivot.Row, n form.Number) []doc.Row {
	out := make([]doc.Row, len(in))
	for i := range in {
		out[i] = doc.Row{Role: in[i].Role, Cells: make([]doc.Cell, len(in[i].Cells))}
		for j := range in[i].Cells {
			c := &in[i].Cells[j]
			text := c.Text
			if c.Gap {
				text = b.unfilled()
			} else if s := figure(c, n); s != "" {
				text = doc.Text{{Text: s, Src: c.Sum.Src}}
			}
			out[i].Cells[j] = doc.Cell{Text: text, Cols: c.Cols, Rows: c.Rows, Align: c.Align,
				Indent: c.Indent, Strong: c.Strong, Header: c.Header || in[i].Role == doc.RowHead}
		}
	}
	return out
}

// unfilled is what stands where last year's list says nothing.
func (b *builder) unfilled() doc.Text {
	return doc.Text{{Text: "〔未填〕", Src: []diag.Pos{{Book: b.d.Book, Sheet: model.FromPrior.String()}}}}
}

// figure prints the sum of a cell. Of a cell without facts it prints what the
// form says for that, whatever it prints for zero.
func figure(c *pivot.Cell, n form.Number) string {
	switch {
	case !c.Figure:
		return ""
	case c.Sum.Src == nil && c.Asked:
		return n.Blank
	case c.Sum.Src == nil:
		return ""
	}
	return n.Print(c.Sum.Money)
}

// chart adds a figure of the form.
func (b *builder) chart(c *form.Chart) {
	if c.Table != nil {
		b.bars(c)
		return
	}
	parts, total := b.source.Shares(c)
	n, share := b.data.Numbers[c.Number.V], b.data.Shares[c.Share.V]
	f := &doc.Figure{Kind: doc.Pie, Style: c.Style.V, Title: b.text(c.Title), Alt: b.text(c.Alt)}
	slice := func(p pivot.Share) doc.Slice {
		s := doc.Slice{Name: p.Label.String(), Amount: n.Print(p.Sum.Money) + n.Format.Unit.String(),
			Weight: p.Sum.Float(n.Format.Unit), Src: p.Sum.Src}
		if r, ok := p.Sum.Percent(total.Money, share.Places); ok {
			s.Share = share.Print(r)
		}
		return s
	}
	f.Gather = func(places []int) doc.Slice { return slice(pivot.Together(parts, places)) }
	for i, p := range parts {
		s := slice(p)
		f.Slices = append(f.Slices, s)
		f.Alt += altPart(i, &s)
	}
	if len(parts) == 0 {
		f.Alt += "无数据"
	}
	f.Alt += "。"
	b.add(f)
}

func altPart(i int, s *doc.Slice) string {
	sep := "；"
	if i == 0 {
		sep = ""
	}
	return sep + s.Name + s.Amount + "，占" + s.Share
}

// bars adds a figure of bars: the rows of its table are the groups, the columns
// the series.
func (b *builder) bars(c *form.Chart) {
	grid := b.source.Build(c.Table)
	n := b.data.Numbers[c.Number.V]
	f := &doc.Figure{Kind: doc.Bars, Style: c.Style.V, Title: b.text(c.Title), Alt: b.text(c.Alt)}
	if c.Kind.V == "stacked" {
		f.Kind = doc.StackedBars
	}
	for _, l := range grid.Leaves[1:] {
		f.Series = append(f.Series, b.text(l.Text))
	}
	for i := range grid.Body {
		cells := grid.Body[i].Cells
		g := doc.Group{Name: cells[0].Text.String()}
		for j, s := range f.Series {
			sum := cells[j+1].Sum
			v := doc.Slice{Name: s, Weight: sum.Float(n.Format.Unit), Src: sum.Src, Amount: "—"}
			if cells[j+1].Gap {
				v.Amount = b.unfilled().String()
			} else if sum.Src != nil {
				v.Amount = cmp.Or(n.Print(sum.Money), "0") + n.Format.Unit.String()
			}
			g.Values = append(g.Values, v)
		}
		f.Groups = append(f.Groups, g)
		f.Alt += altGroup(i, &g)
	}
	if grid.Empty {
		f.Alt += "无数据"
	}
	f.Alt += "。"
	b.add(f)
}

// altGroup tells a group of bars: its name, then each series with its amount.
func altGroup(i int, g *doc.Group) string {
	out := g.Name + "："
	if i > 0 {
		out = "；" + out
	}
	for j, v := range g.Values {
		if j > 0 {
			out += "，"
		}
		out += v.Name + v.Amount
	}
	return out
}
