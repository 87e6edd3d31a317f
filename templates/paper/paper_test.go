package paper

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/prose"
	"yugong/templates/relation"
)

// published is a small document: a cover, contents, two headings, the
// sentences given and a table.
func published(sentences ...string) *Document {
	d := &Document{
		Contents: []Entry{{"一、单位主要职能", "1", 2}, {"1. 2026年单位收入预算总表", "2", 2}},
		Pages:    []Page{{Label: ""}, {Label: ""}, {Label: "1"}, {Label: "2"}},
		Titles:   []Title{{Text: "2026年单位收入预算总表", Page: 4}},
		Paragraphs: []Paragraph{
			{prose.Heading, 0, "云岫县住房和城乡建设局2026年单位预算", 1},
			{prose.Heading, 0, "目录", 2},
			{prose.Heading, 0, "云岫县住房和城乡建设局主要职能", 3},
		},
	}
	for _, s := range sentences {
		d.Paragraphs = append(d.Paragraphs, Paragraph{prose.Running, 0, s, 3})
	}
	return d
}

// tables print the figures of a query.
type tables map[string]string

func (t tables) Find(source model.Source, filters ...*model.Filter) []relation.Printed {
	f := filters[0]
	year := "this"
	if len(f.Years) > 0 && f.Years[0] == model.LastYear {
		year = "last"
	}
	key := year + " " + source.ID()
	if len(f.Items) > 0 {
		key += " " + strings.Join(f.Items, ",")
	}
	if len(f.Kinds) == 1 && f.Kinds[0] == model.Project && len(f.Funds)+len(f.Origins) == 0 {
		key += " kind=project"
	} else if len(f.Kinds) > 0 {
		return nil
	}
	s, ok := t[key]
	if !ok || len(f.Functions) > 0 || len(f.Funds) > 0 || len(f.Origins) > 0 {
		return nil
	}
	var out []relation.Printed
	for _, one := range strings.Fields(s) {
		m, err := money.Parse(one, money.WanYuan)
		if err != nil {
			panic(err)
		}
		out = append(out, relation.Printed{Amount: m, Half: money.FromFen(50), Table: "三公表"})
	}
	return out
}

func TestIdentity(t *testing.T) {
	r := Read(published("无。"))
	if r.Name != "云岫县住房和城乡建设局" || r.Year != 2026 || r.Word != "单位" {
		t.Errorf("%q %d %q", r.Name, r.Year, r.Word)
	}
	if len(r.Findings) > 0 {
		t.Errorf("%+v", r.Findings)
	}
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name string
		d    *Document
		rule string
		says string
	}{
		{"table", with(published("“三公”经费预算数为6.40万元。"), tables{"this public": "6.50"}), "X01", "6.50万元"},
		{"last year", with(published("“三公”经费2025年预算数为6.40万元。"), tables{"last public": "7.00"}), "X01", "7.00万元"},
		{"elsewhere", published("公务接待费1.00万元。", "公务接待费预算为2.00万元。"), "C02", "1.00万元"},
		{"parts", published("政府采购预算63.04万元，其中：政府采购货物预算63.00万元、政府采购工程预算0万元、政府采购服务预算0万元。"), "C01", "63.00万元"},
		{"vehicles", published("共有车辆7辆，其中：机要通信用车2辆、其他用车4辆。"), "C01", "6辆"},
		{"vehicles beside posts", published("共有车辆7辆，核定编制9辆。其中：机要通信用车2辆、其他用车4辆。"), "C01", "6辆"},
		{"listed projects", published("编报绩效目标的项目共2个，涉及项目预算资金598.46万元。其中：中介机构服务费418.80万元，财政业务费166.66万元。"), "C01", "585.46万元"},
		{"kinds of projects", published("纳入绩效目标管理的项目5个，共计金额308.51万元。其中：其他运转类项目2个，涉及金额70.77万元；特定目标类项目3个，涉及金额237.37万元。"), "C01", "308.14万元"},
		{"projects", with(published("编报绩效目标的项目共2个，涉及项目预算资金6.60万元（含上年结转0.05万元）。"), tables{"this facts kind=project": "6.50"}), "X01", "不大于6.50万元"},
		{"changes", published("“三公”经费4.11万元，比2025年预算减少0.82万元。其中：因公出国（境）费0.00万元，与2025年预算持平；公务接待费0.98万元，比2025年预算减少0.28万元；公务用车购置及运行费3.13万元，与2025年预算持平。"), "C01", "减少0.28万元"},
		{"a change turned", published("“三公”经费4.11万元，比2025年预算增加0.20万元。因公出国（境）费1.00万元，比2025年预算增加0.10万元；公务接待费0.98万元，比2025年预算减少0.30万元；公务用车购置及运行费2.13万元，比2025年预算减少0.20万元。"), "C01", "增加0.30万元"},
		{"last year's heading", func() *Document {
			d := published("无。")
			d.Paragraphs = append(d.Paragraphs, Paragraph{prose.Running, 0, "2025年单位预算编制说明", 3})
			d.Contents = append(d.Contents, Entry{"2026年单位预算编制说明", "1", 2})
			return d
		}(), "X04", "2026年"},
		{"contents page", turned(published("无。")), "X09", "第 2 页"},
		{"contents order", func() *Document {
			d := published("无。")
			d.Contents = append(d.Contents[:1:1], Entry{"二、单位预算表", "4", 2}, d.Contents[1])
			return d
		}(), "X09", "不大于下一条的第 2 页"},
		{"contents beyond", func() *Document {
			d := published("无。")
			d.Contents = append(d.Contents, Entry{"六、附件", "9", 2})
			return d
		}(), "X09", "不大于最后一页第 2 页"},
		{"contents title", func() *Document {
			d := published("无。")
			d.Contents[1].Title = "1. 单位支出预算总表"
			return d
		}(), "X09", "没有找到"},
		{"blank page", func() *Document { d := published("无。"); d.Pages[3].Blank = true; return d }(), "X15", "空白页"},
		{"watermark", func() *Document {
			d := published("无。")
			d.Pages[1].Askew, d.Pages[2].Askew = "仅供内部审核", "云岫县仅供内部审核"
			return d
		}(), "X10", "共 2 页"},
		{"cut", func() *Document { d := published("无。"); d.Pages[3].Cut = 3; return d }(), "X15", "3 个字"},
		{"a draft's gap", published("共有车辆2辆，其中：领导用车〔未填：领导用车〕辆、机要通信用车0辆、其他用车0辆。"), "X05", "〔未填：领导用车〕"},
		{"word", published("本部门2026年无变化。"), "X06", "本单位"},
		{"year", published("2023年本单位收入预算3.00万元。"), "X04", "2026"},
	} {
		r := Read(c.d)
		if len(r.Findings) != 1 || r.Findings[0].Rule != c.rule || !strings.Contains(r.Findings[0].Message+r.Findings[0].Expected, c.says) {
			t.Errorf("%s: %+v, want one finding of %s that says %q", c.name, r.Findings, c.rule, c.says)
		}
	}
}

