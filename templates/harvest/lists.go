package harvest

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates/relation"
)

// Harvest is what the tables of one document say, as a workbook holds it.
type Harvest struct {
	*model.Disclosure
	Open   []Open    // what is not determined, by sheet
	Faults diag.List // hints: what was inferred

	Assigned diag.List // hints: the functional subjects that projects were given
}

// Open is a thing to type, and why.
type Open struct {
	Sheet, What string // "" for what the columns of its sheet ask for

	from  model.Source
	among []model.Fact // that the money may be
}

// SpeaksOf reports whether the money may be expenditure of a kind, in parts that are
// not known.
func (o *Open) SpeaksOf(k model.Kind) bool {
	return o.from.Whole() == model.FromFacts && slices.ContainsFunc(o.among, func(x model.Fact) bool { return x.Kind == k && x.Amount.IsZero() })
}

// gatherer makes lists of facts.
type gatherer struct {
	*Harvest
	in     *relation.Input
	tables *Tables
	names  names
	keys   map[string]model.Text // of projects, by their folded unit and name

	unitKinds map[string]model.Cell[model.UnitKind] // by folded name, "" for the only unit
}

// Lists makes the lists of a workbook. Who publishes, and for which year, is for
// others to say.
func Lists(in *relation.Input) *Harvest { return gather(in, Of(in)) }

// Totals makes them without telling projects apart: of another year only what
// subjects and funds add up to is wanted.
func Totals(in *relation.Input) *Harvest {
	t := Of(in)
	t.all = slices.DeleteFunc(t.all, func(e equation) bool { return e.names(model.ByProject) })
	return gather(in, t)
}

func gather(in *relation.Input, tables *Tables) *Harvest {
	g := &gatherer{Harvest: &Harvest{Disclosure: &model.Disclosure{Subjects: subject.New()}}, in: in, tables: tables, names: namesOf(in), keys: map[string]model.Text{}}
	g.projects()
	g.subjects()
	g.appropriations()
	g.economic()
	g.revenue()
	g.public()
	g.procurement()
	g.prior()
	g.detail()
	for _, u := range g.names.units {
		g.Units = append(g.Units, model.Member{Name: u, Kind: g.unitKinds[fold.Text(u.Value)]})
	}
	return g.Harvest
}

// subjects keeps names that the lists do not have, or have otherwise.
func (g *gatherer) subjects() {
	for _, s := range g.names.subjects {
		l := subject.Function
		if s.revenue {
			l = subject.Revenue
		}
		if name, ok := g.Subjects.Name(l, s.code); (!ok || !same(name, s.name.Value)) && s.name.Value != "" {
			g.Subjects.Add(l, s.code, s.name.Value)
		}
	}
}

// projects numbers the projects in the order of the tables.
func (g *gatherer) projects() {
	for _, p := range g.names.projects {
		key := model.Text{Value: fmt.Sprintf("P%02d", len(g.Projects)+1), At: p.name.At}
		g.keys[p.key] = key
		g.Projects = append(g.Projects, model.ProjectInfo{Key: key, Name: p.name, Category: g.names.category[p.key], Unit: g.unit(p.unit, p.name.At)})
	}
}

func (g *gatherer) unit(key string, at diag.Pos) model.Text {
	if u, ok := g.names.unit[key]; ok {
		return model.Text{Value: u.Value, At: at}
	}
	return model.Text{}
}

func cell[T any](v T, at diag.Pos) model.Cell[T] { return model.Cell[T]{Value: v, At: at} }

func amount(x *model.Fact) model.Amount { return model.Amount{Money: x.Amount, At: x.At} }

