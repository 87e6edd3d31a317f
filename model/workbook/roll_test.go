package workbook

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"yugong/model"
	"yugong/model/workbook/roll"
	"yugong/model/workbook/write"
)

func TestRoll(t *testing.T) {
	d := readFixture(t, "small")
	next := roll.Next(d)
	if untouched := readFixture(t, "small"); !reflect.DeepEqual(d, untouched) {
		t.Error("Roll changed its input")
	}
	if next.Unit.Year.Value != 2026 || !next.Unit.Date.Value.IsZero() {
		t.Errorf("year %d, date %v", next.Unit.Year.Value, next.Unit.Date.Value)
	}
	var prior []string
	for _, p := range next.Prior {
		prior = append(prior, fmt.Sprint(p.Measure.Value, " ", p.Code.Value, " ", p.Fund.Value, " ", p.Amount.Money, " ", p.Reason.Value, " ", p.Purpose.Value))
	}
	want := []string{
		"收入总计   1330000.37  ",
		"支出总计   1330000.37  ",
		"当年支出  一般公共预算 1250000.37  ",
		"当年支出  政府性基金预算 80000  ",
		"当年支出  国有资本经营预算 0  ",
		"功能科目支出 2010350 一般公共预算 1200000.37  保障运转",
		"功能科目支出 2010302 一般公共预算 50000  ",
		"功能科目支出 2348801 政府性基金预算 80000  ",
	}
	if !slices.Equal(prior, want) {
		t.Errorf("last year's figures:\n%q\nwant:\n%q", prior, want)
	}
	reception := next.Public[1]
	if !reception.This[0].Blank || reception.Last[0].String() != "3000" || reception.Reason.Value != "" {
		t.Errorf("公务接待费: %+v", reception)
	}
	if len(next.Accepted) > 0 || next.Assets[0].Quantity.Value != "" || next.Assets[1].Quantity.Value != "1" {
		t.Errorf("accepted %v, assets %v", next.Accepted, next.Assets)
	}
	if tgt := next.Targets[0]; !tgt.Annual.Total.Blank || tgt.Overview != d.Targets[0].Overview || len(tgt.Indicators) != 2 {
		t.Errorf("target: %+v", tgt)
	}
}

// TestRollDropsCarriedOver: what was carried over into this year says nothing
// about the next.
func TestRollDropsCarriedOver(t *testing.T) {
	d := readFixture(t, "small")
	d.Appropriations[0].Origin.Value = model.Carryover
	d.Appropriations[1].Kind.Value = model.CarryForward
	d.Revenue[0].Origin.Value = model.Carryover
	next := roll.Next(d)
	if len(next.Appropriations) != 2 || len(next.Revenue) != 1 {
		t.Errorf("%d facts, %d lines of income", len(next.Appropriations), len(next.Revenue))
	}
	if got := next.Prior[0].Amount.String(); got != "1330000.37" {
		t.Errorf("last year's total %s must hold everything", got)
	}
	for _, p := range next.Prior {
		if p.Measure.Value == model.FunctionSpending && p.Code.Value == d.Appropriations[1].Function.Value {
			t.Errorf("what is carried forward is told as spent: %+v", p)
		}
	}
}

// TestRollOperating: only administrative units have 机关运行经费.
func TestRollOperating(t *testing.T) {
	d := readFixture(t, "small")
	d.Units[0].Kind.Value = model.Administrative
	i := slices.IndexFunc(roll.Next(d).Prior, func(p model.PriorFigure) bool { return p.Measure.Value == model.OperatingExpense })
	if i < 0 || roll.Next(d).Prior[i].Amount.String() != "200000.12" {
		t.Errorf("index %d in %+v", i, roll.Next(d).Prior)
	}
}

// TestRollOperatingOfTwoLists: 机关运行经费 is summed where the economic
// subjects stand, and not at all where some money has none.
func TestRollOperatingOfTwoLists(t *testing.T) {
	operating := func(d *model.Disclosure) string {
		for _, p := range roll.Next(d).Prior {
			if p.Measure.Value == model.OperatingExpense {
				return p.Amount.String()
			}
		}
		return "not known"
	}
	d := readFixture(t, "small")
	d.Units[0].Kind.Value = model.Administrative
	for i := range d.Appropriations {
		a := &d.Appropriations[i]
		if a.Kind.Value != model.Basic {
			continue
		}
		d.Economic = append(d.Economic, model.EconomicItem{Unit: a.Unit, Fund: a.Fund, Kind: a.Kind, Origin: a.Origin, DeptEconomic: a.DeptEconomic, Amount: a.Amount})
		a.DeptEconomic.Value, a.GovEconomic.Value = "", ""
	}
	if got := operating(d); got != "200000.12" {
		t.Errorf("of two lists: %s", got)
	}
	d.Economic = nil
	if got := operating(d); got != "not known" {
		t.Errorf("without subjects: %s", got)
	}
}

// TestRolledReads: a rolled workbook asks for every amount, once each, and for
// nothing else.
func TestRolledReads(t *testing.T) {
	var buf bytes.Buffer
	if err := write.Disclosure(&buf, roll.Next(readFixture(t, "small"))); err != nil {
		t.Fatal(err)
	}
	_, list := ReadXLSX(buf.Bytes(), "a.xlsx")
	var got []string
	for _, f := range list {
		got = append(got, f.String())
	}
	want := []string{
		"a.xlsx[支出预算]!L2：“金额”没有填写", "a.xlsx[支出预算]!L3：“金额”没有填写",
		"a.xlsx[支出预算]!L4：“金额”没有填写", "a.xlsx[支出预算]!L5：“金额”没有填写",
		"a.xlsx[收入预算]!F2：“金额”没有填写", "a.xlsx[收入预算]!F3：“金额”没有填写",
		"a.xlsx[政府购买服务]!F2：“购买金额”没有填写",
		"a.xlsx[政府采购]!C2：“金额”没有填写", "a.xlsx[政府采购]!C3：“金额”没有填写",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant\n%q", got, want)
	}
}

// TestDatedTexts: what a rolled workbook copied and names a year gone by is
// listed, and told in the workbook; the list is not read.
func TestDatedTexts(t *testing.T) {
	d := readFixture(t, "small")
	d.Targets[0].Term.Value, d.Targets[0].Overview.Value = "2025年", "二〇一八年建成。"
	d.Notes[0].Body.Value = "2025年内设3个科室。"
	next := roll.Next(d)
	got := write.DatedTexts(next)
	want := []write.Dated{{Sheet: "绩效目标", Cell: "F2", Head: "项目期", Text: "2025年"}, {Sheet: "说明", Cell: "B2", Head: "内容", Text: "2025年内设3个科室。"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	var buf bytes.Buffer
	if err := write.Rolled(&buf, next, write.Extent{}); err != nil {
		t.Fatal(err)
	}
	_, list := ReadXLSX(buf.Bytes(), "a.xlsx")
	for _, f := range list {
		if f.At.Sheet == "结转核对" || f.At.Sheet == "" {
			t.Errorf("the list is read: %v", f)
		}
	}
}
