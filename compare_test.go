package yugong_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong"
)

// edit is a change to a copy of an example, and what the comparison says of it.
type edit struct{ file, from, to, said string }

// nine are changes of different kinds.
var nine = []edit{
	{"支出预算.csv", "30102,津贴补贴,50101,工资奖金津补贴,2019846.32", "30102,津贴补贴,50101,工资奖金津补贴,2119846.32", "2,019,846.32 → 2,119,846.32（增 100,000，5%）"},
	{"支出预算.csv", ",2120101,行政运行,一般公共预算,基本支出,当年预算,,30106,伙食补助费,50199,其他工资福利支出,97243.50,\n", "", "删去 2120101 行政运行·基本支出·30106 伙食补助费·50199 其他工资福利支出，金额 97,243.5"},
	{"支出预算.csv", ",2120101,行政运行,一般公共预算,基本支出,当年预算,,30103,", ",2120101,行政运行,一般公共预算,基本支出,当年预算,,30216,培训费,50203,培训费,4000,\n,2120101,行政运行,一般公共预算,基本支出,当年预算,,30103,", "增加 2120101 行政运行·基本支出·30216 培训费·50203 培训费，金额 4,000"},
	{"支出预算.csv", "30101,基本工资,50101,工资奖金津补贴,2486357.64", "30101,基本工资,50501,工资福利支出,2486357.64", "政府经济科目编码 “50101 工资奖金津补贴” → “50501 工资福利支出”"},
	{"项目.csv", "P01,城乡生活垃圾收运处置一体化运行经费", "P01,城乡生活垃圾收运处置一体化经费", "项目名称 "},
	{"说明.csv", "落实省委、市委、县委的工作要求", "落实上级党委的工作要求", "落实省委、市委、县委的"},
	{"国有资产.csv", "公务用车实有,6,辆", "公务用车实有,5,辆", "公务用车实有·辆，数量 “6” → “5”"},
	{"绩效指标.csv", "改造农村危房户数,,68户", "改造农村危房户数,,86户", "年度指标值 “68户” → “86户”"},
	{"三公经费.csv", "公务接待费,15829.98,", "公务接待费,14829.98,", "公务接待费，本年一般公共预算 15,829.98 → 14,829.98（减 1,000，6.3%）"},
}

// edited is a copy of an example with edits.
func edited(t *testing.T, example string, edits []edit) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "改")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("examples", example))); err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		name := filepath.Join(dir, e.file)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Count(data, []byte(e.from)) != 1 {
			t.Fatalf("%s has %q %d times", e.file, e.from, bytes.Count(data, []byte(e.from)))
		}
		if err := os.WriteFile(name, bytes.Replace(data, []byte(e.from), []byte(e.to), 1), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func versionOf(t *testing.T, p *yugong.Publisher, path string) *yugong.Version {
	t.Helper()
	v, err := p.ReadVersion(path)
	if err != nil {
		t.Fatal(err)
	}
	if !v.OK() {
		t.Fatal(v.Findings)
	}
	return v
}

// TestNineDifferences: nine changes of different kinds are nine differences,
// and no others.
func TestNineDifferences(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	p := comparing(t)
	a, b := versionOf(t, p, "examples/full"), versionOf(t, p, edited(t, "full", nine))
	d := yugong.Compare(a, b)
	for _, e := range nine {
		n := 0
		for i := range d.Facts {
			if c := &d.Facts[i]; c.Table+".csv" == e.file && strings.Contains(c.String(), e.said) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: %q told %d times", e.file, e.said, n)
		}
	}
	if len(d.Facts) != len(nine) {
		for i := range d.Facts {
			t.Log(d.Facts[i].Table, d.Facts[i].To, d.Facts[i].String())
		}
		t.Errorf("%d differences, want %d", len(d.Facts), len(nine))
	}
	if len(d.Tables) == 0 || len(d.Texts) == 0 || len(d.Pages) == 0 {
		t.Errorf("printed: %d cells, %d paragraphs, %d pages", len(d.Tables), len(d.Texts), len(d.Pages))
	}
	var out bytes.Buffer
	if err := b.Marker(d)(&out); err != nil || !bytes.Contains(out.Bytes(), []byte("/Annot")) {
		t.Errorf("marked copy: %v", err)
	}
}

// A document is the same as itself, in whatever order its rows stand and
// whether it is read as a workbook, a folder or a PDF.
func TestNoDifference(t *testing.T) {
	p := comparing(t)
	a := versionOf(t, p, "examples/yangcheng")
	if d := yugong.Compare(a, versionOf(t, p, "examples/yangcheng.xlsx")); !d.Same() {
		t.Errorf("folder and workbook: %+v", d)
	}
	moved := edited(t, "yangcheng", nil)
	name := filepath.Join(moved, "国有资产.csv")
	data, _ := os.ReadFile(name)
	lines := strings.SplitAfter(string(data), "\n")
	lines[1], lines[2] = lines[2], lines[1]
	if err := os.WriteFile(name, []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	if d := yugong.Compare(a, versionOf(t, p, moved)); len(d.Facts) > 0 {
		t.Errorf("a row moved: %+v", d.Facts)
	}
	r, err := p.Publish("examples/yangcheng", yugong.Final())
	if err != nil {
		t.Fatal(err)
	}
	pdf := filepath.Join(t.TempDir(), "公开.pdf")
	f, err := os.Create(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.PDF(f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if d := yugong.Compare(a, versionOf(t, p, pdf)); !d.Same() {
		t.Errorf("workbook and PDF: %+v", d)
	}
}

func comparing(t *testing.T) *yugong.Publisher {
	t.Helper()
	p, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return p
}
