package form

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/doc"
	"yugong/templates/form/strict"
)

// resolver checks what the files say against each other and fills the fields
// that stand for what was written: filters, sources, number formats.
type resolver struct {
	f             *Form
	format, style strict.Places
	faults        *diag.List
}

func (f *Form) resolve(format, style strict.Places, faults *diag.List) {
	r := &resolver{f, format, style, faults}
	r.numbers()
	r.step()
	r.lists()
	r.duplicates()
	own := r.unprinted()
	for _, t := range slices.Concat(f.Tables, own) {
		r.table(t)
	}
	for _, c := range f.Charts {
		r.chart(c)
	}
	for _, fm := range f.Performances {
		r.form(fm)
	}
	r.document()
}

// errorf reports a fault, once if several cells show it.
func (r *resolver) errorf(at Str, format string, args ...any) {
	r.once(at.At(FormatFile), fmt.Sprintf(format, args...))
}

func (r *resolver) once(at diag.Pos, message string) {
	d := diag.Diagnostic{Severity: diag.Error, At: at, Message: message}
	if !slices.ContainsFunc(*r.faults, func(o diag.Diagnostic) bool { return o.At == d.At && o.Message == d.Message }) {
		r.faults.Add(d)
	}
}

func (r *resolver) report(at Str, err error) { r.errorf(at, "%v", err) }

func (r *resolver) numbers() {
	for name, n := range r.f.Numbers {
		unit, ok := money.ParseUnit(n.Unit.V)
		if !ok {
			r.errorf(n.Unit, "金额单位 %q 应为 元、千元、万元 或 亿元", n.Unit.V)
		}
		n.Format = money.Format{Unit: unit, Places: n.Places, Whole: n.Whole, Group: n.Group}
		r.f.Numbers[name] = n
	}
	for _, name := range []string{"table", "text"} {
		if _, ok := r.f.Numbers[name]; !ok {
			r.faults.Errorf(r.format.At("numbers"), "numbers 里缺少数字格式 %q", name)
		}
	}
	if _, ok := r.f.Shares["text"]; !ok {
		r.faults.Errorf(r.format.At("shares"), "shares 里缺少百分比格式 \"text\"")
	}
}

// steps are what a budget may be made up in, each ten times the one before,
// from 元.
var steps = []string{"元", "十元", "百元", "千元", "万元"}

func (r *resolver) step() {
	n := slices.Index(steps, r.f.Step.V)
	if r.f.Step.V != "" && n < 0 {
		r.errorf(r.f.Step, "step %q 应为 %s", r.f.Step.V, strings.Join(steps, "、"))
	}
	r.f.Zeros = int32(max(n, 0))
}

func (r *resolver) number(s *Str, otherwise string) {
	if s.V == "" {
		s.V = otherwise
	}
	if _, ok := r.f.Numbers[s.V]; !ok {
		r.absent(*s, r.format, "numbers", "数字格式")
	}
}

// absent refuses a name that a file does not have: where it is written, or in the
// section that it is missing from when it is what nothing else was written for.
func (r *resolver) absent(name Str, in strict.Places, section, what string) {
	if name.Line == 0 {
		r.once(in.At(section), fmt.Sprintf("%s 里缺少%s %q", section, what, name.V))
		return
	}
	if in == r.style {
		section = "样式文件的 " + section
	}
	r.errorf(name, "%s 里没有%s %q", section, what, name.V)
}

func (r *resolver) textStyle(s *Str, otherwise string) {
	if s.V == "" {
		s.V = otherwise
	}
	if _, ok := r.f.Style.Text[s.V]; !ok {
		r.absent(*s, r.style, "text", "样式")
	}
}

func (r *resolver) tableStyle(s *Str, otherwise string) {
	if s.V == "" {
		s.V = otherwise
	}
	if _, ok := r.f.Style.Table[s.V]; !ok {
		r.absent(*s, r.style, "tables", "样式")
	}
}

