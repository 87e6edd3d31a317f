package harvest_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"yugong/model"
	"yugong/model/money"
	"yugong/templates/form"
	"yugong/templates/harvest"
	"yugong/templates/relation"
)

// choice reads small numbers off an input, 0 once it is used up.
type choice []byte

func (c *choice) of(n int) int {
	if len(*c) == 0 {
		return 0
	}
	b := (*c)[0]
	*c = (*c)[1:]
	return int(b) % n
}

var (
	fuzzFunctions = []string{"2010101", "2010102", "2080505"}
	fuzzFunds     = []model.Fund{model.General, model.GovernmentFund, model.BusinessIncome}
	fuzzOrigins   = []model.Origin{model.Current, model.Carryover}
	fuzzProjects  = []string{"甲", "乙", "丙"}
	fuzzUnits     = []string{"县局", "县馆"}
)

// Filters of the values that every form names.
var (
	current  = model.Filter{Origins: fuzzOrigins[:1]}
	carried  = model.Filter{Origins: fuzzOrigins[1:]}
	business = model.Filter{Funds: fuzzFunds[2:]}
)

// truth makes up a budget: a project has one functional subject, and one unit.
func truth(c *choice, department bool) (facts []model.Fact) {
	var subjects []string
	for range fuzzProjects {
		subjects = append(subjects, fuzzFunctions[c.of(3)])
	}
	for range 1 + c.of(9) {
		x := model.Fact{Function: fuzzFunctions[c.of(3)], Fund: fuzzFunds[c.of(3)], Origin: fuzzOrigins[c.of(2)], Kind: model.Basic, Amount: money.FromFen(int64(1+c.of(5)) * 100)}
		if p := c.of(5); p < 3 {
			x.Kind, x.Project, x.Function = model.Project, fuzzProjects[p], subjects[p]
		}
		if x.Unit = fuzzUnits[c.of(2)]; x.Kind == model.Project {
			x.Unit = fuzzUnits[slices.Index(fuzzProjects, x.Project)%2]
		}
		if !department {
			x.Unit = ""
		}
		facts = append(facts, x)
	}
	return facts
}

// rowsOf lists the filters of a table's rows, and its base.
func rowsOf(c *choice, department bool) (base model.Filter, rows []model.Filter) {
	if c.of(2) == 1 {
		base.Kinds = []model.Kind{[]model.Kind{model.Basic, model.Project}[c.of(2)]}
	}
	if c.of(3) == 1 {
		base.Funds = []model.Fund{fuzzFunds[c.of(3)]}
	}
	switch c.of(4) {
	case 0:
		rows = []model.Filter{{}}
	case 1:
		for _, f := range fuzzFunctions {
			rows = append(rows, model.Filter{Functions: []string{f}})
		}
	case 2:
		for _, f := range fuzzFunds {
			rows = append(rows, model.Filter{Funds: []model.Fund{f}})
		}
	case 3:
		base.Kinds = []model.Kind{model.Project}
		for i, p := range fuzzProjects {
			row := model.Filter{Projects: []string{p}}
			if department { // whose projects stand under their units
				row.Units = []string{fuzzUnits[i%2]}
			}
			rows = append(rows, row)
		}
	}
	return base, rows
}

func columnsOf(c *choice) []model.Filter {
	switch c.of(4) {
	case 0:
		return []model.Filter{basic, ofProjects}
	case 1:
		return []model.Filter{all, general, government, business}
	case 2:
		return []model.Filter{current, carried}
	}
	return []model.Filter{all}
}

// publish makes a table of a budget: the rows that have money.
func publish(facts []model.Fact, base model.Filter, rows, columns []model.Filter) relation.Table {
	var lines []line
	for _, row := range rows {
		l, some := line{of: row}, false
		if len(row.Projects) > 0 {
			l.label = row.Projects[0]
		}
		for _, column := range columns {
			sum := total(facts, &base, &row, &column)
			l.figures, some = append(l.figures, sum.Fen()/100), some || !sum.IsZero()
		}
		if some {
			lines = append(lines, l)
		}
	}
	return table(base, columns, lines...)
}

func total(facts []model.Fact, filters ...*model.Filter) (sum money.Money) {
	for i := range facts {
		if !slices.ContainsFunc(filters, func(f *model.Filter) bool { return !f.Match(&facts[i]) }) {
			sum = sum.Add(facts[i].Amount)
		}
	}
	return sum
}

// like is the filter that a harvested fact stands for: what no table tells apart
// is all of it.
func like(a *model.Appropriation, project string) *model.Filter {
	f := &model.Filter{}
	if a.Function.Value != "" {
		f.Functions = []string{a.Function.Value}
	}
	if a.Fund.Value != model.FundNone {
		f.Funds = []model.Fund{a.Fund.Value}
	}
	if a.Kind.Value != model.KindNone {
		f.Kinds = []model.Kind{a.Kind.Value}
	}
	if a.Origin.Value != model.OriginNone {
		f.Origins = []model.Origin{a.Origin.Value}
	}
	if project != "" {
		f.Projects = []string{project}
	}
	if a.Unit.Value != "" {
		f.Units = []string{a.Unit.Value}
	}
	return f
}

