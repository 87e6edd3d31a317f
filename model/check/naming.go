package check

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/subject"
)

var namingRules = []Rule{
	{ID: "T13", Title: "科目编码与名称", Severity: diag.Error,
		Compares: "编码和名称与政府收支分类科目一致；上级科目齐全",
		Basis:    "按政府收支分类科目编列；内置科目表中未经核实的只作提示",
		Hint:     "请核对编码和名称；确是新增科目可写“核对说明”",
		Run:      (*Pass).names},
}

// use is a code where a workbook uses it first.
type use struct {
	list subject.List
	code string
	at   diag.Pos
}

// names holds the workbook's own names against the lists.
func (p *Pass) names() {
	own := map[subject.List][]subject.Subject{}
	for _, l := range subject.Lists {
		own[l] = p.d.Subjects.Own(l)
	}
	for _, d := range p.d.Subjects.Disputes() {
		p.add("T13", d.At, "“"+d.Sure+"”", "%s %s 的名称写作“%s”，仍按前者印出", d.List, d.Code, d.Name)
	}
	for _, u := range p.uses() {
		p.Compared("T13", 1)
		i, ok := slices.BinarySearchFunc(own[u.list], u.code, func(s subject.Subject, code string) int {
			switch {
			case s.Code < code:
				return -1
			case s.Code > code:
				return 1
			}
			return 0
		})
		if ok {
			p.name(u, own[u.list][i].Name)
		}
		p.parents(u)
	}
}

// uses lists the codes in use, each at its first cell.
func (p *Pass) uses() []use {
	type key struct {
		list subject.List
		code string
	}
	seen := make(map[key]bool, 4*len(p.d.Appropriations))
	var out []use
	add := func(l subject.List, t model.Text) {
		k := key{l, t.Value}
		if t.Value != "" && !seen[k] {
			seen[k] = true
			out = append(out, use{l, t.Value, t.At})
		}
	}
	for i := range p.d.Appropriations {
		a := &p.d.Appropriations[i]
		add(subject.Function, a.Function)
		add(subject.Department, a.DeptEconomic)
		add(subject.Government, a.GovEconomic)
	}
	for i := range p.d.Economic {
		e := &p.d.Economic[i]
		add(subject.Department, e.DeptEconomic)
		add(subject.Government, e.GovEconomic)
	}
	for i := range p.d.Revenue {
		add(subject.Revenue, p.d.Revenue[i].Code)
	}
	for i := range p.d.Prior {
		switch f := &p.d.Prior[i]; f.Measure.Value {
		case model.FunctionSpending:
			add(subject.Function, f.Code)
		case model.EconomicSpending:
			add(subject.Department, f.Code)
		}
	}
	return out
}

// name compares an own name with what the list believes: a hint, since the
// list itself is not sure. Two codes of one name are nothing: names are not
// evidence.
func (p *Pass) name(u use, name string) {
	if listed, ok := p.d.Subjects.Lookup(u.list, u.code); ok && listed.Confidence >= subject.Unconfirmed {
		p.Add(diag.Diagnostic{Severity: diag.Hint, At: u.at, Rule: "T13",
			Message: fmt.Sprintf("%s %s 的名称写作“%s”，按科目表可能是“%s”", u.list, u.code, name, listed.Name)})
	}
}

// parents: a tree prints every level.
func (p *Pass) parents(u use) {
	if u.list == subject.Revenue {
		return
	}
	for _, code := range append(subject.Parents(u.code), u.code) {
		if _, ok := p.d.Subjects.Name(u.list, code); !ok {
			p.Add(diag.Diagnostic{Severity: diag.Warning, At: u.at, Rule: "T13", Message: u.list.String() + " " + code + " 没有名称",
				Hints: []string{"请在“自定义科目”加入它的编码和名称"}})
		}
	}
}
