package narrative

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

// Figure is an amount in a text, with its cells; Gap is not nil when they do
// not say enough.
type Figure struct {
	model.Sum
	Gap *Gap
}

func (e *environment) sum(query string) (Figure, error) {
	q, err := e.format.ParseQuery(query)
	if err != nil {
		return Figure{}, fmt.Errorf("查询 %q：%w", query, err)
	}
	s := e.ledger.Sum(q.Source, &q.Filter)
	e.ask(s.Src)
	return Figure{s, e.gapOf(&q, &s)}, nil
}

// prior sums last year's figures; known tells whether there are any.
func (e *environment) prior(query string) (Figure, error) { return e.sum("source=prior " + query) }

func plus(a, b Figure) Figure {
	return Figure{model.Sum{Money: a.Add(b.Money), Src: slices.Concat(a.Src, b.Src)}, both(a.Gap, b.Gap)}
}

func minus(a, b Figure) Figure {
	return Figure{model.Sum{Money: a.Sub(b.Money), Src: slices.Concat(a.Src, b.Src)}, both(a.Gap, b.Gap)}
}

// textFormat is the number and the share format of running text.
const textFormat = "text"

// amount prints a figure with its unit: 472.01万元. A number format may be
// named; text is the usual one.
func (e *environment) amount(f Figure, format ...string) (string, error) {
	n, err := e.number(format)
	if err != nil {
		return "", err
	}
	if f.Gap != nil {
		return e.gap(f.Gap), nil
	}
	s := n.Print(f.Money)
	if s == "" {
		s = "0"
	}
	return e.mark(s+n.Format.Unit.String(), f.Src), nil
}

func (e *environment) number(format []string) (form.Number, error) {
	name := append(format, textFormat)[0]
	n, ok := e.format.Numbers[name]
	if !ok {
		return n, fmt.Errorf("numbers 里没有数字格式 %q", name)
	}
	return n, nil
}

// share prints a part of a whole in percent; of a whole of zero, zero.
func (e *environment) share(part, whole Figure, format ...string) (string, error) {
	name := append(format, textFormat)[0]
	s, ok := e.format.Shares[name]
	if !ok {
		return "", fmt.Errorf("shares 里没有百分比格式 %q", name)
	}
	if g := both(part.Gap, whole.Gap); g != nil {
		return e.gap(g), nil
	}
	r, ok := part.Percent(whole.Money, s.Places)
	if !ok {
		r = money.Ratio{}
	}
	return e.mark(s.Print(r), slices.Concat(part.Src, whole.Src)), nil
}

// Change is how a figure moved since last year.
type Change struct {
	Rise, Fall, Equal bool
	Slight            bool   // less than the format of texts shows: 0.00万元
	Moved             bool   // neither equal nor slight: worth a reason
	FromZero          bool   // last year was nothing: there is no percentage
	None              bool   // nothing in both years
	By                Figure // how much, without its sign
	Rate              string // how much in percent of last year, 9.25%; "" when FromZero or too small to print
	Gap               string // printed in place of all this when a year is not known
}

func (e *environment) change(now, last Figure) (Change, error) {
	d := minus(now, last)
	if d.Gap != nil {
		// A form that does not ask for the gap prints how much it rose: the gap.
		return Change{Rise: true, Moved: true, By: d, Gap: e.gap(d.Gap)}, nil
	}
	c := Change{
		Rise: d.Sign() > 0, Fall: d.Sign() < 0, Equal: d.IsZero(),
		FromZero: last.IsZero() && !d.IsZero(), None: last.IsZero() && now.IsZero(),
		By: Figure{Sum: model.Sum{Money: d.Abs(), Src: d.Src}},
	}
	n, err := e.number(nil)
	if err != nil {
		return c, err
	}
	c.Slight = !c.Equal && n.Hides(c.By.Money)
	c.Moved = !c.Equal && !c.Slight
	if c.Equal || c.FromZero {
		return c, nil
	}
	base := Figure{Sum: model.Sum{Money: last.Abs(), Src: last.Src}}
	if r, ok := c.By.Percent(base.Money, e.format.Shares[textFormat].Places); ok && r.Sign() == 0 {
		return c, nil
	}
	c.Rate, err = e.share(c.By, base)
	return c, err
}

func numeral(n int) string { return pivot.Numeral(n) }

// Part is a named figure of a list.
type Part struct {
	Name string // marked, ready to print
	Code string
	Figure
}

// grouping says which facts belong together and what they are called: by the
// key, the first of the facts and the cells of them all.
type grouping struct {
	dim  model.Dimension
	key  func(f *model.Fact) string
	name func(e *environment, key string, first *model.Fact, src []diag.Pos) string
}