func (g *gatherer) appropriations() {
	f := g.tables.Facts(model.FromFacts)
	slices.SortStableFunc(f.Known, func(a, b Fact) int { return strings.Compare(g.key(&a), g.key(&b)) })
	var inferred []diag.Related
	for i := range f.Known {
		x := &f.Known[i]
		a := model.Appropriation{Unit: g.unit(x.Unit, x.At), Function: cell(x.Function, x.At), Fund: cell(x.Fund, x.At), Kind: cell(x.Kind, x.At),
			Origin: cell(x.Origin, x.At), Use: cell(x.Use, x.At), Project: cell(g.key(x), x.At), Amount: amount(&x.Fact)}
		g.Appropriations = append(g.Appropriations, a)
		switch name := g.names.projectName(x.Unit, x.Project); {
		case x.Partial && len(x.May) > 0:
			g.open(model.FromFacts, "项目“%s”%s（%s）%s的功能科目编码，可能是%s", name, x.Fund, x.Origin, g.show(x.Amount), strings.Join(x.May, "、"))
			for _, function := range x.May {
				may := x.Fact
				may.Function = function
				g.among(model.FromFacts, may)
			}
		case x.Inferred:
			g.Appropriations[i].Remark = model.Text{Value: "功能科目待核"}
			inferred = append(inferred, diag.Related{At: x.At, Message: fmt.Sprintf("“%s”：%s", name, x.Function)})
		case x.Kind == model.Project && x.Project == "" && len(g.Projects) > 0:
			g.open(model.FromFacts, "%s%s的项目支出（%s，%s）%s属于哪个项目", x.Function, g.names.function[x.Function], x.Fund, x.Origin, g.show(x.Amount))
		}
	}
	g.gaps(f.Gaps, model.FromFacts)
	if len(inferred) > 0 {
		g.Assigned.Add(diag.Diagnostic{Severity: diag.Hint, At: inferred[0].At, Message: fmt.Sprintf("公开的表不写项目用哪个功能科目，%d 笔由各表的合计推定", len(inferred)),
			Hints: []string{"请核对“支出预算”备注为“功能科目待核”的各行"}, Related: inferred})
	}
}

// key is that of a fact's project, "" for none.
func (g *gatherer) key(x *Fact) string {
	if k, ok := g.keys[x.Unit+paired+x.Project]; ok {
		return k.Value
	}
	return g.keys[paired+x.Project].Value
}

// show says an amount as the tables count.
func (g *gatherer) show(m money.Money) string {
	unit := g.in.Tables[0].Unit
	return m.Format(money.Format{Unit: unit, Places: 6, Trim: true}) + unit.String()
}

func (g *gatherer) open(list model.Source, format string, args ...any) {
	g.Open = append(g.Open, Open{Sheet: list.String(), What: fmt.Sprintf(format, args...)})
}

// among says what the money of the last open thing may be.
func (g *gatherer) among(list model.Source, facts ...model.Fact) {
	last := &g.Open[len(g.Open)-1]
	last.from, last.among = list, append(last.among, facts...)
}

// gaps names what is open by the figure that speaks of it.
func (g *gatherer) gaps(gaps []Gap, list model.Source) {
	for _, gap := range gaps {
		if list == model.FromEconomic && !slices.ContainsFunc(gap.Among, func(x model.Fact) bool { return x.DeptEconomic != "" }) {
			continue // no table lists economic subjects of this money
		}
		switch gap.By {
		case model.DimensionNone:
			g.open(list, "%s的 %s（%s）分不清%s", gap.Text, g.show(money.FromFen(gap.Fen)), gap.At, differ(gap.Among))
		case model.ByUnit: // asked for in each row
			g.Open = append(g.Open, Open{})
		default:
			g.open(list, "%s的 %s（%s）分不清%s，其%s没有填", gap.Text, g.show(money.FromFen(gap.Fen)), gap.At, differ(gap.Among), gap.By)
		}
		g.among(list, gap.Among...)
	}
}

// differ says in which dimensions facts differ.
func differ(facts []model.Fact) string {
	var out []string
	for _, d := range []struct {
		name string
		same func(a, b *model.Fact) bool
	}{
		{"科目", func(a, b *model.Fact) bool { return a.Function == b.Function && a.DeptEconomic == b.DeptEconomic }},
		{"资金性质", func(a, b *model.Fact) bool { return a.Fund == b.Fund }},
		{"支出类型", func(a, b *model.Fact) bool { return a.Kind == b.Kind }},
		{"资金来源", func(a, b *model.Fact) bool { return a.Origin == b.Origin }},
		{"项目", func(a, b *model.Fact) bool { return a.Project == b.Project }},
		{"单位", func(a, b *model.Fact) bool { return a.Unit == b.Unit }},
	} {
		for i := range facts {
			if !d.same(&facts[0], &facts[i]) {
				out = append(out, d.name)
				break
			}
		}
	}
	if out == nil {
		return "明细"
	}
	return strings.Join(out, "、")
}

