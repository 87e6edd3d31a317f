package intake

import (
	"testing"

	"yugong/model/workbook/tables"
)

// TestYear: titles state the year, dates do not; of lists of
// two years the newer is read.
func TestYear(t *testing.T) {
	list := []string{heads, "人员类||工资|2010350|30101|一般公共预算|100"}
	for title, want := range map[string]int{"某县2026年支出明细表": 2026, "２０２６年度预算": 2026, "打印日期 2026年1月5日": 0, "2025年结转、2026年安排": 0, "明细表": 0} {
		d, _ := Read([]tables.Page{page("明细", append([]string{title + "（单位：元）"}, list...)...)}, words(t))
		if d.Year.Value != want {
			t.Errorf("%s: year %d, want %d", title, d.Year.Value, want)
		}
	}
	d, _ := Read([]tables.Page{page("甲", append([]string{"2025年 单位：元"}, list...)...), page("乙", append([]string{"2026年 单位：元"}, list...)...)}, words(t))
	if d.Year.Value != 2026 || len(d.Faults) != 1 || d.Faults[0].At.Sheet != "甲" || len(d.Appropriations) != 1 || d.Appropriations[0].Amount.At.Sheet != "乙" {
		t.Errorf("year %d, faults %v, facts %v", d.Year.Value, d.Faults, d.Appropriations)
	}
}
