package check

import (
	"cmp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// Sheets that findings speak of.
const (
	sheetUnit       = "单位信息"
	sheetRevenue    = "收入预算"
	sheetPublic     = "三公经费"
	sheetTargets    = "绩效目标"
	missingRevenue  = "没有“收入预算”表"
	missingPublic   = "没有“三公经费”表"
	missingApproved = "没有“批复数”表"
	missingPrior    = "没有“上年数”表"
)

var revenueRules = []Rule{
	{ID: "T14", Title: "收入与支出分资金一致", Severity: diag.Error,
		Compares: "“收入预算”按资金性质、资金来源（部门预算并按单位）的合计＝“支出预算”同口径合计；基金和国资当年数由 T07 核对",
		Basis:    "每一种资金的收入等于用它安排的支出（含年终结转）",
		Hint:     "请核对两张表中这项资金的金额、资金性质和资金来源，是否漏行或重复",
		Run:      (*Pass).revenue},
}

// account is what income and spending are compared by.
type account struct {
	unit   string // of a department's document
	fund   model.Fund
	origin model.Origin
}

// accountTotal is one side of an account.
type accountTotal struct {
	sum   money.Money
	facts []*model.Fact
}

// revenue holds the sheet 收入预算 against the facts, account by account: the
// current year of the two budgets that have tables of their own (7 to 9) under
// T07, all else under T14.
func (p *Pass) revenue() {
	if len(p.d.Revenue) == 0 {
		p.Unchecked("T14", missingRevenue)
		p.ownTables()
		return
	}
	p.eachAccount(model.FromRevenue, model.FromFacts, model.Filter{}, p.balance)
}

// eachAccount visits the accounts of two sources in order, with what the facts
// of a filter add up to in each.
func (p *Pass) eachAccount(a, b model.Source, only model.Filter, visit func(account, *accountTotal, *accountTotal)) {
	whole := p.undivided(a) || p.undivided(b)
	units := p.d.Unit.Department.Value && !p.homeless(a) && !p.homeless(b)
	in, out := p.accounts(a, whole, units, &only), p.accounts(b, whole, units, &only)
	var all []account
	for a := range in {
		all = append(all, a)
	}
	for a := range out {
		if _, ok := in[a]; !ok {
			all = append(all, a)
		}
	}
	slices.SortFunc(all, func(a, b account) int {
		return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.fund, b.fund), cmp.Compare(a.origin, b.origin))
	})
	none := &accountTotal{}
	for _, a := range all {
		visit(a, cmp.Or(in[a], none), cmp.Or(out[a], none))
	}
}

// ownTables: without income lines tables 7 and 9 stand empty beside 8 and 9's
// right side.
func (p *Pass) ownTables() {
	for _, fund := range []model.Fund{model.GovernmentFund, model.StateCapital} {
		t, facts := p.sum(model.FromFacts, func(f *model.Fact) bool { return f.Fund == fund && f.Origin == model.Current })
		if len(facts) == 0 {
			continue
		}
		p.add("T07", p.sheet(sheetRevenue), p.money(t), "%s当年支出 %s，没有填写收入", fund, p.money(t))
	}
}

// undivided reports whether a source gives 单位资金 without its kinds: then they
// are compared as one.
func (p *Pass) undivided(s model.Source) bool {
	return slices.ContainsFunc(p.ledger.Facts(s), func(f model.Fact) bool { return f.Fund == model.UnitFunds })
}

// homeless reports whether money of a source names no unit, as where X05 found
// what is no name: then a department is compared as one.
func (p *Pass) homeless(s model.Source) bool {
	return slices.ContainsFunc(p.ledger.Facts(s), func(f model.Fact) bool { return f.Unit == "" })
}

func (p *Pass) accounts(s model.Source, whole, units bool, only *model.Filter) map[account]*accountTotal {
	m := map[account]*accountTotal{}
	facts := p.ledger.Facts(s)
	for i := range facts {
		f := &facts[i]
		if !only.Match(f) {
			continue
		}
		a := account{fund: f.Fund, origin: f.Origin}
		if whole && f.Fund.Parent() != model.FundNone {
			a.fund = f.Fund.Parent()
		}
		if units {
			a.unit = f.Unit
		}
		t := m[a]
		if t == nil {
			t = &accountTotal{}
			m[a] = t
		}
		t.sum = t.sum.Add(f.Amount)
		t.facts = append(t.facts, f)
	}
	return m
}

// String names the account in messages.
func (a account) String() string { return a.unit + a.fund.String() + "（" + a.origin.String() + "）" }

func (a account) own() bool {
	return a.origin == model.Current && (a.fund == model.GovernmentFund || a.fund == model.StateCapital)
}

func (p *Pass) balance(a account, in, out *accountTotal) {
	rule := "T14"
	if a.own() {
		rule = "T07"
	}
	v := p.compare(in.sum, out.sum, len(in.facts)+len(out.facts))
	if v == equal {
		p.Compared(rule, 1)
		return
	}
	at := p.sheet(sheetRevenue)
	if len(in.facts) > 0 {
		at = in.facts[0].At
	}
	diff := in.sum.Sub(out.sum)
	p.Add(diag.Diagnostic{Severity: p.severity(v, rule), At: at, Rule: rule, Expected: p.money(out.sum),
		Message: a.String() + "收入合计 " + p.money(in.sum) + "，支出合计 " + p.money(out.sum) + "，相差 " + p.money(diff.Abs()),
		Related: p.suspects(diff, in, out)})
}

// suspects names lines whose amount explains a difference: counted twice or
// left out (the whole amount), with the wrong sign (twice the amount), or in 元
// for 万元 and the other way round.
func (p *Pass) suspects(diff money.Money, sides ...*accountTotal) []diag.Related {
	var out []diag.Related
	for _, side := range sides {
		for _, f := range side.facts {
			switch amount := f.Amount.Abs(); {
			case len(out) == 3:
				return out
			case amount.Equal(diff.Abs()):
				out = append(out, diag.Related{At: f.At, Message: "这一行的金额正好等于差额：是否重复、漏填另一边，或填错资金"})
			case amount.Times(wanFactor-1).Sub(diff.Abs().Times(wanFactor)).Abs().Cmp(amount) < 0:
				out = append(out, diag.Related{At: f.At, Message: "这一行若多填了 10,000 倍，正好等于差额：请核对是元还是万元"})
			case amount.Times(wanFactor - 1).Equal(diff.Abs()):
				out = append(out, diag.Related{At: f.At, Message: "这一行若少填了 10,000 倍，正好等于差额：请核对是元还是万元"})
			case amount.Add(amount).Equal(diff.Abs()):
				out = append(out, diag.Related{At: f.At, Message: "这一行金额的两倍正好等于差额：是否填错正负号"})
			}
		}
	}
	return out
}
