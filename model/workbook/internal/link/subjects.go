package link

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/schema"
)

// linkSubjects gathers the workbook's own names of codes, then checks that
// every code in use has a name and named parents.
func (d *joiner) linkSubjects(catalog *subject.Catalog) {
	n := naming{joiner: d, catalog: catalog, claims: map[subjectKey][]claim{}, said: map[subjectKey]bool{}, doubted: map[subjectKey]bool{}}
	for i := range d.Own {
		o := &d.Own[i]
		n.name(o.List.Value, o.Code, o.Name)
	}
	n.declared()
	for i := range d.Spending {
		r := &d.Spending[i]
		n.name(subject.Function, r.Function, r.FunctionName)
		n.name(subject.Department, r.DeptEconomic, r.DeptName)
		n.name(subject.Government, r.GovEconomic, r.GovName)
	}
	for i := range d.Economic {
		r := &d.Economic[i]
		n.name(subject.Department, r.DeptEconomic, r.DeptName)
		n.name(subject.Government, r.GovEconomic, r.GovName)
	}
	for i := range d.Revenue {
		n.name(subject.Revenue, d.Revenue[i].Code, d.Revenue[i].Name)
	}
	for i := range d.Prior {
		if l, ok := schema.PriorList(&d.Prior[i]); ok {
			n.name(l, d.Prior[i].Code, d.Prior[i].Name)
		}
	}
	n.settle()
	for i := range d.Spending {
		r := &d.Spending[i]
		n.check(subject.Function, r.Function, 7)
		n.check(subject.Department, r.DeptEconomic, 5)
		n.check(subject.Government, r.GovEconomic, 5)
	}
	for i := range d.Economic {
		r := &d.Economic[i]
		n.check(subject.Department, r.DeptEconomic, 5)
		n.check(subject.Government, r.GovEconomic, 5)
	}
	for i := range d.Revenue {
		n.check(subject.Revenue, d.Revenue[i].Code, 3)
	}
	for i := range d.Prior {
		if l, ok := schema.PriorList(&d.Prior[i]); ok {
			n.check(l, d.Prior[i].Code, 3)
		}
	}
	n.unsure()
}

// unsure tells which names are printed that neither the workbook nor a public
// document vouches for, in one hint, and which codes are of an older list.
func (n *naming) unsure() {
	const most = 5
	var at diag.Pos
	var names []string
	total := 0
	look := func(l subject.List, code model.Text) {
		k := subjectKey{l, code.Value}
		listed, ok := n.catalog.Lookup(l, code.Value)
		if !ok || n.doubted[k] {
			return
		}
		n.doubted[k] = true
		switch {
		case listed.Confidence == subject.Superseded:
			n.list.Add(diag.Diagnostic{At: code.At, Rule: "T13", Message: l.String() + " " + code.Value + "（" + listed.Name + "）是旧版科目，本年可能已经停用"})
		case listed.Confidence == subject.Unconfirmed && n.claims[k] == nil:
			if total++; total == 1 {
				at = code.At
			}
			if len(names) < most {
				names = append(names, code.Value+" "+listed.Name)
			}
		}
	}
	for i := range n.Spending {
		look(subject.Function, n.Spending[i].Function)
	}
	for i := range n.Revenue {
		look(subject.Revenue, n.Revenue[i].Code)
	}
	if total > 0 {
		n.list.Add(diag.Diagnostic{At: at, Rule: "T13", Message: fmt.Sprintf("没有填名称的科目有%d个按科目表印出，名称未经核实：%s", total, strings.Join(names, "、")),
			Hints: []string{"请核对；在同一行填写名称，就印所填的"}})
	}
}

type naming struct {
	*joiner
	catalog *subject.Catalog
	claims  map[subjectKey][]claim // names by code, in the order of the workbook
	order   []subjectKey
	said    map[subjectKey]bool // reported already
	doubted map[subjectKey]bool // looked at
}

// claim is a name that rows give to a code.
type claim struct {
	name model.Text // and where it was given first
	rows int
}

// declaredRows is the weight of a line of 自定义科目: more than all rows.
const declaredRows = 1 << 20

