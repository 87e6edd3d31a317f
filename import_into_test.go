package yugong_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong"
)

// lived is the example's workbook as a person goes on with it: a sheet and
// columns of his own, a word in the place of an amount.
func lived(t *testing.T) string {
	t.Helper()
	f, err := excelize.OpenFile("examples/yangcheng.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.NewSheet("我的底稿"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ sheet, cell, text string }{
		{"我的底稿", "A1", "自己算的"}, {"支出预算", "O1", "经办人"}, {"支出预算", "O2", "某人"}, {"支出预算", "L3", "约五万"}, {"说明", "E1", "底稿"},
	} {
		if err := f.SetCellStr(c.sheet, c.cell, c.text); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "已有.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestIntoSaysWhatIsLeftBehind: what was not read of a workbook that is gone on
// with is said place by place; of one that is only blank nothing is.
func TestIntoSaysWhatIsLeftBehind(t *testing.T) {
	p := publisher(t)
	rows := strings.Split(strings.ReplaceAll(strings.Join(unitRows, "\n"), "某中心", "阳城县政务服务中心"), "\n")
	in, err := p.Import([]string{list(t, "明细.csv", rows...)}, yugong.ImportOptions{Into: lived(t)})
	if err != nil || in.Disclosure == nil {
		t.Fatal(err, in.Findings)
	}
	all := in.Findings.Error()
	for _, want := range []string{"没有读取的内容不在新的工作簿里", "“我的底稿”", "[支出预算]!O1：未识别的列“经办人”", "[支出预算]!L3：“金额”不是金额：“约五万”", "[说明]!E1：未识别的列“底稿”"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
	if strings.Contains(all, "[我的底稿]") {
		t.Errorf("a sheet that is kept counts as lost:\n%s", all)
	}
	var b bytes.Buffer
	if _, err := in.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := f.GetCellValue("我的底稿", "A1"); got != "自己算的" {
		t.Errorf("the sheet of his own: %q of %q", got, f.GetSheetList())
	}
	b.Reset()
	if err := p.WriteBlank(&b, 2026); err != nil {
		t.Fatal(err)
	}
	blank := list(t, "空白.xlsx", b.String())
	in, err = p.Import([]string{list(t, "明细.csv", unitRows...)}, yugong.ImportOptions{Into: blank})
	if err != nil || in.Disclosure == nil || len(in.Findings) > 0 {
		t.Error(err, in.Findings)
	}
}

// TestGoesOnBeside: a workbook of the budget's year among the files is gone on with
// as one that Into names; a second one is refused, and one that only may be meant is
// told how to be.
func TestGoesOnBeside(t *testing.T) {
	p := publisher(t)
	mine := lived(t)
	rows := strings.Split(strings.ReplaceAll(strings.Join(unitRows, "\n"), "某中心", "阳城县政务服务中心"), "\n")
	written := func(in *yugong.Import, err error) string {
		t.Helper()
		if err != nil || in.Disclosure == nil || in.GoneOn != "已有.xlsx" {
			t.Fatal(err, in.GoneOn, in.Findings)
		}
		var b bytes.Buffer
		if _, err := in.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	data, err := os.ReadFile(mine)
	if err != nil {
		t.Fatal(err)
	}
	for year, on := range map[string]bool{"2025": true, "2026": false} {
		lines := []byte(strings.ReplaceAll(strings.Join(rows, "\n"), "2026", year))
		files := []yugong.File{{Name: "明细.csv", Data: lines}, {Name: "已有.xlsx", Data: data}}
		in, err := yugong.ImportFiles([]*yugong.Publisher{p}, files, yugong.ImportOptions{Dropped: true})
		if !on {
			if err != nil || in.GoneOn != "" || len(in.LastYear) != 1 {
				t.Errorf("last year's: %v %q %v", err, in.GoneOn, in.Findings)
			}
			continue
		}
		named, e := p.Import([]string{list(t, "明细.csv", string(lines))}, yugong.ImportOptions{Into: mine})
		if written(in, err) != written(named, e) {
			t.Error("dropped beside and named by Into differ")
		}
		in, err = yugong.ImportFiles([]*yugong.Publisher{p}, append(files, yugong.File{Name: "又.xlsx", Data: data}), yugong.ImportOptions{})
		if written(in, err); !strings.Contains(in.Findings.Error(), "又.xlsx：这是 2025 年的工作簿，没有读入") {
			t.Errorf("two workbooks: %v", in.Findings)
		}
		in, err = yugong.ImportFiles([]*yugong.Publisher{p}, append(files[:1:1], yugong.File{Name: "又.xlsx", Data: data}), yugong.ImportOptions{Into: mine})
		if written(in, err); !strings.Contains(in.Findings.Error(), "又.xlsx：这是 2025 年的工作簿，没有读入") {
			t.Errorf("a workbook beside the one named: %v", in.Findings)
		}
	}
	rows[0] = "某县支出明细"
	in, err := p.Import([]string{list(t, "明细.csv", rows...), mine}, yugong.ImportOptions{})
	if err != nil || len(in.LastYear) != 1 || !strings.Contains(in.Findings.Error(), "要接着填它，请在各表的标题里写明年度") {
		t.Errorf("no year: %v %v", err, in.Findings)
	}
}

// TestIntoRefuses: what is no workbook is not gone on with, and nothing is made.
func TestIntoRefuses(t *testing.T) {
	p := publisher(t)
	for base, says := range map[string]string{"testdata/password.xlsx": "打开密码", "testdata/password.xls": "打开密码", list(t, "别的.csv", unitRows...): "不是预算工作簿"} {
		in, err := p.Import([]string{list(t, "明细.csv", unitRows...)}, yugong.ImportOptions{Into: base})
		if err != nil || in.Disclosure != nil || !slices.ContainsFunc(in.Findings, func(f yugong.Finding) bool {
			return f.Severity == yugong.Error && strings.Contains(f.Message, says) && len(f.Hints) > 0
		}) {
			t.Errorf("%s: %v, made %v, %v", base, err, in.Disclosure != nil, in.Findings)
		}
	}
}

// TestPasswords: a workbook with a password is refused with the way to take it
// off, whatever its name says, where it is imported and where it is built.
func TestPasswords(t *testing.T) {
	p := publisher(t)
	for _, file := range []string{"testdata/password.xlsx", "testdata/password.xls"} {
		in := imported(t, file)
		own, err := p.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range []yugong.Findings{in.Findings, own.Findings} {
			if len(found) != 1 || !strings.Contains(found[0].String(), "工作簿有打开密码；请在 Excel 中取消密码") {
				t.Errorf("%s: %v", file, found)
			}
		}
		if in.Disclosure != nil {
			t.Errorf("%s: something was made", file)
		}
	}
}

// TestOtherUnit: a workbook, lists and tables of two units are not put together; one
// finding names both.
func TestOtherUnit(t *testing.T) {
	p := publisher(t)
	_, xlsx := example(t, p, "yangcheng")
	lines := list(t, "明细.csv", unitRows...)
	for name, c := range map[string]struct {
		files []string
		into  string
	}{"into": {[]string{lines}, "examples/yangcheng.xlsx"}, "beside": {[]string{xlsx, lines}, ""}} {
		in, err := p.Import(c.files, yugong.ImportOptions{Into: c.into})
		if err != nil || in.Disclosure != nil || in.Findings.Count(yugong.Error) != 1 {
			t.Fatalf("%s: %v, made %v, %v", name, err, in.Disclosure != nil, in.Findings)
		}
		f := in.Findings[slices.IndexFunc(in.Findings, func(f yugong.Finding) bool { return f.Severity == yugong.Error })]
		if !strings.Contains(f.Message, "某中心") || !strings.Contains(f.Message, "阳城县政务服务中心") || f.At.IsZero() || len(f.Related) != 1 || f.Related[0].At.IsZero() {
			t.Errorf("%s: %+v", name, f)
		}
	}
}
