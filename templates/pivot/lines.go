package pivot

import (
	"cmp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/subject"
	"yugong/render/doc"
	"yugong/templates/form"
)

// line is a row before its cells are summed.
type line struct {
	role   doc.RowRole
	label  doc.Text
	code   string
	name   string
	dept   string // department economic code
	gov    string // government economic code
	names  [2]string
	number int // place in its row set, from 1
	indent int
	strong bool
	filter []*model.Filter // nil: the row has no figures
	src    []diag.Pos
	record *model.ServicePurchase
}

// field returns a text of the row by the name that columns use.
func (l *line) field(name string) doc.Text {
	if t, ok := l.recordField(name); ok {
		return t
	}
	switch name {
	case "label":
		return l.label
	case "number":
		if l.number > 0 {
			return doc.Plain(itoa(l.number))
		}
	case "code":
		return l.plain(l.code)
	case "name":
		return l.plain(l.name)
	case "code1", "code2", "code3":
		return l.plain(codePart(l.code, name[4]))
	case "department-name":
		return l.plain(l.names[0])
	case "department-code":
		return l.plain(l.dept)
	case "department-code1", "department-code2":
		return l.plain(codePart(l.dept, name[len(name)-1]))
	case "government-name":
		return l.plain(l.names[1])
	case "government-code":
		return l.plain(l.gov)
	}
	return nil
}

func (l *line) plain(s string) doc.Text {
	if s == "" {
		return nil
	}
	return doc.Text{{Text: s, Src: l.src}}
}

// codePart cuts 2010350 into 201, 03 and 50.
func codePart(code string, part byte) string {
	from, to := 0, 3
	if part > '1' {
		from = 3 + 2*int(part-'2')
		to = from + 2
	}
	if len(code) < from {
		return ""
	}
	return code[from:min(to, len(code))]
}

func (l *line) recordField(name string) (doc.Text, bool) {
	if l.record == nil {
		return nil, false
	}
	var t model.Text
	switch name {
	case "unit":
		t = l.record.Unit
	case "project":
		t = l.record.Project
	case "procured":
		t = l.record.Procured
	case "content":
		t = l.record.Content
	case "quantity":
		t = l.record.Quantity
	case "funding":
		t = l.record.Source
	default:
		return nil, false
	}
	return cellText(t), true
}

func cellText(t model.Text) doc.Text {
	if t.Value == "" {
		return nil
	}
	return doc.Text{{Text: t.Value, Src: []diag.Pos{t.At}}}
}

// lister makes the lines of a row set.
type lister struct {
	src   *Source
	facts *model.Selection // those of the table, whatever its columns ask for
	pairs bool             // economic rows are pairs of subjects
}

func (ls *lister) lines(row *form.Row) []line {
	var out []line
	own := &row.Where.Filter
	switch row.Kind {
	case form.RowsFixed:
		out = []line{{filter: []*model.Filter{own}, label: ls.src.Expand(row.Label)}}
	case form.RowsTotal:
		return []line{{role: doc.RowTotal, filter: []*model.Filter{own}, label: ls.src.Expand(row.Label), strong: true}}
	case form.RowsFunds:
		out = ls.funds(row, own)
	case form.RowsClasses:
		out = ls.classes(row, own)
	case form.RowsSubjects:
		out = ls.subjects(row, own)
	case form.RowsEconomic:
		out = ls.economic(own)
	case form.RowsRevenue:
		out = ls.revenue(own)
	case form.RowsProjects:
		out = ls.projects(row, own)
	case form.RowsUnits:
		out = ls.units(own)
	case form.RowsRecords:
		out = ls.records(row)
	case form.RowsBlank:
		out = []line{{role: doc.RowBlank}}
	}
	for i := range out {
		out[i].indent += row.Indent
		out[i].strong = out[i].strong || row.Strong
		if row.Number.V == "chinese" || row.Number.V == "arabic" {
			out[i].label = append(doc.Plain(prefix(row.Number.V, i+1)), out[i].label...)
		}
	}
	return out
}

func prefix(style string, n int) string {
	if style == "arabic" {
		return itoa(n) + "、"
	}
	return Numeral(n) + "、"
}

// Numeral writes 1 to 99 in Chinese: 十, 二十一.
func Numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[max(n, 0)])
	case n < 20 && n%10 == 0:
		return "十"
	case n < 20:
		return "十" + string(digits[n%10])
	case n < 100 && n%10 == 0:
		return string(digits[n/10]) + "十"
	case n < 100:
		return string(digits[n/10]) + "十" + string(digits[n%10])
	}
	return itoa(n)
}

