package proof

import (
	"regexp"
	"strings"
	"sync"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// denial is a clause that says there is none of what tables list. Nothing may
// stand behind it that narrows it: 没有政府采购进口产品 denies little.
type denial struct {
	what, needs string                // what it is called, and a word without which no pattern is tried
	pattern     func() *regexp.Regexp // compiled when a text needs it: ten of them take a millisecond of every start
	claim
}

func denies(what, needs, words string, s model.Source, filter func(*model.Fact) bool) denial {
	return denial{what, needs, sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:^|[。；，;,\n])(?:其中[：:]?)?(?:本单位|本部门|我单位|我部门|单位|部门)?(?:\d{4}年(?:度)?|本年度?|今年)?(?:预算)?(?:均|也)?(?:没有|无|未|不)(?:安排|涉及|编制|列支|发生)?(?:使用)?` +
			words + `(?:预算|支出|经费|资金|项目|安排|拨款|事项)*(?:$|[。；，;,\n])`)
	}), claim{source: s, filter: filter}}
}

var denials = []denial{
	denies("政府采购", "政府采购", `政府采购`, model.FromProcurement, all),
	denies("政府购买服务", "购买服务", `政府购买服务`, model.FromPurchases, all),
	denies("“三公”经费", "三公", `“?三公”?经费`, model.FromPublic, all),
	denies("公务接待费", "接待", `公务接待费?`, model.FromPublic, item("reception")),
	denies("因公出国（境）费", "出国", `因公出国(?:（境）)?费?`, model.FromPublic, item("abroad")),
	denies("公务用车购置费", "用车购置", `公务用车购置费?`, model.FromPublic, item("vehicle-purchase")),
	denies("公务用车运行维护费", "用车运行", `公务用车运行(?:维护)?费?`, model.FromPublic, item("vehicle-running")),
	denies("项目支出", "项目", `项目(?:支出)`, model.FromFacts, func(f *model.Fact) bool { return f.Kind == model.Project }),
	denies("政府性基金预算", "基金", `政府性基金(?:预算)?(?:安排的)?`, model.FromFacts, func(f *model.Fact) bool { return f.Fund == model.GovernmentFund }),
	denies("国有资本经营预算", "国有资本", `国有资本经营(?:预算)?(?:安排的)?`, model.FromFacts, func(f *model.Fact) bool { return f.Fund == model.StateCapital }),
}

// denied: X01. A unit's own text may not deny what the tables list.
func (r *reader) denied(p *piece, span int) {
	s := p.text[span].Text
	for i := range denials {
		d := &denials[i]
		if !strings.Contains(s, d.needs) {
			continue
		}
		at := d.pattern().FindStringIndex(s)
		if at == nil {
			continue
		}
		r.Compared("X01", 1)
		if now, _ := r.total(&d.claim); now.Sign() > 0 {
			base := p.starts[span]
			r.Add(diag.Diagnostic{Severity: diag.Error, At: p.place(span), Rule: "X01", Message: "文字说没有" + d.what + "，表里却有：" + p.quote(base+at[0], base+at[1]),
				Expected: now.In(r.Disclosure.Unit.AmountUnit.Value)})
		}
	}
}

// vehicles is how many a text says that there are.
var vehicles = regexp.MustCompile(`(?:共有|实有|现有)(?:公务用车|公务车|车辆)共?([0-9]+)辆`)

// counted: X01. So many vehicles as 国有资产 says.
func (r *reader) counted(p *piece, span int) {
	m := vehicles.FindStringSubmatchIndex(p.text[span].Text)
	if m == nil {
		return
	}
	for i := range r.Disclosure.Assets {
		a := &r.Disclosure.Assets[i]
		if a.Name.Value != "公务用车实有" {
			continue
		}
		r.Compared("X01", 1)
		said, err := money.Parse(p.text[span].Text[m[2]:m[3]], money.Yuan)
		if held, e := money.Parse(a.Quantity.Value, money.Yuan); err == nil && e == nil && !said.Equal(held) {
			base := p.starts[span]
			r.Add(diag.Diagnostic{Severity: diag.Error, At: p.place(span), Rule: "X01", Message: "文字中的车辆数与“国有资产”不一致：" + p.quote(base+m[0], base+m[1]),
				Expected: held.String() + "辆"})
		}
	}
}
