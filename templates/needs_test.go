package templates

import (
	"os"
	"slices"
	"testing"

	"yugong/model"
)

// A blank workbook for a form has the sheets, the topics and the figures of last
// year that its tables and texts read.
func TestNeeds(t *testing.T) {
	texts := func(without ...model.Topic) []model.Topic {
		return slices.DeleteFunc(slices.Clone(model.Topics), func(t model.Topic) bool { return slices.Contains(without, t) })
	}
	for dir, want := range map[string]Needs{
		"shanxi-unit": {nil, model.Topics, []model.Measure{model.IncomeTotal, model.ExpenditureTotal, model.CurrentExpenditure, model.OperatingExpense}},
		"shanghai": {[]string{"收入预算", "政府购买服务"}, texts(model.WholeUnitNote, model.PurchaseNote, model.PurchaseHead, model.PurchaseFoot),
			[]model.Measure{model.CurrentExpenditure, model.FunctionSpending, model.OperatingExpense, model.Income}},
		"central": {[]string{"收入预算", "政府购买服务"}, texts(model.WholeUnitNote, model.PurchaseNote, model.PurchaseHead, model.PurchaseFoot),
			[]model.Measure{model.OperatingExpense}},
	} {
		f, faults := Load(os.DirFS(dir))
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		if got := f.Needs(); !slices.Equal(got.Unread, want.Unread) || !slices.Equal(got.Topics, want.Topics) || !slices.Equal(got.Measures, want.Measures) {
			t.Errorf("%s: %v, want %v", dir, got, want)
		}
	}
}
