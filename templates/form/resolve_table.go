package form

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/check"
)

// table checks a table and settles where each of its figures comes from.
func (r *resolver) table(t *Table) {
	r.defaults(t)
	r.rule(t.Rule)
	r.number(&t.Number, "table")
	r.unit(t.Left, t.Number, "表上")
	r.unit(t.Right, t.Number, "表上")
	r.tableStyle(&t.Style, "table")
	r.textStyle(&t.Heading, "table-title")
	t.Where.compile(r.report)
	if len(t.Titles) == 0 || t.Titles[0].V == "" {
		r.errorf(append(t.Titles, t.Name)[0], "表 %q 没有表名，请写 title", t.Name.V)
	}
	if len(t.Sides) == 0 || len(t.Sides) > 2 {
		r.errorf(t.Name, "表 %q 应有一个或两个 sides", t.Name.V)
	}
	for i := range t.Sides {
		r.unheaded(t, t.Sides[i].Columns)
		r.side(t, &t.Sides[i], i)
	}
	t.From = model.FromFacts
	if len(t.Sides) > 0 {
		t.From = t.Sides[0].From
	}
}

// unheaded refuses columns without a head, and one that says what its neighbour
// says already.
func (r *resolver) unheaded(t *Table, cs []Column) {
	for i := range cs {
		c := &cs[i]
		if c.Text.Line == 0 {
			r.errorf(orElse(c.Field, t.Name), "这一列没有 text；不印列名请写 text: \"\"")
		}
		if i > 0 && c.Text.V != "" && len(c.Columns) == 0 && c.Text.V == cs[i-1].Text.V && c.When.V == cs[i-1].When.V {
			r.errorf(c.Text, "列“%s”与左边的一列同名", c.Text.V)
		}
		r.unheaded(t, c.Columns)
	}
}

// repeated refuses a row that says what the one above it says already.
func (r *resolver) repeated(rows []Row) {
	for i := range rows {
		if i == 0 || !rows[i].sums() || len(rows[i].By) > 0 || rows[i].Label.V == "" {
			continue
		}
		if over := &rows[i-1]; over.Label.V == rows[i].Label.V && over.Kind == rows[i].Kind && over.Indent == rows[i].Indent && over.When.V == rows[i].When.V {
			r.errorf(rows[i].Label, "“%s”一行与上面的一行重复", rows[i].Label.V)
		}
	}
}

// rule refuses the name of a rule that there is not.
func (r *resolver) rule(name Str) {
	var known []string
	for _, rule := range check.FactRules() {
		if strings.HasPrefix(rule.ID, "T") {
			known = append(known, rule.ID)
		}
	}
	if slices.Sort(known); name.V != "" && !slices.Contains(known, name.V) {
		r.errorf(name, "没有表的规则 %q；可用：%s", name.V, strings.Join(known, "、"))
	}
}

// defaults fills in what the table leaves to the form.
func (r *resolver) defaults(t *Table) {
	d := &r.f.Defaults
	for _, s := range []struct{ own, all *Str }{{&t.Left, &d.Left}, {&t.Right, &d.Right}, {&t.Empty, &d.Empty},
		{&t.Number, &d.Number}, {&t.Style, &d.Style}, {&t.Heading, &d.Heading}} {
		if s.own.Line == 0 {
			*s.own = *s.all
		}
	}
	if !t.Landscape.Said {
		t.Landscape = d.Landscape
	}
}

func (r *resolver) side(t *Table, s *Side, n int) {
	// Two tables may share a side by a yaml alias; what is settled below
	// belongs to one of them.
	s.Body, s.Foot, s.Columns = slices.Clone(s.Body), slices.Clone(s.Foot), cloneColumns(s.Columns)
	s.Where.compile(r.report)
	leaves := Leaves(s.Columns)
	if len(leaves) == 0 {
		r.errorf(t.Name, "表 %q 第 %d 侧没有列", t.Name.V, n+1)
		return
	}
	r.columns(t, s.Columns)
	r.operations(leaves)
	rows := slices.Concat(pointers(s.Body), pointers(s.Foot))
	for _, row := range rows {
		r.row(row, t.Name)
	}
	known := len(*r.faults)
	r.repeated(s.Body)
	r.repeated(s.Foot)
	s.From = r.sideSource(t, s, leaves, rows)
	if len(*r.faults) > known {
		return // nothing can be said of what an unknown list has
	}
	base := [2]*model.Filter{&t.Where.Filter, &s.Where.Filter}
	r.conditions(t, s, s.From, nil, nil)
	for _, row := range rows {
		row.From, row.Base = s.From, base
		if row.Source.V != "" {
			row.From = r.list(row.Source, s.From, t.Where.asked, s.Where.asked, row.asks(), sumAsks(leaves))
			row.Base = r.dropped(base, row.Without)
			r.conditions(t, s, row.From, row.Without, &row.Source)
		}
	}
	for _, c := range leaves {
		c.From = s.From
		if c.Sum == nil || c.Source.V == "" {
			continue
		}
		c.From = r.list(c.Source, s.From, t.Where.asked, s.Where.asked, c.Sum.asked, rowAsks(rows))
		c.Base = r.dropped(base, c.Without)
		r.conditions(t, s, c.From, c.Without, &c.Source)
	}
	r.cells(t, s, leaves, rows)
	r.fields(t, leaves, rows)
	r.totals(leaves, rows)
}

