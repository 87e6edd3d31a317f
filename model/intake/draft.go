package intake

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/tables"
)

// Draft is what was read from lists.
type Draft struct {
	Year           model.Cell[int] // that titles state; 0 when none does
	Units          []model.Member
	Projects       []model.ProjectInfo
	Appropriations []model.Appropriation
	Lists          []List
	Questions      []Question
	Faults         diag.List
}

// List is a page that was read.
type List struct {
	At      diag.Pos
	Lines   int
	Columns []string // heads that were understood
	Same    bool     // it says nothing that was not read before
}

// Question is a head that was not understood; nothing was taken from its
// column.
type Question struct {
	Head    string
	At      diag.Pos
	Nearest []string
}

// Read reads every list among the pages. Pages that hold none are returned.
func Read(pages []tables.Page, a *Aliases) (*Draft, []*tables.Page) {
	d := &draft{Draft: &Draft{}, aliases: a, keys: map[string]string{}}
	var rest []*tables.Page
	for i := range pages {
		r := newPageReader(&pages[i], a)
		lines, ok := r.read()
		if !ok {
			rest = append(rest, &pages[i])
			continue
		}
		d.page(r, lines)
	}
	d.Faults.Sort()
	return d.Draft, rest
}

// draft gathers facts from page to page.
type draft struct {
	*Draft
	aliases *Aliases
	keys    map[string]string // of projects, by code or name

	twoYears bool // titles contradict each other
}

func (d *draft) page(r *pageReader, lines []line) {
	d.ask(r)
	d.year(r)
	before := len(d.Faults)
	d.Faults = append(d.Faults, r.faults...)
	var facts []model.Appropriation
	above := sumCodes(lines)
	for i := range lines {
		if !above[lines[i].function.Value] && !addsUp(lines, i, above) {
			facts = append(facts, d.facts(&lines[i])...)
		}
	}
	d.Faults = append(d.Faults[:before], together(d.Faults[before:])...)
	list := List{At: r.page.At(r.head.first, 0), Lines: len(lines)}
	for _, c := range r.head.columns {
		list.Columns = append(list.Columns, c.text)
	}
	list.Same = d.merge(facts)
	d.Lists = append(d.Lists, list)
}

