package bureau

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"yugong/cmd/internal/batch"
	"yugong/model/diag"
)

func sample() []batch.Record {
	return []batch.Record{
		{Input: "教育/一小.xlsx", Name: "x.pdf", Output: "教育/云岫县一小 #1.pdf", Unit: "云岫县一小", Code: "039002", Superior: "云岫县教育局", Region: "云岫县", Year: 2026,
			Pages: 31, Bytes: 262145, This: batch.Figures{Income: 123456789, Spending: 123456700}, Final: true, Findings: diag.List{{Severity: diag.Warning, Message: "小心"}}},
		{Input: "教育/局.xlsx", Name: "y.pdf", Output: "教育/局.pdf", Unit: "云岫县教育局", Code: "039", Superior: "云岫县教育局", Region: "云岫县", Year: 2026, Department: true,
			Pages: 30, Bytes: 1, This: batch.Figures{Income: 999999990000, Spending: 5000}, Final: true},
		{Input: "教育/机关.xlsx", Name: "z.pdf", Output: "a:b/机关.pdf", Unit: "云岫县教育局", Code: "039001", Superior: "云岫县教育局", Region: "云岫县", Year: 2026,
			Pages: 30, Bytes: 1, This: batch.Figures{Income: 100, Spending: 5000}, Final: true},
		{Input: "坏.xlsx", Unit: `<script>alert("1")</script>`, Superior: "云岫县教育局", Year: 2026, Findings: diag.List{{Severity: diag.Error, Message: "坏"}}, Earlier: "旧.pdf"},
		{Input: "档案.xlsx", Name: "w.pdf", Output: "档案.pdf", Unit: `<b>&"档案"</b>`, Superior: "云岫县档案馆", Region: "云岫县", Year: 2026, Pages: 28, Final: true},
	}
}

func pageOf(t *testing.T, records []batch.Record) string {
	t.Helper()
	var b bytes.Buffer
	if err := Page(&b, NewReview(records, nil, nil), true); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPage(t *testing.T) {
	html := pageOf(t, sample())
	for _, want := range []string{
		"<title>云岫县2026年预算公开</title>",
		"单位预算 3 份，收入合计 123.46 万元，支出合计 123.46 万元",
		"部门预算 1 份（含所属单位），收入合计 999,999.99 万元",
		`<h2>云岫县教育局 <small>3 份</small></h2>`,
		`href="./%E6%95%99%E8%82%B2/%E4%BA%91%E5%B2%AB%E5%8E%BF%E4%B8%80%E5%B0%8F%20%231.pdf"`,
		`href="./a:b/`,
		"PDF，31 页，257 KB",
		`title="云岫县一小2026年单位预算公开"`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("%s is not in the page", want)
		}
	}
	for _, not := range []string{"坏", "<b>", "alert", "草稿", "ZgotmplZ", "小心"} {
		if strings.Contains(html, not) {
			t.Errorf("%s stands in the page", not)
		}
	}
	var order []string
	for _, m := range regexp.MustCompile(`<tr data-find="[^"]*"><td>([^<]*)`).FindAllStringSubmatch(html, -1) {
		order = append(order, m[1])
	}
	if want := []string{"云岫县教育局", "云岫县教育局", "云岫县一小", "&lt;b&gt;&amp;&#34;档案&#34;&lt;/b&gt;"}; !slices.Equal(order, want) {
		t.Errorf("the order is %q", order)
	}
}

// The page loads nothing: every address in it leads to a document.
func TestPageStandsAlone(t *testing.T) {
	html := pageOf(t, sample())
	for _, m := range regexp.MustCompile(`(?i)(?:src|href|action|url)\s*[=(]\s*["']?([^"'\s>)]*)`).FindAllStringSubmatch(html, -1) {
		if !strings.HasPrefix(m[1], "./") {
			t.Errorf("the page refers to %q", m[1])
		}
	}
	for _, not := range []string{"http:", "https:", "@import", "<link", "<img", "<iframe"} {
		if strings.Contains(html, not) {
			t.Errorf("the page holds %s", not)
		}
	}
}

func TestPageOfDraftsSaysSo(t *testing.T) {
	r := sample()
	r[0].Final = false
	if html := pageOf(t, r); !strings.Contains(html, "含有草稿，仅供内部审核") {
		t.Error("a draft is not told from a final document")
	}
	if html := pageOf(t, nil); !strings.Contains(html, "还没有公开文件") || !strings.Contains(html, "<title>预算公开</title>") {
		t.Error("an empty page does not say that it is empty")
	}
}

func TestForeign(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		what, page string
		want       bool
	}{
		{"another page", "<!DOCTYPE html><title>县人民政府</title>", true},
		{"an empty page", "", true},
		{"our page", pageOf(t, sample()), false},
	} {
		if err := os.WriteFile(filepath.Join(dir, PageFile), []byte(c.page), 0o666); err != nil {
			t.Fatal(err)
		}
		if got := Foreign(dir); got != c.want {
			t.Errorf("%s: foreign is %v", c.what, got)
		}
	}
	if Foreign(t.TempDir()) {
		t.Error("no page at all is called foreign")
	}
}

func TestPageDoesNotDependOnTheOrder(t *testing.T) {
	r := sample()
	want := pageOf(t, r)
	slices.Reverse(r)
	if pageOf(t, r) != want {
		t.Error("records in another order give another page")
	}
}

// TestRow: a unit counts as failed when its record does.
func TestRow(t *testing.T) {
	for i, r := range sample() {
		if got := row(&r); got.Failed != (i == 3) || got.Known != (r.Unit != "") {
			t.Errorf("%s: failed %t, known %t", r.Input, got.Failed, got.Known)
		}
	}
}

func TestWorkbook(t *testing.T) {
	r := sample()
	r[4].Code = "039002"
	r[4].Reused = true
	var b bytes.Buffer
	if err := Workbook(&b, NewReview(r, nil, nil), time.Time{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("单位")
	if err != nil {
		t.Fatal(err)
	}
	var results []string
	for _, row := range rows[1:6] {
		results = append(results, row[6])
	}
	if want := "定稿 定稿 定稿 失败 定稿"; strings.Join(results, " ") != want {
		t.Errorf("results %v, want %s", results, want)
	}
	rows, err = f.GetRows("问题")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, row := range rows[1:] {
		found = append(found, row[3]+row[7])
	}
	want := []string{"警告小心", "警告单位编码“039002”与 档案.xlsx 相同", "错误坏", "提示以前生成的 旧.pdf 还在，与现在的输入不符", "警告单位编码“039002”与 教育/一小.xlsx 相同"}
	if !slices.Equal(found, want) {
		t.Errorf("findings %q", found)
	}
}
