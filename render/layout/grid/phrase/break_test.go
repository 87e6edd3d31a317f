package phrase

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestBreak(t *testing.T) {
	tests := []struct {
		name        string
		lines, room int
		even        bool
		want        string // with ｜ between lines, "" for none
	}{
		{"当年预算安排", 2, 10, true, "当年预算｜安排"},
		{"上年结转安排", 2, 10, true, "上年结转｜安排"},
		{"一般公共预算", 2, 9, true, "一般公共｜预算"},
		{"政府性基金预算", 2, 10, true, "政府性｜基金预算"},
		{"国有资本经营预算", 2, 8, true, "国有资本｜经营预算"},
		{"财政专户管理资金", 3, 8, true, "财政专户｜管理｜资金"},
		{"经济效益指标", 2, 10, true, "经济效益｜指标"},
		{"可持续影响指标", 2, 10, true, "可持续｜影响指标"},
		{"服务对象满意度指标", 2, 12, true, "服务对象｜满意度指标"},
		{"满意度指标", 2, 8, true, "满意度｜指标"},
		{"主管部门及代码", 2, 10, true, "主管部门｜及代码"},
		{"项目设立必要性", 2, 10, true, "项目设立｜必要性"},
		{"保证项目实施的制度、措施", 2, 14, true, "保证项目实施的｜制度、措施"},
		{"2026年12月15日前", 2, 12, true, "2026年12月｜15日前"},
		{"2025年合计", 2, 8, true, "2025年｜合计"},
		{"机关事业单位基本养老保险缴费支出", 2, 22, false, "机关事业单位基本养老｜保险缴费支出"},
		{"合计", 2, 2, true, ""},                   // a character a line is left to para
		{"ABC", 2, 3, true, ""},                  // no place to break
		{"国有资本经营预算", 2, 6, true, ""},             // does not fit
		{"公务用车购置及运行费", 1, 40, true, ""},          // one line needs no help
		{"（一）政府购买服务", 2, 10, true, "（一）政府｜购买服务"}, // marks stay with what they hold
	}
	for _, tt := range tests {
		got, ok := Break(tt.name, tt.lines, tt.room, tt.even)
		if got = strings.ReplaceAll(got, "\n", "｜"); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s on %d lines of %d: got %q, want %q", tt.name, tt.lines, tt.room, got, tt.want)
		}
	}
}

func TestWordsAreClean(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range strings.Fields(list) {
		if n := utf8.RuneCountInString(w); n < 2 || n > longest {
			t.Errorf("%s has %d characters", w, n)
		}
		if seen[w] {
			t.Errorf("%s stands twice", w)
		}
		seen[w] = true
	}
}

func FuzzBreak(f *testing.F) {
	f.Add("政府性基金预算", 2, 10, true)
	f.Add("a、b（c）", 3, 4, false)
	f.Fuzz(func(t *testing.T, name string, lines, room int, even bool) {
		if lines > 8 || len(name) > 200 || strings.Contains(name, "\n") || !utf8.ValidString(name) {
			return
		}
		got, ok := Break(name, lines, room, even)
		if !ok {
			return
		}
		if strings.ReplaceAll(got, "\n", "") != name {
			t.Errorf("%q becomes %q", name, got)
		}
		if n := strings.Count(got, "\n") + 1; n != lines {
			t.Errorf("%q: %d lines, want %d", got, n, lines)
		}
	})
}

func BenchmarkBreak(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Break("服务对象满意度指标", 2, 12, true)
	}
}

func TestCuts(t *testing.T) {
	for broken, want := range map[string]bool{
		"国有资本经\n营收入预算": true, "国有资本\n经营收入预算": false, "国有资本\n经营收入\n预算": false, "国有资\n本经营收入预算": true,
	} {
		if got := Cuts("国有资本经营收入预算", broken); got != want {
			t.Errorf("%q: %v", broken, got)
		}
	}
}