var (
	byClass = grouping{
		dim: model.ByFunction,
		key: func(f *model.Fact) string { return f.Function[:min(3, len(f.Function))] },
		name: func(e *environment, key string, _ *model.Fact, src []diag.Pos) string {
			return e.subjectName(subject.Function, key, src)
		},
	}
	byFunction = grouping{
		dim:  model.ByFunction,
		key:  func(f *model.Fact) string { return f.Function },
		name: byClass.name,
	}
	byFund = grouping{
		dim: model.ByFund,
		key: func(f *model.Fact) string { return fmt.Sprintf("%02d", f.Fund) },
		name: func(e *environment, _ string, first *model.Fact, src []diag.Pos) string {
			return e.mark(first.Fund.String(), src)
		},
	}
	byEconomic = grouping{
		dim: model.ByEconomic,
		key: func(f *model.Fact) string { return f.DeptEconomic },
		name: func(e *environment, key string, _ *model.Fact, src []diag.Pos) string {
			return e.subjectName(subject.Department, key, src)
		},
	}
	byProject = grouping{
		dim: model.ByProject,
		key: func(f *model.Fact) string { return f.Project },
		name: func(e *environment, key string, _ *model.Fact, src []diag.Pos) string {
			if p := e.project(key); p != nil {
				return e.text(p.Name)
			}
			return e.mark(key, src)
		},
	}
)

// project finds a project by its key, nil for none.
func (e *environment) project(key string) *model.ProjectInfo {
	if e.projects == nil {
		e.projects = make(map[string]*model.ProjectInfo, len(e.d.Projects))
		for i := range e.d.Projects {
			p := &e.d.Projects[i]
			if _, taken := e.projects[p.Key.Value]; !taken {
				e.projects[p.Key.Value] = p
			}
		}
	}
	return e.projects[key]
}

func (e *environment) subjectName(l subject.List, code string, src []diag.Pos) string {
	name, _ := e.d.Subjects.Name(l, code)
	return e.mark(name, src)
}

// parts lists the groups of a query's facts in the order of their keys,
// without those that add up to nothing.
func (e *environment) parts(query string, g grouping) ([]Part, error) {
	q, err := e.format.ParseQuery(query, g.dim)
	if err != nil {
		return nil, fmt.Errorf("查询 %q：%w", query, err)
	}
	groups := map[string][]*model.Fact{}
	for _, f := range e.ledger.Select(q.Source, &q.Filter) {
		k := g.key(f)
		groups[k] = append(groups[k], f)
	}
	var out []Part
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		p := Part{Code: k, Figure: Figure{Sum: model.SumOf(groups[k])}}
		e.ask(p.Src)
		if !p.IsZero() {
			p.Name = g.name(e, k, groups[k][0], p.Src)
			out = append(out, p)
		}
	}
	return out, nil
}

// fundsOf names the funds of a query's facts, as a further query takes them.
func (e *environment) fundsOf(query string) (string, error) {
	q, err := e.format.ParseQuery(query)
	if err != nil {
		return "", fmt.Errorf("查询 %q：%w", query, err)
	}
	var ids []string
	for _, f := range e.ledger.Select(q.Source, &q.Filter) {
		if id := f.Fund.ID(); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, ","), nil
}

// join puts a separator between the names of parts or texts.
func (e *environment) join(list any, sep string) (string, error) {
	out := ""
	add := func(i int, s string) {
		if i > 0 {
			out += sep
		}
		out += s
	}
	switch l := list.(type) {
	case []Part:
		for i, p := range l {
			add(i, p.Name)
		}
	case []string:
		for i, s := range l {
			add(i, s)
		}
	default:
		return "", fmt.Errorf("join 不能连接 %T", list)
	}
	return out, nil
}

// withTarget keeps the projects that have a performance sheet.
func (e *environment) withTarget(parts []Part) []Part {
	has := map[string]bool{}
	for i := range e.d.Targets {
		has[e.d.Targets[i].Key.Value] = true
		e.ask(at(e.d.Targets[i].Key.At))
	}
	return slices.DeleteFunc(slices.Clone(parts), func(p Part) bool { return !has[p.Code] })
}

// managed keeps the projects that performance management speaks of: those with
// money of this year, and those that have a sheet for what they carried over.
func (e *environment) managed(parts []Part) []Part {
	now := map[string]bool{}
	for _, f := range e.ledger.Select(model.FromFacts, &model.Filter{Kinds: []model.Kind{model.Project}, Origins: []model.Origin{model.Current}}) {
		now[f.Project] = true
	}
	sheets := e.withTarget(parts)
	return slices.DeleteFunc(slices.Clone(parts), func(p Part) bool {
		return !now[p.Code] && !slices.ContainsFunc(sheets, func(s Part) bool { return s.Code == p.Code })
	})
}

func total(parts []Part) Figure {
	var t Figure
	src := make([][]diag.Pos, len(parts))
	for i, p := range parts {
		t.Money, src[i], t.Gap = t.Add(p.Money), p.Src, both(t.Gap, p.Gap)
	}
	t.Src = slices.Concat(src...)
	return t
}

// dict makes the arguments of a named template.
func dict(pairs ...any) (map[string]any, error) {
	m := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict 的第 %d 个参数应为名称", i+1)
		}
		m[name] = pairs[i+1]
	}
	return m, nil
}

func at(p diag.Pos) []diag.Pos { return []diag.Pos{p} }
