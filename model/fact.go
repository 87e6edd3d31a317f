package model

import (
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
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
)

var sourceNames = names[Source]{
	FromFacts:       {"facts", "支出预算", nil},
	FromRevenue:     {"revenue", "收入预算", nil},
	FromPublic:      {"public", "三公经费", nil},
	FromProcurement: {"procurement", "政府采购", nil},
	FromPrior:       {"prior", "上年数", nil},
	FromPurchases:   {"purchases", "政府购买服务", nil},
}

// ParseSource reads a source's name in form files.
func ParseSource(s string) (Source, bool) { return sourceNames.parse(s) }

// String returns the name of the sheet the facts come from.
func (s Source) String() string { return sourceNames[s].label }

// Year tells this year's figures from last year's.
type Year uint8

// The years.
const (
	ThisYear Year = iota
	LastYear
)

// Fact is an amount with every dimension a table can ask for; dimensions that
// a source does not have are zero.
type Fact struct {
	Unit         string
	UnitKind     UnitKind
	Fund         Fund
	Kind         Kind
	Origin       Origin
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
	facts [FromPurchases + 1][]Fact
}

// NewLedger lists the facts of every source in the order of the workbook.
// Blank amounts are no facts.
func NewLedger(d *Disclosure) *Ledger {
	l := &Ledger{}
	l.facts[FromFacts] = d.appropriationFacts()
	l.facts[FromRevenue] = d.revenueFacts()
	l.facts[FromPublic] = d.publicFacts()
	l.facts[FromProcurement] = d.procurementFacts()
	l.facts[FromPrior] = d.priorFacts()
	l.facts[FromPurchases] = d.purchaseFacts()
	return l
}

// Facts returns the facts of a source; they must not be changed.
func (l *Ledger) Facts(s Source) []Fact { return l.facts[s] }

// Select returns the facts that every filter lets through.
func (l *Ledger) Select(s Source, filters ...*Filter) []*Fact { return l.pick(nil, s, filters) }

// Sum adds the facts that every filter lets through. Src is nil when there is
// none.
func (l *Ledger) Sum(s Source, filters ...*Filter) Sum {
	var few [64]*Fact
	return SumOf(l.pick(few[:0], s, filters))
}

func (l *Ledger) pick(to []*Fact, s Source, filters []*Filter) []*Fact {
	facts, years := l.facts[s], namesYears(s, filters)
	for i := range facts {
		if matchAll(&facts[i], years, filters) {
			to = append(to, &facts[i])
		}
	}
	return to
}

// namesYears holds the rule that a query which names no year means this year's
// figures, except of last year's own list.
func namesYears(s Source, filters []*Filter) bool {
	for _, f := range filters {
		if f != nil && len(f.Years) > 0 {
			return true
		}
	}
	return s == FromPrior
}

// matchAll reports whether every filter lets a fact through. years says that
// the query names years.
func matchAll(f *Fact, years bool, filters []*Filter) bool {
	if !years && f.Year != ThisYear {
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
			Fund: a.Fund.Value, Kind: a.Kind.Value, Origin: a.Origin.Value,
			Function: a.Function.Value, DeptEconomic: a.DeptEconomic.Value, GovEconomic: a.GovEconomic.Value,
			Project: a.Project.Value, Category: categories[a.Project.Value],
			Amount: a.Amount.Money, At: a.Amount.At,
		})
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
		p := &d.Prior[i]
		if !p.Amount.Blank {
			facts = append(facts, Fact{Fund: p.Fund.Value, Function: p.Code.Value, Item: p.Measure.Value.ID(),
				Year: LastYear, Amount: p.Amount.Money, At: p.Amount.At})
		}
	}
	return facts
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