// FuzzLists: of the tables of any budget only facts that it has are made, and
// never more money than it has.
func FuzzLists(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x05\x00\x00\x00\x01\x03\x01\x01\x01\x02\x00"))
	f.Add([]byte("\x01\x02\x00\x08\x00\x00\x00\x04\x00\x01\x01\x00\x03\x01\x02\x02\x01\x02\x02\x03\x01\x00\x01\x01\x00\x01\x02\x00\x01\x00\x03"))
	f.Add([]byte("\xa4\x0f\x86\xff\x80\xff\x00\xff\x10\x05\xe3\x00\xff\xff\x7f\x14\ad\x01\x01s\xf6\x86\x86\x86\x86\x86\x86\x00\x86\xff\x0e\xd6\xecŖ\x96j<\x7f#\x00\x05\x02\x01jj\xf4\xf4\xf4")) // a list of one unit says nothing of another's project
	f.Add([]byte("\xa4\x0f\x86\xff\x80\xdc\x00\xff\x10\x05\xe3\xffd\xff\x00\ad\x01\x01s\xf6j\x7f\x86\x86\x86\x86\x00\x86\xff\x0e\xd6\xecŖ<#\x96\x86\x86\x00\x05\x02\x01jj\xf4\xf4\xdb"))        // a unit's part is known, not by which subject
	f.Fuzz(harvested)
}

// TestMadeUp is the same of budgets by chance.
func TestMadeUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		data := make([]byte, 90)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		if harvested(t, data); t.Failed() {
			return
		}
	}
}

// printed is a document: what every form prints, and some tables more.
func printed(c *choice, facts []model.Fact, department bool) []relation.Table {
	tables := []relation.Table{publish(facts, all, []model.Filter{all}, []model.Filter{basic, ofProjects, current, carried, general, government, business})}
	for range c.of(6) {
		base, rows := rowsOf(c, department)
		tables = append(tables, publish(facts, base, rows, columnsOf(c)))
	}
	return tables
}

func harvested(t *testing.T, data []byte) {
	c := choice(data)
	department := c.of(3) == 2
	facts := truth(&c, department)
	tables := printed(&c, facts, department)
	var others []model.Fact // of units whose documents are not at hand
	for _, unit := range fuzzUnits {
		if !department || c.of(3) == 0 {
			others = append(others, slices.DeleteFunc(slices.Clone(facts), func(x model.Fact) bool { return x.Unit != unit })...)
			continue
		}
		own := slices.DeleteFunc(slices.Clone(facts), func(x model.Fact) bool { return x.Unit != unit })
		for _, t := range printed(&c, own, false) {
			t.Of.Value = unit
			tables = append(tables, t)
		}
	}
	h := harvest.Lists(&relation.Input{Tables: tables, Text: func(s form.Str) string { return s.V }})
	names := map[string]string{}
	for i := range h.Projects {
		names[h.Projects[i].Key.Value] = h.Projects[i].Name.Value
	}
	var sum money.Money
	for i := range h.Appropriations {
		a := &h.Appropriations[i]
		sum = sum.Add(a.Amount.Money)
		real := total(facts, like(a, names[a.Project.Value]))
		for k := range h.Appropriations { // money of no unit is what those that are told leave
			b := &h.Appropriations[k]
			x := model.Fact{Function: b.Function.Value, Fund: b.Fund.Value, Kind: b.Kind.Value, Origin: b.Origin.Value, Project: names[b.Project.Value]}
			if a.Unit.Value == "" && b.Unit.Value != "" && like(a, names[a.Project.Value]).Match(&x) {
				real = real.Sub(b.Amount.Money)
			}
		}
		// What the units at hand have may be left open where their own tables do not tell all of it.
		left := a.Unit.Value == "" && total(others, like(a, names[a.Project.Value])).Equal(a.Amount.Money)
		if !real.Equal(a.Amount.Money) && !left {
			t.Errorf("%s %s %s %s %s %q is %v, want %v\n%s", a.Unit.Value, a.Function.Value, a.Fund.Value, a.Kind.Value, a.Origin.Value, names[a.Project.Value], a.Amount.Money, real, told(facts, tables))
		}
	}
	if all := total(facts); sum.Cmp(all) > 0 {
		t.Errorf("%v was made of %v\n%s", sum, all, told(facts, tables))
	}
}

func told(facts []model.Fact, tables []relation.Table) (s string) {
	for _, x := range facts {
		s += fmt.Sprintln(x.Unit, x.Function, x.Fund, x.Kind, x.Origin, x.Project, x.Amount)
	}
	for _, t := range tables {
		s += fmt.Sprintln("table of", t.Of.Value, short(t.Sides[0].Base[0]))
		for _, l := range t.Sides[0].Lines {
			s += short(l.Filters[0]) + ":"
			for i, f := range l.Figures {
				s += fmt.Sprint("  ", f.Amount, " of ", short(t.Sides[0].Columns[i].Sum))
			}
			s += "\n"
		}
	}
	return s
}

func short(f *model.Filter) string {
	return fmt.Sprint(f.Functions, f.Funds, f.Kinds, f.Origins, f.Projects)
}
