package yugong_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong"
	"yugong/model/money"
)

// asCSV writes the sheets of a workbook as a folder of csv files.
func asCSV(t *testing.T, xlsx string, as ...excelize.Options) string {
	t.Helper()
	f, err := excelize.OpenFile(xlsx)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dir := t.TempDir()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, as...)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, sheet+".csv"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// asXLS has LibreOffice write an old workbook.
func asXLS(t *testing.T, xlsx string) string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("YUGONG_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skip("needs LibreOffice (soffice)")
	}
	dir := t.TempDir()
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "xls", "--outdir", dir, xlsx)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return filepath.Join(dir, "公开表.xls")
}

// TestTablesOtherFiles: the tables of an example as csv and as an old workbook
// give the same tables, to the last cell.
func TestTablesOtherFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	p := publisher(t)
	own, xlsx := example(t, p, "yangcheng")
	for name, convert := range map[string]func(*testing.T, string) string{"csv": func(t *testing.T, xlsx string) string { return asCSV(t, xlsx) }, "xls": asXLS} {
		t.Run(name, func(t *testing.T) {
			in := importedBy(t, p, yugong.ImportOptions{}, convert(t, xlsx))
			typed(in.Disclosure, own.Disclosure)
			same(t, p, in, own)
		})
	}
}

// TestImportRefuses: what cannot be read says how to save it, and leaves nothing.
func TestImportRefuses(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for name, content := range map[string]string{"明细.et": ole, "明细.ods": "PK\x03\x04", "明细.xls": ole, "明细.xlsx": ole, "公开.pdf": "%PDF-1.7", "空.csv": ""} {
		in := imported(t, list(t, name, content))
		if in.Disclosure != nil || !in.Findings.HasErrors() || len(in.Findings[0].Hints) == 0 && in.Findings[0].Expected == "" {
			t.Errorf("%s: made %v, %v", name, in.Disclosure != nil, in.Findings)
		}
	}
}

// TestContradiction: a list and a table that say two things are one finding with
// both cells; the list is taken.
func TestContradiction(t *testing.T) {
	p := publisher(t)
	own, xlsx := example(t, p, "yangcheng")
	other := *own.Disclosure
	other.Appropriations = slices.Clone(other.Appropriations)
	a := &other.Appropriations[0]
	a.Amount.Money = a.Amount.Money.Add(money.FromFen(100_00))
	path := filepath.Join(t.TempDir(), "明细.csv")
	platformList(t, &other, path)
	in, err := p.Import([]string{xlsx, path}, yugong.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var both []yugong.Finding
	for _, f := range in.Findings {
		if f.Severity == yugong.Error {
			both = append(both, f)
		}
	}
	if len(both) == 0 || len(both) > 3 {
		t.Fatalf("%d findings: %v", len(both), in.Findings)
	}
	for _, f := range both {
		if f.At.Book != "公开表.xlsx" || len(f.Related) == 0 || f.Related[0].At.Book != "明细.csv" || !strings.Contains(f.String(), "采用了“明细.csv”里的") {
			t.Errorf("%+v", f)
		}
	}
	if got := in.Disclosure.Appropriations[0].Amount; !got.Equal(a.Amount.Money) {
		t.Errorf("took %v, want the list's", got)
	}
}

// TestManyDifferences: a list of other amounts altogether does not bury the reader:
// of a table ten figures are named and the rest counted.
func TestManyDifferences(t *testing.T) {
	p := publisher(t)
	own, xlsx := example(t, p, "full")
	other := *own.Disclosure
	other.Appropriations = slices.Clone(other.Appropriations)
	for i := range other.Appropriations {
		a := &other.Appropriations[i].Amount
		a.Money = a.Money.Add(a.Money)
	}
	path := filepath.Join(t.TempDir(), "明细.csv")
	platformList(t, &other, path)
	in, err := p.Import([]string{xlsx, path}, yugong.ImportOptions{})
	if err != nil || in.Disclosure == nil {
		t.Fatal(err, in.Findings)
	}
	by, rest := map[string]int{}, 0
	for _, f := range in.Findings {
		if f.Severity == yugong.Hint {
			continue
		}
		if by[f.At.Sheet]++; strings.HasPrefix(f.Message, "还有") {
			rest++
		}
	}
	for sheet, n := range by {
		if n > 11 {
			t.Errorf("%s: %d findings", sheet, n)
		}
	}
	if rest == 0 {
		t.Errorf("no table has more: %v", by)
	}
}

// TestLastWorkbook: a workbook of the year before becomes 上年数.
func TestLastWorkbook(t *testing.T) {
	p := publisher(t)
	in := importedBy(t, p, yugong.ImportOptions{}, "examples/yangcheng.xlsx")
	d := in.Disclosure
	if d.Unit.Year.Value != 2026 || len(d.Prior) == 0 || len(d.Appropriations) > 0 || len(d.Notes) == 0 || d.Unit.Region.Value != "阳城县" {
		t.Errorf("%+v, %d figures, %d facts", d.Unit, len(d.Prior), len(d.Appropriations))
	}
}

// TestTextsOfSheets: a published workbook's sheet of running text gives duties and
// organisation; those of a file that says no year are to be confirmed.
func TestTextsOfSheets(t *testing.T) {
	p := publisher(t)
	_, xlsx := example(t, p, "yangcheng")
	f, err := excelize.OpenFile(xlsx)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := []string{"第一部分　概况", "一、主要职责", "贯彻执行政务服务的方针政策。", "二、机构设置情况", "本单位设综合股、业务股。"}
	if _, err := f.NewSheet("概况"); err != nil {
		t.Fatal(err)
	}
	for n, text := range rows {
		if err := f.SetSheetRow("概况", fmt.Sprint("A", n+1), &[]any{text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	in := importedBy(t, p, yugong.ImportOptions{}, xlsx)
	if d := in.Disclosure; len(d.Notes) != 2 || d.Notes[0].Body.Value != rows[2] || d.Notes[0].Body.At.Sheet != "概况" || d.Notes[1].Body.Value != rows[4] || len(in.Ignored) > 0 {
		t.Errorf("%+v, ignored %v", d.Notes, in.Ignored)
	}
	in = importedBy(t, p, yugong.ImportOptions{}, list(t, "明细.csv", unitRows...), list(t, "概况.csv", rows...))
	if d := in.Disclosure; len(d.Notes) != 2 || !slices.ContainsFunc(in.Findings, func(f yugong.Finding) bool { return f.At.Book == "概况.csv" && strings.Contains(f.Message, "待核") }) {
		t.Errorf("%+v, %v", d.Notes, in.Findings)
	}
}
