package yugong

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
)

// The examples of the form of Shanghai, by kind of document.
var shanghaiExamples = []string{"examples/shanghai/department", "examples/shanghai/unit"}

func shanghai(t *testing.T, style string) *Publisher {
	t.Helper()
	p, faults, err := New(Settings{Form: "shanghai", Style: style})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return p
}

// TestShanghaiExamples: both become final documents about which nothing is to be
// said, in both styles, and what is read back from them is in order too.
func TestShanghaiExamples(t *testing.T) {
	for _, style := range []string{"", "gbt9704"} {
		p := shanghai(t, style)
		for _, example := range shanghaiExamples {
			r, err := p.Publish(example, Final())
			if err != nil || !r.OK() || len(r.Findings) > 0 {
				t.Fatal(example, style, err, r.Findings)
			}
			audit, err := p.Audit(saved(t, t.TempDir(), "a.pdf", r.PDF), false)
			if err != nil {
				t.Fatal(err)
			}
			if len(audit.Findings) > 0 || len(audit.Tables) != 9 {
				t.Errorf("%s %s: %d tables read back, found: %v", example, style, len(audit.Tables), audit.Findings)
			}
		}
	}
}

// TestShanghaiContents: the lines are numbered where the titles are not; the
// tables' part has a line and no title; 项目经费情况说明 has one where there is any.
func TestShanghaiContents(t *testing.T) {
	p := shanghai(t, "")
	for _, example := range shanghaiExamples {
		r, err := p.Publish(example, Final())
		if err != nil {
			t.Fatal(err)
		}
		word := "部门"
		if strings.HasSuffix(example, "unit") {
			word = "单位"
		}
		want := []string{"一、" + word + "主要职能1", "二、" + word + "机构设置2", "三、名词解释3", "四、" + word + "预算编制说明4", "五、" + word + "预算表"}
		lines := contentsLines(r.Pages)
		for i, w := range want {
			if !strings.HasPrefix(fold(lines[i]), w) {
				t.Errorf("%s: line %d is %s, want %s", example, i+1, lines[i], w)
			}
		}
		if first := lastNumber(lines[4]); first != lastNumber(lines[5]) {
			t.Errorf("%s: the tables begin on page %s, the first stands on %s", example, first, lastNumber(lines[5]))
		}
		last := strings.TrimRight(fold(lines[len(lines)-1]), "0123456789")
		if want := map[string]string{"部门": "七、项目经费情况说明", "单位": "六、其他相关情况说明"}[word]; last != want {
			t.Errorf("%s: the last line is %s, want %s", example, last, want)
		}
	}
}

// TestShanghaiSays: what the form's own sheets and last year's 执行数 make of the
// sentences.
func TestShanghaiSays(t *testing.T) {
	p := shanghai(t, "")
	for example, want := range map[string][]string{
		shanghaiExamples[0]: {
			"部门预算是包括上海市云岫区体育局本部以及下属2家预算单位的综合收支计划", "行政单位1家，参公单位1家，事业单位1家",
			"财政拨款收入3,078.19万元，比2025年预算增加383.95万元；事业收入48.00万元", "国有资本经营预算拨款支出预算0万元，与2025年预算持平",
			"2025年当年预算执行数为39.90万元，2026年预算安排39.90万元，与2025年预算执行数持平。主要原因是:退休人员数量和标准没有变化",
			"比2025年预算执行数减少6.09%。主要原因是:压减一般性活动支出", "比2025年预算执行数增加235.00万元。", "不含上年结转资金26.00万元",
			"下属1家机关和1家参公事业单位财政拨款的机关运行经费预算为179.37万元，比2025年预算减少37.46万元",
			"面向中小企业预留政府采购项目预算金额153.12万元，其中，预留给小型和微型企业的政府采购项目预算为107.18万元",
			"本部门3个预算单位开展了2026年项目预算绩效目标编报工作，编报绩效目标的项目7个，涉及项目预算资金791.60万元（含上年结转26.00万元）",
			"2026年部门预算安排购置车辆1辆，其中:部级领导干部用车0辆", "其他用车1辆;部门预算安排购置单价100万元(含)以上设备(不含车辆)0台(套)",
			"公务用车购置及运行费23.68万元，比2025年预算增加18.00万元，主要原因是按编制更新公务用车一辆。其中:公务用车购置费18.00万元",
			"社区公共运动场所更新改造项目经费情况说明", "2026年安排项目预算235.00万元。其中:更新市民健身步道1处",
		},
		shanghaiExamples[1]: {
			"事业单位经营收入9.20万元;其他收入3.60万元", "本单位无机关运行经费", "2026年度本单位政府采购预算230.00万元",
			"本单位编报绩效目标的项目共4个，涉及项目预算资金177.40万元", "2026年单位预算安排购置车辆0辆",
		},
	} {
		r, err := p.Publish(example, Final())
		if err != nil {
			t.Fatal(err)
		}
		text := textOf(r.Pages).body
		for _, w := range want {
			if !strings.Contains(text, fold(w)) {
				t.Errorf("%s does not say %s", example, w)
			}
		}
	}
}

// TestShanghaiBlank: the workbook to be filled in has the form's own sheets and
// asks for the assets that its texts count, none else.
func TestShanghaiBlank(t *testing.T) {
	p := shanghai(t, "")
	path := saved(t, t.TempDir(), "预算.xlsx", func(w io.Writer) error { return p.WriteBlank(w, 2026) })
	read, err := ReadPublication(path)
	if err != nil {
		t.Fatal(err)
	}
	var names, own []string
	for _, page := range read.book.Pages {
		if slices.ContainsFunc(p.form.Lists(), func(l *model.RecordList) bool { return l.Name == page.Sheet }) {
			own = append(own, page.Sheet)
		}
		for _, row := range page.Rows {
			if page.Sheet == "国有资产" && row.Num > 1 {
				names = append(names, row.Cells[0].Text)
			}
		}
	}
	if len(own) != 3 || !slices.Equal(names, p.form.Assets()) || !slices.Contains(names, "离退休干部用车") || slices.Contains(names, "办公用房面积") {
		t.Errorf("has %v and asks for %v", own, names)
	}
}

// TestShanghaiAsks: what the form prescribes and nobody has said is asked for
// by the sheet to say it in.
func TestShanghaiAsks(t *testing.T) {
	p := shanghai(t, "")
	for sheet, drop := range map[string]func(d *model.Disclosure){
		"中小企业预留":   func(d *model.Disclosure) { d.Records[0].Rows = nil },
		"购置计划":     func(d *model.Disclosure) { d.Records[1].Rows = nil },
		"项目经费情况说明": func(d *model.Disclosure) { d.Records[2].Rows = nil },
		"国有资产":     func(d *model.Disclosure) { d.Assets = d.Assets[:len(d.Assets)-1] },
		"三公经费":     func(d *model.Disclosure) { d.Public[2].Reason = model.Text{} },
		"上年数": func(d *model.Disclosure) {
			for i := range d.Prior {
				d.Prior[i].Purpose = model.Text{}
			}
		},
		"说明": func(d *model.Disclosure) { d.Notes = d.Notes[1:] },
	} {
		in, err := p.Read(filepath.FromSlash(shanghaiExamples[0]))
		if err != nil {
			t.Fatal(err)
		}
		drop(in.Disclosure)
		r := p.Build(in, Final())
		asked := false
		for _, d := range r.Findings {
			asked = asked || d.Severity == diag.Error && d.Rule == "S01" && d.At.Sheet == sheet
		}
		if r.OK() || !asked {
			t.Errorf("%s: not asked for: %v", sheet, r.Findings)
		}
	}
}
