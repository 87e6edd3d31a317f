package link

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/schema"
)

// Reading is what was read of a workbook, sheet by sheet.
type Reading struct {
	*schema.Content
	Sheets    []schema.Sheet
	Found     map[string]bool   // sheets whose header was found
	Unread    map[string]bool   // sheets that are there and could not be read: their faults are said, what hangs on them is not
	CodesLost bool              // codes lost digits: keys link nothing
	Official  *subject.Official // the bureau's list of subjects, if it has brought one
	Counted   []string          // assets that the form counts, none for the customary ones
}

// Join joins the rows of all sheets into a Disclosure: units by name, projects
// by key, subjects by code. It adds every loose end to the list.
func Join(r Reading, list *diag.List) *model.Disclosure {
	d := &joiner{Reading: r, list: list}
	d.Subjects = subject.NewOfficial(d.Official)
	d.linkUnits()
	d.deriveGovernment()
	d.linkSubjects(d.Subjects)
	if !d.CodesLost {
		d.linkProjects()
		d.linkTargets()
	}
	d.checkSpending()
	d.checkRevenue()
	d.checkPrior()
	d.checkPublic()
	d.checkGlossary()
	d.tidyAssets()
	d.sayNone()
	out := d.Disclosure
	if len(d.Spending) > 0 {
		out.Appropriations = make([]model.Appropriation, len(d.Spending))
	}
	for i := range d.Economic {
		out.Economic = append(out.Economic, d.Economic[i].EconomicItem)
	}
	for i := range d.Spending {
		out.Appropriations[i] = d.Spending[i].Appropriation
	}
	return &out
}

type joiner struct {
	Reading
	list *diag.List
}

// linkUnits settles whose rows are whose. A unit's own document has itself as
// its one member, and blank unit cells mean it.
func (d *joiner) linkUnits() {
	if !d.Unit.Department.Value {
		d.Units = []model.Member{{Name: d.Unit.Name, Code: d.Unit.Code, Kind: d.Unit.Kind}}
	} else if len(d.Units) == 0 && !d.Unread[schema.SheetMembers] {
		d.list.Add(diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: d.Book, Sheet: schema.SheetMembers},
			Message: "部门预算须在“单位”表列出所含的单位"})
	}
	names := map[string]string{}
	for i := range d.Units {
		m := &d.Units[i]
		if m.Name.Value == "" {
			continue
		}
		if _, twice := names[fold.Text(m.Name.Value)]; twice {
			d.list.Errorf(m.Name.At, "单位“%s”列了两次；请删除重复的一行", m.Name.Value)
		}
		names[fold.Text(m.Name.Value)] = m.Name.Value
	}
	for _, s := range d.Sheets {
		for i, c := range s.Columns() {
			if !c.Member {
				continue
			}
			for field := range s.Each(d.Content, i) {
				d.linkUnit(field.(*model.Text), names)
			}
		}
	}
}

func (d *joiner) linkUnit(unit *model.Text, names map[string]string) {
	if unit.Value == "" {
		if !d.Unit.Department.Value {
			unit.Value = d.Unit.Name.Value
		}
		return
	}
	if name, ok := names[fold.Text(unit.Value)]; ok {
		unit.Value = name
		return
	}
	if d.Unread[schema.SheetUnit] || d.Unread[schema.SheetMembers] || len(names) == 0 {
		return // that is said
	}
	f := diag.Diagnostic{Severity: diag.Error, At: unit.At, Message: "单位“" + celltext.Shorten(unit.Value) + "”不在“单位”表中"}
	if d.Unit.Department.Value {
		f.Hints = []string{"请与“单位”表的单位名称一致，或在那里补上"}
	} else {
		f.Message = "单位“" + celltext.Shorten(unit.Value) + "”不是本单位"
		f.Hints = []string{"单位预算的“单位”列可以留空；部门预算请在“单位信息”的文档类型写明"}
		f.Expected = d.Unit.Name.Value
	}
	d.list.Add(f)
}

