package pivot

import (
	"cmp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/subject"
	"yugong/render/doc"
	"yugong/templates/form"
)

// value is a value of a dimension that has a row.
type value struct {
	code, name         string
	second, secondName string // of a pair: the government's economic subject
	category           string // of a project
	label              doc.Text
	filter             *model.Filter // nil when the row lets all through
	src                []diag.Pos
	depth              int // below the highest subject
	coded              bool
	leaf               bool // rows of further dimensions stand below it
}

// values lists the values of a dimension that the facts under a path have, in
// the dimension's order.
func (ls *lister) values(row *form.Row, level *form.Level, path []*model.Filter, up *line) []value {
	facts := ls.under(path)
	if row.Kind == form.RowsBy {
		ls.blank(level.Dim, facts, up.shown)
	}
	switch level.Dim {
	case model.ByFunction:
		return ls.functions(row, level, facts, path)
	case model.ByEconomic:
		if len(level.Levels) == 0 && !level.Exact {
			return ls.economic(facts)
		}
		return ls.codes(subject.Department, level, facts, func(f *model.Fact) string { return f.DeptEconomic },
			func(code string) *model.Filter { return &model.Filter{Economic: []string{code}} })
	case model.ByGovernment:
		return ls.codes(subject.Government, level, facts, func(f *model.Fact) string { return f.GovEconomic },
			func(code string) *model.Filter { return &model.Filter{Government: []string{code}} })
	case model.ByUnit:
		return ls.units(facts)
	case model.ByProject:
		return ls.projects(facts)
	}
	return ls.enumerated(row, level, facts, path)
}

// under selects the facts that rows below a path are made of: those of the
// row's list and of every other list in its columns.
func (ls *lister) under(path []*model.Filter) []*model.Fact {
	facts := ls.facts.Select(path...)
	for _, p := range ls.other {
		facts = append(facts, p.facts.Select(append(path[:len(path):len(path)], p.own)...)...)
	}
	return facts
}

// blank reports facts that do not say the dimension which rows are of: they
// would be in the total and in no row. Below a row that is printed those may be
// missing that have no such thing.
func (ls *lister) blank(d model.Dimension, facts []*model.Fact, shown bool) {
	for _, f := range facts {
		if f.Amount.IsZero() || said(f, d) || shown && !has(f.Kind, d) {
			continue
		}
		ls.src.fault(f.At, "“"+ls.title()+"”按"+d.String()+"分行，这一行没有填写"+d.String())
	}
}

// has reports whether expenditure of a kind has a dimension at all: only projects
// have a number and a category, only basic expenditure is 人员 or 公用经费.
func has(k model.Kind, d model.Dimension) bool {
	switch d {
	case model.ByProject, model.ByCategory:
		return k == model.Project
	case model.ByUse:
		return k == model.Basic
	}
	return true
}

func said(f *model.Fact, d model.Dimension) bool {
	switch d {
	case model.ByFund:
		return f.Fund != model.FundNone
	case model.ByKind:
		return f.Kind != model.KindNone
	case model.ByOrigin:
		return f.Origin != model.OriginNone
	case model.ByUse:
		return f.Use != model.UseNone
	case model.ByUnitKind:
		return f.UnitKind != model.UnitKindNone
	case model.ByFunction:
		return f.Function != ""
	case model.ByEconomic:
		return f.DeptEconomic != ""
	case model.ByGovernment:
		return f.GovEconomic != ""
	case model.ByCategory:
		return f.Category != ""
	case model.ByProject:
		return f.Project != ""
	case model.ByUnit:
		return f.Unit != ""
	}
	return true
}

func (ls *lister) title() string {
	if ls.table == nil {
		return ""
	}
	return ls.src.Expand(ls.table.Title()).String()
}

func (ls *lister) name(l subject.List, code string) string {
	name, _ := ls.src.Disclosure.Subjects.Name(l, code)
	return name
}