func (ls *lister) funds(row *form.Row, own *model.Filter) []line {
	var out []line
	for _, f := range row.FundList {
		flt := &model.Filter{Funds: []model.Fund{f}}
		if row.Used && ls.facts.Sum(own, flt).IsZero() {
			continue
		}
		out = append(out, line{label: doc.Plain(f.String()), name: f.String(), number: len(out) + 1, filter: []*model.Filter{own, flt}})
	}
	return out
}

// classes lists the thirty 类 in their official order, then whatever other
// 类 a workbook uses, so that no figure is left out.
func (ls *lister) classes(row *form.Row, own *model.Filter) []line {
	codes := subject.Classes()
	known := len(codes)
	has := map[string]bool{}
	for _, f := range ls.facts.Select(own) {
		c := class(f.Function)
		if has[c] = true; !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes[known:])
	out := make([]line, 0, len(codes))
	for _, c := range codes {
		if row.Used && !has[c] {
			continue
		}
		flt := &model.Filter{Functions: []string{c}}
		if row.Used && ls.facts.Sum(own, flt).IsZero() {
			continue
		}
		name := ls.name(subject.Function, c)
		out = append(out, line{label: doc.Plain(name), code: c, name: name, number: len(out) + 1, filter: []*model.Filter{own, flt}})
	}
	return out
}

func class(code string) string { return code[:min(3, len(code))] }

func (ls *lister) name(l subject.List, code string) string {
	name, _ := ls.src.Disclosure.Subjects.Name(l, code)
	return name
}

// subjects lists the functional codes in use with the codes above them.
func (ls *lister) subjects(row *form.Row, own *model.Filter) []line {
	facts := map[string][]*model.Fact{}
	for _, f := range ls.facts.Select(own) {
		for _, code := range append(subject.Parents(f.Function), f.Function) {
			facts[code] = append(facts[code], f)
		}
	}
	out := make([]line, 0, len(facts))
	for _, code := range sortedKeys(facts) {
		depth := subject.Depth(code)
		if len(row.Levels) > 0 && !slices.Contains(row.Levels, depth+1) {
			continue
		}
		out = append(out, line{
			code: code, name: ls.name(subject.Function, code), indent: depth, strong: depth == 0,
			label: doc.Plain(ls.name(subject.Function, code)), number: len(out) + 1,
			filter: []*model.Filter{own, {Functions: []string{code}}}, src: sources(facts[code]),
		})
	}
	return out
}

func sources(facts []*model.Fact) []diag.Pos {
	at := make([]diag.Pos, len(facts))
	for i, f := range facts {
		at[i] = f.At
	}
	return at
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// pair is a department economic subject with the government's.
type pair struct{ dept, gov string }

// economic lists each economic 类 and below it the distinct pairs of
// department and government subjects; without government columns, the
// department's 款 alone.
func (ls *lister) economic(own *model.Filter) []line {
	facts := map[pair][]*model.Fact{}
	for _, f := range ls.facts.Select(own) {
		p := pair{f.DeptEconomic, f.GovEconomic}
		if !ls.pairs {
			p.gov = ""
		}
		facts[p] = append(facts[p], f)
	}
	var out []line
	last := ""
	for _, p := range sortedPairs(facts) {
		src := sources(facts[p])
		if c := class(p.dept); c != last || len(out) == 0 {
			last = c
			out = append(out, line{dept: c, names: [2]string{ls.name(subject.Department, c), ""}, strong: true,
				filter: []*model.Filter{own, {Economic: []string{c}}}, src: src})
		}
		if len(p.dept) <= 3 {
			continue
		}
		flt := &model.Filter{Economic: []string{p.dept}, Exact: true}
		if ls.pairs {
			flt.Government = []string{p.gov}
		}
		out = append(out, line{
			dept: p.dept, gov: p.gov, indent: 1, filter: []*model.Filter{own, flt}, src: src,
			names: [2]string{ls.name(subject.Department, p.dept), ls.name(subject.Government, p.gov)},
		})
	}
	return out
}

func sortedPairs(m map[pair][]*model.Fact) []pair {
	keys := make([]pair, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.dept, b.dept), cmp.Compare(a.gov, b.gov))
	})
	return keys
}

// revenue lists the revenue subjects in use, in the order of their codes.
func (ls *lister) revenue(own *model.Filter) []line {
	facts := map[string][]*model.Fact{}
	for _, f := range ls.facts.Select(own) {
		facts[f.Function] = append(facts[f.Function], f)
	}
	var out []line
	for _, code := range sortedKeys(facts) {
		out = append(out, line{code: code, name: ls.name(subject.Revenue, code), number: len(out) + 1,
			filter: []*model.Filter{own, {Functions: []string{code}, Exact: true}}, src: sources(facts[code])})
	}
	return out
}