// linkProjects checks that keys are unique and facts name known projects.
func (d *joiner) linkProjects() {
	byKey := map[string]*model.ProjectInfo{}
	byName := map[string]*model.ProjectInfo{}
	for i := range d.Projects {
		p := &d.Projects[i]
		if p.Key.Value == "" {
			continue
		}
		if first := byKey[p.Key.Value]; first != nil {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: p.Key.At, Message: "项目编号“" + p.Key.Value + "”重复",
				Hints: []string{"每个项目一个编号"}, Related: []diag.Related{{At: first.Key.At, Message: "先前的一行"}}})
			continue
		}
		byKey[p.Key.Value] = p
		if p.Name.Value == "" {
			continue
		}
		name := fold.Text(p.Unit.Value) + "\x00" + fold.Text(p.Name.Value)
		if first := byName[name]; first != nil {
			d.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R02", At: p.Name.At,
				Message: "项目名称“" + celltext.Shorten(p.Name.Value) + "”与" + first.Name.At.Cell() + "相同，是否同一个项目？",
				Related: []diag.Related{{At: first.Name.At, Message: "同名的项目"}}})
		}
		byName[name] = p
	}
	spent, lost := map[string]bool{}, map[string]bool{}
	unlinked := d.Unread[schema.SheetSpending] || !d.Found[schema.SheetSpending]
	for i := range d.Spending {
		k := d.Spending[i].Project
		unlinked = unlinked || k.At.Col == 0 // the column is absent
		if k.Value == "" {
			continue
		}
		spent[k.Value] = true
		if byKey[k.Value] == nil && !lost[k.Value] && d.misses(schema.SheetProjects, len(lost)) {
			lost[k.Value] = true
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: k.At, Message: d.lacks(schema.SheetProjects, k.Value), Hints: []string{"请在“项目”表补上这个项目，或改正编号"}})
		}
	}
	for i := range d.Projects {
		if p := &d.Projects[i]; p.Key.Value != "" && !spent[p.Key.Value] && !unlinked {
			d.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R03", At: p.Key.At,
				Message: "项目“" + celltext.Shorten(p.Name.Value) + "”（" + p.Key.Value + "）在“支出预算”中没有支出", Hints: []string{"请补上支出，或删除这个项目"}})
		}
	}
}

// misses reports whether one more key that a sheet lacks is to be said: none of
// a sheet that could not be read, one of a sheet that is not there.
func (d *joiner) misses(sheet string, before int) bool {
	return !d.Unread[sheet] && (d.Found[sheet] || before == 0)
}

func (d *joiner) lacks(sheet, key string) string {
	if d.Found[sheet] {
		return "“" + sheet + "”表中没有编号“" + celltext.Shorten(key) + "”"
	}
	return "没有“" + sheet + "”表，查不到编号“" + celltext.Shorten(key) + "”"
}

// linkTargets hangs the indicators on their targets.
func (d *joiner) linkTargets() {
	known := map[string]bool{model.WholeUnit: true}
	for i := range d.Projects {
		known[d.Projects[i].Key.Value] = true
	}
	byKey := map[string]*model.Target{}
	for i := range d.Targets {
		t := &d.Targets[i]
		k := t.Key.Value
		if k == "" {
			continue
		}
		if first := byKey[k]; first != nil {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: t.Key.At, Message: "项目编号“" + k + "”的绩效目标有两行",
				Hints: []string{"每个项目只填一行"}, Related: []diag.Related{{At: first.Key.At, Message: "先前的一行"}}})
			continue
		}
		byKey[k] = t
		if !known[k] && d.Found[schema.SheetProjects] && !d.Unread[schema.SheetProjects] {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: t.Key.At, Message: "“项目”表中没有编号“" + celltext.Shorten(k) + "”",
				Hints: []string{"请在“项目”表补上这个项目，或改正编号；单位整体绩效目标的编号填“" + model.WholeUnit + "”"}})
		}
	}
	of := map[string]int{} // indicators, by key
	for i := range d.Indicators {
		of[d.Indicators[i].Key.Value]++
	}
	lost := map[string]bool{}
	for i := range d.Indicators {
		row := &d.Indicators[i]
		k := row.Key.Value
		if t := byKey[k]; t != nil {
			if t.Indicators == nil {
				t.Indicators = make([]model.Indicator, 0, of[k])
			}
			t.Indicators = append(t.Indicators, row.Indicator)
		} else if k != "" && !lost[k] && d.misses(schema.SheetTargets, len(lost)) {
			lost[k] = true
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: row.Key.At, Message: d.lacks(schema.SheetTargets, k),
				Hints: []string{"请在“绩效目标”表补上，或改正编号"}})
		}
	}
}