// name takes a name for a code; spellings that differ in width or spaces only
// are one name.
func (n *naming) name(l subject.List, code, name model.Text) {
	if name.Value == "" {
		return
	}
	if code.Value == "" {
		if l != subject.Function && l != subject.Revenue && code.At.Col > 0 { // an absent column is said once
			n.list.Errorf(name.At, "填了%s名称“%s”，没有填编码", l, celltext.Shorten(name.Value))
		}
		return
	}
	k := subjectKey{l, code.Value}
	claims := n.claims[k]
	for i := range claims {
		if sameName(claims[i].name.Value, name.Value) {
			claims[i].rows++
			return
		}
	}
	if claims == nil {
		n.order = append(n.order, k)
	}
	n.claims[k] = append(claims, claim{name, 1})
}

// declared gives the names of 自定义科目 their weight.
func (n *naming) declared() {
	for _, claims := range n.claims {
		for i := range claims {
			claims[i].rows = declaredRows
		}
	}
}

var levelWords = strings.NewReplacer("（类）", "", "（款）", "", "（项）", "", "(类)", "", "(款)", "", "(项)", "")

func sameName(a, b string) bool {
	return a == b || fold.Words(levelWords.Replace(a)) == fold.Words(levelWords.Replace(b))
}

// settle decides which name of a code stands: the certain one, else the one
// that most rows give, so that one wrong row never renames a subject. The
// list's spelling of a name is kept.
func (n *naming) settle() {
	for _, k := range n.order {
		claims := n.claims[k]
		listed, known := n.catalog.Lookup(k.list, k.code)
		if known && listed.Certain() {
			for _, c := range claims {
				if !sameName(c.name.Value, listed.Name) {
					n.catalog.Dispute(subject.Dispute{List: k.list, Code: k.code, Name: c.name.Value, Sure: listed.Name, At: c.name.At, Rows: c.rows})
				}
			}
			continue
		}
		best := 0
		for i, c := range claims {
			if c.rows > claims[best].rows || c.rows == claims[best].rows && known && sameName(c.name.Value, listed.Name) {
				best = i
			}
		}
		won := claims[best].name
		if !known || !sameName(won.Value, listed.Name) {
			n.catalog.Add(k.list, k.code, won.Value)
		}
		for i, c := range claims {
			if i != best {
				n.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R05", At: c.name.At,
					Message: k.list.String() + " " + k.code + " 有两个名称：“" + celltext.Shorten(c.name.Value) + "”与" + won.At.Sheet + "!" + won.At.Cell() + "的“" + celltext.Shorten(won.Value) + "”，采用后者",
					Related: []diag.Related{{At: won.At, Message: "采用的名称"}}})
			}
		}
	}
}

// likely are entries that a mistyped code may be meant for: of the same 款, one
// digit apart or two changed about.
func (n *naming) likely(l subject.List, code string) []string {
	var out []string
	for _, s := range subject.All(l) {
		if len(s.Code) == len(code) && s.Confidence >= subject.Unconfirmed && slip(s.Code, code) {
			if out = append(out, s.Code+" "+s.Name); len(out) == 3 {
				break
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return []string{"可能是：" + strings.Join(out, "、")}
}

// slip holds for codes of one 类 that differ in one digit, or in two
// neighbours changed about.
func slip(a, b string) bool {
	var at []int
	for i := range a {
		if a[i] != b[i] {
			at = append(at, i)
		}
	}
	switch len(at) {
	case 1:
		return at[0] >= 3
	case 2:
		i, j := at[0], at[1]
		return i >= 3 && j == i+1 && a[i] == b[j] && a[j] == b[i]
	}
	return false
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
			Expected: fmt.Sprintf("至少%d位的编码，如 %s", digits, schema.CodeExample(l))})
		return
	}
	if _, ok := n.catalog.Name(l, code.Value); !ok {
		for _, p := range subject.Parents(code.Value) {
			n.said[subjectKey{l, p}] = true // one fault, one finding
		}
		n.list.Add(diag.Diagnostic{Severity: diag.Error, At: code.At, Message: "科目表里没有" + l.String() + " " + code.Value,
			Hints: append(n.likely(l, code.Value), "请核对编码；编码无误就在同一行填写名称，或加入“"+schema.SheetOwn+"”")})
		return
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
			Hints:   []string{"请在“" + schema.SheetOwn + "”加入上级科目的编码和名称"}})
	}
}

type subjectKey struct {
	list subject.List
	code string
}
