package rollup

import (
	"fmt"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
)

// Department makes the department's disclosure. The list holds what does not
// fit; with an error in it the disclosure is not to be used.
func Department(units []*model.Disclosure) (*model.Disclosure, diag.List) {
	r := &roll{}
	if len(units) == 0 {
		r.list.Errorf(diag.Pos{}, "没有单位的工作簿")
		return nil, r.list
	}
	if !r.lead(units) {
		return nil, r.list
	}
	r.out.Book = r.frame.Book
	r.attend()
	r.separateKeys()
	r.unit()
	r.members()
	r.rows()
	r.economic()
	r.records()
	r.prior()
	r.public()
	r.procurements()
	r.assets()
	r.approved()
	r.texts()
	r.subjects()
	r.transfers()
	r.list.Sort()
	return &r.out, r.list
}

// roll is a department in the making.
type roll struct {
	frame *model.Disclosure   // that speaks for the department
	units []*model.Disclosure // the frame first
	out   model.Disclosure
	list  diag.List
}

// lead finds the workbook that speaks for the department: the one of a
// department (文档类型), or the one whose name the others give as 主管部门.
func (r *roll) lead(units []*model.Disclosure) bool {
	var departments, superiors []*model.Disclosure
	for _, u := range units {
		if u.Unit.Department.Value {
			departments = append(departments, u)
		} else if superior(u, units) {
			superiors = append(superiors, u)
		}
	}
	switch {
	case len(departments) > 1:
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: departments[1].Unit.Department.At, Message: "有两份部门预算的工作簿：" + departments[0].Book + " 和 " + departments[1].Book,
			Hints: []string{"一个部门只要一份，各单位的工作簿填“单位预算”"}})
		return false
	case len(departments) == 1:
		r.frame = departments[0]
	case len(superiors) == 1:
		r.frame = superiors[0]
	default:
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: units[0].Unit.Superior.At, Message: "看不出哪一份是部门本级的工作簿",
			Hints: []string{"请一并给出部门本级的工作簿，并在各单位的“主管部门”写它的单位名称；或给出一份文档类型为“部门预算”的工作簿"}})
		return false
	}
	r.units = append([]*model.Disclosure{r.frame}, slices.DeleteFunc(slices.Clone(units), func(u *model.Disclosure) bool { return u == r.frame })...)
	return true
}

// superior reports whether all others name a unit as their 主管部门.
func superior(u *model.Disclosure, units []*model.Disclosure) bool {
	for _, other := range units {
		if other != u && !fold.Same(other.Unit.Superior.Value, u.Unit.Name.Value) {
			return false
		}
	}
	return true
}

// attend holds the units against the department: year, superior, each once.
func (r *roll) attend() {
	seen := map[string]*model.Disclosure{}
	for _, u := range r.units {
		name := fold.Text(u.Unit.Name.Value)
		if first := seen[name]; first != nil && first != r.frame || first == r.frame && !r.frame.Unit.Department.Value {
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: u.Unit.Name.At, Message: "“" + u.Unit.Name.Value + "”有两份工作簿",
				Hints: []string{"只留一份"}, Related: []diag.Related{{At: first.Unit.Name.At, Message: "另一份"}}})
		}
		seen[name] = u
		if u == r.frame {
			continue
		}
		if y, want := u.Unit.Year, r.frame.Unit.Year.Value; y.Value != want {
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: y.At, Message: fmt.Sprintf("年度为 %d", y.Value), Expected: fmt.Sprint(want)})
		}
		s := u.Unit.Superior
		if s.Value != "" && !fold.Same(s.Value, r.frame.Unit.Name.Value) && !fold.Same(u.Unit.Name.Value, r.frame.Unit.Name.Value) {
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: s.At, Message: "主管部门为“" + s.Value + "”", Expected: "“" + r.frame.Unit.Name.Value + "”",
				Hints: []string{"请核对这个单位是否属于本部门"}})
		}
	}
}

// unit is the sheet 单位信息: the department's own, staff added up where the
// workbook is that of its own office.
func (r *roll) unit() {
	r.out.Unit = r.frame.Unit
	u := &r.out.Unit
	if u.Department.Value {
		return
	}
	u.Department.Value = true
	if u.SuperiorCode.Value != "" {
		u.Code = u.SuperiorCode
	}
	u.Superior = u.Name
	for _, count := range []func(*model.Unit) *model.Cell[int]{
		func(u *model.Unit) *model.Cell[int] { return &u.Authorised },
		func(u *model.Unit) *model.Cell[int] { return &u.OnDuty },
		func(u *model.Unit) *model.Cell[int] { return &u.Retired },
	} {
		sum := count(u)
		for _, one := range r.units[1:] {
			switch c := count(&one.Unit); {
			case c.Value < 0:
			case sum.Value < 0:
				sum.Value = c.Value
			default:
				sum.Value += c.Value
			}
		}
	}
}

