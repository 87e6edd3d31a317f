package merge

import (
	"fmt"
	"regexp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
)

// Into fills d by what was imported, and lists what is different. With listed
// set the imported expenditure is complete in its dimensions; otherwise it is only
// taken where d has none. step is what an imported amount may have lost by
// rounding.
func Into(d, imported *model.Disclosure, listed bool, step func(diag.Pos) money.Money) (differences diag.List) {
	m := &merger{d: d, unit: d.Unit.AmountUnit.Value, keys: map[string]string{}, step: step}
	m.publisher(&imported.Unit)
	m.projects(imported.Projects)
	if listed || len(d.Appropriations) == 0 {
		m.appropriations(imported.Appropriations)
	}
	if len(d.Economic) > 0 || !slices.ContainsFunc(d.Appropriations, func(a model.Appropriation) bool { return a.DeptEconomic.Value != "" }) {
		m.economic(imported.Economic)
	}
	m.lists(imported)
	m.targets(imported.Targets)
	m.texts(imported)
	m.found.Sort()
	return m.found
}

type merger struct {
	d     *model.Disclosure
	unit  money.Unit
	keys  map[string]string // of imported projects, to those of d
	step  func(diag.Pos) money.Money
	found diag.List
}

// text fills a blank, or reports what is different.
func (m *merger) text(what string, have *model.Text, now model.Text) {
	switch {
	case now.Value == "" || fold.Same(have.Value, now.Value):
	case have.Value == "":
		*have = now
	default:
		m.differs(have.At, now.At, what, "“"+shorten(have.Value)+"”", "“"+shorten(now.Value)+"”")
	}
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}

func (m *merger) amount(what string, have *model.Amount, now model.Amount) {
	switch {
	case now.Blank || !have.Blank && now.At.IsZero(): // what follows from imported expenditure, which need not be all
	case !have.Blank && have.Money.Sub(now.Money).Abs().Cmp(m.step(now.At)) <= 0:
	case have.Blank:
		*have = now
	default:
		m.differs(have.At, now.At, what, m.show(have.Money), m.show(now.Money))
	}
}

func (m *merger) show(a money.Money) string {
	return a.Format(money.Format{Unit: m.unit, Places: 6, Trim: true}) + m.unit.String()
}

func (m *merger) differs(have, now diag.Pos, what, old, fresh string) {
	m.found.Add(diag.Diagnostic{Severity: diag.Warning, At: have, Message: what + "为 " + old + "，导入的为 " + fresh + "，保留未改",
		Related: []diag.Related{{At: now, Message: "导入的一处"}}, Hints: []string{"请核对两处"}})
}

// added says that lines were added to a list that a person has filled in.
func (m *merger) added(what string, at diag.Pos) {
	m.found.Add(diag.Diagnostic{Severity: diag.Hint, At: at, Message: "原来没有，加入了" + what, Hints: []string{"是有意删去的，请再删去"}})
}

// cell fills a cell of another type that is not set, or reports the difference.
func cell[T comparable](m *merger, what string, have *model.Cell[T], now model.Cell[T]) {
	var none T
	switch {
	case now.Value == none || have.Value == now.Value:
	case have.Value == none:
		*have = now
	default:
		m.differs(have.At, now.At, what, fmt.Sprint(have.Value), fmt.Sprint(now.Value))
	}
}

func (m *merger) publisher(now *model.Unit) {
	u := &m.d.Unit
	m.text("单位名称", &u.Name, now.Name)
	m.text("单位编码", &u.Code, now.Code)
	m.text("地区名称", &u.Region, now.Region)
	m.text("主管部门", &u.Superior, now.Superior)
	m.text("主管部门代码", &u.SuperiorCode, now.SuperiorCode)
	cell(m, "单位性质", &u.Kind, now.Kind)
	cell(m, "地区级别", &u.Level, now.Level)
	cell(m, "年度", &u.Year, now.Year)
	cell(m, "文档类型是部门预算", &u.Department, now.Department)
}

// projects adds those whose names are new, under numbers that are free.
func (m *merger) projects(now []model.ProjectInfo) {
	for _, p := range now {
		if i := m.project(&p, now); i >= 0 {
			o := &m.d.Projects[i]
			m.keys[p.Key.Value] = o.Key.Value
			m.text("项目名称", &o.Name, p.Name)
			m.text("项目类别", &o.Category, p.Category)
			continue
		}
		key := p.Key.Value
		for n := len(m.d.Projects) + 1; slices.ContainsFunc(m.d.Projects, func(o model.ProjectInfo) bool { return o.Key.Value == key }); n++ {
			key = fmt.Sprintf("P%02d", n)
		}
		m.keys[p.Key.Value], p.Key.Value = key, key
		m.d.Projects = append(m.d.Projects, p)
	}
}

// numbered is a key that an import gave by order; others are the platform's.
var numbered = regexp.MustCompile(`^P\d+$`)

// project finds an imported project among others: by its name, or by its key where
// that is the platform's or the names are alike, since a person may have reworded
// it; -1 for a new one.
func (m *merger) project(p *model.ProjectInfo, all []model.ProjectInfo) int {
	named := func(o *model.ProjectInfo, in []model.ProjectInfo) int {
		return slices.IndexFunc(in, func(x model.ProjectInfo) bool { return fold.Words(x.Name.Value) == fold.Words(o.Name.Value) })
	}
	if i := named(p, m.d.Projects); i >= 0 {
		return i
	}
	return slices.IndexFunc(m.d.Projects, func(o model.ProjectInfo) bool {
		return o.Key.Value == p.Key.Value && named(&o, all) < 0 && (!numbered.MatchString(p.Key.Value) || fold.Similar(o.Name.Value, p.Name.Value))
	})
}

func (m *merger) key(imported string) string {
	if k, ok := m.keys[imported]; ok {
		return k
	}
	return imported
}

// member is a unit's name as rows are compared by it: in a unit's own document
// none.
func (m *merger) member(name string) string {
	if !m.d.Unit.Department.Value {
		return ""
	}
	return fold.Text(name)
}
