package yugong_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong"
	"yugong/model/money"
)

// typedByHand are the sheets that a person fills in.
var generated = map[string]bool{"填写说明": true, "科目表": true, "导入报告": true}

// cellsOf counts what is filled in below the heads, by sheet.
func cellsOf(t *testing.T, data []byte) map[string]int {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]int{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, c := range row {
				if notes := sheet == "单位信息" && j != 1; i > 0 && c != "" && !generated[sheet] && !notes {
					out[sheet]++
				}
			}
		}
	}
	return out
}

// platformList writes the expenditure of a disclosure as a platform lists it.
func platformList(t *testing.T, d *yugong.Disclosure, path string) {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"支出明细表（单位：元）"}, {"项目类别", "项目名称", "支出功能分类科目编码", "部门经济分类科目编码", "政府经济分类科目编码", "资金性质", "资金来源", "预算金额"}}
	names, categories := map[string]string{}, map[string]string{"": "人员类"}
	for i := range d.Projects {
		p := &d.Projects[i]
		names[p.Key.Value], categories[p.Key.Value] = p.Name.Value, p.Category.Value
	}
	for i := range d.Appropriations {
		a := &d.Appropriations[i]
		rows = append(rows, []string{categories[a.Project.Value], names[a.Project.Value], a.Function.Value, a.DeptEconomic.Value, a.GovEconomic.Value,
			a.Fund.Value.String(), a.Origin.Value.String(), a.Amount.Format(money.Format{Unit: money.Yuan, Places: 2})})
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestCellsToType counts what a person still types for a unit of six projects whose
// tables, detail list and performance sheets are at hand: of over 700 cells fewer
// than 60, without the sheets' texts fewer than 400.
func TestCellsToType(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	const base = "../shared/cases/base_water_bureau.xlsx"
	data, err := os.ReadFile(base)
	if err != nil {
		if os.Getenv("YUGONG_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skip("needs ", base)
	}
	p := publisher(t)
	own, err := p.Read(base)
	if err != nil || own.Disclosure == nil {
		t.Fatal(err, own.Findings)
	}
	dir := t.TempDir()
	tables, list, pdf := filepath.Join(dir, "公开表.xlsx"), filepath.Join(dir, "明细.csv"), filepath.Join(dir, "公开.pdf")
	var b, c bytes.Buffer
	if err := p.Tables(own).Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := p.Build(own, yugong.Draft("")).PDF(&c); err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string][]byte{tables: b.Bytes(), pdf: c.Bytes()} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	platformList(t, own.Disclosure, list)
	for _, c := range []struct {
		files []string
		most  int
	}{{[]string{tables, list}, 400}, {[]string{tables, list, pdf}, 60}} {
		in, err := p.Import(c.files, yugong.ImportOptions{})
		if err != nil || in.Disclosure == nil {
			t.Fatal(err, in.Findings)
		}
		var out bytes.Buffer
		if _, err := in.WriteTo(&out); err != nil {
			t.Fatal(err)
		}
		have, now := cellsOf(t, data), cellsOf(t, out.Bytes())
		before, left := 0, 0
		for sheet, n := range have {
			before += n
			left += max(0, n-now[sheet])
			if n > now[sheet] {
				t.Logf("%s: %d of %d to type", sheet, n-now[sheet], n)
			}
		}
		t.Logf("%d files: %d cells, %d to type; %v", len(c.files), before, left, in.Findings)
		if left > c.most {
			t.Errorf("%d of %d cells to type, want at most %d", left, before, c.most)
		}
	}
}