// members is the sheet 单位: as the department lists them, or as they came.
func (r *roll) members() {
	handed := map[string]*model.Disclosure{}
	for _, u := range r.units {
		if u != r.frame || !u.Unit.Department.Value {
			handed[fold.Text(u.Unit.Name.Value)] = u
		}
	}
	inFrame := map[string]diag.Pos{}
	if r.frame.Unit.Department.Value {
		for i := range r.frame.Appropriations {
			a := &r.frame.Appropriations[i]
			if _, ok := inFrame[fold.Text(a.Unit.Value)]; !ok && !a.Amount.Blank {
				inFrame[fold.Text(a.Unit.Value)] = a.Amount.At
			}
		}
		for _, m := range r.frame.Units {
			r.member(m, handed, inFrame)
		}
	}
	for _, u := range r.units {
		if handed[fold.Text(u.Unit.Name.Value)] != u {
			continue
		}
		if r.frame.Unit.Department.Value {
			r.list.Add(diag.Diagnostic{Severity: diag.Warning, At: u.Unit.Name.At, Message: "“" + u.Unit.Name.Value + "”不在部门工作簿的“单位”表中，已汇入", Hints: []string{"请在“单位”表补上，或核对单位名称"}})
		}
		r.out.Units = append(r.out.Units, model.Member{Name: u.Unit.Name, Code: u.Unit.Code, Kind: u.Unit.Kind})
	}
}

// member takes a unit that the department lists: it must have handed in, or the
// department's workbook must hold its facts, not both.
func (r *roll) member(m model.Member, handed map[string]*model.Disclosure, inFrame map[string]diag.Pos) {
	name := fold.Text(m.Name.Value)
	u, at := handed[name], inFrame[name]
	switch {
	case u != nil && !at.IsZero():
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: at, Message: "部门工作簿里有“" + m.Name.Value + "”的数，它又有自己的工作簿，会重复计算",
			Hints: []string{"只留一处"}, Related: []diag.Related{{At: u.Unit.Name.At, Message: "它自己的工作簿"}}})
	case u == nil && at.IsZero():
		r.list.Add(diag.Diagnostic{Severity: diag.Error, At: m.Name.At, Message: "缺“" + m.Name.Value + "”的工作簿", Hints: []string{"请该单位报送；已不属于本部门的，从“单位”表删去"}})
	}
	delete(handed, name)
	r.out.Units = append(r.out.Units, m)
}

// rows are the lists whose rows name their unit.
func (r *roll) rows() {
	for _, u := range r.units {
		r.out.Revenue = append(r.out.Revenue, u.Revenue...)
		r.out.Appropriations = append(r.out.Appropriations, u.Appropriations...)
		r.out.Projects = append(r.out.Projects, u.Projects...)
		r.out.Purchases = append(r.out.Purchases, u.Purchases...)
		r.targets(u)
	}
}

// targets are the performance sheets; that of a whole unit is the department's
// own.
func (r *roll) targets(u *model.Disclosure) {
	for _, t := range u.Targets {
		if t.Key.Value == model.WholeUnit && u != r.frame {
			r.list.Add(diag.Diagnostic{At: t.Key.At, Message: "单位的整体绩效目标没有汇入", Hints: []string{"部门整体绩效目标由部门本级填写"}})
			continue
		}
		r.out.Targets = append(r.out.Targets, t)
	}
}

// economic lists expenditure by economic subject for all units as soon as one
// of them has such a list of its own.
func (r *roll) economic() {
	if !slices.ContainsFunc(r.units, func(u *model.Disclosure) bool { return len(u.Economic) > 0 }) {
		return
	}
	for _, u := range r.units {
		if len(u.Economic) > 0 {
			r.out.Economic = append(r.out.Economic, u.Economic...)
			continue
		}
		for i := range u.Appropriations {
			a := &u.Appropriations[i]
			if a.Kind.Value == model.Basic && a.DeptEconomic.Value != "" {
				r.out.Economic = append(r.out.Economic, model.EconomicItem{Unit: a.Unit, Fund: a.Fund, Kind: a.Kind, Origin: a.Origin,
					DeptEconomic: a.DeptEconomic, GovEconomic: a.GovEconomic, Amount: a.Amount})
			}
		}
	}
}

// records are the lists that the form adds.
func (r *roll) records() {
	for _, u := range r.units {
		for i, rec := range u.Records {
			if i == len(r.out.Records) {
				r.out.Records = append(r.out.Records, model.Records{List: rec.List})
			}
			r.out.Records[i].Rows = append(r.out.Records[i].Rows, rec.Rows...)
		}
	}
}

// texts are the department's own. What units explained to the check spoke of
// cells that are elsewhere now.
func (r *roll) texts() {
	r.out.Notes, r.out.Glossary = r.frame.Notes, r.frame.Glossary
	for _, u := range r.units {
		if len(u.Accepted) > 0 {
			r.list.Add(diag.Diagnostic{At: u.Accepted[0].Rule.At, Message: fmt.Sprintf("%d 条核对说明没有汇入：单元格已经变动", len(u.Accepted)),
				Hints: []string{"请在部门工作簿里重新核对、说明"}})
		}
	}
}

// subjects are the names that the units' workbooks give codes; one code has one
// name.
func (r *roll) subjects() {
	r.out.Subjects = subject.New()
	for _, l := range subject.Lists {
		named := map[string]string{}
		for _, u := range r.units {
			for _, s := range u.Subjects.Own(l) {
				if first, ok := named[s.Code]; ok && !fold.Same(first, s.Name) {
					r.list.Add(diag.Diagnostic{Severity: diag.Warning, At: diag.Pos{Book: u.Book}, Message: l.String() + " " + s.Code + " 的名称为“" + s.Name + "”",
						Expected: "“" + first + "”", Hints: []string{"其他单位是这样写的；汇总用它"}})
					continue
				}
				named[s.Code] = s.Name
				r.out.Subjects.Add(l, s.Code, s.Name)
			}
		}
	}
}
