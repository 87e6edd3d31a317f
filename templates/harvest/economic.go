package harvest

import (
	"fmt"
	"maps"
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
	natures := naturesOf(f.Known)
	for i := range f.Known {
		x := &f.Known[i]
		e := model.EconomicItem{Unit: g.unit(x.Unit, x.At), Fund: cell(x.Fund, x.At), Kind: cell(x.Kind, x.At), Origin: cell(x.Origin, x.At), Amount: amount(&x.Fact)}
		if isCode(x.DeptEconomic) && len(x.DeptEconomic) == 5 {
			e.DeptEconomic = cell(x.DeptEconomic, x.At)
		} else {
			g.open(model.FromEconomic, "“%s”%s的部门经济科目编码", x.DeptEconomic[min(3, len(x.DeptEconomic)):], g.show(x.Amount))
			g.among(model.FromEconomic, x.Fact)
		}
		if code := government(x, natures[x.Unit].office()); code != "" {
			e.GovEconomic = cell(code, x.At)
		} else if x.GovEconomic != "" {
			g.open(model.FromEconomic, "“%s”%s的政府经济科目编码", x.GovEconomic, g.show(x.Amount))
			g.among(model.FromEconomic, x.Fact)
		}
		g.Economic = append(g.Economic, e)
	}
	g.kinds(natures)
	g.gaps(f.Gaps, model.FromEconomic)
}

// nature counts the government's subjects of a unit by the kind of units that
// only has them.
type nature struct {
	offices, institutions int
	at                    diag.Pos
}

func (n nature) office() bool { return n.offices > n.institutions }

// naturesOf counts them by unit.
func naturesOf(known []Fact) map[string]nature {
	out := map[string]nature{}
	for i := range known {
		x := &known[i]
		n, ok := out[x.Unit]
		if !ok {
			n.at = x.At
		}
		a, b := matches(x, true), matches(x, false)
		if a && !b {
			n.offices++
		}
		if b && !a {
			n.institutions++
		}
		out[x.Unit] = n
	}
	return out
}

// kinds tells the nature of the unit, or of each of several, by the government's
// subjects that it uses.
func (g *gatherer) kinds(natures map[string]nature) {
	g.unitKinds = map[string]model.Cell[model.UnitKind]{}
	for _, unit := range slices.Sorted(maps.Keys(natures)) {
		n := natures[unit]
		if (unit == "") != (len(g.names.units) == 0) || n.offices+n.institutions == 0 || n.offices > 0 && n.institutions > 0 {
			continue
		}
		k, of, sheet := model.Institution, "", "单位信息"
		if unit != "" {
			of, sheet = "“"+g.names.unit[unit].Value+"”的", "单位"
		}
		d := diag.Diagnostic{Severity: diag.Hint, At: n.at}
		if n.office() {
			k, d.Hints = model.Administrative, []string{"参照公务员法管理的事业单位请在“" + sheet + "”改正"}
		}
		d.Message = fmt.Sprintf("%s单位性质由政府经济科目推定为%s", of, k)
		g.unitKinds[unit] = cell(k, n.at)
		g.Faults.Add(d)
	}
	g.Unit.Kind = g.unitKinds[""]
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