func (r *resolver) align(s Str) {
	if _, ok := aligns[s.V]; s.V != "" && !ok {
		r.errorf(s, "没有对齐方式 %q，可用：%s", s.V, alignNames)
	}
}

// AlignOf returns the alignment a form names, or otherwise when it names none.
func AlignOf(s Str, otherwise doc.Align) doc.Align {
	if a, ok := aligns[s.V]; ok {
		return a
	}
	return otherwise
}

func (r *resolver) chart(c *Chart) {
	c.Where.compile(r.report)
	asked := slices.Clone(c.Where.asked)
	for i := range c.Slices {
		row := &c.Slices[i]
		r.row(row, c.Name)
		asked = append(asked, row.asks()...)
	}
	c.From = r.list(c.Source, model.FromFacts, asked)
	switch c.Kind.V {
	case "", "pie":
		r.slices(c)
	case "bars", "stacked":
		r.bars(c)
	default:
		r.errorf(c.Kind, "没有图的种类 %q，可用：pie（饼图）、bars（条形图）、stacked（分段条形图）", c.Kind.V)
	}
	r.number(&c.Number, "text")
	r.unit(c.Title, c.Number, "图的标题")
	r.share(&c.Share)
	if c.Most == 0 {
		c.Most = 8
	}
	if c.Style.V == "" {
		c.Style.V = "pie"
	}
	if _, ok := r.f.Style.Chart[c.Style.V]; !ok {
		r.absent(c.Style, r.style, "charts", "样式")
	}
}

// bars are a table of labels and series that is drawn.
func (r *resolver) bars(c *Chart) {
	series := c.Series
	if len(series) == 0 {
		series = []Column{{Sum: &Where{}}}
	}
	for i := range series {
		if s := &series[i]; len(s.Columns) > 0 || s.Field.V != "" || s.Growth != nil || s.Ratio != nil {
			r.errorf(orElse(series[i].Text, c.Name), "图 %q 的 series 应为 sum 或 difference", c.Name.V)
		}
	}
	label := Column{Field: Str{V: "label"}}
	c.Table = &Table{Name: c.Name, Titles: Strs{c.Alt}, Source: c.Source, Where: c.Where,
		Sides: []Side{{Columns: append([]Column{label}, series...), Body: c.Slices}}}
	r.side(c.Table, &c.Table.Sides[0], 0)
	c.From = c.Table.Sides[0].From
}

// slices holds the parts of a chart against its list.
func (r *resolver) slices(c *Chart) {
	if len(c.Series) > 0 {
		r.errorf(c.Name, "饼图 %q 没有 series；并列几个数请写 kind: bars 或 stacked", c.Name.V)
	}
	schema := r.f.Schema(c.From)
	hold := func(asked []ask) {
		for _, a := range asked {
			if err := a.check(schema); err != nil {
				r.errorf(a.value, "%v", err)
			}
		}
	}
	hold(c.Where.asked)
	for i := range c.Slices {
		row := &c.Slices[i]
		row.From, row.Base = c.From, [2]*model.Filter{&c.Where.Filter, nil}
		hold(row.Where.asked)
		if row.Source.V != "" {
			r.errorf(row.Source, "饼图的各块是一个整体的部分，来源写在图里，不能各写 source")
		}
		if !row.sums() {
			r.errorf(row.Rows, "图里没有 rows: %s", row.Rows.V)
		}
		for _, l := range row.By {
			if l.Dim != 0 && !schema.Has(l.Dim) {
				r.errorf(orElse(l.Dimension, row.Rows), "%v", lacks(schema, l.Dim))
			}
		}
		if d, no := clash(&c.Where.Filter, &row.Where.Filter); no {
			r.errorf(place(row.Where.asked, d), "与图 %q 的 where 不会同时成立，这一项总是空的", c.Name.V)
		}
	}
}