// checkSpending holds facts to the dimensions that their kind must have.
func (d *joiner) checkSpending() {
	if len(d.Spending) == 0 && d.Found[schema.SheetSpending] {
		d.list.Errorf(diag.Pos{Book: d.Book, Sheet: schema.SheetSpending}, "没有填写任何支出")
	}
	lacks := map[string]bool{} // columns, each said once
	for i := range d.Spending {
		a := &d.Spending[i].Appropriation
		d.checkSurplus(a.Fund, a.Origin)
		switch a.Kind.Value {
		case model.Project:
			if a.Project.Value == "" && a.Project.At.Col > 0 {
				d.list.Add(diag.Diagnostic{Severity: diag.Error, At: a.Project.At, Message: "项目支出没有填写“项目编号”", Hints: []string{"请填“项目”表中的编号"}})
			} else if a.Project.Value == "" && !lacks["项目编号"] {
				lacks["项目编号"] = true
				d.list.Add(diag.Diagnostic{Severity: diag.Error, At: a.Kind.At, Message: "缺少“项目编号”列，项目支出须填写"})
			}
		case model.Basic:
			if a.Project.Value != "" {
				d.list.Warnf(a.Project.At, "R03", "基本支出填了项目编号“%s”；支出类型是否应为项目支出？", celltext.Shorten(a.Project.Value))
			}
			d.checkEconomic(a, lacks)
		}
	}
}

// checkSurplus: what is left of earlier years is no money of this year.
func (d *joiner) checkSurplus(f model.Cell[model.Fund], o model.Cell[model.Origin]) {
	if f.Value == model.Surplus && o.Value == model.Current {
		d.list.Add(diag.Diagnostic{Severity: diag.Error, At: o.At, Message: f.Value.String() + "是以前年度积累的，不是“" + o.Value.String() + "”",
			Hints: []string{"“资金来源”请填" + model.Carryover.String()}})
	}
}

// checkEconomic: basic expenditure is published by economic subject, which
// stands in its own row or, for all, in 经济分类.
func (d *joiner) checkEconomic(a *model.Appropriation, lacks map[string]bool) {
	if len(d.Economic) > 0 {
		if a.DeptEconomic.Value != "" {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: a.DeptEconomic.At, Message: "基本支出的经济科目已填在“" + schema.SheetEconomic + "”",
				Hints: []string{"只填一处：清空“" + schema.SheetSpending + "”基本支出的经济科目，或删去“" + schema.SheetEconomic + "”"}})
		}
		return
	}
	need := func(t *model.Text, column string, hints ...string) {
		f := diag.Diagnostic{Severity: diag.Error, At: t.At, Message: "基本支出没有填写“" + column + "”", Hints: hints}
		switch {
		case t.Value != "", t.At.Col == 0 && lacks[column]:
			return
		case t.At.Col == 0:
			lacks[column] = true
			f.At, f.Message = a.Kind.At, "缺少“"+column+"”列，基本支出须填写"
		}
		d.list.Add(f)
	}
	need(&a.DeptEconomic, "部门经济科目编码", "请填款级编码，如 30101；没有分到功能科目的，把经济科目填在“"+schema.SheetEconomic+"”")
	if a.GovEconomic.Value == "" && (a.DeptEconomic.Value == "" || d.knownKind(a.Unit.Value)) {
		need(&a.GovEconomic, "政府经济科目编码")
	}
}

// knownKind: where the kind of a unit could not be read, no subject follows from
// it, and there is no more to say than that.
func (d *joiner) knownKind(unit string) bool {
	i := slices.IndexFunc(d.Units, func(u model.Member) bool { return u.Name.Value == unit })
	return i < 0 || d.Units[i].Kind.Value != model.UnitKindNone
}

// deriveGovernment fills in the government's economic subject wherever it
// follows from the department's and the unit's kind, and says so.
func (d *joiner) deriveGovernment() {
	kinds := map[string]model.UnitKind{}
	for i := range d.Units {
		kinds[d.Units[i].Name.Value] = d.Units[i].Kind.Value
	}
	filled := map[string]int{}
	derive := func(sheet string, unit, dept model.Text, gov *model.Text) {
		kind := kinds[unit.Value]
		if gov.Value != "" || dept.Value == "" || kind == model.UnitKindNone {
			return
		}
		if code, ok := subject.GovernmentFor(dept.Value, kind.Operates()); ok {
			gov.Value, gov.At = code, dept.At
			filled[sheet]++
		}
	}
	for i := range d.Spending {
		if a := &d.Spending[i]; a.Kind.Value == model.Basic {
			derive(schema.SheetSpending, a.Unit, a.DeptEconomic, &a.GovEconomic)
		}
	}
	for i := range d.Economic {
		e := &d.Economic[i]
		if e.Kind.Value == model.KindNone {
			e.Kind.Value = model.Basic
		}
		derive(schema.SheetEconomic, e.Unit, e.DeptEconomic, &e.GovEconomic)
		if e.GovEconomic.Value == "" && e.DeptEconomic.Value != "" {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: e.DeptEconomic.At,
				Message: "按科目对照不能确定 " + e.DeptEconomic.Value + " 的政府经济科目", Hints: []string{"请填写“政府经济科目编码”"}})
		}
	}
	for _, sheet := range []string{schema.SheetSpending, schema.SheetEconomic} {
		if n := filled[sheet]; n > 0 {
			d.list.Add(diag.Diagnostic{At: diag.Pos{Book: d.Book, Sheet: sheet},
				Message: fmt.Sprintf("有%d行没有填写“政府经济科目编码”，已按部门经济科目和单位性质的对照填入", n)})
		}
	}
}

