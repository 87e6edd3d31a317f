package workbook

import (
	"fmt"
	"strconv"
	"time"

	"yugong/model"
	"yugong/model/money"
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
	case *model.Cell[model.Year]:
		if f.Value == model.ThisYear {
			return "", false // of last year's list: nothing is said
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
	return field.(anyCell).Content().(fmt.Stringer).String(), false // a test walks every column
}
