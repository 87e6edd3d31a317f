package form

import (
	"slices"
	"strings"

	"yugong/model"
)

var rowKinds = []RowKind{RowsFixed, RowsTotal, RowsBy, RowsFunds, RowsClasses, RowsSubjects, RowsEconomic,
	RowsRevenue, RowsProjects, RowsUnits, RowsRecords, RowsNumbering, RowsEmpty, RowsBlank}

// Numberings are the manners of numbering that a form can name.
var Numberings = []string{"", "none", "chinese", "bracketed", "arabic"}

// grandTotal tells by its label that a fixed row without a filter is meant to
// hold all: 收入总计, 合计.
func grandTotal(label string) bool {
	return strings.Contains(label, "总计") || strings.Contains(label, "合计")
}

// row settles what kind of row set a row is and which dimensions it walks.
// at is where it stands if nothing of its own tells.
func (r *resolver) row(row *Row, at Str) {
	switch {
	case row.Rows.V == "" && len(row.By) > 0:
		row.Rows.V = string(RowsBy)
	case row.Rows.V == "" && row.By != nil:
		row.Rows = Str{V: string(RowsBy), Line: at.Line, Col: at.Col}
	case row.Rows.V == "":
		row.Rows.V = string(RowsFixed)
		if !row.Where.said && row.Source.V == "" && !grandTotal(row.Label.V) {
			r.errorf(orElse(row.Label, at), "“%s”一行没有 where：要全部的合计请写 where: {}，没有数的一行请写 rows: empty", row.Label.V)
		}
	}
	row.Kind = RowKind(row.Rows.V)
	if !slices.Contains(rowKinds, row.Kind) {
		r.errorf(row.Rows, "没有行类 %q，可用：%s", row.Rows.V, joinKinds())
	}
	r.numbering(row.Number)
	row.Where.compile(r.report)
	row.FundList = nil
	for _, s := range row.Funds {
		fund, ok := model.ParseFund(s.V)
		if !ok {
			r.errorf(s, "%v", notValue(model.ByFund, s.V, model.DimensionValues(model.ByFund)))
		}
		row.FundList = append(row.FundList, fund)
	}
	if len(row.FundList) == 0 {
		row.FundList = model.Funds[:5]
	}
	if short := row.short(); short != nil {
		if len(row.By) > 0 && row.By[0].Dimension.V != "" {
			r.errorf(row.Rows, "rows: %s 已说明按什么分行，不能再写 by", row.Rows.V)
		}
		row.By = short
		return
	}
	if row.Kind == RowsBy && len(row.By) == 0 {
		r.errorf(row.Rows, "rows: by 应写明 by: [维度, …]")
	}
	for i := range row.By {
		l := &row.By[i]
		r.level(l)
		if slices.ContainsFunc(row.By[:i], func(o Level) bool { return o.Dim == l.Dim }) {
			r.errorf(l.Dimension, "by 里%s写了两次；科目的几级写在一个维度的 levels 里", l.Dim)
		}
	}
}

// short spells out the short names of lists of dimensions.
func (row *Row) short() []Level {
	switch row.Kind {
	case RowsFunds:
		l := Level{Dim: model.ByFund, Plain: true, Used: row.Used}
		for _, f := range row.FundList {
			l.Values = append(l.Values, Str{V: f.ID()})
		}
		return []Level{l}
	case RowsClasses:
		return []Level{{Dim: model.ByFunction, Levels: []int{1}, All: !row.Used, Used: row.Used, Plain: true}}
	case RowsSubjects:
		return []Level{{Dim: model.ByFunction, Levels: row.Levels}}
	case RowsEconomic:
		return []Level{{Dim: model.ByEconomic}}
	case RowsRevenue:
		return []Level{{Dim: model.ByFunction, Exact: true, Plain: true}}
	case RowsProjects:
		return []Level{{Dim: model.ByUnit, Hidden: row.NoUnits, Flat: true}, {Dim: model.ByProject}}
	case RowsUnits:
		return []Level{{Dim: model.ByUnit, Plain: true}}
	}
	return nil
}

func (r *resolver) level(l *Level) {
	d, ok := model.ParseDimension(l.Dimension.V)
	if l.Dim = d; !ok || d == model.ByYear {
		r.errorf(l.Dimension, "不能按 %q 分行，可用：%s", l.Dimension.V, strings.TrimSuffix(dimensionNames(), "、year"))
		return
	}
	r.numbering(l.Number)
	if coded := d == model.ByFunction || d == model.ByEconomic || d == model.ByGovernment; !coded && len(l.Levels) > 0 {
		r.errorf(l.Dimension, "%s没有类、款、项之分，不能写 levels", d)
	}
	if l.All && model.DimensionValues(d) == nil && d != model.ByFunction {
		r.errorf(l.Dimension, "%s没有固定的取值，不能写 all", d)
	}
	for _, v := range l.Values {
		if err := set(&model.Filter{}, d, v.V); err != nil {
			r.errorf(v, "%v", err)
		}
	}
}

func (r *resolver) numbering(s Str) {
	if !slices.Contains(Numberings, s.V) {
		r.errorf(s, "编号方式 %q 应为 chinese、bracketed、arabic 或 none", s.V)
	}
}

func joinKinds() string {
	names := make([]string, len(rowKinds))
	for i, k := range rowKinds {
		names[i] = string(k)
	}
	return strings.Join(names, "、")
}

// levelFields are the fields that a row of a dimension can print: its own
// name and code, and those of what it stands under.
var levelFields = map[model.Dimension][]string{
	model.ByFunction:   {"code1", "code2", "code3", "function-code", "function-code1", "function-code2", "function-code3", "function-name"},
	model.ByEconomic:   {"department-name", "department-code", "department-code1", "department-code2"},
	model.ByGovernment: {"government-name", "government-code", "government-code1", "government-code2"},
	model.ByUnit:       {"unit-name", "unit-code"},
	model.ByProject:    {"project-name", "project-code", "project-category"},
	model.ByFund:       {"fund-name"},
	model.ByKind:       {"kind-name"},
}

func knownFields() []string {
	out := []string{"label", "code", "name", "number"}
	for _, d := range model.Dimensions {
		out = append(out, levelFields[d]...)
	}
	return out
}

// fields lists what a column may print of a row set.
func (row *Row) fields(f *Form) []string {
	switch row.Kind {
	case RowsFixed, RowsTotal, RowsEmpty:
		return []string{"label", "number"}
	case RowsRecords:
		out := []string{"number"}
		for _, x := range f.Schema(row.From).Fields {
			out = append(out, x.ID)
		}
		return out
	case RowsBlank, RowsNumbering:
		return nil
	}
	out := []string{"label", "code", "name", "number"}
	for _, l := range row.By {
		out = append(out, levelFields[l.Dim]...)
		if l.Dim == model.ByEconomic && row.Kind == RowsEconomic {
			out = append(out, levelFields[model.ByGovernment]...)
		}
	}
	return out
}
