package yugong

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/templates/form"
	"yugong/templates/goals"
	"yugong/templates/harvest"
)

// goals reads the performance sheets of this year's documents and of pages that
// hold no list. Pages that are none are returned.
func (i *importer) goals(rest []*tables.Page) (goals.Result, []tables.Page) {
	var pages []tables.Page
	for _, s := range i.documents {
		if s.book.PDF != nil {
			pages = append(pages, s.others...)
		}
	}
	for _, p := range rest {
		pages = append(pages, *p)
	}
	r := goals.Read(i.publisher.form, pages)
	r.Targets = slices.DeleteFunc(r.Targets, func(t model.Target) bool {
		return t.Key.Value == model.WholeUnit && i.ofMember(t.Name.At.Book) // the department has its own
	})
	i.Findings = append(i.Findings, r.Faults...)
	i.Sheets = len(r.Targets)
	var unread []tables.Page
	for n := range pages {
		if !slices.Contains(r.Pages, n) {
			unread = append(unread, pages[n])
		}
	}
	return r, unread
}

// place fills in where the unit is and who is above it, as performance sheets say.
func (i *importer) place(r *goals.Result) {
	u := &i.Disclosure.Unit
	if u.Region.Value == "" {
		u.Region, u.Level = r.Region, r.Level
	}
	for n := range r.Targets {
		t := &r.Targets[n]
		if code, name, ok := goals.Superior(t.Superior.Value); ok && u.Superior.Value == "" {
			u.Superior, u.SuperiorCode = model.Text{Value: name, At: t.Superior.At}, model.Text{Value: code, At: t.Superior.At}
		}
	}
}

// targets gives each project its performance sheet: one that was read, or a blank
// one to type. A sheet of a project that nothing else names brings it along.
func (i *importer) targets(read []model.Target) {
	d := i.Disclosure
	keys, sheets := i.keys(read), map[string]int{}
	for n := range read {
		t := read[n]
		if t.Key.Value == "" {
			t.Key = model.Text{Value: keys[n], At: t.Name.At}
		}
		if t.Key.Value == "" {
			t.Key = model.Text{Value: fmt.Sprintf("P%02d", len(d.Projects)+1), At: t.Name.At}
			d.Projects = append(d.Projects, model.ProjectInfo{Key: t.Key, Name: t.Name})
		}
		if old, ok := sheets[t.Key.Value]; ok {
			i.twice(&d.Targets[old], &t)
			continue
		}
		sheets[t.Key.Value] = len(d.Targets)
		d.Targets = append(d.Targets, t)
	}
	for n := range d.Projects {
		p := &d.Projects[n]
		if _, ok := sheets[p.Key.Value]; !ok {
			d.Targets = append(d.Targets, i.target(p))
		}
	}
}

// target is the row of a project's performance sheet, for typing: with what
// follows from expenditure, this year's money, and of a unit's document whose it is.
func (i *importer) target(p *model.ProjectInfo) model.Target {
	d, none := i.Disclosure, model.Amount{Blank: true}
	blank := model.Funding{Total: none, Fiscal: none, Central: none, Provincial: none, Local: none, Own: none, Other: none}
	t := model.Target{Key: p.Key, Name: p.Name, Unit: p.Unit, Period: blank, Annual: blank}
	if t.Unit.Value == "" && !d.Unit.Department.Value {
		t.Unit = d.Unit.Name
	}
	if i.openProjects() {
		return t
	}
	t.Annual.Total = model.Amount{Money: spentOn(d)[p.Key.Value]}
	if i.printsFiscal() {
		t.Annual.Fiscal = model.Amount{Money: spentOn(d, model.Appropriated...)[p.Key.Value]}
	}
	return t
}

// openProjects: what some project spends is not known to the last part.
func (i *importer) openProjects() bool {
	return slices.ContainsFunc(i.open, func(o harvest.Open) bool { return o.SpeaksOf(model.Project) })
}

// printsFiscal: the form's performance sheets print this year's 财政拨款, and not
// the levels that pay it.
func (i *importer) printsFiscal() bool {
	for _, f := range i.publisher.form.Data().Performances {
		for _, r := range f.Rows {
			if slices.ContainsFunc(r.Cells, func(c form.PerformanceCell) bool { return c.Amount.V == "annual.fiscal" }) {
				return true
			}
		}
	}
	return false
}

// keys finds the projects of sheets by their names; of those that remain by names
// that are alike, or by money that only one of them has, which is said.
func (i *importer) keys(read []model.Target) []string {
	d := i.Disclosure
	keys, taken := make([]string, len(read)), map[string]bool{}
	give := func(n int, is func(p *model.ProjectInfo) bool) *model.ProjectInfo {
		var found *model.ProjectInfo
		for k := range d.Projects {
			if p := &d.Projects[k]; !taken[p.Key.Value] && is(p) {
				if found != nil {
					return nil
				}
				found = p
			}
		}
		if found != nil {
			keys[n], taken[found.Key.Value] = found.Key.Value, true
		}
		return found
	}
	for n := range read {
		give(n, func(p *model.ProjectInfo) bool { return goals.Same(p.Name.Value, read[n].Name.Value) })
	}
	spent := spentOn(d)
	for n := range read {
		t := &read[n]
		if keys[n] != "" || t.Key.Value != "" {
			continue
		}
		p := give(n, func(p *model.ProjectInfo) bool { return goals.Alike(p.Name.Value, t.Name.Value) })
		if p == nil {
			p = give(n, func(p *model.ProjectInfo) bool {
				return !t.Annual.Total.IsZero() && spent[p.Key.Value].Equal(t.Annual.Total.Money)
			})
		}
		if p != nil {
			i.Findings.Add(diag.Diagnostic{Severity: Hint, At: t.Name.At, Message: "绩效目标表的项目名称“" + t.Name.Value + "”与项目“" + p.Name.Value + "”不同，按同一个项目导入",
				Related: []diag.Related{{At: p.Name.At, Message: "项目的名称"}}, Hints: []string{"名称应一致；不是同一个项目时请改“绩效目标”的项目编号"}})
		}
	}
	return keys
}

// spentOn sums what projects spend, of some funds or of all.
func spentOn(d *Disclosure, funds ...model.Fund) map[string]money.Money {
	out := map[string]money.Money{}
	for n := range d.Appropriations {
		a := &d.Appropriations[n]
		if len(funds) > 0 && !slices.Contains(funds, a.Fund.Value) {
			continue
		}
		out[a.Project.Value] = out[a.Project.Value].Add(a.Amount.Money)
	}
	return out
}

// twice reports a second sheet of a project that says something else.
func (i *importer) twice(old, now *model.Target) {
	if old.Annual.Total.Equal(now.Annual.Total.Money) && old.Overview.Value == now.Overview.Value && len(old.Indicators) == len(now.Indicators) {
		return
	}
	i.Findings.Add(diag.Diagnostic{Severity: Error, At: now.Name.At, Message: "项目“" + now.Name.Value + "”有两张不同的绩效目标表，采用了先读到的",
		Related: []diag.Related{{At: old.Name.At, Message: "先读到的一张"}}, Hints: []string{"请核对两处，留下对的一张"}})
}
