package narrative

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/templates/form"
)

// Input is what texts are made from.
type Input struct {
	Disclosure *model.Disclosure
	Ledger     *model.Ledger
}

// environment holds the functions of the templates for one disclosure.
type environment struct {
	origins
	format *form.Form
	d      *model.Disclosure
	ledger *model.Ledger
	gaps   []Gap
	asked  [][]diag.Pos    // cells of queries, whether or not their sum was printed
	assets map[string]bool // those that texts asked for, by name

	projects map[string]*model.ProjectInfo // by key, once one was asked for
}

func newEnvironment(f *form.Form, in Input) *environment {
	return &environment{format: f, d: in.Disclosure, ledger: in.Ledger, assets: map[string]bool{}}
}

// stubs has the names of the functions, for parsing before there is data.
func stubs() template.FuncMap { return newEnvironment(nil, Input{}).functions() }

// Functions names what a template can call, sorted.
func Functions() []string { return slices.Sorted(maps.Keys(stubs())) }

// functions lists all that a template can call; the README of the first form
// explains each.
func (e *environment) functions() template.FuncMap {
	return template.FuncMap{
		// who and when
		"unit":         func() string { return e.text(e.d.Unit.Name) },
		"year":         func() string { return e.mark(strconv.Itoa(e.d.Unit.Year.Value), []diag.Pos{e.d.Unit.Year.At}) },
		"lastyear":     func() string { return e.mark(strconv.Itoa(e.d.Unit.Year.Value-1), []diag.Pos{e.d.Unit.Year.At}) },
		"word":         e.word,
		"department":   func() bool { return e.d.Unit.Department.Value },
		"operates":     e.operates,
		"institution":  func() bool { return e.d.Unit.Kind.Value == model.Institution },
		"region":       func() string { return e.text(e.d.Unit.Region) },
		"level":        func() string { return e.mark(e.d.Unit.Level.Value.String(), []diag.Pos{e.d.Unit.Level.At}) },
		"direct":       func() string { return e.d.Unit.Level.Value.Direct() },
		"superior":     func() string { return e.text(e.d.Unit.Superior) },
		"superiorcode": func() string { return e.text(e.d.Unit.SuperiorCode) },
		"authorised":   func() string { return e.count(e.d.Unit.Authorised) },
		"onduty":       func() string { return e.count(e.d.Unit.OnDuty) },
		"retired":      func() string { return e.count(e.d.Unit.Retired) },
		"published":    e.published,
		"units":        e.units,
		"subordinates": e.subordinates,
		"owners":       e.owners,
		// figures
		"sum":     e.sum,
		"prior":   e.prior,
		"fundsof": e.fundsOf,
		"plus":    plus,
		"minus":   minus,
		"zero":    func(f Figure) bool { return f.IsZero() && f.Gap == nil },
		"known":   func(f Figure) bool { return f.Src != nil || f.Gap != nil },
		"amount":  e.amount,
		"share":   e.share,
		"change":  e.change,
		"numeral": numeral,
		"next":    func(i int) int { return i + 1 },
		// lists
		"classes":     func(q string) ([]Part, error) { return e.parts(q, byClass) },
		"functions":   func(q string) ([]Part, error) { return e.parts(q, byFunction) },
		"funds":       func(q string) ([]Part, error) { return e.parts(q, byFund) },
		"economic":    func(q string) ([]Part, error) { return e.parts(q, byEconomic) },
		"projects":    func(q string) ([]Part, error) { return e.parts(q, byProject) },
		"targets":     e.targets,
		"records":     e.records,
		"quantity":    e.quantity,
		"wholetarget": e.wholeTarget,
		"withtarget":  e.withTarget,
		"managed":     e.managed,
		"total":       total,
		"dict":        dict,
		"join":        e.join,
		// the unit's own words
		"note":         e.note,
		"hasnote":      e.hasNote,
		"reason":       e.reason,
		"purpose":      e.purpose,
		"publicreason": e.publicReason,
		"asset":        e.asset,
		"hasasset":     func(name string) bool { return e.findAsset(name) != nil },
		"purchases":    func() int { return len(e.d.Purchases) },
		"missing":      e.missing,
		"path":         e.path,
		"fundname":     fundName,
	}
}

