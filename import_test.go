package yugong_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong"
	"yugong/model/money"
)

// list writes a detail list as csv and returns its path.
func list(t *testing.T, name string, rows ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(rows, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func imported(t *testing.T, files ...string) *yugong.Import {
	t.Helper()
	p, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	in, err := p.Import(files, yugong.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

var heads = "预算单位,项目类别,项目编码,项目名称,支出功能分类,部门预算经济分类,政府预算经济分类,资金性质,资金来源,预算金额（元）"

var unitRows = []string{"某县2026年支出明细", heads,
	"某中心,人员类,,工资,2010350,30101,50501,一般公共预算,年初安排,899300.07",
	"某中心,公用经费,,公用,2010350,30201,50502,一般公共预算,上年结转,40000",
	"某中心,特定目标类,0140,热线服务费,2019999,30227,50502,一般公共预算,年初安排,514000"}

// facts prints what a workbook and a list must have in common.
func facts(d *yugong.Disclosure) (out []string) {
	for i := range d.Appropriations {
		a := &d.Appropriations[i]
		out = append(out, fmt.Sprint(a.Unit.Value, a.Function.Value, a.Fund.Value, a.Kind.Value, a.Origin.Value, a.Project.Value, a.DeptEconomic.Value, a.GovEconomic.Value,
			a.Amount.Format(money.Format{Unit: money.Yuan, Places: 2})))
	}
	for i := range d.Projects {
		out = append(out, d.Projects[i].Key.Value+d.Projects[i].Name.Value+d.Projects[i].Category.Value)
	}
	return out
}

// TestImportReadsBack: an imported workbook has the facts of the list; its
// faults are of the lines that are left to type.
func TestImportReadsBack(t *testing.T) {
	in := imported(t, list(t, "明细.csv", unitRows...))
	if len(in.Findings) > 0 || len(in.Questions) > 0 {
		t.Error(in.Findings, in.Questions)
	}
	var b bytes.Buffer
	if _, err := in.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	p, _, _ := yugong.New(yugong.Settings{})
	back := p.ReadData(b.Bytes(), "预算.xlsx")
	for _, f := range back.Findings {
		if f.Severity == yugong.Error && f.At.Sheet != "单位信息" {
			t.Error(f)
		}
	}
	if n := back.Findings.Count(yugong.Error); n != 3 { // 单位性质, 地区名称, 地区级别
		t.Errorf("%d errors, want 3: %v", n, back.Findings)
	}
	if got, want := facts(back.Disclosure), facts(in.Disclosure); len(want) != 4 || !slices.Equal(got, want) {
		t.Errorf("read back\n%v\nwant\n%v", got, want)
	}
	if u := back.Disclosure.Unit; u.Name.Value != "某中心" || u.Year.Value != 2026 || u.Department.Value {
		t.Errorf("unit %+v", u)
	}
	var income []string
	for _, r := range back.Disclosure.Revenue {
		income = append(income, r.Origin.Value.String()+r.Amount.Format(money.Format{Unit: money.Yuan, Places: 2}))
	}
	if want := []string{"当年预算1413300.07", "上年结转40000.00"}; !slices.Equal(income, want) {
		t.Errorf("income %v, want %v", income, want)
	}
	if len(back.Disclosure.Targets) != 1 || back.Disclosure.Targets[0].Name.Value != "热线服务费" {
		t.Errorf("targets %+v", back.Disclosure.Targets)
	}
}

// TestImportTellsPlaces: the sheet 导入报告 and the note of an amount name the
// cell of the source.
func TestImportTellsPlaces(t *testing.T) {
	in := imported(t, list(t, "明细.csv", unitRows...))
	var b bytes.Buffer
	if _, err := in.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, _ := f.GetRows("导入报告", excelize.Options{RawCellValue: true})
	for _, want := range []string{"支出预算|L2|金额|899300.07|明细.csv[明细]!J3", "项目|B2|项目名称|热线服务费|明细.csv[明细]!D5", "单位信息|B3|内容|2026|明细.csv[明细]!A1",
		"收入预算|F2|金额|1413300.07|由“支出预算”汇总"} {
		if !slices.ContainsFunc(rows, func(r []string) bool { return strings.Join(r, "|") == want }) {
			t.Errorf("no line %s in %v", want, rows)
		}
	}
	notes, _ := f.GetComments("支出预算")
	if !slices.ContainsFunc(notes, func(c excelize.Comment) bool {
		return c.Cell == "L2" && strings.Contains(c.Text, "明细.csv[明细]!J3")
	}) {
		t.Errorf("no note at L2: %v", notes)
	}
}

// TestImportDepartment: several units make a department, whose own name
// nobody told.
func TestImportDepartment(t *testing.T) {
	rows := append(slices.Clone(unitRows), "某局,人员类,,工资,2010301,30101,50101,一般公共预算,年初安排,1")
	in := imported(t, list(t, "明细.csv", rows...))
	d := in.Disclosure
	if !d.Unit.Department.Value || len(d.Units) != 2 || d.Unit.Name.Value != "" {
		t.Errorf("unit %+v, units %v", d.Unit, d.Units)
	}
	left := map[string][]string{}
	for _, l := range in.Left {
		left[l.Sheet] = l.What
	}
	if !slices.Contains(left["单位信息"], "单位名称") || !slices.Contains(left["单位"], "单位性质（2 行）") {
		t.Errorf("left %v", left)
	}
}

// TestImportNothing: refused files leave no disclosure, and one file that is no
// list among others is named.
func TestImportNothing(t *testing.T) {
	other := list(t, "通知.csv", "关于报送的通知", "请于周五前报送")
	good := list(t, "明细.csv", unitRows...)
	for _, c := range []struct {
		files []string
		says  string
		made  bool
	}{
		{[]string{other}, "没有认出可以导入的明细表或公开表", false},
		{[]string{good, other}, "没有认出可以导入的明细表或公开表", true},
		{[]string{good, list(t, "公开.pdf", "%PDF-1.4")}, "PDF 文件已损坏", false},
		{[]string{good, list(t, "明细.et", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}, "另存为", false},
	} {
		in := imported(t, c.files...)
		if made := in.Disclosure != nil; made != c.made || len(in.Findings) != 1 || !strings.Contains(in.Findings[0].String(), c.says) {
			t.Errorf("%v: made %v, %v", c.files, made, in.Findings)
		}
	}
}

// TestPlatformWorkbook: a workbook with a platform's list in the place of its own
// expenditure is imported, with who publishes, for the year that it says.
func TestPlatformWorkbook(t *testing.T) {
	dir := t.TempDir()
	for name, rows := range map[string][]string{"单位信息.csv": {"项目,内容", "单位名称,某中心", "年度,2025", "单位性质,事业单位"}, "支出预算.csv": unitRows[1:]} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Join(rows, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in := imported(t, dir)
	d := in.Disclosure
	if d == nil || len(in.Findings) > 0 || len(d.Appropriations) != 3 || len(in.LastYear) > 0 {
		t.Fatal(in.Findings, in.LastYear)
	}
	if u := d.Unit; u.Name.Value != "某中心" || u.Year.Value != 2025 || u.Kind.Value.String() != "事业单位" {
		t.Errorf("unit %+v", u)
	}
}