func with(d *Document, t Tables) *Document { d.Tables = t; return d }

func turned(d *Document) *Document { d.Contents[1].Label = "3"; return d }

func TestSilent(t *testing.T) {
	for _, s := range []string{
		"“三公”经费预算数为6.40万元，与2025年预算数持平。其中：公务接待费6.40万元。",
		"收入预算950.12万元，其中：财政拨款收入950.12万元。支出预算950.12万元。",
		"共有车辆7辆，其中：机要通信用车3辆、其他用车4辆；单价100万元（含）以上设备0台。",
		"共有车辆6辆，核定编制7辆。其中：机要通信用车2辆、其他用车4辆。",
		"编报绩效目标的项目共4个，涉及项目预算资金6.46万元。其中：中介机构服务费4.18万元，财政业务费1.00万元。",
		"一般公共预算拨款10.00万元。一般公共预算支出11.00万元。",
		"编报绩效目标的项目共2个，涉及项目预算资金6.60万元（含上年结转0.10万元）。",
		"编报绩效目标的项目共9个，涉及项目预算资金6.46万元。其中：运转类项目2个，涉及金额418.80万元；特定类项目3个，涉及金额10.00万元。",
		"财政拨款支出预算10.00万元，比2025年预算减少5.00万元，其中：一般公共预算拨款支出预算10.00万元，比2025年预算增加1.00万元；政府性基金拨款支出预算0.00万元；国有资本经营预算拨款支出预算0.00万元。",
	} {
		d := with(published(s), tables{"this public": "6.40", "last public": "6.40", "this facts kind=project": "6.00 6.50 6.20"})
		if r := Read(d); len(r.Findings) > 0 {
			t.Errorf("%s\nfalse alarm %+v", s, r.Findings)
		}
	}
}

// TestRoman: titles and headings that Roman numerals number are found without them.
func TestRoman(t *testing.T) {
	for _, n := range []string{"Ⅱ、", "Ⅱ．", "II. ", "（Ⅱ）", "表Ⅱ、", "Ⅱ　"} {
		d := published("无。")
		d.Contents[1].Title = n + "2026年单位收入预算总表"
		if r := Read(d); len(r.Findings) > 0 {
			t.Errorf("%s: %+v", n, r.Findings)
		}
		d.Contents[1].Title = n + "2026年单位支出预算总表"
		if r := Read(d); len(r.Findings) != 1 || r.Findings[0].Rule != "X09" {
			t.Errorf("%s, another table: %+v", n, r.Findings)
		}
	}
	for _, n := range []string{"Ⅰ）", "II）", "（III）"} {
		if r := Read(published(n + "财政拨款收入10.00万元。")); len(r.Findings) > 0 {
			t.Errorf("%s: %+v", n, r.Findings)
		}
	}
}