// share settles a share format, "text" when none is named.
func (r *resolver) share(s *Str) {
	if s.V == "" {
		s.V = "text"
	}
	if _, ok := r.f.Shares[s.V]; !ok {
		r.absent(*s, r.format, "shares", "百分比格式")
	}
}

func (r *resolver) form(fm *Performance) {
	r.number(&fm.Number, "sheet")
	r.tableStyle(&fm.Style, "form")
	r.textStyle(&fm.Heading, "form-title")
	r.textStyle(&fm.Sub, "form-subtitle")
	if fm.Targets.V != "projects" && fm.Targets.V != "whole" {
		r.errorf(orElse(fm.Targets, fm.Name), "表单 %q 的 targets 应为 projects 或 whole", fm.Name.V)
	}
	r.covered(fm)
	for i := range fm.Rows {
		for _, c := range fm.Rows[i].Cells {
			r.align(c.Align)
			r.unit(c.Text, fm.Number, "表单")
			if _, ok := (&model.Target{}).Text(c.Field.V); c.Field.V != "" && !ok {
				r.errorf(c.Field, "绩效目标表没有字段 %q，可用：%s", c.Field.V, fieldNames(model.Schemas[model.FromTargets-1].Fields[:13]))
			}
			if _, ok := (&model.Target{}).Money(c.Amount.V); c.Amount.V != "" && !ok {
				r.errorf(c.Amount, "绩效表没有金额 %q，应为 period 或 annual 加 .total、.fiscal、.central、.provincial、.local、.own、.other、.rest", c.Amount.V)
			}
		}
		r.indicators(fm, fm.Rows[i].Indicators)
	}
}

// covered refuses rows whose cells leave columns of the sheet open, or take more
// than there are; cells of rows above may reach down into a row.
func (r *resolver) covered(fm *Performance) {
	busy := make([]int, len(fm.Columns)) // rows that each column is still taken
	for i := range fm.Rows {
		cells := fm.Rows[i].Cells
		free := 0
		for _, n := range busy {
			if n == 0 {
				free++
			}
		}
		col, taken := 0, 0
		for _, c := range cells {
			for col < len(busy) && busy[col] > 0 {
				col++
			}
			for range max(c.Cols, 1) {
				if taken++; col < len(busy) && busy[col] == 0 {
					busy[col] = max(c.Rows, 1)
					col++
				}
			}
		}
		if ind := fm.Rows[i].Indicators; ind == nil && taken != free || ind != nil && free < len(busy) {
			r.errorf(orElse(fm.Rows[i].at(), fm.Name), "表单 %q 第 %d 行的各格占 %d 列，应占 %d 列（共 %d 列，减去上面跨下来的）", fm.Name.V, i+1, taken, free, len(busy))
			return // what stands below it moves
		}
		for k := range busy {
			busy[k] = max(0, busy[k]-1)
		}
	}
}

// at is where a row stands.
func (row *PerformanceRow) at() Str {
	for _, c := range row.Cells {
		for _, s := range []Str{c.Text, c.Field, c.Amount} {
			if s.Line > 0 {
				return s
			}
		}
	}
	return Str{}
}

func (r *resolver) indicators(fm *Performance, ind *Indicators) {
	if ind == nil {
		return
	}
	for _, s := range ind.Sides {
		if s.V != "period" && s.V != "annual" {
			r.errorf(s, "指标的 sides 应为 period 或 annual")
		}
	}
	for _, c := range ind.Columns {
		if _, ok := new(model.Indicator).Text(c.V); !ok {
			r.errorf(c, "指标没有字段 %q，可用：%s", c.V, fieldNames(model.IndicatorFields))
		}
	}
	columns := 1 + len(ind.Sides)*(1+len(ind.Fields("")))
	if len(ind.Head) != columns {
		r.errorf(append(ind.Head, fm.Name)[0], "指标应有 %d 个 head，现有 %d 个", columns, len(ind.Head))
	}
	if ind.Lead.V != "" {
		columns++
	}
	if columns != len(fm.Columns) {
		r.errorf(fm.Name, "表单 %q 有 %d 列，而指标需要 %d 列", fm.Name.V, len(fm.Columns), columns)
	}
}

