package preview

import (
	"bytes"
	"mime/multipart"
	"os"
	"strings"
	"testing"
)

// files is a form of several files, by name.
func files(t *testing.T, all ...[2]string) (body *bytes.Buffer, kind string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, f := range all {
		part, err := w.CreateFormFile("file", f[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &b, w.FormDataContentType()
}

const list = "某县2026年支出明细\n预算单位,项目类别,项目名称,支出功能分类,部门预算经济分类,政府预算经济分类,资金性质,处室签字,预算金额（元）\n" +
	"某中心,人员类,工资,2010350,30101,50501,一般公共预算,,899300\n"

// Dropped lists are imported: the page says what was recognised and what is
// missing, and the workbook can be saved. What cannot be imported is refused and
// takes no place.
func TestImported(t *testing.T) {
	s := newSite(t, "")
	drop := func(all ...[2]string) (int, string) {
		body, kind := files(t, all...)
		status, _, text := s.do("POST", s.server.URL()+"import", body, "Content-Type", kind)
		return status, string(text)
	}
	if status, text := drop([2]string{"通知.csv", "关于报送的通知"}); status != 422 || !strings.Contains(text, "没有认出") || strings.Contains(text, "--") {
		t.Errorf("no list: %d %s", status, text)
	}
	if status, _, _ := s.do("GET", s.server.URL()+"imported/budget.xlsx", nil); status != 404 {
		t.Errorf("a workbook of nothing: %d", status)
	}
	if status, text := drop([2]string{"明细.csv", list}, [2]string{"通知.csv", "关于报送的通知"}); status != 202 {
		t.Fatalf("%d %s", status, text)
	}
	status, _, text := s.do("GET", s.server.URL()+"imported/", nil)
	for _, want := range []string{"某中心", "1 笔支出", "明细表，1 行", "处室签字", "还要填写", "没有认出可以导入", "budget.xlsx"} {
		if status != 200 || !strings.Contains(string(text), want) {
			t.Errorf("page %d lacks %s: %s", status, want, text)
		}
	}
	status, head, text := s.do("GET", s.server.URL()+"imported/budget.xlsx", nil)
	if status != 200 || !strings.HasPrefix(string(text), "PK") || !strings.Contains(head.Get("Content-Disposition"), "attachment") {
		t.Errorf("workbook: %d %v", status, head)
	}
}

// TestGoesOn: a workbook of the same unit and year that is dropped with a list is gone
// on with; what is to be done about a word is done in the table, there are no options.
func TestGoesOn(t *testing.T) {
	s := newSite(t, "")
	mine, err := os.ReadFile("../../../examples/yangcheng.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.NewReplacer("2026", "2025", "某中心", "阳城县政务服务中心").Replace(list) + "阳城县政务服务中心,人员类,工资,2010350,30101,50501,土话,,1\n"
	body, kind := files(t, [2]string{"明细.csv", lines}, [2]string{"预算.xlsx", string(mine)})
	if status, _, text := s.do("POST", s.server.URL()+"import", body, "Content-Type", kind); status != 202 {
		t.Fatalf("%d %s", status, text)
	}
	_, _, page := s.do("GET", s.server.URL()+"imported/", nil)
	for _, want := range []string{"预算.xlsx</b>　接着填的工作簿", "土话", "请在表里改成这样的叫法"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("no %s in %s", want, page)
		}
	}
	if strings.Contains(string(page), "--aliases") {
		t.Error("an option on a page")
	}
}