// checkRevenue: tables of these two budgets list income by subject.
func (d *joiner) checkRevenue() {
	for i := range d.Revenue {
		r := &d.Revenue[i]
		d.checkSurplus(r.Fund, r.Origin)
		if f := r.Fund.Value; r.Code.Value == "" && r.Code.At.Col > 0 && r.Origin.Value == model.Current && (f == model.GovernmentFund || f == model.StateCapital) {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: r.Code.At, Message: f.String() + "收入没有填写“收入科目编码”", Hints: []string{"请填编码和名称，如 1030148 国有土地使用权出让收入"}})
		}
	}
}

func (d *joiner) checkPrior() {
	type figure struct {
		measure model.Measure
		code    string
		fund    model.Fund
		basis   model.Year
		unit    string
	}
	seen := map[figure]diag.Pos{}
	for i := range d.Prior {
		p := &d.Prior[i]
		m := p.Measure.Value
		if m == model.MeasureNone {
			continue
		}
		if slices.Contains([]model.Measure{model.CurrentExpenditure, model.FunctionSpending, model.EconomicSpending, model.ProjectSpending, model.Income}, m) && p.Fund.Value == model.FundNone {
			d.list.Errorf(p.Fund.At, "“%s”须填写资金性质", m)
			continue
		}
		if what := map[model.Measure]string{model.FunctionSpending: "功能科目编码", model.EconomicSpending: "部门经济科目编码", model.ProjectSpending: "项目编号"}[m]; what != "" && p.Code.Value == "" {
			d.list.Errorf(p.Code.At, "“%s”须填写%s", m, what)
			continue
		}
		f := figure{m, p.Code.Value, p.Fund.Value, max(p.Basis.Value, model.LastYear), p.Unit.Value}
		if first, ok := seen[f]; ok {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: p.Measure.At, Message: "“" + m.String() + "”与" + first.Cell() + "重复",
				Hints: []string{"同一指标只填一行"}, Related: []diag.Related{{At: first, Message: "先前的一行"}}})
			continue
		}
		seen[f] = p.Measure.At
	}
}

func (d *joiner) checkPublic() {
	seen := map[model.PublicItem]diag.Pos{}
	for i := range d.Public {
		p := &d.Public[i]
		if p.At = p.Item.At; d.Unread[schema.SheetPublic] {
			continue
		}
		if first, ok := seen[p.Item.Value]; ok {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: p.At, Message: "与" + first.Cell() + "重复", Hints: []string{"每个项目只填一行"},
				Related: []diag.Related{{At: first, Message: "先前的一行"}}})
		}
		seen[p.Item.Value] = p.At
		if p.Item.Value != model.PublicItemNone {
			continue
		}
		var filled []string
		for _, amounts := range []*[3]model.Amount{&p.This, &p.Last} {
			for j := range amounts {
				if !amounts[j].Blank {
					filled = append(filled, amounts[j].At.Cell())
					amounts[j] = model.Amount{Blank: true, At: amounts[j].At}
				}
			}
		}
		if len(filled) > 0 {
			d.list.Warnf(p.At, "R01", "“合计”行只填变动原因；%s 的金额没有读取，合计由程序计算", strings.Join(filled, "、"))
		}
	}
}

// checkGlossary: of two meanings one would be lost.
func (d *joiner) checkGlossary() {
	first := map[string]*model.Term{}
	for i := range d.Glossary {
		t := &d.Glossary[i]
		name := fold.Text(t.Name.Value)
		if f := first[name]; f != nil && name != "" {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: t.Name.At, Message: "名词“" + celltext.Shorten(t.Name.Value) + "”与" + f.Name.At.Cell() + "重复",
				Hints: []string{"请合成一行"}, Related: []diag.Related{{At: f.Name.At, Message: "先前的一行"}}})
			continue
		}
		first[name] = t
	}
}
