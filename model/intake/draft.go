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

// Read reads every list among the pages. Pages that hold none are returned. Of
// lists that name different years the newest are read, which is said.
func Read(pages []tables.Page, a *Aliases) (*Draft, []*tables.Page) {
	d := &draft{Draft: &Draft{}, aliases: a, keys: map[string]string{}}
	var rest []*tables.Page
	var lists []*pageReader
	for i := range pages {
		r := newPageReader(&pages[i], a)
		if !r.read() {
			rest = append(rest, &pages[i])
			continue
		}
		lists = append(lists, r)
		if r.year = r.yearAbove(); r.year.Value > d.Year.Value {
			d.Year = r.year
		}
	}
	for _, r := range lists {
		if y := r.year.Value; y != 0 && y < d.Year.Value {
			d.Faults.Add(diag.Diagnostic{Severity: diag.Warning, At: r.year.At, Message: fmt.Sprintf("这是 %d 年的明细表，没有读入", y),
				Related: []diag.Related{{At: d.Year.At, Message: fmt.Sprintf("%d 年的一处", d.Year.Value)}}, Hints: []string{"请核对是否混入了别的年度的表"}})
			continue
		}
		d.page(r)
	}
	d.Faults.Sort()
	return d.Draft, rest
}

// draft gathers facts from page to page.
type draft struct {
	*Draft
	aliases *Aliases
	keys    map[string]string // of projects, by code or name
}

func (d *draft) page(r *pageReader) {
	lines := r.lines
	d.ask(r)
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
// code, or a number by order. Lists may name one project by its code or not.
func (d *draft) project(l *line, unit model.Text) model.Text {
	name, code := l.project.Value, l.projectCode.Value
	id := code
	if id == "" {
		id = unit.Value + "\x00" + fold.Text(name)
	}
	key, ok := d.keys[id]
	if !ok {
		key, ok = d.known(l, unit)
		d.keys[id] = key
	}
	if ok {
		d.same(l, key)
		return model.Text{Value: key, At: l.project.At}
	}
	key = code
	if key == "" {
		key = fmt.Sprintf("P%02d", len(d.Projects)+1)
	}
	d.keys[id] = key
	at := l.projectCode.At
	if at.IsZero() {
		at = l.project.At
	}
	d.Projects = append(d.Projects, model.ProjectInfo{Key: model.Text{Value: key, At: at}, Name: l.project, Category: model.Text{Value: l.category.projects, At: l.at}, Unit: unit})
	return model.Text{Value: key, At: l.project.At}
}

// known finds a project of the unit by its name: one of the two has no code, or
// one that has lost its first zeros.
func (d *draft) known(l *line, unit model.Text) (key string, ok bool) {
	bare := func(code string) string { return strings.TrimLeft(code, "0") }
	n := slices.IndexFunc(d.Projects, func(p model.ProjectInfo) bool {
		coded := d.keys[p.Key.Value] == p.Key.Value
		return p.Name.Value != "" && fold.Words(p.Name.Value) == fold.Words(l.project.Value) && p.Unit.Value == unit.Value &&
			(!coded || l.projectCode.Value == "" || bare(p.Key.Value) == bare(l.projectCode.Value))
	})
	if n < 0 {
		return "", false
	}
	return d.Projects[n].Key.Value, true
}

// same reports what a line says otherwise of a project, once.
func (d *draft) same(l *line, key string) {
	n := slices.IndexFunc(d.Projects, func(p model.ProjectInfo) bool { return p.Key.Value == key })
	p := &d.Projects[n]
	for _, x := range []struct {
		what string
		have *model.Text
		now  model.Text
	}{{"名称", &p.Name, l.project}, {"类别", &p.Category, model.Text{Value: l.category.projects, At: l.at}}} {
		switch {
		case x.now.Value == "" || fold.Words(x.now.Value) == fold.Words(x.have.Value):
		case x.have.Value == "":
			*x.have = x.now
		default:
			f := diag.Diagnostic{Severity: diag.Warning, At: x.now.At, Message: "项目" + x.what + "为“" + x.now.Value + "”，先读到的为“" + x.have.Value + "”，采用了先读到的",
				Related: []diag.Related{{At: x.have.At, Message: "先读到的一处"}}, Hints: []string{"请核对两处"}}
			if !slices.ContainsFunc(d.Faults, func(o diag.Diagnostic) bool {
				return o.Message == f.Message && o.Related != nil && o.Related[0].At == x.have.At
			}) {
				d.Faults.Add(f)
			}
		}
	}
}

// merge adds the facts of a page to those read before. What both tell must be
// the same; same is true when the page tells nothing new. A list without economic
// subjects tells the same money as one with them.
func (d *draft) merge(facts []model.Appropriation) (same bool) {
	old, fresh := newBook(d.Appropriations), newBook(facts)
	said := map[identity]bool{}
	same = len(facts) > 0 && len(d.Appropriations) > 0
	var replaced []identity
	for i := range facts {
		a := &facts[i]
		id := identityOf(a)
		before, seen := old.fine[id]
		now := fresh.fine[id]
		if w, ok := old.whole(id); ok && !seen { // finer than what was read
			if before, now, seen = old.fine[w], fresh.sums[w], true; before.total.Equal(now.total) {
				replaced, seen = append(replaced, w), false
			}
			id = w
		} else if sum, ok := old.sums[id]; ok && !seen { // which was finer
			before, seen = sum, true
		}
		if !seen {
			same = false
			d.Appropriations = append(d.Appropriations, *a)
			continue
		}
		if !before.total.Equal(now.total) && !said[id] {
			d.Faults.Add(diag.Diagnostic{Severity: diag.Error, At: a.Amount.At,
				Message: "两处的同一笔预算不同：" + show(now.total, money.Yuan) + "，采用了先读到的", Expected: show(before.total, money.Yuan),
				Related: []diag.Related{{At: before.at, Message: "先读到的一处"}}, Hints: []string{"请核对两处，留下对的一处"}})
		}
		said[id] = true
	}
	d.Appropriations = slices.DeleteFunc(d.Appropriations, func(a model.Appropriation) bool { return slices.Contains(replaced, identityOf(&a)) })
	return same
}
