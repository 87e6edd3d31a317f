package yugong

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/render/doc"
)

// realCases is where the inputs lie, beside the repository.
func realCases(t *testing.T) string {
	t.Helper()
	const dir = "../shared/cases"
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("YUGONG_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skip("../shared/cases is not there")
	}
	return dir
}

// TestFaultsOfRealUnits: inputs built after public fault reports, each with what
// must be found in it (by rule, "" for a fault of reading) or must stand on its
// pages.
func TestFaultsOfRealUnits(t *testing.T) {
	slow(t)
	dir := realCases(t)
	for _, c := range []struct {
		input, form string
		rule, says  string
		silent      string // a rule that may find nothing
		prints      string
		times       int // it is found, 1 when 0
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
		{input: "10-unit-line-above-header/in", says: "这张表写明“单位：万元”，金额按万元读取", silent: "T07", prints: "472.01万元", times: 2},
		{input: "08-format-06/in.xlsx", silent: "R06", prints: "≥95%"},
		{input: "31-text-kangxi/in", says: "“心文人行工”用了字形相同的特殊字符", prints: "中心负责组织协调文件、人员、行政工作。"},
		{input: "custom-sheet", says: "没有读取：新增资产.csv"},
		{input: "kind-remit", rule: "S03", says: "没有“上缴上级支出”，共1行"},
		{input: "dep-last-only", rule: "Y02", says: "各功能科目之和 9,788,679.23元"},
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
			if c.says != "" && found != max(c.times, 1) {
				t.Errorf("%d findings of %q that say %q:\n%v", found, c.rule, c.says, r.Findings)
			}
			if c.prints != "" && !strings.Contains(saidBy(r.Document), c.prints) {
				t.Errorf("the pages do not say %q", c.prints)
			}
		})
	}
}

// TestAuditsOfRealUnits: tables as others published them, each with the cell
// that is wrong, or none.
func TestAuditsOfRealUnits(t *testing.T) {
	slow(t)
	p, faults, err := New(Settings{Form: "shanghai"})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	for input, want := range map[string]string{
		"audit-cents-table9.xlsx":   "",
		"audit-cross-unit-rounding": "",
		"audit-title-repeated.xlsx": "",
		"audit-lost-zero":           "8!B8",
		"audit-table1-blame.xlsx":   "T1!F7",
	} {
		a, err := p.Audit(filepath.Join(realCases(t), input), false)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range a.Findings {
			if got += f.At.Sheet + "!" + f.At.Cell(); got != "" {
				break
			}
		}
		if got != want {
			t.Errorf("%s: found at %q, want %q\n%v", input, got, want, a.Findings)
		}
	}
}

// TestListOfARealPlatform: a platform's list is imported, though it lies beside
// a sheet of ours.
func TestListOfARealPlatform(t *testing.T) {
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	in, err := p.Import([]string{filepath.Join(realCases(t), "platform-detail-export.xlsx")}, ImportOptions{Year: 2025})
	if err != nil || in.Disclosure == nil {
		t.Fatal(err, in)
	}
	if n, projects := len(in.Disclosure.Appropriations), len(in.Disclosure.Projects); n != 3 || projects != 1 || in.Findings.HasErrors() || len(in.Questions) > 0 {
		t.Errorf("%d amounts, %d projects\n%v\n%v", n, projects, in.Findings, in.Questions)
	}
}

// TestFaultySentences: each of the sentences that were published is named, in a
// unit's own texts, in each form.
func TestFaultySentences(t *testing.T) {
	slow(t)
	data, err := os.ReadFile(filepath.Join(realCases(t), "sentences/README.md"))
	if err != nil {
		t.Fatal(err)
	}
	sentences := regexp.MustCompile(`(?m)^\d+\. (.*?) \(`).FindAllStringSubmatch(string(data), -1)
	if len(sentences) != 15 {
		t.Fatalf("%d sentences", len(sentences))
	}
	for form, example := range map[string]string{"": "examples/full", "shanghai": "examples/shanghai/unit"} {
		p, faults, err := New(Settings{Form: form})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		for _, s := range sentences {
			in, err := p.Read(example)
			if err != nil {
				t.Fatal(err)
			}
			at := Place{Book: "a", Sheet: "说明", Row: 99, Col: 2}
			in.Disclosure.Notes = append(in.Disclosure.Notes, model.Note{Topic: model.Cell[model.Topic]{Value: model.OtherNote}, Body: model.Text{Value: s[1], At: at}})
			if !slices.ContainsFunc(p.Check(in).Findings, func(f Finding) bool { return f.At == at }) {
				t.Errorf("%s: nothing is found in %q", example, s[1])
			}
		}
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
