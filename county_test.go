package yugong

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/render/doc"
)

const countyForm = "templates/testdata/county"

// A form of seventeen tables, written without Go, has nothing wrong with itself.
func TestCounty(t *testing.T) {
	slow(t)
	p, faults, err := New(Settings{Form: countyForm})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if faults := p.Try(); len(faults) > 0 {
		t.Error(faults)
	}
	if n := len(p.form.Data().Tables); n != 17 {
		t.Errorf("%d tables, with those of the form that it extends", n)
	}
}

// Tables of rows one within the other are read back: the audit has nothing to say of
// the form's own, and every fact that is imported is what they print.
func TestCountyReadBack(t *testing.T) {
	p, faults, err := New(Settings{Form: countyForm})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	for name, least := range map[string]int{"yangcheng": 220, "full": 510, "department": 360, "central": 360} {
		own, err := p.Read(example(name))
		if err != nil || own.Findings.HasErrors() {
			t.Fatal(err, own.Findings)
		}
		var tables bytes.Buffer
		if err := p.Tables(own).Write(&tables); err != nil {
			t.Fatal(err)
		}
		in, err := ImportFiles([]*Publisher{p}, []File{{Name: "公开表.xlsx", Data: tables.Bytes()}}, ImportOptions{})
		if err != nil || in.Disclosure == nil || len(in.Documents) != 1 || in.Documents[0].Rebuilt < least {
			t.Fatalf("%s: %v %v %+v", name, err, in.Findings, in.Documents)
		}
		for _, f := range in.Findings { // what the audit finds of a document is a hint of the import
			if f.Severity > Hint || strings.Contains(f.Message, "各表之间有") {
				t.Errorf("%s: %v", name, f)
			}
		}
		for i := range in.Disclosure.Projects {
			if q := &in.Disclosure.Projects[i]; q.Name.Value == "" || q.Category.Value == "" {
				t.Errorf("%s: project %+v", name, q)
			}
		}
	}
}

func countTables(d *doc.Document) (n int) {
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			if t, ok := b.(*doc.Table); ok && !t.OnePage {
				n++
			}
		}
	}
	return n
}

// The lists that the form adds are read, printed, and written again.
func TestOwnLists(t *testing.T) {
	slow(t)
	p, _, err := New(Settings{Form: countyForm})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "full")
	if err := os.CopyFS(dir, os.DirFS(example("full"))); err != nil {
		t.Fatal(err)
	}
	for sheet, text := range map[string]string{
		"采购明细": "采购品目,采购类别,数量（台、套）,资金性质,预算金额,面向中小企业\n台式计算机,货物,12,一般公共预算,58000,是\n物业服务,服务,1,一般公共预算,83517.46,否\n",
		"新增资产": "资产名称,资产类别,数量,金额\n复印机,设备,2,36000\n档案柜,家具,10,15000\n投影仪,设备,1,8000\n",
		"转移支付": "接受地区,功能科目编码,金额\n岫溪镇,2120501,123456.78\n云水镇,2120501,200000\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, sheet+".csv"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in, err := p.Read(dir)
	if err != nil || in.Findings.HasErrors() {
		t.Fatal(err, in.Findings)
	}
	if r := p.Build(in, Final()); !r.OK() {
		t.Error(r.Findings)
	}
	shown := show(t, p, in)
	for _, want := range []string{"台式计算机", "141,517.46", "1、设备", "44,000.00", "323.5"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in\n%s", want, shown[strings.Index(shown, "表5-2"):])
		}
	}
	without, err := p.Read(example("full"))
	if err != nil || len(without.Disclosure.Records) != 3 {
		t.Errorf("a workbook without their sheets: %v, %d lists", err, len(without.Disclosure.Records))
	}
	example, err := p.Example() // of the form that this one extends
	if err != nil || example.Disclosure.Unit.Level.Value != model.Central {
		t.Fatal(err, example.Disclosure.Unit)
	}
	for _, one := range []*Input{in.NextYear(), example} {
		var book bytes.Buffer
		if err := one.WriteWorkbook(&book); err != nil {
			t.Fatal(err)
		}
		read, err := excelize.OpenReader(&book)
		if err != nil {
			t.Fatal(err)
		}
		if sheets := read.GetSheetList(); !slices.Contains(sheets, "采购明细") {
			t.Errorf("sheets %v", sheets)
		}
		read.Close()
	}
	var book bytes.Buffer
	if err := in.WriteWorkbook(&book); err != nil {
		t.Fatal(err)
	}
	if again := show(t, p, p.ReadData(book.Bytes(), "again.xlsx")); again != shown {
		t.Error("the workbook written from it makes other tables")
	}
	importedLists(t, p, in)
}

