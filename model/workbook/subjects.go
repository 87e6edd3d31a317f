package workbook

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
)

// linkSubjects gathers the workbook's own names of codes, then checks that
// every code in use has a name and named parents.
func (d *decoder) linkSubjects(catalog *subject.Catalog) {
	n := naming{decoder: d, catalog: catalog, first: map[subjectKey]model.Text{}, said: map[subjectKey]bool{}}
	for i := range d.own {
		o := &d.own[i]
		n.name(o.List.Value, o.Code, o.Name)
	}
	for i := range d.spending {
		r := &d.spending[i]
		n.name(subject.Function, r.Function, r.FunctionName)
		n.name(subject.Department, r.DeptEconomic, r.DeptName)
		n.name(subject.Government, r.GovEconomic, r.GovName)
	}
	for i := range d.economic {
		r := &d.economic[i]
		n.name(subject.Department, r.DeptEconomic, r.DeptName)
		n.name(subject.Government, r.GovEconomic, r.GovName)
	}
	for i := range d.Revenue {
		n.name(subject.Revenue, d.Revenue[i].Code, d.Revenue[i].Name)
	}
	for i := range d.Prior {
		if l, ok := priorList(&d.Prior[i]); ok {
			n.name(l, d.Prior[i].Code, d.Prior[i].Name)
		}
	}
	for i := range d.spending {
		r := &d.spending[i]
		n.check(subject.Function, r.Function, 7)
		n.check(subject.Department, r.DeptEconomic, 5)
		n.check(subject.Government, r.GovEconomic, 5)
	}
	for i := range d.economic {
		r := &d.economic[i]
		n.check(subject.Department, r.DeptEconomic, 5)
		n.check(subject.Government, r.GovEconomic, 5)
	}
	for i := range d.Revenue {
		n.check(subject.Revenue, d.Revenue[i].Code, 3)
	}
	for i := range d.Prior {
		if l, ok := priorList(&d.Prior[i]); ok {
			n.check(l, d.Prior[i].Code, 3)
		}
	}
}

// priorList is the list that the code of a figure of last year is of; that of
// 项目支出 is the key of a project.
func priorList(p *model.PriorFigure) (subject.List, bool) {
	switch p.Measure.Value {
	case model.EconomicSpending:
		return subject.Department, true
	case model.Income:
		return subject.Revenue, true
	case model.ProjectSpending:
		return 0, false
	}
	return subject.Function, true
}

type subjectKey struct {
	list subject.List
	code string
}

type naming struct {
	*decoder
	catalog *subject.Catalog
	first   map[subjectKey]model.Text // the name that stands, and where it was given
	said    map[subjectKey]bool       // reported already
}

// name takes a name for a code. The first name given stands; spellings that
// differ in width or spaces only are one name, and the list's spelling of it
// is kept.
func (n *naming) name(l subject.List, code, name model.Text) {
	if name.Value == "" {
		return
	}
	if code.Value == "" {
		if l != subject.Function && l != subject.Revenue {
			n.list.Errorf(name.At, "填了%s名称“%s”，没有填编码", l, shorten(name.Value))
		}
		return
	}
	k := subjectKey{l, code.Value}
	if first, ok := n.first[k]; ok {
		if fold.Text(first.Value) != fold.Text(name.Value) {
			n.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R05", At: name.At,
				Message: l.String() + " " + code.Value + " 有两个名称：“" + shorten(name.Value) + "”与" + first.At.Sheet + "!" + first.At.Cell() + "的“" + shorten(first.Value) + "”，采用后者",
				Related: []diag.Related{{At: first.At, Message: "先前的名称"}}})
		}
		return
	}
	n.first[k] = name
	if s, ok := subject.Lookup(l, code.Value); !ok || fold.Text(s.Name) != fold.Text(name.Value) {
		n.catalog.Add(l, code.Value, name.Value)
	}
}

// check reports a code without a name, of too high a level, or with parents
// that nothing names; each code once, at its first cell.
func (n *naming) check(l subject.List, code model.Text, digits int) {
	k := subjectKey{l, code.Value}
	if code.Value == "" || n.said[k] {
		return
	}
	n.said[k] = true
	if len(code.Value) < digits {
		n.list.Add(diag.Diagnostic{Severity: diag.Error, At: code.At, Message: l.String() + "编码“" + code.Value + "”不到明细级",
			Expected: fmt.Sprintf("至少%d位的编码，如 %s", digits, codeExample(l))})
		return
	}
	if _, ok := n.catalog.Name(l, code.Value); !ok {
		n.list.Add(diag.Diagnostic{Severity: diag.Error, At: code.At, Message: "科目表里没有" + l.String() + " " + code.Value,
			Hints: []string{"请核对编码；编码无误就在同一行填写名称，或加入“" + sheetOwn + "”"}})
	}
	if l == subject.Revenue {
		return // tables list income subjects without their parents
	}
	var missing []string
	for _, p := range subject.Parents(code.Value) {
		pk := subjectKey{l, p}
		if _, ok := n.catalog.Name(l, p); !ok && !n.said[pk] {
			n.said[pk] = true
			missing = append(missing, p)
		}
	}
	if len(missing) > 0 {
		n.list.Add(diag.Diagnostic{Severity: diag.Error, At: code.At,
			Message: l.String() + " " + code.Value + " 的上级 " + strings.Join(missing, "、") + " 没有名称",
			Hints:   []string{"请在“" + sheetOwn + "”加入上级科目的编码和名称"}})
	}
}
