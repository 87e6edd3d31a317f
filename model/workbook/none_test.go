package workbook

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/workbook/roll"
)

// TestNothing: 没有的事项 stands for rows of zeros; what says otherwise is found.
func TestNothing(t *testing.T) {
	for _, c := range []struct {
		name, none string
		without    []string // sheets
		says       string   // of the error, "" for none
		check      func(d *model.Disclosure) bool
	}{
		{"三公", "三公经费", []string{"三公经费"}, "", func(d *model.Disclosure) bool {
			return len(d.Public) == 4 && !d.Public[1].This[0].Blank && d.Public[1].This[0].IsZero() && d.Public[1].Last[0].Blank
		}},
		{"several", "“三公”经费、政府采购 ，国有资产", []string{"三公经费", "政府采购", "国有资产"}, "", func(d *model.Disclosure) bool {
			return len(d.Procurements) == 1 && d.Procurements[0].Amount.IsZero() && len(d.Assets) == 12 && d.Assets[0].Quantity.Value == "0"
		}},
		{"a new unit", "上年预算", []string{"上年数", "三公经费"}, "", func(d *model.Disclosure) bool {
			return len(d.Prior) == 12 && d.Prior[11].Year() == model.LastOutturn && d.Prior[0].Measure.Value == model.IncomeTotal && !d.Prior[0].Amount.Blank && !d.Public[0].Last[0].Blank && d.Public[0].This[0].Blank
		}},
		{"said otherwise", "三公经费", nil, "写明没有“三公经费”，a[三公经费]!B3却填了", nil},
		{"assets said otherwise", "国有资产", nil, "写明没有“国有资产”", nil},
		{"procurement said otherwise", "政府采购", nil, "写明没有“政府采购”", nil},
		{"last year said otherwise", "上年预算", nil, "写明没有“上年预算”", nil},
		{"unknown", "项目", nil, "可填：三公经费、政府采购、国有资产、上年预算", nil},
	} {
		book := fixture(t, "small")
		for _, s := range c.without {
			delete(book, s+".csv")
		}
		book["单位信息.csv"] = &fstest.MapFile{Data: bytes.Replace(book["单位信息.csv"].Data, []byte("没有的事项,,"), []byte("没有的事项,\""+c.none+"\","), 1)}
		d, list, err := ReadFolder(book, "a")
		if err != nil {
			t.Fatal(err)
		}
		var errors []string
		for _, f := range list {
			if f.Severity == diag.Error {
				errors = append(errors, f.String())
			}
		}
		switch got := strings.Join(errors, "\n"); {
		case c.says == "" && (got != "" || !c.check(d)):
			t.Errorf("%s: %s\n%+v", c.name, got, d.Public)
		case c.says != "" && !strings.Contains(got, c.says):
			t.Errorf("%s: got %q, want %q", c.name, got, c.says)
		}
		for _, table := range Facts(d) {
			for _, row := range table.Rows {
				if row.At.Sheet != table.Name && !row.At.IsZero() && row.At != d.Unit.Nothing.At || row.At.Sheet == table.Name && row.At.Col > 0 {
					t.Errorf("%s: a row of %s comes from %s", c.name, table.Name, row.At)
				}
			}
		}
		if next := roll.Next(d); next.Unit.Nothing.Value != "" || slices.ContainsFunc(next.Procurements, func(p model.ProcurementItem) bool { return p.Category.At == d.Unit.Nothing.At }) {
			t.Errorf("%s: said of next year too", c.name)
		}
	}
}
