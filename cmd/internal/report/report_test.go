package report

import (
	"strings"
	"testing"

	"yugong/model/diag"
)

func sample() diag.List {
	at := func(sheet string, row, col int) diag.Pos {
		return diag.Pos{Book: "预算.xlsx", Sheet: sheet, Row: row, Col: col}
	}
	return diag.List{
		{Severity: diag.Warning, At: at("支出预算", 12, 6), Message: "“壹万”不是金额", Expected: "数字", Hints: []string{"请改成 10000"}},
		{Severity: diag.Error, At: at("单位信息", 0, 0), Message: "缺少“年度”"},
		{Severity: diag.Error, At: at("支出预算", 3, 1), Rule: "T01", Message: "第一行\n第二行\x1b[31m",
			Related: []diag.Related{{At: at("项目", 2, 1), Message: "项目在这里"}}},
		{Severity: diag.Hint, Message: "没有地点的提示"},
	}
}

func TestWrite(t *testing.T) {
	const want = `提示：没有地点的提示
单位信息（1 处错误）
  错误 单位信息：缺少“年度”
支出预算（1 处错误、1 处警告）
  错误 支出预算!A3：第一行 第二行 [31m（规则 T01）
      参见 项目!A2：项目在这里
  警告 支出预算!F12：“壹万”不是金额；应为数字；请改成 10000
`
	list := sample()
	var b strings.Builder
	if err := Write(&b, list); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", b.String(), want)
	}
	if list[0].Severity != diag.Warning {
		t.Error("the caller's list was sorted in place")
	}
}

func TestSeveralBooksAreNamed(t *testing.T) {
	list := append(sample(), diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: "format.yaml", Row: 3, Col: 5}, Message: "没有这个设置"})
	var b strings.Builder
	Write(&b, list)
	for _, want := range []string{
		"format.yaml（1 处错误）\n  错误 format.yaml:3:5：没有这个设置\n",
		"预算.xlsx[支出预算]（1 处错误、1 处警告）\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

func TestCount(t *testing.T) {
	if got, want := Count(sample()), "2 处错误、1 处警告、1 处提示"; got != want {
		t.Errorf("Count = %q, want %q", got, want)
	}
	if got := Count(nil); got != "" {
		t.Errorf("Count of nothing = %q", got)
	}
}

// Lines of a text file are no cells below each other.
func TestEqualFindingsOfATextFile(t *testing.T) {
	var list diag.List
	list.Errorf(diag.Pos{Book: "format.yaml", Row: 7, Col: 29}, "没有这个设置")
	list.Errorf(diag.Pos{Book: "format.yaml", Row: 8, Col: 29}, "没有这个设置")
	var b strings.Builder
	Write(&b, list)
	if !strings.Contains(b.String(), "format.yaml:7:29：") || !strings.Contains(b.String(), "format.yaml:8:29：") {
		t.Error(b.String())
	}
}

func TestEqualFindingsBelowEachOtherAreOneLine(t *testing.T) {
	var list diag.List
	for row := 2; row <= 31; row++ {
		list.Errorf(diag.Pos{Book: "预算.xlsx", Sheet: "支出预算", Row: row, Col: 12}, "“金额”没有填写")
	}
	list[10].Message = "“金额”不是金额"                                                       // L12
	list.Errorf(diag.Pos{Book: "预算.xlsx", Sheet: "支出预算", Row: 40, Col: 12}, "“金额”没有填写") // not adjacent
	const want = `支出预算（31 处错误）
  错误 支出预算!L2:L11：“金额”没有填写
  错误 支出预算!L12：“金额”不是金额
  错误 支出预算!L13:L31：“金额”没有填写
  错误 支出预算!L40：“金额”没有填写
`
	var b strings.Builder
	Write(&b, list)
	if b.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", b.String(), want)
	}
}