// functions lists functional subjects: all thirty 类, the codes in use with
// those above them, or whole codes of revenue.
func (ls *lister) functions(row *form.Row, level *form.Level, facts []*model.Fact, path []*model.Filter) []value {
	get := func(f *model.Fact) string { return f.Function }
	filter := func(code string) *model.Filter { return &model.Filter{Functions: []string{code}} }
	list := subject.Function
	if row.From == model.FromRevenue || row.Kind == form.RowsRevenue {
		list = subject.Revenue
	}
	if !level.All && !level.Used {
		return ls.codes(list, level, facts, get, filter)
	}
	codes := subject.Classes()
	known := len(codes)
	has := map[string]bool{}
	for _, f := range facts {
		c := class(f.Function)
		if has[c] = true; !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes[known:]) // codes that the classification lacks: no figure is left out
	out := make([]value, 0, len(codes))
	for _, c := range codes {
		if level.Used && !has[c] {
			continue
		}
		flt := filter(c)
		if level.Used && ls.zero(path, flt) {
			continue
		}
		name := ls.name(list, c)
		out = append(out, value{code: c, name: name, label: doc.Plain(name), filter: flt, leaf: true, coded: true})
	}
	return out
}

// zero reports whether the facts under a path that a filter lets through add
// up to nothing in every list.
func (ls *lister) zero(path []*model.Filter, flt *model.Filter) bool {
	path = append(path[:len(path):len(path)], flt)
	if !ls.facts.Sum(path...).IsZero() {
		return false
	}
	for _, p := range ls.other {
		if !p.facts.Sum(append(path[:len(path):len(path)], p.own)...).IsZero() {
			return false
		}
	}
	return true
}

func class(code string) string { return code[:min(3, len(code))] }

// codes lists the codes in use with the codes above them, at the levels that
// are asked for.
func (ls *lister) codes(l subject.List, level *form.Level, facts []*model.Fact, get func(*model.Fact) string, filter func(string) *model.Filter) []value {
	by := map[string][]*model.Fact{}
	for _, f := range facts {
		code := get(f)
		if !level.Exact {
			for _, up := range subject.Parents(code) {
				by[up] = append(by[up], f)
			}
		}
		by[code] = append(by[code], f)
	}
	out := make([]value, 0, len(by))
	for _, code := range sortedKeys(by) {
		depth := subject.Depth(code)
		if len(level.Levels) > 0 && !slices.Contains(level.Levels, depth+1) || code == "" && !level.Exact {
			continue
		}
		name := ls.name(l, code)
		v := value{code: code, name: name, label: doc.Plain(name), filter: filter(code), src: sources(by[code]), coded: true, leaf: true, depth: depth}
		if level.Exact {
			v.depth, v.filter.Exact = 0, true
		}
		if n := len(out); n > 0 && len(out[n-1].code) < len(code) && code[:len(out[n-1].code)] == out[n-1].code {
			out[n-1].leaf = false
		}
		out = append(out, v)
	}
	return out
}

func sources(facts []*model.Fact) []diag.Pos {
	at := make([]diag.Pos, len(facts))
	for i, f := range facts {
		at[i] = f.At
	}
	return at
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// pair is a department economic subject with the government's.
type pair struct{ dept, gov string }

// economic lists each economic 类 and below it the distinct pairs of
// department and government subjects; without government columns, the
// department's 款 alone.
func (ls *lister) economic(facts []*model.Fact) []value {
	by := map[pair][]*model.Fact{}
	for _, f := range facts {
		p := pair{f.DeptEconomic, f.GovEconomic}
		if !ls.pairs {
			p.gov = ""
		}
		by[p] = append(by[p], f)
	}
	var out []value
	last := ""
	for _, p := range sortedPairs(by) {
		src := sources(by[p])
		if c := class(p.dept); c != last || len(out) == 0 {
			last = c
			out = append(out, value{code: c, name: ls.name(subject.Department, c), coded: true,
				filter: &model.Filter{Economic: []string{c}}, src: src, leaf: len(p.dept) <= 3})
		}
		if len(p.dept) <= 3 {
			continue
		}
		flt := &model.Filter{Economic: []string{p.dept}, Exact: true}
		v := value{code: p.dept, name: ls.name(subject.Department, p.dept), coded: true, depth: 1, filter: flt, src: src, leaf: true}
		if ls.pairs {
			flt.Government = []string{p.gov}
			v.second, v.secondName = p.gov, ls.name(subject.Government, p.gov)
		}
		out = append(out, v)
	}
	for i := range out {
		out[i].label = doc.Plain(out[i].name)
	}
	return out
}

func sortedPairs(m map[pair][]*model.Fact) []pair {
	keys := make([]pair, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.dept, b.dept), cmp.Compare(a.gov, b.gov))
	})
	return keys
}

