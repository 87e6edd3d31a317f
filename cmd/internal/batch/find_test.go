package batch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Nobody is lost: what is not read stands in the list with the reason.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.xlsx", "a.XLSX", "~$b.xlsx", ".c.xlsx", "d.xls", "e/f.xlsm", ".git/g.xlsx", "u/单位信息.csv", "u/h.xlsx",
		"v/支出预算.csv", ReportFile, "e/" + ReportFile, "g.et", "h.ods", "i.xlsb", "j.DOCX", "k.pdf", "l.zip", "b.xls", "b.pdf",
		"Thumbs.db", "说明.txt", "w/Thumbs.db", "公开/x.pdf", "名单.xlsx"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		writeText(t, filepath.Join(dir, name), "")
	}
	got, err := find(dir, filepath.Join(dir, "公开"), filepath.Join(dir, "名单.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, in := range got {
		lines = append(lines, in.path+" "+in.unread)
	}
	want := []string{
		"a.XLSX ", "b.xlsx ", "d.xls ", "e/f.xlsm ", "g.et 是 WPS 表格（.et），没有读取",
		"h.ods 是 OpenDocument 表格（.ods），没有读取", "i.xlsb 是二进制工作簿（.xlsb），没有读取", "j.DOCX 是 Word 文档，没有读取",
		"k.pdf 是 PDF，没有读取", "l.zip 是压缩包，没有读取", "u ", "v 放着 csv 文件，但没有 单位信息.csv，没有读取", "w 是空文件夹",
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

// Into the input folder itself: its documents are no deliveries.
func TestFindOutputIsInput(t *testing.T) {
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "a.xlsx"), "")
	writeText(t, filepath.Join(dir, "甲2025年单位预算公开.pdf"), "")
	if got, err := find(dir, dir); err != nil || len(got) != 1 {
		t.Errorf("%v %v, want a.xlsx alone", got, err)
	}
}

// An .xls is read as build reads it: what is wrong with it is told by cell.
func TestOldWorkbook(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile("../../../model/workbook/internal/xls/testdata/small.xls")
	if err != nil {
		t.Fatal(err)
	}
	writeText(t, filepath.Join(dir, "一小.xls"), string(data))
	out := mustRun(t, newPublisher(t), options(dir, t.TempDir()))
	if r := recordOf(t, out, "一小.xls"); out.Failed != 1 || r.Unread || len(r.Findings) == 0 || !strings.Contains(r.Findings[0].Message, "单位信息") {
		t.Errorf("%+v", r)
	}
}

func TestUnreadDeliveriesFail(t *testing.T) {
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "一小.et"), "")
	o := options(dir, t.TempDir())
	out := mustRun(t, newPublisher(t), o)
	if r := recordOf(t, out, "一小.et"); out.Failed != 1 || !r.Unread || !strings.Contains(r.Findings[0].Message, ".et") {
		t.Errorf("%+v", out)
	}
}
