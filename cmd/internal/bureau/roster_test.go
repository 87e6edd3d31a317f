package bureau

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/cmd/internal/batch"
	"yugong/model/diag"
	"yugong/model/workbook/overview"
)

func readRoster(t *testing.T, text string) (*Roster, diag.List) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "名单.csv")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	r, faults, err := ReadRoster(path)
	if err != nil {
		t.Fatal(err)
	}
	return r, faults
}

const names = `2026年应报送单位名单,,
序号,预算单位编码,单位名称,联系人,主管部门
1,001,云岫县一小,王,云岫县教育局
2,002,云岫县二小,李,云岫县教育局
3,003,云岫县三小,,云岫县教育局
4,004,云岫县四小,,云岫县教育局
5,005,云岫县五小,,云岫县教育局
6,006,云岫县六小,,云岫县教育局
7,006,云岫县六小,,云岫县教育局
,,合计,,
`

// handedIn are the deliveries: 一小 as it should be, 二小 twice, 三小 under
// another name, 四小 not read, 五小 of another year, 六小 not at all, and a stranger.
func handedIn() []batch.Record {
	unit := func(input, name, code string, year int) batch.Record {
		return batch.Record{Input: input, Unit: name, Code: code, Year: year, Name: "x.pdf", Output: "x.pdf", Final: true}
	}
	return []batch.Record{
		unit("1.xlsx", "云岫县一小", "001", 2026), unit("2.xlsx", "云岫县二小", "002", 2026), unit("2b.xlsx", "云岫县 二小", "002", 2026),
		unit("3.xlsx", "云岫县第三小学", "003", 2026),
		{Input: "教育/四小.xls", Unread: true, Findings: diag.List{{Severity: diag.Error, Message: "是旧格式", Hints: []string{"另存"}}}},
		unit("5.xlsx", "云岫县五小", "005", 2025), unit("9.xlsx", "云岫县九小", "009", 2026),
	}
}

func TestRoster(t *testing.T) {
	r, faults := readRoster(t, names)
	if len(r.Entries) != 6 || len(faults) != 1 || faults[0].At.Cell() != "C9" {
		t.Fatalf("%d entries, %v; want 6 and a double at C9", len(r.Entries), faults)
	}
	records := handedIn()
	v := NewReview(records, nil, r)
	var got []string
	for _, e := range v.Roster {
		got = append(got, fmt.Sprintf("%s %s %s", e.Name, e.State, e.Note))
	}
	want := []string{
		"云岫县一小 已报送 ", "云岫县二小 重复报送 收到 2 份",
		"云岫县三小 名称不同 名单上编码 003 的单位是“云岫县三小”，工作簿里写的是“云岫县第三小学”",
		"云岫县四小 未读取 是旧格式", "云岫县五小 已报送 ", "云岫县六小 未报送 没有收到文件", "云岫县九小 名单外 名单上没有这个单位",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if v.Names[4] != "云岫县四小" || v.Records[4].Superior != "云岫县教育局" || v.Lacking() != 1 {
		t.Errorf("unread: %q of %q; %d lacking", v.Names[4], v.Records[4].Superior, v.Lacking())
	}
	if f := v.Records[5].Findings; len(f) != 1 || f[0].Message != "年度是 2025，其他单位多为 2026" {
		t.Errorf("odd year: %+v", f)
	}
	if len(records[3].Findings) != 0 || records[4].Superior != "" {
		t.Error("the records given were changed")
	}
}

func TestRosterWithoutHeads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("甲,乙\n1,2\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadRoster(path); err == nil || !strings.Contains(err.Error(), "yugong roster") {
		t.Errorf("%v", err)
	}
}

// The blank roster is read back as it was written.
func TestBlankRoster(t *testing.T) {
	var b bytes.Buffer
	if err := overview.WriteRoster(&b, [][]string{{"云岫县一小", "001", "云岫县教育局"}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	r, faults, err := ReadRoster(path)
	if err != nil || len(faults) > 0 || len(r.Entries) != 1 || r.Entries[0].Code != "001" || r.Entries[0].Superior != "云岫县教育局" {
		t.Errorf("%+v %v %v", r, faults, err)
	}
}

func TestDesk(t *testing.T) {
	r, _ := readRoster(t, names)
	v := NewReview(handedIn(), []batch.Record{{Input: "0.xlsx", Output: "旧.pdf"}}, r)
	var b bytes.Buffer
	if err := Page(&b, v, false); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"办理情况", "<td>云岫县四小</td><td>未读取</td><td>是旧格式</td>", "<td>云岫县六小</td>", "<li>旧.pdf</li>", "三公经费"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not on the page", want)
		}
	}
	public := pageOf(t, handedIn())
	for _, not := range []string{"办理情况", "四小", "是旧格式"} {
		if strings.Contains(public, not) {
			t.Errorf("%s stands on the public page", not)
		}
	}
	// With everything done there is nothing internal to tell.
	b.Reset()
	if err := Page(&b, NewReview(handedIn()[:1], nil, nil), false); err != nil || strings.Contains(b.String(), "办理情况") {
		t.Errorf("nothing is left to do, %v", err)
	}
}

func TestLetters(t *testing.T) {
	r, _ := readRoster(t, names)
	v := NewReview(handedIn(), nil, r)
	text := map[string]string{}
	for _, l := range v.Letters() {
		var b bytes.Buffer
		if _, err := l.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		if !IsLetter(bytes.NewReader(b.Bytes())) {
			t.Errorf("%s is not known again", l.Unit)
		}
		text[l.Unit] += b.String()
	}
	if text["云岫县一小"] != "" {
		t.Error("a letter to a unit with nothing to mend")
	}
	for unit, want := range map[string]string{"云岫县四小": "没有读取。\r\n\r\n1. 【错误】是旧格式\r\n   另存", "云岫县六小": "还没有收到", "云岫县五小": "年度是 2025", "云岫县第三小学": "名单上编码 003"} {
		if !strings.Contains(text[unit], want) {
			t.Errorf("%s: %q, want %q in it", unit, text[unit], want)
		}
	}
	if IsLetter(strings.NewReader("别人的\n")) {
		t.Error("another's text is taken for a letter")
	}
}

// TestLongLetter: errors come first, and what is not listed is counted.
func TestLongLetter(t *testing.T) {
	for n, want := range map[int]string{mostListed: "40. 【警告】小", mostListed + 3: "还有 3 处没有列出"} {
		r := batch.Record{Input: "一小.xlsx", Name: "一小.pdf"}
		for range n - 1 {
			r.Findings.Warnf(diag.Pos{}, "", "小")
		}
		r.Findings.Errorf(diag.Pos{}, "大")
		l := strings.Join(letterOf("一小", &r).lines, "\n")
		if !strings.Contains(l, "\n1. 【错误】大\n2. 【警告】小") || !strings.Contains(l, want) || strings.Count(l, "【") != mostListed || strings.Contains(l, "没有列出") != (n > mostListed) {
			t.Errorf("%d findings:\n%s", n, l)
		}
	}
}