// units lists the units that have facts, in the workbook's order.
func (ls *lister) units(facts []*model.Fact) []value {
	has := map[string]bool{}
	for _, f := range facts {
		has[f.Unit] = true
	}
	var out []value
	d := ls.src.Disclosure
	for i := range d.Units {
		if m := &d.Units[i]; has[m.Name.Value] {
			out = append(out, value{label: cellText(m.Name), code: m.Code.Value, name: m.Name.Value, leaf: true,
				filter: &model.Filter{Units: []string{m.Name.Value}}})
		}
	}
	return out
}

// projects lists the projects that have facts, in the workbook's order.
func (ls *lister) projects(facts []*model.Fact) []value {
	has := map[string]bool{}
	for _, f := range facts {
		has[f.Project] = true
	}
	var out []value
	d := ls.src.Disclosure
	for i := range d.Projects {
		if p := &d.Projects[i]; has[p.Key.Value] {
			out = append(out, value{label: cellText(p.Name), code: p.Key.Value, name: p.Name.Value, category: p.Category.Value, leaf: true,
				filter: &model.Filter{Projects: []string{p.Key.Value}}})
		}
	}
	return out
}

// enumerated lists the values of a dimension that has a closed list of them.
func (ls *lister) enumerated(row *form.Row, level *form.Level, facts []*model.Fact, path []*model.Filter) []value {
	named := len(level.Values) > 0
	var ids []string
	for _, v := range level.Values {
		ids = append(ids, v.V)
	}
	if !named {
		ids = ls.src.Form.Schema(row.From).Allowed(level.Dim)
	}
	var out []value
	for _, id := range ids {
		v := enumerated(level.Dim, id)
		switch {
		case level.Used:
			if ls.zero(path, v.filter) {
				continue
			}
		case !named && level.Dim == model.ByFund && within(v, out):
			continue // else it would count twice
		case !named && !level.All && !slices.ContainsFunc(facts, func(f *model.Fact) bool { return exactly(f, level.Dim, v.filter) }):
			continue
		}
		out = append(out, v)
	}
	return out
}

// within reports whether a fund's row is part of one above it.
func within(v value, above []value) bool {
	parent := v.filter.Funds[0].Parent()
	return slices.ContainsFunc(above, func(o value) bool { return o.filter.Funds[0] == parent })
}

// exactly reports whether a fact has the value itself, not one below it.
func exactly(f *model.Fact, d model.Dimension, flt *model.Filter) bool {
	if d == model.ByFund {
		return f.Fund == flt.Funds[0]
	}
	return flt.Match(f)
}

func enumerated(d model.Dimension, id string) value {
	v := value{code: id, name: id, filter: &model.Filter{}, leaf: true}
	switch d {
	case model.ByFund:
		x, _ := model.ParseFund(id)
		v.code, v.name, v.filter.Funds = "", x.String(), []model.Fund{x}
	case model.ByKind:
		x, _ := model.ParseKind(id)
		v.code, v.name, v.filter.Kinds = "", x.String(), []model.Kind{x}
	case model.ByOrigin:
		x, _ := model.ParseOrigin(id)
		v.code, v.name, v.filter.Origins = "", x.String(), []model.Origin{x}
	case model.ByUse:
		x, _ := model.ParseUse(id)
		v.code, v.name, v.filter.Uses = "", x.String(), []model.Use{x}
	case model.ByUnitKind:
		x, _ := model.ParseUnitKind(id)
		v.code, v.name, v.filter.UnitKinds = "", x.String(), []model.UnitKind{x}
	case model.ByCategory:
		v.filter.Categories = []string{id}
	case model.ByItem:
		v.name, v.filter.Items = form.ItemName(id), []string{id}
	}
	v.label = doc.Plain(v.name)
	return v
}
