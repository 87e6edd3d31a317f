package rollup

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// transfers tells the money that units of the department pass on to each
// other: what one spends as 对附属单位补助支出 another has as 上级补助收入, and
// what one spends as 上缴上级支出 the department has as 附属单位上缴收入. It is
// counted twice in the department's totals.
func (r *roll) transfers() {
	r.transfer("对附属单位补助支出", r.spent(model.AffiliateSupport), "上级补助收入", r.received(model.SuperiorSubsidy))
	r.transfer("上缴上级支出", r.spent(model.Remittance), "附属单位上缴收入", r.received(model.AffiliatePayment))
}

// side is one end of transfers: its sum and the cells.
type side struct {
	total money.Money
	cells []diag.Related
}

func (s *side) add(unit string, a model.Amount, in money.Unit) {
	if a.Blank || a.IsZero() {
		return
	}
	s.total = s.total.Add(a.Money)
	s.cells = append(s.cells, diag.Related{At: a.At, Message: unit + " " + shown(a.Money, in)})
}

func (r *roll) spent(kind model.Kind) (s side) {
	for i := range r.out.Appropriations {
		if a := &r.out.Appropriations[i]; a.Kind.Value == kind {
			s.add(a.Unit.Value, a.Amount, r.out.Unit.AmountUnit.Value)
		}
	}
	return s
}

func (r *roll) received(fund model.Fund) (s side) {
	for i := range r.out.Revenue {
		if v := &r.out.Revenue[i]; v.Fund.Value == fund {
			s.add(v.Unit.Value, v.Amount, r.out.Unit.AmountUnit.Value)
		}
	}
	return s
}

func (r *roll) transfer(out string, from side, in string, to side) {
	unit := r.out.Unit.AmountUnit.Value
	switch {
	case len(from.cells) == 0 || len(to.cells) == 0:
		return // to or from somebody outside
	case from.total.Equal(to.total):
		r.list.Add(diag.Diagnostic{Severity: diag.Warning, At: from.cells[0].At,
			Message: "部门内部往来 " + shown(from.total, unit) + "：" + out + "与" + in + "相等，在部门合计里算了两次",
			Hints:   []string{"请在汇总的工作簿里两边抵销，用这笔钱的支出改写为原来的资金性质"}, Related: append(from.cells, to.cells...)})
	default:
		r.list.Add(diag.Diagnostic{Severity: diag.Warning, At: from.cells[0].At,
			Message: "部门内部往来两边不等：" + out + " " + shown(from.total, unit) + "，" + in + " " + shown(to.total, unit),
			Hints:   []string{"属于内部往来的两边应相等；与部门以外单位的往来除外"}, Related: append(from.cells, to.cells...)})
	}
}

func shown(m money.Money, unit money.Unit) string {
	return m.Format(money.Format{Unit: unit, Places: 6, Trim: true, Group: true}) + unit.String()
}