// importedLists: what a table prints of a list line by line is imported into it.
func importedLists(t *testing.T, p *Publisher, own *Input) {
	t.Helper()
	var pdf bytes.Buffer
	if err := p.Build(own, Draft("")).PDF(&pdf); err != nil {
		t.Fatal(err)
	}
	in, err := ImportFiles([]*Publisher{p}, []File{{Name: "公开.pdf", Data: pdf.Bytes()}}, ImportOptions{})
	if err != nil || in.Disclosure == nil || len(in.Documents) != 1 || len(in.Documents[0].Missing) > 0 {
		t.Fatal(err, in.Findings, in.Documents)
	}
	var book bytes.Buffer
	if _, err := in.WriteTo(&book); err != nil {
		t.Fatal(err)
	}
	back := p.ReadData(book.Bytes(), "预算.xlsx")
	for _, d := range []*Disclosure{in.Disclosure, back.Disclosure} {
		rows, want := d.Records[0].Rows, own.Disclosure.Records[0].Rows
		if len(rows) != len(want) {
			t.Fatalf("%d lines, want %d", len(rows), len(want))
		}
		for i := range want {
			for n, c := range d.Records[0].List.Columns {
				got, want := rows[i].Values[n], want[i].Values[n]
				if got.Text.Value != want.Text.Value || got.Fund.Value != want.Fund.Value || !got.Amount.Equal(want.Amount.Money) || got.Amount.Blank != want.Amount.Blank {
					t.Errorf("line %d: %s is %+v, want %+v", i+1, c.Head, got, want)
				}
			}
		}
	}
}

func show(t *testing.T, p *Publisher, in *Input) string {
	t.Helper()
	var out bytes.Buffer
	if found, err := p.ShowTables(&out, in); err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	return out.String()
}

// Sheets and the list of indicators have the heads, funds and columns that the
// form declares; the list is of projects alone, as its where says.
func TestDeclaredSheets(t *testing.T) {
	p, _, err := New(Settings{Form: countyForm})
	if err != nil {
		t.Fatal(err)
	}
	in, err := p.Read(example("central"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range in.Disclosure.Targets {
		if x := in.Disclosure.Targets[i].Indicators; in.Disclosure.Targets[i].Name.Value == "珍贵典籍抢救性修复项目" {
			x[0].Nature.Value, x[0].Annual.Value, x[0].Measure.Value = "≤", "5300", "元/叶"
		}
	}
	shown := show(t, p, in)
	for _, want := range []string{
		`一级指标\s+二级指标\s+三级指标\s+性质\s+指标值\s+计量单位\s+权重`,                              // the list
		`珍贵典籍抢救性修复项目\s+成本指标\s+经济成本指标\s+单叶修复成本\s+≤\s+5300\s+元/叶\s+10\n`,           // a line of it
		`三级指标\s+指标性质\s+指标值\s+计量单位\s+权重`,                                          // a sheet
		`\n\s+成本指标\s+经济成本指标\s+单叶修复成本\s+≤\s+5300\s+元/叶\s+10\n`,                    // below its skeleton
		`年度资金总额（元）\s+30,495,183.35\s+其中：财政拨款（元）\s+30,495,183.35\s+其他资金（元）\s+0\n`, // funds
		`部门整体支出绩效目标表\n（2026年度）\n部门名称\s+国家典籍保护局\n`,                                // the whole
	} {
		if !regexp.MustCompile(want).MatchString(shown) {
			t.Errorf("no %s", want)
		}
	}
	_, list, _ := strings.Cut(shown, "表4-2")
	list, _, _ = strings.Cut(list, "表5-1")
	if regexp.MustCompile(`\n\d+\s+国家典籍保护局`).MatchString(list) {
		t.Error("the list has indicators of the whole unit")
	}
}