// revenue: income of the general budget needs no code, others' that no table
// tells is asked for.
func (g *gatherer) revenue() {
	f := g.tables.Facts(model.FromRevenue)
	if f.Known == nil {
		f = g.tables.income()
	}
	for i := range f.Known {
		x := &f.Known[i]
		r := model.Revenue{Unit: g.unit(x.Unit, x.At), Code: cell(x.Function, x.At), Fund: cell(x.Fund, x.At), Origin: cell(x.Origin, x.At), Amount: amount(&x.Fact)}
		if !isCode(x.Function) {
			r.Code.Value, r.Name = "", cell(strings.TrimPrefix(x.Function, "无编码"), x.At)
		}
		if r.Code.Value == "" && needsCode(x.Fund) {
			g.open(model.FromRevenue, "%s（%s）%s的收入科目编码", x.Fund, x.Origin, g.show(x.Amount))
		}
		g.Revenue = append(g.Revenue, r)
	}
	g.gaps(f.Gaps, model.FromRevenue)
}

// needsCode: income of these is told apart by what it is levied for.
func needsCode(f model.Fund) bool { return f == model.GovernmentFund || f == model.StateCapital }

func isCode(s string) bool { return len(s) >= 3 && strings.Trim(s, "0123456789") == "" }

// public lists the four items once a table does. A blank beside a printed line is
// nothing spent.
func (g *gatherer) public() {
	f := g.tables.Facts(model.FromPublic)
	if !g.names.public {
		return
	}
	for _, item := range model.PublicItems {
		p := model.PublicExpense{Item: cell(item, diag.Pos{})}
		for _, list := range []*[3]model.Amount{&p.This, &p.Last} {
			for j := range list {
				list[j].Blank = true
			}
		}
		p.This[0] = model.Amount{At: g.names.items[item.ID()]}
		for i := range f.Known {
			x := &f.Known[i]
			for j, fund := range model.Appropriated {
				if x.Item == item.ID() && (x.Fund == fund || x.Fund == model.FundNone && j == 0 && g.general()) {
					of := &p.This
					if x.Year == model.LastYear {
						of = &p.Last
					}
					of[j] = amount(&x.Fact)
				}
			}
		}
		p.Item.At = p.This[0].At
		g.Public = append(g.Public, p)
	}
	g.gaps(f.Gaps, model.FromPublic)
	if g.general() {
		return
	}
	for i := range f.Known {
		if x := &f.Known[i]; x.Fund == model.FundNone {
			item, _ := model.ParsePublicItem(x.Item)
			g.open(model.FromPublic, "%s %s的资金性质", item, g.show(x.Amount))
			g.among(model.FromPublic, x.Fact)
			n := slices.IndexFunc(g.Public, func(p model.PublicExpense) bool { return p.Item.Value == item })
			g.Public[n].This[0].Blank = true
		}
	}
}

// general: of the government's budgets only the general one has money, so that
// what a table does not tell apart is of it.
func (g *gatherer) general() bool {
	return !slices.ContainsFunc(g.Appropriations, func(a model.Appropriation) bool {
		return a.Fund.Value == model.GovernmentFund || a.Fund.Value == model.StateCapital
	})
}

func (g *gatherer) procurement() {
	f := g.tables.Facts(model.FromProcurement)
	for i := range f.Known {
		x := &f.Known[i]
		category, _ := model.ParseProcurement(x.Item)
		g.Procurements = append(g.Procurements, model.ProcurementItem{Category: cell(category, x.At), Fund: cell(x.Fund, x.At), Amount: amount(&x.Fact)})
	}
	g.gaps(f.Gaps, model.FromProcurement)
}

func (g *gatherer) prior() {
	f := g.tables.Facts(model.FromPrior)
	for i := range f.Known {
		x := &f.Known[i]
		measure, _ := model.ParseMeasure(x.Item)
		p := model.PriorFigure{Unit: g.unit(x.Unit, x.At), Measure: cell(measure, x.At), Basis: cell(x.Year, x.At), Fund: cell(x.Fund, x.At), Amount: amount(&x.Fact)}
		switch measure {
		case model.EconomicSpending:
			p.Code = cell(x.DeptEconomic, x.At)
		default:
			p.Code = cell(x.Function, x.At)
		}
		g.Prior = append(g.Prior, p)
	}
	g.gaps(f.Gaps, model.FromPrior)
}

// detail: what functions spend on which economic subjects no two lists tell.
func (g *gatherer) detail() {
	if len(g.Economic) == 0 {
		return
	}
	told := map[*relation.Table]bool{}
	for i := range g.tables.all {
		e := &g.tables.all[i]
		if crossed(e) && e.fen != 0 && !told[e.table] {
			told[e.table] = true
			g.open(model.FromFacts, "《%s》里各功能科目用于哪些部门经济科目", g.in.Title(e.table.Form))
		}
	}
}

// crossed: a figure of a functional and an economic subject together.
func crossed(e *equation) bool {
	return e.from == model.FromDetail && e.names(model.ByEconomic)
}
