package compare_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"yugong/model/compare"
	"yugong/model/money"
)

// table makes a table of texts; what is written as 12.30 is an amount.
func table(name, head string, lines ...string) compare.Table {
	t := compare.Table{Name: name}
	for _, h := range strings.Split(head, "|") {
		t.Columns = append(t.Columns, compare.Column{Head: h})
	}
	for _, l := range lines {
		var r compare.Row
		for _, s := range strings.Split(l, "|") {
			c := compare.Cell{Text: s}
			if strings.Contains(s, ".") {
				if m, err := money.Parse(s, money.Yuan); err == nil {
					c.Amount, c.Figure = m, true
				}
			}
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func facts(a, b compare.Table) []string {
	var out []string
	for _, c := range compare.Facts(&compare.Version{Facts: []compare.Table{a}}, &compare.Version{Facts: []compare.Table{b}}) {
		out = append(out, c.String())
	}
	return out
}

// TestBlankAndZero: they differ, by no amount.
func TestBlankAndZero(t *testing.T) {
	const head = "科目|金额"
	got := facts(table("支出预算", head, "2010301|0.00"), table("支出预算", head, "2010301|"))
	if want := "2010301，金额 0 → （空）"; len(got) != 1 || got[0] != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRows(t *testing.T) {
	const head = "科目|资金|经济|金额"
	base := []string{"2010301|一般|30101|100.00", "2010301|一般|30201|20.00", "2010350|一般|30201|30.00", "2010350|基金|31002|40.00"}
	for _, c := range []struct {
		name string
		rows []string
		want []string
	}{
		{"the same in another order", []string{base[3], base[1], base[0], base[2]}, nil},
		{"an amount", []string{base[0], base[1], "2010350|一般|30201|33.00", base[3]}, []string{"2010350·一般·30201，金额 30 → 33（增 3，10%）"}},
		{"a row in between", []string{base[0], "2010301|一般|30213|5.00", base[1], base[2], base[3]}, []string{"增加 2010301·一般·30213，金额 5"}},
		{"a row that went", []string{base[0], base[1], base[3]}, []string{"删去 2010350·一般·30201，金额 30"}},
		{"another fund", []string{base[0], base[1], "2010350|基金|30201|30.00", base[3]}, []string{"2010350·30201，资金 “一般” → “基金”"}},
		{"one of two equal rows", append([]string{base[0]}, base...), []string{"增加 2010301·一般·30101，金额 100"}},
	} {
		got := facts(table("支出预算", head, base...), table("支出预算", head, c.rows...))
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Rows that only count are compared without their numbers.
func TestNumberedRows(t *testing.T) {
	a := table("表", "序号|项目|金额", "1|甲项目|1.00", "2|乙项目|2.00", "3|丙项目|3.00")
	b := table("表", "序号|项目|金额", "1|新项目|9.00", "2|甲项目|1.00", "3|乙项目|2.00", "4|丙项目|3.00")
	if got := facts(a, b); len(got) != 1 || got[0] != "增加 新项目，金额 9" {
		t.Errorf("%q", got)
	}
}

// A column more is no difference where it holds nothing.
func TestColumnMore(t *testing.T) {
	a, b := table("表", "项目|金额", "甲|1.00"), table("表", "项目|备注|金额", "甲||1.00")
	if got := facts(a, b); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

// The years of two years' documents are the same words; a text that both have
// as it is says the same.
func TestYears(t *testing.T) {
	a := &compare.Version{Year: 2025, Pages: []string{"2025年预算", "依据2025年的文件"},
		Texts: []compare.Text{{Text: "2025年预算比2024年增加。"}, {Text: "依据2025年2月的文件。"}}, Facts: []compare.Table{table("表", "2025年|2024年", "1.00|2.00")}}
	b := &compare.Version{Year: 2026, Pages: []string{"2026年预算", "依据2025年的文件"},
		Texts: []compare.Text{{Text: "2026年预算比2025年增加。"}, {Text: "依据2025年2月的文件。"}}, Facts: []compare.Table{table("表", "2026年|2025年", "1.00|2.00")}}
	if r := compare.Versions(a, b); !r.Same() {
		t.Errorf("%+v", r)
	}
	b.Year = 2025
	if r := compare.Versions(a, b); len(r.Texts) != 1 || len(r.Pages) != 1 {
		t.Errorf("of one year: %+v", r)
	}
}

func TestTexts(t *testing.T) {
	texts := func(lines ...string) *compare.Version {
		v := &compare.Version{Pages: []string{}}
		for _, l := range lines {
			v.Texts = append(v.Texts, compare.Text{Text: l})
		}
		return v
	}
	a := texts("第一段没有改动。", "预算收入总计9142.19万元，比上年增加2042.88万元。", "要删去的一段话在这里。", "最后一段没有改动。")
	b := texts("第一段没有改动。", "预算收入总计9142.87万元，比上年增加2042.88万元。", "最后一段没有改动。", "全新的内容与别处毫无关系。")
	r := compare.Versions(a, b)
	var got []string
	for i := range r.Texts {
		got = append(got, r.Texts[i].Kind.ID()+" "+r.Texts[i].String())
	}
	want := []string{"changed “…入总计9142.19万元” → “…入总计9142.87万元”", "removed 删去 “要删去的一段话在这里。”", "added 增加 “全新的内容与别处毫无关系。”"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q", got)
	}
}

// TestEdits makes random tables and edits them: as many rows differ as were
// touched, and a table never differs from itself in another order.
func TestEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := 3 + r.IntN(40)
		var lines []string
		for i := range n {
			lines = append(lines, fmt.Sprintf("20%d|%s|3%04d|%d.50", r.IntN(5), []string{"一般", "基金"}[r.IntN(2)], i, 1+r.IntN(9000)))
		}
		a := table("表", "科目|资金|经济|金额", lines...)
		r.Shuffle(n, func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		if got := facts(a, table("表", "科目|资金|经济|金额", lines...)); len(got) != 0 {
			t.Fatalf("in another order: %q", got)
		}
		lines[0] = strings.Replace(lines[0], ".50", ".75", 1)
		lines[1] += "0" // the same amount
		lines[2] = "999|其他|88888|1.00"
		if got := facts(a, table("表", "科目|资金|经济|金额", lines...)); len(got) != 3 {
			t.Fatalf("%d rows: %q", n, got)
		}
	}
}
