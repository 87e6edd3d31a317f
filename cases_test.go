package yugong

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/render/doc"
)

// TestFaultsOfRealUnits: inputs built after public fault reports, each with what
// must be found in it (by rule, "" for a fault of reading) or must stand on its
// pages. They lie beside the repository.
func TestFaultsOfRealUnits(t *testing.T) {
	const dir = "../shared/cases"
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("YUGONG_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skip("../shared/cases is not there")
	}
	for _, c := range []struct {
		input, form string
		rule, says  string
		silent      string // a rule that may find nothing
		prints      string
	}{
		{input: "assets-blank", rule: "S01", says: "“公务用车编制”“领导用车”", prints: "〔未填：办公用房面积〕"},
		{input: "vehicle-names", rule: "S02", says: "“主要领导干部用车”2没有印出"},
		{input: "30b-assets-renamed/in", says: "“国有资产占有使用情况表”按表头认作“国有资产”", prints: "实有1辆"},
		{input: "b52_pub_desc_none.xlsx", rule: "S01", says: "“单位职责”“机构设置”"},
		{input: "98-sangong-gt-spending/in", rule: "T08", says: "大于该预算的全部支出"},
		{input: "b36_sangong_vehicle0.xlsx", rule: "T08", says: "公务用车购置费 0万元（一般公共预算），小于支出预算中的 18万元"},
		{input: "base_water_bureau.xlsx", silent: "T11", prints: "二级项目6个，共计金额539.36万元（含上年结转105.86万元）"},
		{input: "121-link-to-blank-0/in.xlsx", rule: "X05", says: "“变动原因”是“0”", prints: "主要原因是0"},
		{input: "b38_x10000_noctl.xlsx", rule: "P01", says: "98 倍"},
		{input: "b41_name_code.xlsx", rule: "R05", says: "“防汛”", prints: "行政运行"},
		{input: "c61_longcode.xlsx", says: "存成了数字，第16位起已经丢失（共63格）"},
		{input: "prior-wan", silent: "Y02"},
		{input: "reason-next-sentence", form: "fmt-shanghai-2025", rule: "X03", says: "原因说的是增加：“…元。主要原因是：在职人员增加"},
		{input: "reason-next-sentence", form: "fmt-shanghai-2025", rule: "X03", says: "缴费基数上升"},
		{input: "tail50", rule: "X16", says: "“工资福利支出”印出的数", prints: "注：部分数据因四舍五入存在尾差。"},
		{input: "02-poi-double-codes/in.xlsx", silent: "R04", prints: "2010350"},
		{input: "07-iso-date-text-0/in.xlsx", silent: "R06", prints: "2025年2月28日"},
		{input: "20-csv-equals/in", silent: "R04"},
		{input: "pname_unit", silent: "X06"},
		{input: "gloss", silent: "X06"},
	} {
		t.Run(c.input+" "+c.rule, func(t *testing.T) {
			var s Settings
			if c.form != "" {
				s.Form = filepath.Join(dir, c.form)
			}
			p, faults, err := New(s)
			if err != nil || faults.HasErrors() {
				t.Fatal(err, faults)
			}
			r, err := p.Publish(filepath.Join(dir, c.input), Draft(""))
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			for _, f := range r.Findings {
				if c.says != "" && f.Rule == c.rule && strings.Contains(f.Message, c.says) {
					found++
				}
				if c.silent != "" && f.Rule == c.silent {
					t.Errorf("found without cause: %v", f)
				}
			}
			if c.says != "" && found != 1 {
				t.Errorf("%d findings of %q that say %q:\n%v", found, c.rule, c.says, r.Findings)
			}
			if c.prints != "" && !strings.Contains(saidBy(r.Document), c.prints) {
				t.Errorf("the pages do not say %q", c.prints)
			}
		})
	}
}

// saidBy is all that a document says.
func saidBy(d *doc.Document) string {
	var b strings.Builder
	for i := range d.Sections {
		for _, blk := range d.Sections[i].Blocks {
			switch x := blk.(type) {
			case *doc.Heading:
				b.WriteString(x.Text.String())
			case *doc.Paragraph:
				b.WriteString(x.Text.String())
			case *doc.Table:
				for _, r := range x.Body {
					for _, c := range r.Cells {
						b.WriteString(c.Text.String() + "|")
					}
				}
				for _, n := range x.Notes {
					b.WriteString(n.Text.String())
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
