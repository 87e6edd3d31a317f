package proof

import (
	"fmt"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
)

var stepRules = []rule{
	{Rule: check.Rule{ID: "S05", Title: "金额是编列单位的整倍数", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "公开格式写了 step 的，本年的各项金额是它的整倍数；上年结转按实际数，不核对",
		Basis:    "按整百元、整千元编列的预算，印出的数没有尾差",
		Hint:     "请按批复的预算数填写"},
		document: (*reader).steps},
}

// budgeted are the lists whose amounts are budgeted, not copied from elsewhere.
var budgeted = []model.Source{model.FromFacts, model.FromEconomic, model.FromRevenue, model.FromPublic, model.FromProcurement, model.FromPurchases}

// steps: S05. A list of amounts that break the step is one fault, at the first.
func (r *reader) steps() {
	data := r.Form.Data()
	if data.Step.V == "" {
		return
	}
	for _, s := range budgeted {
		if s == model.FromEconomic && len(r.Disclosure.Economic) == 0 {
			continue // the same cells as 支出预算
		}
		r.Compared("S05", len(r.Ledger.Facts(s)))
		if odd := oddAmounts(r.Ledger.Facts(s), data.Zeros); len(odd) > 0 {
			r.offStep = true
			r.Add(r.oddStep(odd, data.Step.V))
		}
	}
}

func oddAmounts(facts []model.Fact, zeros int32) (odd []*model.Fact) {
	for i := range facts {
		if f := &facts[i]; f.Year == model.ThisYear && f.Origin != model.Carryover && !f.Amount.Fits(money.Yuan, -zeros) {
			odd = append(odd, f)
		}
	}
	return odd
}

func (r *reader) oddStep(odd []*model.Fact, step string) diag.Diagnostic {
	const most = 9
	print := func(f *model.Fact) string { return f.Amount.In(r.Disclosure.Unit.AmountUnit.Value) }
	d := diag.Diagnostic{Severity: diag.Error, At: odd[0].At, Rule: "S05", Message: print(odd[0]) + " 不是整" + step, Expected: "整" + step}
	if len(odd) > 1 {
		d.Message += fmt.Sprintf("，这张表共%d格", len(odd))
	}
	for _, f := range odd[1:min(len(odd), 1+most)] {
		d.Related = append(d.Related, diag.Related{At: f.At, Message: print(f)})
	}
	return d
}
