package templates

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/templates/form"
)

// forms adds the performance sheets of a form, each on a page of its own.
func (b *builder) performances(fm *form.Performance) {
	for i := range b.d.Targets {
		t := &b.d.Targets[i]
		if (t.Key.Value == model.WholeUnit) != (fm.Targets.V == "whole") {
			continue
		}
		b.turn(fm.Landscape, true)
		b.add(b.performance(fm, t))
		b.afterPerformance = true
	}
}

func (b *builder) performance(fm *form.Performance, t *model.Target) *doc.Table {
	title := b.runner.Text(fm.Title)
	out := &doc.Table{ID: b.id("form"), Style: fm.Style.V, OnePage: true}
	out.Heading = append(out.Heading, &doc.Heading{ID: b.id("title"), Level: 3, Style: fm.Heading.V,
		Text: title, Bookmark: strings.TrimSpace(t.Name.Value + " 绩效目标表")})
	if sub := b.runner.Text(fm.Subtitle); len(sub) > 0 {
		out.Heading = append(out.Heading, &doc.Heading{ID: b.id("title"), Level: 3, Style: fm.Sub.V, Text: sub})
	}
	out.Columns = make([]doc.Column, 0, len(fm.Columns))
	for _, c := range fm.Columns {
		out.Columns = append(out.Columns, doc.Column{Width: geom.MM(c.Width), Least: geom.MM(c.Least), Share: c.Share})
	}
	out.Body = make([]doc.Row, 0, len(fm.Rows)+2*len(t.Indicators))
	for i := range fm.Rows {
		if ind := fm.Rows[i].Indicators; ind != nil {
			out.Body = append(out.Body, b.indicators(ind, t)...)
			continue
		}
		row := doc.Row{Cells: make([]doc.Cell, len(fm.Rows[i].Cells))}
		for j := range row.Cells {
			row.Cells[j] = b.performanceCell(fm, &fm.Rows[i].Cells[j], t)
			if fm.Rows[i].Cells[j].Field.V == "name" {
				row.Role = doc.RowKey
			}
		}
		out.Body = append(out.Body, row)
	}
	if err := out.Validate(); err != nil {
		b.faults.Errorf(fm.Name.At(form.FormatFile), "表单 %q 的单元格没有铺满各列", fm.Name.V)
	}
	return out
}

func (b *builder) performanceCell(fm *form.Performance, c *form.PerformanceCell, t *model.Target) doc.Cell {
	out := doc.Cell{Cols: c.Cols, Rows: c.Rows, Top: c.Top}
	switch {
	case c.Field.V != "":
		text, _ := t.Text(c.Field.V)
		out.Text, out.Align = cell(text), form.AlignOf(c.Align, doc.AlignJustify)
	case c.Amount.V != "":
		a, _ := t.Money(c.Amount.V)
		out.Align = form.AlignOf(c.Align, doc.AlignDecimal)
		if !a.Blank {
			out.Text = doc.Text{{Text: b.data.Numbers[fm.Number.V].Print(a.Money), Src: []diag.Pos{a.At}}}
		}
	default:
		out.Text, out.Align, out.Header = b.runner.Text(c.Text), form.AlignOf(c.Align, doc.AlignCenter), true
	}
	return out
}

// indicators builds the two-sided block. A 一级指标 stands once, spanning the
// longer of its two sides; a 二级指标 spans its indicators; the skeleton's 二级
// rows without an indicator print empty.
func (b *builder) indicators(ind *form.Indicators, t *model.Target) []doc.Row {
	head := make([]doc.Cell, 0, 1+len(ind.Head))
	if ind.Lead.V != "" {
		head = append(head, doc.Cell{Text: b.runner.Text(ind.Lead), Align: doc.AlignCenter, Header: true})
	}
	for _, h := range ind.Head {
		head = append(head, doc.Cell{Text: b.runner.Text(h), Align: doc.AlignCenter, Header: true})
	}
	rows := append(make([]doc.Row, 0, 1+2*len(t.Indicators)), doc.Row{Cells: head})
	for _, group := range groups(ind, t) {
		rows = append(rows, group.rows(ind)...)
	}
	if ind.Lead.V != "" {
		head[0].Rows = len(rows)
	}
	return rows
}

// group is a 一级指标: its 二级指标, each with the indicators of every side.
type group struct {
	name   doc.Text
	level2 []level2
}

type level2 struct {
	name  doc.Text
	sides [][]entry // by side
}

type entry []doc.Text // by column

