package model

import (
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

// Source names a list of facts that tables and sentences sum over.
type Source uint8

// The sources.
const (
	SourceNone      Source = iota
	FromFacts              // 支出预算
	FromRevenue            // 收入预算
	FromPublic             // 三公经费, this year and last
	FromProcurement        // 政府采购
	FromPrior              // 上年数
	FromPurchases          // 政府购买服务
	FromEconomic           // 经济分类: expenditure by economic subject; of 支出预算 where the workbook has no such sheet
	FromDetail             // 支出预算 by functional and economic subject together
	FromTargets            // 绩效目标, lines only
	FromIndicators         // 绩效指标, lines only
	fromOwn                // the first list of a form's own
)

// Whole returns the list whose money a list tells apart in another way: all
// lists of expenditure add up to 支出预算.
func (s Source) Whole() Source {
	if s == FromEconomic || s == FromDetail {
		return FromFacts
	}
	return s
}

// OwnSource is the n-th list that a form adds, from 0.
func OwnSource(n int) Source { return fromOwn + Source(n) }

// Own returns which of a form's own lists a source is, from 0.
func (s Source) Own() (n int, ok bool) { return int(s) - int(fromOwn), s >= fromOwn }

var sourceNames = names[Source]{
	FromFacts:       {"facts", "支出预算", nil},
	FromRevenue:     {"revenue", "收入预算", nil},
	FromPublic:      {"public", "三公经费", nil},
	FromProcurement: {"procurement", "政府采购", nil},
	FromPrior:       {"prior", "上年数", nil},
	FromPurchases:   {"purchases", "政府购买服务", nil},
	FromEconomic:    {"economic", "经济分类", nil},
	FromDetail:      {"detail", "支出预算明细", nil},
	FromTargets:     {"targets", "绩效目标", nil},
	FromIndicators:  {"indicators", "绩效指标", nil},
}

// ParseSource reads a source's name in form files.
func ParseSource(s string) (Source, bool) { return sourceNames.parse(s) }

// String returns the name of the sheet the facts come from.
func (s Source) String() string { return sourceNames[s].label }

// ID returns the name used in forms.
func (s Source) ID() string { return sourceNames[s].id }

// Year tells this year's figures from last year's.
type Year uint8

// The years.
const (
	ThisYear    Year = iota // this year's budget
	LastYear                // last year's budget
	LastOutturn             // 上年执行数
)

var yearIDs = []string{"this", "last", "outturn"}

// ParseYear reads a year's name in forms.
func ParseYear(s string) (Year, bool) {
	i := slices.Index(yearIDs, s)
	return Year(max(i, 0)), i >= 0
}

// ID returns the name used in forms.
func (y Year) ID() string { return yearIDs[y] }

// String returns the Chinese name.
func (y Year) String() string {
	return [...]string{"本年预算数", "上年预算数", "上年执行数"}[y]
}

// Fact is an amount with every dimension a table can ask for; dimensions that
// a source does not have are zero.
type Fact struct {
	Unit         string
	UnitKind     UnitKind
	Fund         Fund
	Kind         Kind
	Origin       Origin
	Use          Use
	Function     string // functional subject code, or revenue subject code of FromRevenue
	DeptEconomic string
	GovEconomic  string
	Project      string // key
	Category     string // of the project: 其他运转类, 特定目标类
	Item         string // id of a 三公 item, a procurement category or a measure
	Year         Year
	Amount       money.Money
	At           diag.Pos
}

// Ledger holds a disclosure's facts by source, made once and then shared.
type Ledger struct {
	facts [][]Fact
}

// NewLedger lists the facts of every source in the order of the workbook.
// Blank amounts are no facts.
func NewLedger(d *Disclosure) *Ledger {
	l := &Ledger{facts: make([][]Fact, int(fromOwn)+len(d.Records))}
	l.facts[FromFacts] = d.appropriationFacts()
	l.facts[FromRevenue] = d.revenueFacts()
	l.facts[FromPublic] = d.publicFacts()
	l.facts[FromProcurement] = d.procurementFacts()
	l.facts[FromPrior] = d.priorFacts()
	l.facts[FromPurchases] = d.purchaseFacts()
	l.facts[FromDetail], l.facts[FromEconomic] = l.facts[FromFacts], l.facts[FromFacts]
	if len(d.Economic) > 0 {
		l.facts[FromDetail], l.facts[FromEconomic] = nil, d.economicFacts()
	}
	for i := range d.Records {
		l.facts[OwnSource(i)] = d.Records[i].facts()
	}
	return l
}

// Facts returns the facts of a source; they must not be changed. A list of a
// form's own that the workbook was read without has none.
func (l *Ledger) Facts(s Source) []Fact {
	if int(s) >= len(l.facts) {
		return nil
	}
	return l.facts[s]
}

// Select returns the facts that every filter lets through.
func (l *Ledger) Select(s Source, filters ...*Filter) []*Fact { return l.pick(nil, s, filters) }

// Sum adds the facts that every filter lets through. Src is nil when there is
// none.
func (l *Ledger) Sum(s Source, filters ...*Filter) Sum {
	var few [64]*Fact
	return SumOf(l.pick(few[:0], s, filters))
}

func (l *Ledger) pick(to []*Fact, s Source, filters []*Filter) []*Fact {
	facts, year := l.Facts(s), yearOf(s, filters)
	for i := range facts {
		if matchAll(&facts[i], year, filters) {
			to = append(to, &facts[i])
		}
	}
	return to
}

// anyYear stands for the years that a query names itself.
const anyYear = Year(255)

// yearOf holds the rule that a query which names no year means this year's
// figures; of last year's own list, last year's budget.
func yearOf(s Source, filters []*Filter) Year {
	if namesYears(filters) {
		return anyYear
	}
	if s == FromPrior {
		return LastYear
	}
	return ThisYear
}

func namesYears(filters []*Filter) bool {
	for _, f := range filters {
		if f != nil && len(f.Years) > 0 {
			return true
		}
	}
	return false
}

// matchAll reports whether every filter lets a fact of a year through.
func matchAll(f *Fact, year Year, filters []*Filter) bool {
	if year != anyYear && f.Year != year {
		return false
	}
	for _, flt := range filters {
		if flt != nil && !flt.Match(f) {
			return false
		}
	}
	return true
}

func (d *Disclosure) appropriationFacts() []Fact {
	categories := map[string]string{}
	for i := range d.Projects {
		categories[d.Projects[i].Key.Value] = d.Projects[i].Category.Value
	}
	kinds := d.unitKinds()
	facts := make([]Fact, 0, len(d.Appropriations))
	for i := range d.Appropriations {
		a := &d.Appropriations[i]
		if a.Amount.Blank {
			continue
		}
		facts = append(facts, Fact{
			Unit: a.Unit.Value, UnitKind: kinds[a.Unit.Value],
			Fund: a.Fund.Value, Kind: a.Kind.Value, Origin: a.Origin.Value, Use: a.use(),
			Function: a.Function.Value, DeptEconomic: a.DeptEconomic.Value, GovEconomic: a.GovEconomic.Value,
			Project: a.Project.Value, Category: categories[a.Project.Value],
			Amount: a.Amount.Money, At: a.Amount.At,
		})
	}
	return facts
}

// use is what basic expenditure goes on: as the workbook says, or as the
// economic subject has it.
func (a *Appropriation) use() Use {
	if a.Use.Value != UseNone || a.Kind.Value != Basic {
		return a.Use.Value
	}
	return useOf(a.DeptEconomic.Value)
}

func useOf(economic string) Use {
	switch {
	case len(economic) < 3:
		return UseNone
	case subject.Personnel(economic):
		return Personnel
	}
	return PublicFunds
}

// economicFacts lists the sheet 经济分类.
func (d *Disclosure) economicFacts() []Fact {
	kinds := d.unitKinds()
	var facts []Fact
	for i := range d.Economic {
		e := &d.Economic[i]
		if e.Amount.Blank {
			continue
		}
		f := Fact{Unit: e.Unit.Value, UnitKind: kinds[e.Unit.Value], Fund: e.Fund.Value, Kind: e.Kind.Value, Origin: e.Origin.Value,
			DeptEconomic: e.DeptEconomic.Value, GovEconomic: e.GovEconomic.Value, Amount: e.Amount.Money, At: e.Amount.At}
		if f.Kind == Basic {
			f.Use = useOf(f.DeptEconomic)
		}
		facts = append(facts, f)
	}
	return facts
}

func (d *Disclosure) unitKinds() map[string]UnitKind {
	kinds := map[string]UnitKind{}
	for i := range d.Units {
		kinds[d.Units[i].Name.Value] = d.Units[i].Kind.Value
	}
	return kinds
}

func (d *Disclosure) revenueFacts() []Fact {
	var facts []Fact
	for i := range d.Revenue {
		r := &d.Revenue[i]
		if !r.Amount.Blank {
			facts = append(facts, Fact{Unit: r.Unit.Value, Fund: r.Fund.Value, Origin: r.Origin.Value,
				Function: r.Code.Value, Amount: r.Amount.Money, At: r.Amount.At})
		}
	}
	return facts
}

func (d *Disclosure) publicFacts() []Fact {
	var facts []Fact
	for i := range d.Public {
		p := &d.Public[i]
		for year, amounts := range [][3]Amount{p.This, p.Last} {
			for j, a := range amounts {
				if !a.Blank && p.Item.Value != PublicItemNone {
					facts = append(facts, Fact{Fund: Appropriated[j], Origin: Current, Item: p.Item.Value.ID(),
						Year: Year(year), Amount: a.Money, At: a.At})
				}
			}
		}
	}
	return facts
}

func (d *Disclosure) procurementFacts() []Fact {
	var facts []Fact
	for i := range d.Procurements {
		p := &d.Procurements[i]
		if !p.Amount.Blank {
			facts = append(facts, Fact{Fund: p.Fund.Value, Item: p.Category.Value.ID(), Amount: p.Amount.Money, At: p.Amount.At})
		}
	}
	return facts
}

func (d *Disclosure) priorFacts() []Fact {
	var facts []Fact
	for i := range d.Prior {
		if p := &d.Prior[i]; !p.Amount.Blank {
			facts = append(facts, p.Fact())
		}
	}
	return facts
}

// Year is which of last year's figures it is: the budget, unless its 口径 is
// 执行数.
func (p *PriorFigure) Year() Year {
	if p.Basis.Value == LastOutturn {
		return LastOutturn
	}
	return LastYear
}

// Fact is what filters look at, of a figure without an amount too.
func (p *PriorFigure) Fact() Fact {
	f := Fact{Unit: p.Unit.Value, Fund: p.Fund.Value, Item: p.Measure.Value.ID(),
		Year: p.Year(), Amount: p.Amount.Money, At: p.Amount.At}
	switch p.Measure.Value {
	case EconomicSpending:
		f.DeptEconomic = p.Code.Value
	case ProjectSpending:
		f.Project = p.Code.Value
	default:
		f.Function = p.Code.Value
	}
	return f
}

func (d *Disclosure) purchaseFacts() []Fact {
	var facts []Fact
	for i := range d.Purchases {
		p := &d.Purchases[i]
		if !p.Amount.Blank {
			facts = append(facts, Fact{Unit: p.Unit.Value, Amount: p.Amount.Money, At: p.Amount.At})
		}
	}
	return facts
}

// Filter lets facts through by their dimensions. An empty list lets every
// value through; a query none of whose filters names Years means this year.
type Filter struct {
	Funds      []Fund
	Kinds      []Kind
	Origins    []Origin
	Uses       []Use
	UnitKinds  []UnitKind
	Functions  []string // code prefixes
	Economic   []string // prefixes of department economic codes
	Government []string // prefixes of government economic codes
	Projects   []string
	Categories []string
	Units      []string
	Items      []string
	Years      []Year
	Exact      bool // codes are compared whole, not as prefixes
}

// Match reports whether the filter lets a fact through.
func (f *Filter) Match(x *Fact) bool {
	return matchFund(f.Funds, x.Fund) &&
		match(f.Kinds, x.Kind) &&
		match(f.Origins, x.Origin) &&
		match(f.Uses, x.Use) &&
		match(f.UnitKinds, x.UnitKind) &&
		f.matchCode(f.Functions, x.Function) &&
		f.matchCode(f.Economic, x.DeptEconomic) &&
		f.matchCode(f.Government, x.GovEconomic) &&
		match(f.Projects, x.Project) &&
		match(f.Categories, x.Category) &&
		match(f.Units, x.Unit) &&
		match(f.Items, x.Item) &&
		match(f.Years, x.Year)
}

func match[T comparable](want []T, have T) bool {
	for _, w := range want {
		if w == have {
			return true
		}
	}
	return len(want) == 0
}

func matchFund(want []Fund, have Fund) bool {
	for _, w := range want {
		if have.Within(w) {
			return true
		}
	}
	return len(want) == 0
}

func (f *Filter) matchCode(want []string, have string) bool {
	if f.Exact {
		return match(want, have)
	}
	for _, w := range want {
		if strings.HasPrefix(have, w) {
			return true
		}
	}
	return len(want) == 0
}
