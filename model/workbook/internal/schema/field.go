package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

// Absent is the value of a count that the workbook does not give.
const Absent = -1

// Labels of 单位信息 that have no type of their own in the model.
const (
	LabelUnitBudget = "单位预算"
	LabelDeptBudget = "部门预算"
	LabelPublicSum  = "合计" // a row of 三公经费 that holds a reason only
)

// EncodeValue prints a field as its cell holds it. Amounts are numbers in the
// workbook's unit, exact; all else is text.
func EncodeValue(field any, unit money.Unit) (text string, number bool) {
	switch f := field.(type) {
	case *model.Text:
		return f.Value, false
	case *model.Amount:
		if f.Blank {
			return "", false
		}
		return f.Format(money.Format{Unit: unit, Places: 6, Trim: true}), true
	case *model.Cell[model.PublicItem]:
		if f.Value == model.PublicItemNone {
			return LabelPublicSum, false
		}
		return f.Value.String(), false
	case *model.Cell[model.Year]:
		if f.Value == model.ThisYear {
			return "", false // of last year's list: nothing is said
		}
		return f.Value.String(), false
	case *model.Cell[bool]:
		if f.Value {
			return LabelDeptBudget, false
		}
		return LabelUnitBudget, false
	case *model.Cell[int]:
		// A count may be 0, a year may not.
		if f.Value == Absent {
			return "", false
		}
		return strconv.Itoa(f.Value), false
	case *model.Cell[time.Time]:
		if f.Value.IsZero() {
			return "", false
		}
		return f.Value.Format(time.DateOnly), false
	}
	return field.(anyCell).Content().(fmt.Stringer).String(), false // a test walks every column
}

// ChoicesHint lists what a column may hold, when that is a list.
func (c *Column) ChoicesHint(field any) []string {
	choices := c.Choices
	if len(choices) == 0 {
		choices = ChoicesOf(field)
	}
	if len(choices) == 0 || len(c.Choices) > 0 && !c.Strict {
		return nil
	}
	return []string{"可填：" + strings.Join(choices, "、")}
}

// ChoicesOf lists the names that a field of a type can have, for messages and
// drop-downs.
func ChoicesOf(field any) []string {
	switch field.(type) {
	case *model.Cell[model.Fund]:
		return labels(model.Funds...)
	case *model.Cell[model.Kind]:
		return labels(model.Kinds...)
	case *model.Cell[model.Origin]:
		return labels(model.Current, model.Carryover)
	case *model.Cell[model.Use]:
		return labels(model.Personnel, model.PublicFunds)
	case *model.Cell[model.Year]:
		return labels(model.LastYear, model.LastOutturn)
	case *model.Cell[model.UnitKind]:
		return labels(model.Administrative, model.CivilServant, model.Institution)
	case *model.Cell[model.Level]:
		return labels(model.Central, model.Provincial, model.Municipal, model.County, model.Township)
	case *model.Cell[model.Paging]:
		return labels(model.PagingCompact, model.PagingApart)
	case *model.Cell[model.Measure]:
		return labels(model.Measures...)
	case *model.Cell[model.PublicItem]:
		return append(labels(model.PublicItems...), LabelPublicSum)
	case *model.Cell[model.Procurement]:
		return labels(model.Goods, model.Works, model.Services)
	case *model.Cell[model.Topic]:
		return labels(model.Topics...)
	case *model.Cell[subject.List]:
		return labels(subject.Lists...)
	case *model.Cell[money.Unit]:
		return labels(money.Yuan, money.WanYuan)
	case *model.Cell[bool]:
		return []string{LabelUnitBudget, LabelDeptBudget}
	}
	return nil
}

func labels[T fmt.Stringer](values ...T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = v.String()
	}
	return slices.Clip(out)
}

// anyCell is a model.Cell of any type.
type anyCell interface {
	Place(diag.Pos)
	Source() diag.Pos
	Content() any
}

// PlaceOf is where a field's value was read.
func PlaceOf(field any) diag.Pos {
	if a, ok := field.(*model.Amount); ok {
		return a.At
	}
	return field.(anyCell).Source()
}

// Place gives a field its place; an amount is blank until read.
func Place(field any, at diag.Pos) {
	if a, ok := field.(*model.Amount); ok {
		a.At, a.Blank = at, true
		return
	}
	field.(anyCell).Place(at) // a test walks every column
}

func CodeExample(l subject.List) string {
	return [...]string{"2010350", "30101", "50501", "1030148"}[l]
}
