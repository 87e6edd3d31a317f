package proof_test

import (
	"slices"
	"strings"
	"testing"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/render/frame"
	"yugong/templates/proof"
)

// realFaults are what the reference unit really published, and all that may be
// found in it.
var realFaults = []string{
	"警告 X13 名词解释!B2",  // 省直部门 in a county unit's glossary
	"提示 X12 支出预算",     // the shares of section five add to 100.01
	"提示 T15 支出预算!J19", // 公务接待费: a subject of administrative units
	"提示 T15 支出预算!J23", // 公务用车运行维护费: the same
	"警告 T11 绩效目标!B4",  // 网络千兆光纤费, in table 12 网络百兆光纤费
	"警告 T11 绩效目标!M5",  // 网络运行维护费: 26,000, in table 12 28,000
	"警告 T11 绩效目标!B7",  // 招标投标业务费, in table 12 招投标业务费
}

// TestExamples: no false alarm, and every real fault.
func TestExamples(t *testing.T) {
	for name, want := range map[string][]string{"yangcheng": realFaults, "full": nil, "department": nil} {
		t.Run(name, func(t *testing.T) {
			c := failing{base: name, pages: func(*testing.T, *frame.Document) {}}
			r := c.run(t)
			got := make([]string, len(r.Findings))
			for i, d := range r.Findings {
				got[i] = d.Severity.String() + " " + d.Rule + " " + d.At.Sheet
				if c := d.At.Cell(); c != "" {
					got[i] += "!" + c
				}
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("found\n%s\nwant\n%s", r.Findings.Error(), strings.Join(want, "\n"))
			}
		})
	}
}

// TestNothingPassesUnchecked: without control totals, and without a sheet of
// income, the rules on them have not passed.
func TestNothingPassesUnchecked(t *testing.T) {
	b := readBook(t, "department")
	for _, sheet := range []string{"批复数", "收入预算", "上年数", "三公经费"} {
		delete(b, sheet)
	}
	b["支出预算"] = dropEconomic(b["支出预算"], "30217", "30231")
	r := b.report(t)
	for _, rule := range []string{"K01", "K02", "K03", "K04", "K05", "K06", "T14", "Y01", "T08", "X09"} {
		if got := r.State(rule); got != check.NotChecked {
			t.Errorf("%s: %s, want %s", rule, got, check.NotChecked)
		}
	}
	for _, f := range r.Findings {
		if f.Severity == diag.Error && f.Rule != "S01" {
			t.Errorf("an error: %s", f)
		}
	}
	n := 0
	for _, s := range check.States() {
		n += r.Count(s)
	}
	if n != len(proof.Rules.Rules()) {
		t.Errorf("the states count %d rules of %d", n, len(proof.Rules.Rules()))
	}
}

func dropEconomic(rows [][]string, codes ...string) [][]string {
	var out [][]string
	for _, r := range rows {
		drop := false
		for _, c := range codes {
			drop = drop || r[7] == c
		}
		if !drop {
			out = append(out, r)
		}
	}
	return out
}

// TestRoundedInput: a workbook in 万元, rounded to two decimals, may miss its
// sums by (n+1) × 0.005 万元: a hint. Beyond it stays an error.
func TestRoundedInput(t *testing.T) {
	for _, c := range []struct {
		income string
		state  check.State
	}{
		{"472.01", check.Passed},
		{"472.05", check.Hinted},
		{"473.00", check.Failed},
	} {
		b := readBook(t, "yangcheng")
		inWan(t, b)
		b.set(t, "收入预算", "F2", "472.01", c.income)
		if got := b.report(t).State("T14"); got != c.state {
			t.Errorf("income of %s: %s, want %s", c.income, got, c.state)
		}
	}
}

// TestExactInput: the same difference is an error where amounts are exact.
func TestExactInput(t *testing.T) {
	b := readBook(t, "yangcheng")
	b.set(t, "收入预算", "F2", "4720100", "4720100.01")
	if got := b.report(t).State("T14"); got != check.Failed {
		t.Errorf("a fen of difference: %s, want %s", got, check.Failed)
	}
}

// TestAccepted: an explained warning is still counted and listed.
func TestAccepted(t *testing.T) {
	for _, place := range []string{"绩效目标!M5", "绩效目标！m5", "yangcheng[绩效目标]!M5", "绩效目标!M4:M6", " 绩效目标 ! M5 "} {
		b := readBook(t, "yangcheng")
		b.put("核对说明", reasonsHeader, "T11", place, "年中已调整", "张科长")
		r := b.report(t)
		if len(r.Accepted) != 1 || r.Accepted[0].Reason != "年中已调整" || r.Accepted[0].Who != "张科长" {
			t.Fatalf("%q: accepted %v", place, r.Accepted)
		}
		if len(r.Findings) != len(realFaults)-1 || r.State("T11") != check.Failed || r.State("N01") != check.Passed {
			t.Errorf("%q: %d open findings, T11 %s, N01 %s", place, len(r.Findings), r.State("T11"), r.State("N01"))
		}
	}
	b := readBook(t, "yangcheng")
	b.put("核对说明", reasonsHeader, "T11", "绩效目标", "名称以绩效目标表为准", "")
	if r := b.report(t); r.State("T11") != check.Explained || len(r.Accepted) != 3 {
		t.Errorf("a whole sheet: %s, %d accepted", r.State("T11"), len(r.Accepted))
	}
}

// inWan turns the amounts of a book into 万元 with two decimals.
func inWan(t *testing.T, b book) {
	t.Helper()
	for _, r := range b["单位信息"] {
		if strings.HasPrefix(r[0], "金额单位") {
			r[1] = "万元"
		}
	}
	for sheet, columns := range amountColumns {
		for _, col := range columns {
			if b[sheet] == nil {
				continue
			}
			i := slices.Index(b[sheet][0], col)
			for _, r := range b[sheet][1:] {
				if m, err := money.Parse(r[i], money.Yuan); err == nil {
					r[i] = m.Format(money.Format{Unit: money.WanYuan, Places: 2})
				}
			}
		}
	}
}