func cloneColumns(cs []Column) []Column {
	out := slices.Clone(cs)
	for i := range out {
		out[i].Columns = cloneColumns(out[i].Columns)
	}
	return out
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// cells holds each column's filter and each row's against the lists that their
// sums are of, and refuses those that no fact can pass.
func (r *resolver) cells(t *Table, s *Side, leaves []*Column, rows []*Row) {
	said := map[Str]bool{}
	fault := func(at Str, format string, args ...any) {
		if !said[at] {
			said[at] = true
			r.errorf(at, format, args...)
		}
	}
	hold := func(asked []ask, from model.Source) {
		for _, a := range asked {
			if err := a.check(r.f.Schema(from)); err != nil {
				fault(a.value, "%v", err)
			}
		}
	}
	apart := func(asked []ask, f *model.Filter, base [2]*model.Filter) {
		for _, b := range base {
			if d, no := clash(b, f); no {
				fault(place(asked, d), "与表 %q 的 where 不会同时成立，这里总是空的", t.Name.V)
			}
		}
	}
	base := [2]*model.Filter{&t.Where.Filter, &s.Where.Filter}
	for _, row := range rows {
		if row.Source.V != "" || !slices.ContainsFunc(leaves, func(c *Column) bool { return c.Sum != nil && c.Source.V == "" }) {
			hold(row.Where.asked, row.From)
		}
		apart(row.Where.asked, &row.Where.Filter, row.Base)
		row.Lists = nil
	}
	for _, c := range leaves {
		if c.Sum == nil {
			continue
		}
		if c.Source.V != "" {
			hold(c.Sum.asked, c.From)
			apart(c.Sum.asked, &c.Sum.Filter, c.Base)
		} else {
			apart(c.Sum.asked, &c.Sum.Filter, base)
		}
		for _, row := range rows {
			if !row.sums() {
				continue
			}
			from := c.From
			if c.Source.V == "" {
				from = row.From
				hold(c.Sum.asked, from)
			}
			hold(row.Where.asked, from)
			r.levels(row, from, c, fault)
			if from != row.From {
				row.Lists = append(row.Lists, c)
			}
		}
	}
}

// sums reports whether cells of the row are sums.
func (row *Row) sums() bool {
	return row.Kind != RowsEmpty && row.Kind != RowsBlank && row.Kind != RowsNumbering && row.Kind != RowsRecords
}

// levels holds the dimensions of a row against the list of a cell.
func (r *resolver) levels(row *Row, from model.Source, c *Column, fault func(Str, string, ...any)) {
	schema := r.f.Schema(from)
	for _, l := range row.By {
		if l.Dim == 0 {
			continue
		}
		if schema.Has(l.Dim) {
			for _, v := range l.Values {
				if set(&model.Filter{}, l.Dim, v.V) != nil {
					continue // said of the value alone
				}
				if err := (ask{l.Dim, v}).check(schema); err != nil && v.Line > 0 {
					fault(v, "%v", err)
				}
			}
			continue
		}
		at := orElse(l.Dimension, row.Rows)
		if c.Source.V != "" {
			at = c.Source
		}
		fault(at, "%v", lacks(schema, l.Dim))
	}
}

// operations settles which columns a difference or ratio is made of.
func (r *resolver) operations(leaves []*Column) {
	named := map[string]int{}
	for i, c := range leaves {
		if c.Name.V == "" {
			continue
		}
		if _, twice := named[c.Name.V]; twice {
			r.errorf(c.Name, "有两列都叫 %q", c.Name.V)
		}
		named[c.Name.V] = i
	}
	for _, c := range leaves {
		for i, of := range []Strs{c.Difference, c.Growth, c.Ratio} {
			if of != nil {
				r.operation(c, OpDifference+Op(i), of, leaves, named)
			}
		}
	}
}

func (r *resolver) operation(c *Column, op Op, of Strs, leaves []*Column, named map[string]int) {
	at := orElse(append(of, c.Text)[0], c.Text)
	if c.Op != OpNone || c.Sum != nil || c.Field.V != "" {
		r.errorf(at, "列 %q 只能有 field、sum、difference、growth、ratio 中的一个", c.Text.V)
	}
	if c.Op = op; len(of) != 2 {
		r.errorf(at, "列 %q 应写两个列名，如 [this, last]", c.Text.V)
		return
	}
	for i, name := range of {
		n, ok := named[name.V]
		if !ok || leaves[n].Sum == nil {
			r.errorf(name, "没有名为 %q 的 sum 列；请在那一列写 name: %s", name.V, name.V)
			continue
		}
		c.Of[i] = n
	}
	if of[0].V == of[1].V {
		r.errorf(of[1], "列 %q 的两个列名相同", c.Text.V)
	}
	if op != OpDifference {
		r.share(&c.Percent)
	}
}

func (r *resolver) columns(t *Table, cs []Column) {
	for i := range cs {
		c := &cs[i]
		r.align(c.Align)
		c.Op = OpNone
		switch {
		case len(c.Columns) > 0:
			r.columns(t, c.Columns)
		case c.Sum != nil:
			c.Sum.compile(r.report)
		case c.Field.V == "" && c.Difference == nil && c.Growth == nil && c.Ratio == nil:
			r.errorf(orElse(c.Text, t.Name), "列 %q 应有 field、sum、difference、growth 或 ratio", c.Text.V)
		}
		if c.Source.V != "" && c.Sum == nil {
			r.errorf(c.Source, "列 %q 没有 sum，不能写 source", c.Text.V)
		}
	}
}

func orElse(s, otherwise Str) Str {
	if s.Line == 0 {
		return otherwise
	}
	return s
}

// totals refuses a total whose label would take the place of an amount.
func (r *resolver) totals(leaves []*Column, rows []*Row) {
	if first := leaves[0]; first.Sum == nil && first.Op == OpNone {
		return
	}
	for _, row := range rows {
		if row.Kind == RowsTotal && row.Label.V != "" {
			r.errorf(row.Label, "合计行的 label 要占第一列，而第一列“%s”是金额；请在前面加一列 field，或不写 label", leaves[0].Text.V)
		}
	}
}

// fields refuses a column that no row of its side can fill, and amounts of
// records asked for as sums.
func (r *resolver) fields(t *Table, leaves []*Column, rows []*Row) {
	if slices.ContainsFunc(rows, (*Row).unclear) {
		return
	}
	labelled := slices.ContainsFunc(leaves, func(c *Column) bool { return c.Field.V == "label" })
	for _, row := range rows {
		if (row.Kind == RowsFixed || row.Kind == RowsEmpty) && row.Label.V != "" && !labelled {
			r.errorf(row.Label, "没有印“%s”的列：请写一列 field: label，合计也可以写 rows: total", row.Label.V)
		}
	}
	lists := slices.ContainsFunc(rows, func(row *Row) bool { return row.Kind == RowsRecords })
	for _, c := range leaves {
		if c.Field.V == "" || c.Field.V == "blank" {
			if c.Sum != nil && lists {
				r.errorf(orElse(c.Text, t.Name), "逐行列示的表（rows: records）没有合计可算，列“%s”应写 field", c.Text.V)
			}
			continue
		}
		known, can := knownFields(), false
		for _, row := range rows {
			of := row.fields(r.f)
			known = append(known, of...)
			can = can || slices.Contains(of, c.Field.V)
		}
		switch {
		case can:
		case !slices.Contains(known, c.Field.V):
			r.errorf(c.Field, "没有字段 %q，可用：%s", c.Field.V, strings.Join(r.possible(rows), "、"))
		default:
			r.errorf(c.Field, "这里的行没有字段 %q，可用：%s", c.Field.V, strings.Join(r.possible(rows), "、"))
		}
	}
}

// possible lists the fields of the rows of a side.
func (r *resolver) possible(rows []*Row) []string {
	var out []string
	for _, row := range rows {
		for _, f := range row.fields(r.f) {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return append(out, "blank")
}

// duplicates refuses two things of one name: the second would never be seen.
func (r *resolver) duplicates() {
	seen := map[string]bool{}
	once := func(kind string, name Str) {
		if name.V != "" && seen[kind+name.V] {
			r.errorf(name, "%s里有两项都叫 %q", kind, name.V)
		}
		seen[kind+name.V] = true
	}
	for _, t := range r.f.Tables {
		once("tables", t.Name)
	}
	for _, c := range r.f.Charts {
		once("charts", c.Name)
	}
	for _, p := range r.f.Performances {
		once("forms", p.Name)
	}
	terms := map[string]bool{}
	for _, t := range r.f.Glossary {
		if terms[t.Name.V] {
			r.faults.Errorf(t.Name.At(GlossaryFile), "名词 %q 写了两次", t.Name.V)
		}
		terms[t.Name.V] = true
	}
}
