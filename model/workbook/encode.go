package workbook

import (
	"fmt"
	"strconv"
	"time"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/subject"
)

// encodeValue prints a field as its cell holds it. Amounts are numbers in the
// workbook's unit, exact; all else is text.
func encodeValue(field any, unit money.Unit) (text string, number bool) {
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
			return labelPublicSum, false
		}
		return f.Value.String(), false
	case *model.Cell[bool]:
		if f.Value {
			return labelDeptBudget, false
		}
		return labelUnitBudget, false
	case *model.Cell[int]:
		// A count may be 0, a year may not.
		if f.Value == absent {
			return "", false
		}
		return strconv.Itoa(f.Value), false
	case *model.Cell[time.Time]:
		if f.Value.IsZero() {
			return "", false
		}
		return f.Value.Format(time.DateOnly), false
	}
	return encodeName(field), false
}

func encodeName(field any) string {
	var v fmt.Stringer
	switch f := field.(type) {
	case *model.Cell[model.Fund]:
		v = f.Value
	case *model.Cell[model.Kind]:
		v = f.Value
	case *model.Cell[model.Origin]:
		v = f.Value
	case *model.Cell[model.UnitKind]:
		v = f.Value
	case *model.Cell[model.Level]:
		v = f.Value
	case *model.Cell[model.Measure]:
		v = f.Value
	case *model.Cell[model.Procurement]:
		v = f.Value
	case *model.Cell[model.Topic]:
		v = f.Value
	case *model.Cell[subject.List]:
		v = f.Value
	case *model.Cell[money.Unit]:
		v = f.Value
	default:
		panic(fmt.Sprintf("workbook: no name for %T", field)) // a test walks every column
	}
	return v.String()
}
