package model

import "slices"

// Dimension is what facts are told apart by.
type Dimension uint8

// The dimensions.
const (
	DimensionNone Dimension = iota
	ByFund                  // 资金性质
	ByKind                  // 支出类型
	ByOrigin                // 资金来源
	ByUse                   // 经费类别: 人员经费 or 公用经费, of basic expenditure
	ByUnitKind              // 单位性质
	ByFunction              // 功能科目; of income, 收入科目
	ByEconomic              // 部门经济科目
	ByGovernment            // 政府经济科目
	ByCategory              // 项目类别
	ByProject               // 项目
	ByUnit                  // 单位
	ByItem                  // what the list itself tells apart: 三公 item, category of procurement, measure
	ByYear                  // 年份: this year's budget, last year's, last year's 执行数
)

var dimensionNames = names[Dimension]{
	ByFund:       {"fund", "资金性质", nil},
	ByKind:       {"kind", "支出类型", nil},
	ByOrigin:     {"origin", "资金来源", nil},
	ByUse:        {"use", "经费类别", nil},
	ByUnitKind:   {"unit-kind", "单位性质", nil},
	ByFunction:   {"function", "功能科目", nil},
	ByEconomic:   {"economic", "部门经济科目", nil},
	ByGovernment: {"government", "政府经济科目", nil},
	ByCategory:   {"category", "项目类别", nil},
	ByProject:    {"project", "项目", nil},
	ByUnit:       {"unit", "单位", nil},
	ByItem:       {"item", "事项", nil},
	ByYear:       {"year", "年份", nil},
}

// Dimensions lists every dimension.
var Dimensions = []Dimension{ByFund, ByKind, ByOrigin, ByUse, ByUnitKind, ByFunction, ByEconomic, ByGovernment,
	ByCategory, ByProject, ByUnit, ByItem, ByYear}

// String returns the Chinese name.
func (d Dimension) String() string { return dimensionNames[d].label }

// ID returns the name used in forms.
func (d Dimension) ID() string { return dimensionNames[d].id }

// ParseDimension reads a dimension's name in forms.
func ParseDimension(s string) (Dimension, bool) { return dimensionNames.parse(s) }

// Schema declares a list of facts once: what its facts are told apart by, the
// values that can be, and what a line of it has to print. What a form may ask
// of the list, and what its README says of it, follow from this.
type Schema struct {
	Source     Source
	ID         string // in forms
	Name       string // of the sheet
	Dimensions []Dimension
	Fields     []Field                // of a line, for rows that are its lines
	Values     map[Dimension][]string // ids, where the list allows fewer than the dimension has
}

// Field is what a line of a list can print in a column.
type Field struct {
	ID, Name string
	Amount   bool
	By       Dimension // what it tells lines apart by, DimensionNone for what is only printed
}

// Has reports whether the facts of a list have a dimension.
func (s *Schema) Has(d Dimension) bool { return slices.Contains(s.Dimensions, d) }

// Field returns a field by its name in forms.
func (s *Schema) Field(id string) (Field, bool) {
	for _, f := range s.Fields {
		if f.ID == id {
			return f, true
		}
	}
	return Field{}, false
}

// Schemas are the lists that every workbook has, in the order of their
// sources. A form may add lists of its own behind them.
var Schemas = []Schema{
	declare(FromFacts, ByFund, ByKind, ByOrigin, ByUse, ByUnitKind, ByFunction, ByCategory, ByProject, ByUnit),
	declare(FromRevenue, ByFund, ByOrigin, ByFunction, ByUnit),
	declare(FromPublic, ByFund, ByOrigin, ByItem, ByYear).
		only(ByFund, ids(Appropriated)).only(ByOrigin, ids([]Origin{Current})).only(ByItem, ids(PublicItems)).only(ByYear, yearIDs[:2]),
	declare(FromProcurement, ByFund, ByItem).only(ByItem, ids([]Procurement{Goods, Works, Services})),
	declare(FromPrior, ByFund, ByFunction, ByEconomic, ByProject, ByUnit, ByItem, ByYear).
		only(ByItem, ids(Measures)).only(ByYear, yearIDs[1:]),
	declare(FromPurchases, ByUnit).prints(purchaseFields),
	declare(FromEconomic, ByFund, ByKind, ByOrigin, ByUse, ByUnitKind, ByEconomic, ByGovernment, ByUnit),
	declare(FromDetail, ByFund, ByKind, ByOrigin, ByUse, ByUnitKind, ByFunction, ByEconomic, ByGovernment, ByCategory, ByProject, ByUnit),
	declare(FromTargets, ByProject, ByItem).only(ByItem, targetItems).prints(targetFields),
	declare(FromIndicators, ByProject, ByItem).only(ByItem, targetItems).prints(indicatorFields),
}

func declare(s Source, dimensions ...Dimension) Schema {
	return Schema{Source: s, ID: s.ID(), Name: s.String(), Dimensions: dimensions, Values: map[Dimension][]string{}}
}

func (s Schema) only(d Dimension, values []string) Schema {
	s.Values[d] = values
	return s
}

func (s Schema) prints(fields []Field) Schema {
	s.Fields = fields
	return s
}

// spendingLists are the lists of expenditure, the one with the fewest
// dimensions that people have first.
var spendingLists = []Source{FromFacts, FromEconomic, FromDetail}

// SpendingList chooses the list of expenditure that has all dimensions asked
// for, or lacks the fewest. A query that names no list means it.
func SpendingList(asked ...Dimension) Source {
	best, fewest := FromFacts, len(asked)+1
	for _, s := range spendingLists {
		lacks := 0
		for _, d := range asked {
			if !Schemas[s-1].Has(d) {
				lacks++
			}
		}
		if lacks < fewest {
			best, fewest = s, lacks
		}
	}
	return best
}

func ids[T interface{ ID() string }](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.ID()
	}
	return out
}

// Allowed lists the ids that a dimension can have in the list; nil when it is
// open.
func (s *Schema) Allowed(d Dimension) []string {
	if v := s.Values[d]; v != nil {
		return v
	}
	return DimensionValues(d)
}

// DimensionValues lists the ids that a dimension can have at all; nil for those
// that are open: codes, units, projects.
func DimensionValues(d Dimension) []string {
	switch d {
	case ByFund:
		return ids(Funds)
	case ByKind:
		return ids(Kinds)
	case ByOrigin:
		return ids([]Origin{Current, Carryover})
	case ByUse:
		return ids([]Use{Personnel, PublicFunds})
	case ByUnitKind:
		return ids([]UnitKind{Administrative, CivilServant, Institution})
	case ByCategory:
		return ProjectCategories
	case ByItem:
		return slices.Concat(ids(PublicItems), ids([]Procurement{Goods, Works, Services}), ids(Measures))
	case ByYear:
		return yearIDs
	}
	return nil
}

// ProjectCategories are the categories of 项目.
var ProjectCategories = []string{"其他运转类", "特定目标类"}
