package harvest

import (
	"slices"
	"strings"

	"yugong/model"
)

// axis is a dimension of the facts that may be: what filters name in it, and how
// a fact has a value.
type axis struct {
	dim    model.Dimension
	values func(f *model.Filter) []string
	set    func(x *model.Fact, v string)
	open   bool // no list knows the values beforehand: tables list those that there are
}

// paired divides the two names of a value: a unit and its project, the
// department's and the government's economic subject.
const paired = "\x00"

// axes are the dimensions that filters can name. ByEconomic stands for the pair
// of economic subjects, ByProject for a unit's project.
var axes = []axis{
	{model.ByFunction, func(f *model.Filter) []string { return f.Functions }, func(x *model.Fact, v string) { x.Function = v }, true},
	{model.ByEconomic, pairs, func(x *model.Fact, v string) { x.DeptEconomic, x.GovEconomic, _ = strings.Cut(v, paired) }, true},
	{model.ByFund, func(f *model.Filter) []string { return ids(f.Funds) }, func(x *model.Fact, v string) { x.Fund, _ = model.ParseFund(v) }, false},
	{model.ByKind, func(f *model.Filter) []string { return ids(f.Kinds) }, func(x *model.Fact, v string) { x.Kind, _ = model.ParseKind(v) }, false},
	{model.ByOrigin, func(f *model.Filter) []string { return ids(f.Origins) }, func(x *model.Fact, v string) { x.Origin, _ = model.ParseOrigin(v) }, false},
	{model.ByUse, func(f *model.Filter) []string { return ids(f.Uses) }, func(x *model.Fact, v string) { x.Use, _ = model.ParseUse(v) }, false},
	{model.ByItem, func(f *model.Filter) []string { return f.Items }, func(x *model.Fact, v string) { x.Item = v }, false},
	{model.ByYear, func(f *model.Filter) []string { return ids(f.Years) }, func(x *model.Fact, v string) { x.Year, _ = model.ParseYear(v) }, false},
	{model.ByCategory, func(f *model.Filter) []string { return f.Categories }, func(x *model.Fact, v string) { x.Category = v }, true},
	{model.ByUnit, units, func(x *model.Fact, v string) { x.Unit = v }, true},
	{model.ByProject, projects, func(x *model.Fact, v string) { x.Unit, x.Project, _ = strings.Cut(v, paired) }, true},
	{model.ByGovernment, func(f *model.Filter) []string { return f.Government }, nil, true},
	{model.ByUnitKind, func(f *model.Filter) []string { return ids(f.UnitKinds) }, nil, false},
}

func axisOf(d model.Dimension) *axis {
	return &axes[slices.IndexFunc(axes, func(a axis) bool { return a.dim == d })]
}

func ids[T interface{ ID() string }](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.ID()
	}
	return out
}

func pairs(f *model.Filter) []string {
	if len(f.Economic) == 1 && len(f.Government) == 1 {
		return []string{f.Economic[0] + paired + f.Government[0]}
	}
	return f.Economic
}

// units are those of a line that is no project's.
func units(f *model.Filter) []string {
	if len(f.Projects) > 0 {
		return nil
	}
	return f.Units
}

func projects(f *model.Filter) []string {
	unit := ""
	if len(f.Units) == 1 {
		unit = f.Units[0]
	}
	var out []string
	for _, p := range f.Projects {
		out = append(out, unit+paired+p)
	}
	return out
}

// leaves drops the codes that others lie below, and the funds.
func (a *axis) leaves(values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool {
		return slices.ContainsFunc(values, func(w string) bool { return w != v && a.within(w, v) })
	})
}

func (a *axis) within(part, whole string) bool {
	switch a.dim {
	case model.ByFunction, model.ByEconomic:
		return whole != "" && strings.HasPrefix(part, whole)
	case model.ByFund:
		p, _ := model.ParseFund(part)
		w, _ := model.ParseFund(whole)
		return p.Within(w)
	}
	return part == whole
}
