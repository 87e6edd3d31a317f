package published

import (
	"fmt"
	"slices"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/form"
)

// ruleUnitKind: the government subject fits the unit's kind.
const ruleUnitKind = "T15"

// unitKinds hints at government subjects that belong to another kind of unit
// than most of the money does: 501 to 504 are of administrative units, 505 and
// 506 of institutions. Only names are printed, so that those which both have
// say nothing. It returns how many lines were judged.
func unitKinds(in *input, all []*part, faults *diag.List) int {
	judged := 0
	for _, p := range all {
		var sums [2]money.Money
		var lines [2][]*line
		for i := range p.lines {
			l := &p.lines[i]
			if k := in.kindOf(l); k >= 0 {
				lines[k] = append(lines[k], l)
				sums[k] = sums[k].Add(p.total(l))
			}
		}
		judged += len(lines[0]) + len(lines[1])
		most := 0
		if sums[1].Cmp(sums[0]) > 0 {
			most = 1
		}
		for _, l := range lines[1-most] {
			faults.Add(diag.Diagnostic{Severity: diag.Hint, At: l.at, Rule: ruleUnitKind,
				Message: fmt.Sprintf("政府预算支出经济科目“%s”用于%s，而本表其余多用于%s", l.second, natures[1-most], natures[most]),
				Hints:   []string{"请核对单位性质"}})
		}
	}
	return judged
}

// natures are the kinds of units that money is compared between.
var natures = [2]subject.Nature{subject.Office, subject.Institution}

// kindOf tells which kind of unit a line's government subject belongs to, -1
// when it does not say.
func (in *input) kindOf(l *line) int {
	if l.set.Kind != form.RowsEconomic || l.second == "" {
		return -1
	}
	kind := -1
	for _, code := range in.names.governmentCodes(l.second) {
		k := slices.Index(natures[:], subject.NatureOf(code))
		if k < 0 || kind >= 0 && kind != k {
			return -1
		}
		kind = k
	}
	return kind
}

// total is a line's first figure, its total.
func (p *part) total(l *line) money.Money {
	for j, leaf := range p.leaves {
		if leaf.Sum != nil {
			return l.cells[j].Amount
		}
	}
	return money.Money{}
}
