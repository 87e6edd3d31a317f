package harvest

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
)

// economic lists expenditure by economic subject. Tables print the government's
// subjects by name, and names recur: the department's subject and the kind of the
// unit tell which is meant.
func (g *gatherer) economic() {
	f := g.tables.Facts(model.FromEconomic)
	f.Known = slices.DeleteFunc(f.Known, func(x Fact) bool { return x.DeptEconomic == "" })
	office, institution := 0, 0
	for i := range f.Known {
		a, b := matches(&f.Known[i], true), matches(&f.Known[i], false)
		if a && !b {
			office++
		}
		if b && !a {
			institution++
		}
	}
	for i := range f.Known {
		x := &f.Known[i]
		e := model.EconomicItem{Unit: g.unit(x.Unit, x.At), Fund: cell(x.Fund, x.At), Kind: cell(x.Kind, x.At), Origin: cell(x.Origin, x.At), Amount: amount(&x.Fact)}
		if isCode(x.DeptEconomic) && len(x.DeptEconomic) == 5 {
			e.DeptEconomic = cell(x.DeptEconomic, x.At)
		} else {
			g.open(model.FromEconomic, "“%s”%s的部门经济科目编码", x.DeptEconomic[min(3, len(x.DeptEconomic)):], g.show(x.Amount))
			g.among(model.FromEconomic, x.Fact)
		}
		if code := government(x, office > institution); code != "" {
			e.GovEconomic = cell(code, x.At)
		} else if x.GovEconomic != "" {
			g.open(model.FromEconomic, "“%s”%s的政府经济科目编码", x.GovEconomic, g.show(x.Amount))
			g.among(model.FromEconomic, x.Fact)
		}
		g.Economic = append(g.Economic, e)
	}
	g.kind(office, institution, f.Known)
	g.gaps(f.Gaps, model.FromEconomic)
}

// kind tells the unit's nature by the government's subjects that it uses.
func (g *gatherer) kind(office, institution int, known []Fact) {
	if len(g.names.units) > 0 || office+institution == 0 || office > 0 && institution > 0 {
		return
	}
	k, at := model.Institution, known[0].At
	if office > 0 {
		k = model.Administrative
	}
	g.Unit.Kind = cell(k, at)
	d := diag.Diagnostic{Severity: diag.Hint, At: at, Message: fmt.Sprintf("单位性质由政府经济科目推定为%s", k)}
	if office > 0 {
		d.Hints = []string{"参照公务员法管理的事业单位请在“单位信息”改正"}
	}
	g.Faults.Add(d)
}

// matches: the official mapping gives the department's subject a government's of
// the printed name, for one kind of units.
func matches(x *Fact, administrative bool) bool {
	code, ok := subject.GovernmentFor(x.DeptEconomic, administrative)
	if !ok {
		return false
	}
	s, _ := subject.Lookup(subject.Government, code)
	return fold.Text(s.Name) == fold.Text(x.GovEconomic)
}

// government finds the code of the printed name: as the mapping has it, or the
// only one that units of the kind use.
func government(x *Fact, administrative bool) string {
	if isCode(x.GovEconomic) {
		return x.GovEconomic
	}
	for _, a := range []bool{administrative, !administrative} {
		if matches(x, a) {
			code, _ := subject.GovernmentFor(x.DeptEconomic, a)
			return code
		}
	}
	other := subject.Office
	if administrative {
		other = subject.Institution
	}
	var found []string
	for _, s := range subject.All(subject.Government) {
		if len(s.Code) == 5 && fold.Text(s.Name) == fold.Text(x.GovEconomic) && subject.NatureOf(s.Code) != other {
			found = append(found, s.Code)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return ""
}