// TestItems: what items of one list tell each of its own is neither one matter
// nor that of the tables; what they agree on is.
func TestItems(t *testing.T) {
	for _, items := range [][]string{
		{"1.信息化建设项目，政府采购预算20.00万元。", "2.设备更新项目，政府采购预算30.00万元。"},
		{"（一）局本级：“三公”经费预算3.00万元，其中公务接待费1.00万元。", "（二）文化馆：“三公”经费预算2.00万元，其中公务接待费0.50万元。"},
		{"1.局本级：“三公”经费预算5.00万元。", "2.文化馆：“三公”经费预算0.00万元。"},
		{"局本级：“三公”经费预算3.00万元。", "下属文化馆：“三公”经费预算2.00万元。"},
		{"“三公”经费：局本级，3.00万元；文化馆，2.00万元。"},
	} {
		d := with(published(append([]string{"以下分别说明。"}, items...)...), tables{"this public": "5.00", "this procurement": "50.00"})
		if r := Read(d); len(r.Findings) > 0 {
			t.Errorf("%s: false alarm %+v", items[0], r.Findings)
		}
	}
	for _, items := range [][]string{
		{"（一）“三公”经费预算3.00万元。", "2.“三公”经费预算3.00万元。"},
		{"（一）“三公”经费预算3.00万元。", "（二）“三公”经费预算3.00万元，与上年持平。"},
		{"1.“三公”经费预算总额5.00万元。", "2.“三公”经费预算6.00万元，与上年持平。"},
	} {
		d := with(published(items...), tables{"this public": "5.00"})
		if r := Read(d); len(r.Findings) == 0 || r.Findings[0].Rule != "X01" {
			t.Errorf("%s: %+v, want X01", items[0], r.Findings)
		}
	}
}

// TestContentsInOrder: an entry that leads nowhere may stand on the page of its
// neighbours, and on the last.
func TestContentsInOrder(t *testing.T) {
	for _, page := range []string{"1", "2"} {
		d := published("无。")
		d.Contents = append(d.Contents[:1:1], Entry{"二、单位预算表", page, 2}, d.Contents[1], Entry{"六、附件", "2", 2})
		if r := Read(d); len(r.Findings) > 0 {
			t.Errorf("page %s: %+v", page, r.Findings)
		}
	}
}

// TestCutOff: an amount cut off instead of rounded is a hint.
func TestCutOff(t *testing.T) {
	for text, want := range map[string]diag.Severity{"“三公”经费预算数为6.40万元。": diag.Error, "“三公”经费预算数为6.49万元。": diag.Hint} {
		r := Read(with(published(text), tables{"this public": "6.5000"}))
		if len(r.Findings) != 1 || r.Findings[0].Severity != want {
			t.Errorf("%s: %+v, want one of %s", text, r.Findings, want)
		}
	}
}

// TestOneSlip: sentences that are wrong by one slip are one finding.
func TestOneSlip(t *testing.T) {
	r := Read(published("收入预算472.01万元，比上年增加992.14万元，主要原因是增加任务。", "支出预算472.01万元，比上年增加992.14万元，主要原因是增加任务。", "收入预算5.01万元，比上年增加6.00万元。"))
	if len(r.Findings) != 2 || r.Findings[0].Rule != "C01" || !strings.HasSuffix(r.Findings[0].Message, "，共 2 处") {
		t.Errorf("%+v", r.Findings)
	}
}

// TestOneFault: of two amounts for one item, the table tells which is wrong.
func TestOneFault(t *testing.T) {
	r := Read(with(published("“三公”经费6.50万元。2026年“三公”经费预算安排6.60万元。"), tables{"this public": "6.50"}))
	if len(r.Findings) != 1 || r.Findings[0].Rule != "X01" {
		t.Errorf("%+v", r.Findings)
	}
}

// TestCounted: what was not understood is counted, what was compared too.
func TestCounted(t *testing.T) {
	d := with(published("“三公”经费预算数为6.40万元。合同约定5%。"), tables{"this public": "6.40"})
	if r := Read(d); r.Figures != 2 || r.Unread != 1 || r.Compared != 1 {
		t.Errorf("%d figures, %d not read, %d compared", r.Figures, r.Unread, r.Compared)
	}
}