func (g *group) rows(ind *form.Indicators) []doc.Row {
	sides, columns := len(ind.Sides), len(ind.Fields(""))
	n := 0
	for i := range g.level2 {
		n += g.level2[i].height()
	}
	rows := make([]doc.Row, n)
	for i := range rows {
		rows[i].Cells = make([]doc.Cell, 0, 1+(1+columns)*sides)
	}
	rows[0].Cells = append(rows[0].Cells, doc.Cell{Text: g.name, Rows: n, Align: doc.AlignCenter, Header: true})
	at := 0
	for i := range g.level2 {
		l := &g.level2[i]
		for s := range sides {
			l.fill(rows[at:at+l.height()], s, columns)
		}
		at += l.height()
	}
	return rows
}

func (l *level2) height() int {
	n := 1
	for _, s := range l.sides {
		n = max(n, len(s))
	}
	return n
}

func (l *level2) fill(rows []doc.Row, side, columns int) {
	rows[0].Cells = append(rows[0].Cells, doc.Cell{Text: l.name, Rows: len(rows), Align: doc.AlignCenter, Header: true})
	for i := range rows {
		e := make(entry, columns)
		if i < len(l.sides[side]) {
			e = l.sides[side][i]
		}
		for j, text := range e {
			rows[i].Cells = append(rows[i].Cells, doc.Cell{Text: text, Align: doc.AlignCenter, Header: j == 0 && len(text) > 0})
		}
	}
}

// groups sorts a target's indicators into the skeleton; levels that the
// skeleton lacks are added in the workbook's order.
func groups(ind *form.Indicators, t *model.Target) []group {
	sorter := sorter{ind: ind}
	for _, s := range ind.Skeleton {
		g := sorter.group(s.Name.V, model.Text{})
		for _, l := range s.Level2 {
			sorter.level2(g, l.Name.V, model.Text{})
		}
	}
	for i := range t.Indicators {
		x := &t.Indicators[i]
		g := sorter.group(sorter.name1(x.Level1.Value), x.Level1)
		l := sorter.level2(g, sorter.name2(x.Level2.Value), x.Level2)
		for s, side := range ind.Sides {
			if !stands(x, side.V) {
				continue
			}
			var e entry
			for _, field := range ind.Fields(side.V) {
				text, _ := x.Text(field)
				e = append(e, cell(text))
			}
			l.sides[s] = append(l.sides[s], e)
		}
	}
	out := make([]group, len(sorter.groups))
	for i, g := range sorter.groups {
		out[i] = *g
		if len(out[i].level2) == 0 {
			out[i].level2 = []level2{{sides: make([][]entry, len(ind.Sides))}}
		}
	}
	return out
}

// stands tells whether an indicator stands on a side: that of its value, or
// both when it has none.
func stands(x *model.Indicator, side string) bool {
	v, other := x.Period, x.Annual
	if side == "annual" {
		v, other = other, v
	}
	return v.Value != "" || other.Value == ""
}

type sorter struct {
	ind    *form.Indicators
	groups []*group
}

// name1 and name2 map a workbook's name to the skeleton's.
func (s *sorter) name1(name string) string {
	for _, l := range s.ind.Skeleton {
		if strings.TrimSuffix(l.Name.V, "指标") == strings.TrimSuffix(name, "指标") {
			return l.Name.V
		}
	}
	return name
}

func (s *sorter) name2(name string) string {
	for _, l := range s.ind.Skeleton {
		for _, n := range l.Level2 {
			if strings.TrimSuffix(n.Name.V, "指标") == strings.TrimSuffix(name, "指标") {
				return n.Name.V
			}
			for _, a := range n.Aliases {
				if a.V == name {
					return n.Name.V
				}
			}
		}
	}
	return name
}

func (s *sorter) group(name string, own model.Text) *group {
	for _, g := range s.groups {
		if g.name.String() == name {
			return g
		}
	}
	g := &group{name: named(name, own)}
	s.groups = append(s.groups, g)
	return g
}

func (s *sorter) level2(g *group, name string, own model.Text) *level2 {
	for i := range g.level2 {
		if g.level2[i].name.String() == name {
			return &g.level2[i]
		}
	}
	g.level2 = append(g.level2, level2{name: named(name, own), sides: make([][]entry, len(s.ind.Sides))})
	return &g.level2[len(g.level2)-1]
}

// named is the workbook's own name of a level, or the skeleton's.
func named(name string, own model.Text) doc.Text {
	if text := cell(own); text != nil {
		return text
	}
	return doc.Plain(name)
}