// sumCodes finds the codes that others of a list lie below: such lines add up
// others.
func sumCodes(lines []line) map[string]bool {
	out := map[string]bool{}
	codes := make([]string, len(lines))
	for i := range lines {
		codes[i] = lines[i].function.Value
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for i, c := range codes[:max(0, len(codes)-1)] {
		if (len(c) == 3 || len(c) == 5) && strings.HasPrefix(codes[i+1], c) {
			out[c] = true
		}
	}
	return out
}

// addsUp reports whether a line that names no more than a unit adds up the lines of
// the unit, or all.
func addsUp(lines []line, n int, above map[string]bool) bool {
	if !lines[n].nameless() {
		return false
	}
	var rest, sum money.Money
	for i := range lines {
		l := &lines[i]
		switch {
		case i == n:
			sum = l.total()
		case !l.nameless() && !above[l.function.Value] && (lines[n].unit.Value == "" || l.unit.Value == lines[n].unit.Value):
			rest = rest.Add(l.total())
		}
	}
	return sum.Equal(rest)
}

// nameless: nothing but amounts and perhaps a unit.
func (l *line) nameless() bool {
	return l.function.Value+l.project.Value+l.projectCode.Value+l.dept.Value+l.gov.Value == "" && l.category.kind == model.KindNone && l.fund.Value == model.FundNone
}

func (l *line) total() (sum money.Money) {
	for _, p := range l.parts {
		sum = sum.Add(p.amount.Money)
	}
	return sum
}

// fewLines may each be named; of more the first is, with their number.
const fewLines = 3

// together makes one finding of many lines that lack the same.
func together(all diag.List) diag.List {
	count := map[string]int{}
	for _, f := range all {
		count[f.Message]++
	}
	var out diag.List
	for _, f := range all {
		n := count[f.Message]
		if n > fewLines {
			count[f.Message] = -1
			f.Message = strings.Replace(f.Message, "这一", fmt.Sprintf("这样的 %d 处：这一", n), 1)
		}
		if n > 0 {
			out.Add(f)
		}
	}
	return out
}

// ask notes heads that were not understood, each once.
func (d *draft) ask(r *pageReader) {
	for _, c := range r.head.unknown {
		if !slices.ContainsFunc(d.Questions, func(q Question) bool { return q.Head == c.text }) {
			d.Questions = append(d.Questions, Question{c.text, r.page.At(r.head.last, c.col), d.aliases.Nearest(c.text)})
		}
	}
}

// facts makes the appropriations of a line, one for each part.
func (d *draft) facts(l *line) []model.Appropriation {
	kind := l.category.kind
	switch {
	case kind != model.KindNone || l.uncategorised:
	case l.project.Value != "" || l.projectCode.Value != "":
		kind = model.Project
	case l.dept.Value != "":
		kind = model.Basic
	}
	function := d.subject(l.function, subject.Function, 7, "功能科目")
	dept := d.subject(l.dept, subject.Department, 5, "部门经济科目")
	gov := d.subject(l.gov, subject.Government, 5, "政府经济科目")
	var lacks []string
	if function.Value == "" {
		lacks = append(lacks, "功能科目")
	}
	if kind == model.KindNone {
		lacks = append(lacks, "项目类别（或支出类型）")
	}
	if len(lacks) > 0 {
		d.Faults.Add(diag.Diagnostic{Severity: diag.Error, At: l.at, Message: "这一行没有" + strings.Join(lacks, "、") + "，没有读入", Hints: []string{"请在原表补上，或在工作簿里填写"}})
		return nil
	}
	unit := d.member(l)
	var out []model.Appropriation
	for _, p := range l.parts {
		if p.fund.Value == model.FundNone {
			d.Faults.Add(diag.Diagnostic{Severity: diag.Error, At: p.amount.At, Message: "这一笔没有资金性质，没有读入", Hints: []string{"请在原表补上，或在工作簿里填写"}})
			continue
		}
		if p.origin.Value == model.OriginNone {
			p.origin = model.Cell[model.Origin]{Value: model.Current, At: p.amount.At}
		}
		key := model.Text{}
		if kind == model.Project {
			key = d.project(l, unit)
		}
		out = append(out, model.Appropriation{Unit: unit, Function: function, Fund: p.fund, Kind: model.Cell[model.Kind]{Value: kind, At: l.at},
			Origin: p.origin, Use: model.Cell[model.Use]{Value: d.use(l, kind, dept), At: l.at}, Project: key, DeptEconomic: dept, GovEconomic: gov, Amount: p.amount, Remark: l.remark})
	}
	return out
}

// use is told only where the economic subject does not tell it.
func (d *draft) use(l *line, kind model.Kind, dept model.Text) model.Use {
	if kind != model.Basic || dept.Value != "" {
		return model.UseNone
	}
	return l.category.use
}

// subject looks up a code that is a name, and refuses codes that are not of
// the level that facts have.
func (d *draft) subject(t model.Text, list subject.List, digits int, what string) model.Text {
	if t.Value == "" {
		return t
	}
	if strings.Trim(t.Value, "0123456789") == "" {
		if len(t.Value) != digits {
			d.Faults.Add(diag.Diagnostic{Severity: diag.Error, At: t.At, Message: fmt.Sprintf("%s编码“%s”是 %d 位", what, t.Value, len(t.Value)), Expected: fmt.Sprintf("%d 位", digits),
				Hints: []string{"前面或中间的 0 可能丢失"}})
			t.Value = ""
		}
		return t
	}
	var codes []string
	for _, s := range subject.All(list) {
		if len(s.Code) == digits && fold.Same(s.Name, t.Value) {
			codes = append(codes, s.Code)
		}
	}
	if len(codes) == 1 {
		t.Value = codes[0]
		return t
	}
	may := "编码"
	if len(codes) > 1 {
		may = strings.Join(codes[:min(3, len(codes))], "、") + " 中的一个"
	}
	d.Faults.Add(diag.Diagnostic{Severity: diag.Error, At: t.At, Message: what + "只有名称“" + t.Value + "”，不能确定编码", Expected: may, Hints: []string{"请在原表加上编码一列"}})
	t.Value = ""
	return t
}

// member notes the unit of a line.
func (d *draft) member(l *line) model.Text {
	if l.unit.Value == "" {
		return model.Text{}
	}
	if !slices.ContainsFunc(d.Units, func(m model.Member) bool { return m.Name.Value == l.unit.Value }) {
		d.Units = append(d.Units, model.Member{Name: l.unit, Code: l.unitCode})
	}
	return l.unit
}

// project notes the project of a line and returns its key: the platform's
// code, or a number by order.
func (d *draft) project(l *line, unit model.Text) model.Text {
	name := l.project.Value
	id := l.projectCode.Value
	if id == "" {
		id = unit.Value + "\x00" + fold.Text(name)
	}
	key, ok := d.keys[id]
	if !ok {
		key, ok = d.lostZeros(l)
	}
	if !ok {
		key = l.projectCode.Value
		if key == "" {
			key = fmt.Sprintf("P%02d", len(d.Projects)+1)
		}
		d.keys[id] = key
		at := l.projectCode.At
		if at.IsZero() {
			at = l.project.At
		}
		d.Projects = append(d.Projects, model.ProjectInfo{Key: model.Text{Value: key, At: at}, Name: l.project, Category: model.Text{Value: l.category.projects, At: l.at}, Unit: unit})
	}
	return model.Text{Value: key, At: l.project.At}
}

// lostZeros finds the project of a code that has lost its first zeros, or not, by
// its name.
func (d *draft) lostZeros(l *line) (key string, ok bool) {
	bare := func(code string) string { return strings.TrimLeft(code, "0") }
	n := slices.IndexFunc(d.Projects, func(p model.ProjectInfo) bool {
		return l.projectCode.Value != "" && bare(p.Key.Value) == bare(l.projectCode.Value) && p.Name.Value != "" && fold.Same(p.Name.Value, l.project.Value)
	})
	if n < 0 {
		return "", false
	}
	return d.Projects[n].Key.Value, true
}

// identity is what two lists must agree on to speak of one amount.
type identity struct {
	unit, function, project, dept, gov string
	fund                               model.Fund
	kind                               model.Kind
	origin                             model.Origin
}

func identityOf(a *model.Appropriation) identity {
	return identity{a.Unit.Value, a.Function.Value, a.Project.Value, a.DeptEconomic.Value, a.GovEconomic.Value, a.Fund.Value, a.Kind.Value, a.Origin.Value}
}

// merge adds the facts of a page to those read before. What both tell must be
// the same; same is true when the page tells nothing new.
func (d *draft) merge(facts []model.Appropriation) (same bool) {
	before, now := sums(d.Appropriations), sums(facts)
	said := map[identity]bool{}
	same = len(facts) > 0 && len(before) > 0
	for i := range facts {
		id := identityOf(&facts[i])
		old, ok := before[id]
		if !ok {
			same = false
			d.Appropriations = append(d.Appropriations, facts[i])
			continue
		}
		if !old.total.Equal(now[id].total) && !said[id] {
			d.Faults.Add(diag.Diagnostic{Severity: diag.Error, At: facts[i].Amount.At,
				Message: "两处的同一笔预算不同：" + show(now[id].total, money.Yuan) + "，采用了先读到的", Expected: show(old.total, money.Yuan),
				Related: []diag.Related{{At: old.at, Message: "先读到的一处"}}, Hints: []string{"请核对两处，留下对的一处"}})
		}
		said[id] = true
	}
	return same
}

type tally struct {
	total money.Money
	at    diag.Pos
}

func sums(facts []model.Appropriation) map[identity]tally {
	out := make(map[identity]tally, len(facts))
	for i := range facts {
		id := identityOf(&facts[i])
		t := out[id]
		if t.at.IsZero() {
			t.at = facts[i].Amount.At
		}
		t.total = t.total.Add(facts[i].Amount.Money)
		out[id] = t
	}
	return out
}