// fundName is the Chinese name of a fund.
func fundName(id string) (string, error) {
	f, ok := model.ParseFund(id)
	if !ok {
		return "", notOne("资金性质", id, model.DimensionValues(model.ByFund))
	}
	return f.String(), nil
}

// notOne says that there is no such thing, and which there are.
func notOne(what, id string, known []string) error {
	return fmt.Errorf("没有%s %q，可用：%s", what, id, strings.Join(known, "、"))
}

func idsOf[T interface{ ID() string }](list []T) []string {
	return namesOf(list, T.ID)
}

func (e *environment) text(t model.Text) string { return e.mark(t.Value, []diag.Pos{t.At}) }

// word is what the document calls its publisher.
func (e *environment) word() string {
	if e.d.Unit.Department.Value {
		return "部门"
	}
	return "单位"
}

// operates tells whether any unit of the document has 机关运行经费.
func (e *environment) operates() bool {
	for i := range e.d.Units {
		if e.d.Units[i].Kind.Value.Operates() {
			return true
		}
	}
	return false
}

func (e *environment) count(c model.Cell[int]) string {
	if c.Value < 0 {
		return ""
	}
	return e.mark(strconv.Itoa(c.Value), []diag.Pos{c.At})
}

// units names the units of the document, or those of some kinds.
func (e *environment) units(kinds ...string) ([]string, error) {
	var want []model.UnitKind
	for _, id := range kinds {
		k, ok := model.ParseUnitKind(id)
		if !ok {
			return nil, notOne("单位性质", id, model.DimensionValues(model.ByUnitKind))
		}
		want = append(want, k)
	}
	var out []string
	for i := range e.d.Units {
		if u := &e.d.Units[i]; len(want) == 0 || slices.Contains(want, u.Kind.Value) {
			out = append(out, e.text(u.Name))
		}
	}
	return out, nil
}

// subordinates names the units of the document but for the department's own
// office (本部, 本级).
func (e *environment) subordinates() []string {
	own := fold.Text(e.d.Unit.Name.Value)
	var out []string
	for i := range e.d.Units {
		rest, is := strings.CutPrefix(fold.Text(e.d.Units[i].Name.Value), own)
		if !is || !slices.Contains([]string{"", "本部", "本级", "机关"}, strings.Trim(rest, "()")) {
			out = append(out, e.text(e.d.Units[i].Name))
		}
	}
	return out
}

// owners names the units whose projects the parts are, each once.
func (e *environment) owners(parts []Part) []string {
	var out []string
	for _, u := range e.d.Units {
		if slices.ContainsFunc(e.d.Projects, func(p model.ProjectInfo) bool {
			return p.Unit.Value == u.Name.Value && slices.ContainsFunc(parts, func(x Part) bool { return x.Code == p.Key.Value })
		}) {
			out = append(out, e.text(u.Name))
		}
	}
	return out
}

// path is the full name of a functional subject: 类、款、项 with their words.
func (e *environment) path(code string) string {
	out := ""
	for i, c := range append(subject.Parents(code), code) {
		name, _ := e.d.Subjects.Name(subject.Function, c)
		out += name + [...]string{"（类）", "（款）", "（项）", ""}[min(i, 3)]
	}
	return e.mark(out, nil)
}

// published is the day of publication as a cover prints it, "" when it is not
// given.
func (e *environment) published() string {
	day := &e.d.Unit.Published
	if day.Value.IsZero() {
		return ""
	}
	return e.mark(day.Value.Format("2006年1月2日"), []diag.Pos{day.At})
}