func (r *resolver) document() {
	// A table of the form that this one extends may have been taken out.
	r.f.Document = slices.DeleteFunc(r.f.Document, func(it Item) bool {
		return r.f.Elsewhere(it.Table.V) || it.Table.Line >= strict.Inherited && it.Table.V != "" && r.f.Table(it.Table.V) == nil
	})
	for i := range r.f.Document {
		it := &r.f.Document[i]
		if n := it.said(); n > 1 {
			r.errorf(orElse(it.Narrative, it.Table), "document 的一项只能是 cover、contents、part、narrative、table 中的一个，这里有 %d 个", n)
		}
		switch {
		case it.Narrative.V != "":
			if _, ok := r.f.Narratives[it.Narrative.V]; !ok {
				r.errorf(it.Narrative, "narrative 文件夹里没有 %s.tmpl", it.Narrative.V)
			}
		case it.Table.V != "":
			if r.f.Table(it.Table.V) == nil {
				r.errorf(it.Table, "tables 里没有表 %q", it.Table.V)
			}
		case it.Part != nil:
			r.textStyle(&it.Part.Style, "part")
		case it.Contents != nil:
			r.textStyle(&it.Contents.Style, "contents-title")
		case len(it.Cover) > 0:
			for j := range it.Cover {
				r.textStyle(&it.Cover[j].Style, "cover-title")
			}
		}
	}
	if len(r.f.Document) == 0 {
		r.faults.Errorf(r.format.At("document"), "缺少 document：文档由哪些部分组成")
	}
	r.styles("body", "section", "subsection", "item")
}

// unprinted takes out the tables that the document does not print, and returns
// those that are the form's own: they are checked all the same.
func (r *resolver) unprinted() (own []*Table) {
	asked := map[string]bool{}
	for _, it := range r.f.Document {
		asked[it.Table.V] = true
		for line := range strings.SplitSeq(r.f.Narratives[it.Narrative.V], "\n") {
			if name, ok := strings.CutPrefix(strings.TrimSpace(line), "!table "); ok {
				asked[strings.TrimSpace(name)] = true
			}
		}
	}
	r.f.Tables = slices.DeleteFunc(r.f.Tables, func(t *Table) bool {
		if asked[t.Name.V] {
			return false
		}
		r.f.elsewhere = append(r.f.elsewhere, t.Name.V)
		if t.Name.Line < strict.Inherited {
			own = append(own, t)
		}
		return true
	})
	return own
}

// styles requires the text styles that narrative files use without naming them.
func (r *resolver) styles(names ...string) {
	for _, name := range names {
		if _, ok := r.f.Style.Text[name]; !ok {
			r.once(r.style.At("text"), fmt.Sprintf("text 里缺少样式 %q", name))
		}
	}
}

// Table returns the table of a name, nil if there is none.
func (f *Form) Table(name string) *Table {
	i := slices.IndexFunc(f.Tables, func(t *Table) bool { return t.Name.V == name })
	if i < 0 {
		return nil
	}
	return f.Tables[i]
}

// Chart returns the chart of a name, nil if there is none.
func (f *Form) Chart(name string) *Chart {
	i := slices.IndexFunc(f.Charts, func(c *Chart) bool { return c.Name.V == name })
	if i < 0 {
		return nil
	}
	return f.Charts[i]
}

// Performance returns the performance sheet of a name, nil if there is none.
func (f *Form) Performance(name string) *Performance {
	i := slices.IndexFunc(f.Performances, func(fm *Performance) bool { return fm.Name.V == name })
	if i < 0 {
		return nil
	}
	return f.Performances[i]
}

func fieldNames(fields []model.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.ID
	}
	return strings.Join(names, "、")
}
