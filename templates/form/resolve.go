package form

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/doc"
)

// resolver checks what the files say against each other and fills the fields
// that stand for what was written: filters, sources, number formats.
type resolver struct {
	f      *Form
	faults *diag.List
}

func (f *Form) resolve(faults *diag.List) {
	r := &resolver{f, faults}
	r.numbers()
	for _, t := range f.Tables {
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

func (r *resolver) errorf(at Str, format string, args ...any) {
	r.faults.Errorf(at.At(FormatFile), format, args...)
}

func (r *resolver) report(at Str, err error) { r.errorf(at, "%v", err) }

func (r *resolver) numbers() {
	for name, n := range r.f.Numbers {
		unit, ok := money.ParseUnit(n.Unit.V)
		if !ok {
			r.errorf(n.Unit, "金额单位 %q 应为 元 或 万元", n.Unit.V)
		}
		n.Format = money.Format{Unit: unit, Places: n.Places, Whole: n.Whole, Group: n.Group}
		r.f.Numbers[name] = n
	}
	for _, name := range []string{"table", "text"} {
		if _, ok := r.f.Numbers[name]; !ok {
			r.faults.Errorf(diag.Pos{Book: FormatFile}, "numbers 里缺少数字格式 %q", name)
		}
	}
	if _, ok := r.f.Shares["text"]; !ok {
		r.faults.Errorf(diag.Pos{Book: FormatFile}, "shares 里缺少百分比格式 \"text\"")
	}
}

func (r *resolver) source(s Str, otherwise model.Source) model.Source {
	if s.V == "" {
		return otherwise
	}
	src, ok := model.ParseSource(s.V)
	if !ok {
		r.errorf(s, "没有数据来源 %q，可用：facts、revenue、public、procurement、prior、purchases", s.V)
	}
	return src
}

func (r *resolver) number(s *Str, otherwise string) {
	if s.V == "" {
		s.V = otherwise
	}
	if _, ok := r.f.Numbers[s.V]; !ok {
		r.errorf(*s, "numbers 里没有数字格式 %q", s.V)
	}
}

func (r *resolver) textStyle(s *Str, otherwise string) {
	if s.V == "" {
		s.V = otherwise
	}
	if _, ok := r.f.Style.Text[s.V]; !ok {
		r.errorf(*s, "style.yaml 的 text 里没有样式 %q", s.V)
	}
}

func (r *resolver) tableStyle(s *Str, otherwise string) {
	if s.V == "" {
		s.V = otherwise
	}
	if _, ok := r.f.Style.Table[s.V]; !ok {
		r.errorf(*s, "style.yaml 的 tables 里没有样式 %q", s.V)
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

func (r *resolver) table(t *Table) {
	t.From = r.source(t.Source, model.FromFacts)
	r.number(&t.Number, "table")
	r.tableStyle(&t.Style, "table")
	r.textStyle(&t.Heading, "table-title")
	t.Where.compile(r.report)
	if len(t.Sides) == 0 || len(t.Sides) > 2 {
		r.errorf(t.Name, "表 %q 应有一个或两个 sides", t.Name.V)
	}
	for i := range t.Sides {
		s := &t.Sides[i]
		s.From = r.source(s.Source, t.From)
		s.Where.compile(r.report)
		r.columns(t, s, s.Columns)
		if len(s.Columns) == 0 {
			r.errorf(t.Name, "表 %q 第 %d 侧没有列", t.Name.V, i+1)
		}
		r.rows(s.Body)
		r.rows(s.Foot)
	}
}

// Fields of a row that a column can print.
var rowFields = []string{"label", "code", "code1", "code2", "code3", "name", "number",
	"department-name", "department-code", "department-code1", "department-code2",
	"government-name", "government-code",
	"unit", "project", "procured", "content", "quantity", "funding", "amount", "blank"}

func (r *resolver) columns(t *Table, s *Side, cs []Column) {
	for i := range cs {
		c := &cs[i]
		c.From = r.source(c.Source, s.From)
		r.align(c.Align)
		switch {
		case len(c.Columns) > 0:
			r.columns(t, s, c.Columns)
		case c.Sum != nil:
			c.Sum.compile(r.report)
		case c.Field.V == "":
			r.errorf(orElse(c.Text, t.Name), "列 %q 应有 field 或 sum", c.Text.V)
		case !slices.Contains(rowFields, c.Field.V):
			r.errorf(c.Field, "没有字段 %q，可用：%s", c.Field.V, strings.Join(rowFields, "、"))
		}
	}
}

func orElse(s, otherwise Str) Str {
	if s.Line == 0 {
		return otherwise
	}
	return s
}

var rowKinds = []RowKind{RowsFixed, RowsTotal, RowsFunds, RowsClasses, RowsSubjects, RowsEconomic,
	RowsRevenue, RowsProjects, RowsUnits, RowsRecords, RowsNumbering, RowsBlank}

func (r *resolver) rows(rows []Row) {
	for i := range rows {
		row := &rows[i]
		if row.Rows.V == "" {
			row.Rows.V = string(RowsFixed)
		}
		row.Kind = RowKind(row.Rows.V)
		if !slices.Contains(rowKinds, row.Kind) {
			r.errorf(row.Rows, "没有行类 %q，可用：%s", row.Rows.V, joinKinds())
		}
		if !slices.Contains([]string{"", "none", "chinese", "arabic"}, row.Number.V) {
			r.errorf(row.Number, "编号方式 %q 应为 chinese、arabic 或 none", row.Number.V)
		}
		row.Where.compile(r.report)
		row.FundList = nil
		for _, s := range row.Funds {
			fund, ok := model.ParseFund(s.V)
			if !ok {
				r.errorf(s, "没有资金 %q", s.V)
			}
			row.FundList = append(row.FundList, fund)
		}
		if len(row.FundList) == 0 {
			row.FundList = model.Funds[:5]
		}
	}
}

func joinKinds() string {
	names := make([]string, len(rowKinds))
	for i, k := range rowKinds {
		names[i] = string(k)
	}
	return strings.Join(names, "、")
}

func (r *resolver) chart(c *Chart) {
	c.From = r.source(c.Source, model.FromFacts)
	c.Where.compile(r.report)
	r.rows(c.Slices)
	r.number(&c.Number, "text")
	if c.Share.V == "" {
		c.Share.V = "text"
	}
	if _, ok := r.f.Shares[c.Share.V]; !ok {
		r.errorf(c.Share, "shares 里没有百分比格式 %q", c.Share.V)
	}
	if c.Most == 0 {
		c.Most = 8
	}
	if c.Style.V == "" {
		c.Style.V = "pie"
	}
	if _, ok := r.f.Style.Chart[c.Style.V]; !ok {
		r.errorf(c.Style, "style.yaml 的 charts 里没有样式 %q", c.Style.V)
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
	for i := range fm.Rows {
		for _, c := range fm.Rows[i].Cells {
			r.align(c.Align)
			if _, ok := PerformanceText(&model.Target{}, c.Field.V); c.Field.V != "" && !ok {
				r.errorf(c.Field, "绩效表没有字段 %q", c.Field.V)
			}
			if _, ok := PerformanceAmount(&model.Target{}, c.Amount.V); c.Amount.V != "" && !ok {
				r.errorf(c.Amount, "绩效表没有金额 %q，应为 period 或 annual 加 .total、.central、.provincial、.local、.own、.other", c.Amount.V)
			}
		}
		r.indicators(fm, fm.Rows[i].Indicators)
	}
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
	columns := 1 + 3*len(ind.Sides)
	if len(ind.Head) != columns {
		r.errorf(fm.Name, "表单 %q 的指标应有 %d 个 head，现有 %d 个", fm.Name.V, columns, len(ind.Head))
	}
	if ind.Lead.V != "" {
		columns++
	}
	if columns != len(fm.Columns) {
		r.errorf(fm.Name, "表单 %q 有 %d 列，而指标需要 %d 列", fm.Name.V, len(fm.Columns), columns)
	}
}

func (r *resolver) document() {
	for i := range r.f.Document {
		it := &r.f.Document[i]
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
		default:
			r.faults.Errorf(diag.Pos{Book: FormatFile}, "document 第 %d 项是空的：应为 cover、contents、part、narrative 或 table", i+1)
		}
	}
	if len(r.f.Document) == 0 {
		r.faults.Errorf(diag.Pos{Book: FormatFile}, "缺少 document：文档由哪些部分组成")
	}
	r.styles("body", "section", "subsection", "item")
}

// styles requires the text styles that narrative files use without naming them.
func (r *resolver) styles(names ...string) {
	for _, name := range names {
		if _, ok := r.f.Style.Text[name]; !ok {
			r.faults.Errorf(diag.Pos{Book: StyleFile}, "text 里缺少样式 %q", name)
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

// Form returns the form of a name, nil if there is none.
func (f *Form) Performance(name string) *Performance {
	i := slices.IndexFunc(f.Performances, func(fm *Performance) bool { return fm.Name.V == name })
	if i < 0 {
		return nil
	}
	return f.Performances[i]
}

// FormText returns a text of a target by the name that forms use.
func PerformanceText(t *model.Target, field string) (model.Text, bool) {
	switch field {
	case "name":
		return t.Name, true
	case "superior":
		return t.Superior, true
	case "unit":
		return t.Unit, true
	case "attribute":
		return t.Attribute, true
	case "term":
		return t.Term, true
	case "overview":
		return t.Overview, true
	case "basis":
		return t.Basis, true
	case "necessity":
		return t.Necessity, true
	case "measures":
		return t.Measures, true
	case "plan":
		return t.Plan, true
	case "period-goal":
		return t.PeriodGoal, true
	case "annual-goal":
		return t.AnnualGoal, true
	}
	return model.Text{}, false
}

// FormAmount returns an amount of a target by the name that forms use.
func PerformanceAmount(t *model.Target, name string) (model.Amount, bool) {
	side, which, _ := strings.Cut(name, ".")
	f := &t.Period
	switch side {
	case "annual":
		f = &t.Annual
	case "period":
	default:
		return model.Amount{}, false
	}
	switch which {
	case "total":
		return f.Total, true
	case "central":
		return f.Central, true
	case "provincial":
		return f.Provincial, true
	case "local":
		return f.Local, true
	case "own":
		return f.Own, true
	case "other":
		return f.Other, true
	}
	return model.Amount{}, false
}
