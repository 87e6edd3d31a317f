package preview_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// faulty copies a unit with a fault of every series in its sheets.
func faulty(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "有错的单位")
	if err := os.CopyFS(dir, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	change := func(sheet string, edit func(string) string) {
		t.Helper()
		file := filepath.Join(dir, sheet+".csv")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		now := edit(string(data))
		if now == string(data) {
			t.Fatalf("%s is as it was", sheet)
		}
		if err := os.WriteFile(file, []byte(now), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	replace := func(from, to string) func(string) string {
		return func(s string) string { return strings.Replace(s, from, to, 1) }
	}
	more := func(lines string) func(string) string {
		return func(s string) string { return strings.TrimRight(s, "\r\n") + "\n" + lines + "\n" }
	}
	change("批复数", replace("支出总计,,91421907.73", "支出总计,,91421907.74"))
	change("三公经费", replace("15829.98", "12643.56"))
	change("国有资产", more("无形资产,3,项"))
	change("上年数", func(s string) string {
		s = strings.Replace(s, "收入总计,,,,70993058.51", "收入总计,,,,70993058.61", 1)
		return more("经济科目支出,30101,,一般公共预算,1200000,,")(s)
	})
	change("支出预算", replace("2120101,行政运行", "2120101,#N/A"))
	change("项目", more("P99,无人用的项目,其他运转类,"))
	change("绩效目标", replace("监督抽测经费", "监督抽测费"))
	change("说明", func(s string) string {
		s = strings.Replace(s, "单位职责,", "单位职责,2024年至今。。", 1)
		return more("其他说明,联系电话13800138000，比上年减少20.00万元。主要原因是：在职人员增加。人员经费3204.66万元，占基本支出的91.02%；公用经费366.20万元，占8.98%。")(s)
	})
	if err := os.WriteFile(filepath.Join(dir, "核对说明.csv"), []byte("规则,位置,理由,说明人\nT11,绩效目标!M99,已核对,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestEveryFaultAnswers: whatever is found, choosing it marks a place of a page
// or says why there is none.
func TestEveryFaultAnswers(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, faulty(t)).url)
	b.wait("faults are listed", `document.querySelectorAll("#fault-list .fault").length > 12`)
	series := map[byte]bool{}
	n := eval[int](b, `document.querySelectorAll(".fault > button").length`)
	for i := range n {
		button := fmt.Sprintf(`document.querySelectorAll(".fault > button")[%d]`, i)
		text := eval[string](b, `(() => { const f = `+button+`; f.click(); return f.textContent })()`)
		rule := eval[string](b, button+`.querySelector(".rule")?.textContent ?? ""`)
		b.wait("an answer to "+text, `(() => { const f = `+button+`;
			const v = document.getElementById("view").getBoundingClientRect();
			return [...document.querySelectorAll(".mark.of-fault")].some((m) => { const r = m.getBoundingClientRect(); return r.bottom > v.top && r.top < v.bottom }) || f.parentElement.querySelector("p.quiet")?.textContent.length > 5 })()`)
		if rule != "" {
			series[rule[0]] = true
		}
	}
	for _, s := range "CKNRSTXY" {
		if !series[byte(s)] {
			t.Errorf("no fault of series %c among %d", s, n)
		}
	}
	b.quiet()
}
