package claim

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sentence is a paragraph with the faults that it holds.
type sentence struct {
	text  string
	rules string // of the faults, in order, blanks between
	says  string // what the first fault expects
}

var faulty = []sentence{
	{"2025年执行数为1520.40万元，2026年预算安排1291.30万元，比2025年执行数减少1.51%。", "C01", "15.07%"},
	{"行政单位离退休64.30万元。2025年执行数为60.10万元，2026年预算安排66.40万元，比2025年执行数增加10.48%。", "C02", "一致"},
	{"购房补贴118.00万元。2025年执行数为151.20万元，2026年预算安排93.75万元，比2025年执行数增加37.99%。", "C02 C01", "一致"},
	{"2025年执行数为21,480.60万元，2026年预算安排2,526.00万元，比2025年执行数增加17.59%。", "C01", "减少88.24%"},
	{"住房公积金176.20万元。2026年预算安排171.02万元。", "C02", "一致"},
	{"2026年一般公共预算支出805.10万元，比2025年增加805.10万元，增长100.00%，2025年为0万元。", "X02", "上年无此项预算"},
	{"年初预算为0万元，支出决算为12.40万元，完成年初预算的100.00%。", "X02", "年初无此项预算"},
	{"人员经费3,204.66万元，占基本支出的91.02%；公用经费366.20万元，占8.98%。", "C01 C01", "89.74%"},
	{"收入总计472.01万元，比上年减少48.12万元，下降9.52%。", "C01", "9.25%"},
	{"收入总计472.01万元，比上年减少48.12万元，增长9.25%。", "C01", "减少"},
	{"公务接待费2.00万元，比上年3.00万元减少2.00万元。", "C01", "减少1.00万元"},
	{"公务接待费2.00万元，比上年3.00万元增加1.00万元。", "C01", "减少1.00万元"},
	{"2025年预算数为5.00万元，2026年预算数为6.00万元，与2025年预算数持平。", "C01", "增加"},
	{"基本支出282.14万元，占支出预算的59.77%；项目支出189.87万元，占支出预算的41.23%。支出预算472.01万元。", "C01", "40.23%"},
	{"年初预算为20.00万元，支出决算为12.40万元，完成年初预算的72.00%。", "C01", "62.00%"},
	{"2025年执行数为100元，2026年预算安排110元，比2025年执行数增加12%。", "C01", "10%"},
	{"收入预算3,121.42万元，比2025年预算增加107.62万元，增长35.70%。", "C01", "3.57%"},
	{"收入总计9142.19万元，其中：上年结转583.59万元，比上年增加2042.88万元，增长8.78%。", "C01", "28.78%"},
	{"支出预算1034.92万元，其中：基本支出697.77万元，占62.42%；项目支出337.15万元，占32.58%。", "C01", "67.42%"},
	{"公务用车购置费17.86万元，比上年减少17.86万元（上年无此项预算）。", "C01", "增加17.86万元"},
	{"公务接待费1.86万元，比2025年预算增加17.86万元。", "C01", "不大于1.86万元"},
}

func TestFaulty(t *testing.T) {
	for _, s := range faulty {
		r := Read(Passage{Text: s.text}, Context{Year: 2026})
		var rules []string
		for _, f := range r.Faults {
			rules = append(rules, f.Rule)
		}
		if got := strings.Join(rules, " "); got != s.rules {
			t.Errorf("%s\nfaults %q, want %q", s.text, got, s.rules)
			continue
		}
		if !strings.Contains(r.Faults[0].Expected, s.says) {
			t.Errorf("%s\nexpects %q, want %q", s.text, r.Faults[0].Expected, s.says)
		}
	}
}

// sound sentences must be understood and give nothing.
var sound = []string{
	"2026年度某单位预算收入总计472.01万元，其中：本年收入472.01万元，上年结转0万元，比上年减少48.12万元，下降9.25%，主要原因是减少了餐补。",
	"2026年度某单位支出预算472.01万元，其中：基本支出282.14万元，占59.77%；项目支出189.87万元，占40.23%。",
	"“社会福利（款）社会福利事业单位（项）”738.66万元，主要用于人员经费。2025年当年预算执行数为711.34万元，2026年预算安排738.66万元，比2025年预算执行数增加3.84%。主要原因是：根据实际支出。",
	"2026年“三公”经费预算数为6.40万元，与2025年预算持平。其中：公务用车购置费0.00万元，与2025年预算持平。",
	"公务用车购置及运行费46.56万元，比2025年预算增加25万元，主要原因是购置公务用车。其中：公务用车购置费25万元，比2025年预算增加25万元。",
	"2026年本部门政府采购预算1662.44万元，其中：政府采购货物预算93.98万元、政府采购工程预算815.87万元、政府采购服务预算752.59万元。",
	"收入预算37,151.47万元，其中：财政拨款收入37,151.47万元，比2025年预算执行数增加24,558.18万元；事业收入0万元。",
	"财政拨款收入950.12万元，比2025年预算增加0.46万元，增长0.05%；其他收入262.00万元。",
	"年初预算为20.00万元，支出决算为12.40万元，完成年初预算的62.00%。",
	"公务接待费0.01万元，比上年减少0.01万元，下降50.00%。", // roundings leave anything between 0 and 0.02
	"一般公共服务支出394.41万元，占83.56%；社会保障和就业支出40.01万元，占8.48%；卫生健康支出15.84万元，占3.36%；住房保障支出21.75万元，占4.61%等。",
	"购房补贴93.75万元，比上年增加93.75万元（上年无此项预算）。",
	// each item of a list has an amount of its own
	"新增资产包括：打印机3台，预算1.20万元；扫描仪2台，预算0.60万元；办公桌10张，预算0.80万元。",
	"政府性基金安排的支出：污水处理设施建设，金额1.00万元；城市公共设施，金额2.00万元。",
	"设备：打印机，1.20万元；设备：扫描仪，0.60万元；家具：办公桌，2026年预算0.80万元。",
	"（1）项目名称：甲项目；资金安排3.00万元；（2）项目名称：乙项目；资金安排4.00万元。",
	"本年购置公务用车2辆：机要通信用车18.00万元，其他用车25.00万元、20.00万元。",
}

func TestSound(t *testing.T) {
	for _, s := range sound {
		r := Read(Passage{Text: s}, Context{Year: 2026})
		for _, f := range r.Faults {
			t.Errorf("%s\nfalse alarm %s %s at %q", s, f.Rule, f.Message, s[f.From:f.To])
		}
		if r.Unread > 0 || r.Figures == 0 {
			t.Errorf("%s\n%d of %d figures not read", s, r.Unread, r.Figures)
		}
	}
}

// TestBounds: thresholds and aims are no figures of the budget; what is not
// understood is counted so.
func TestBounds(t *testing.T) {
	for text, role := range map[string]Role{"单价100万元（含）以上设备": Bound, "400.00万元以上基本建设项目": Bound, "满意度≥95%": Bound, "消除比例保持100%": Bound,
		"合同约定5%": Unread, "共计金额100万元（含上年结转5万元）": Amount} {
		r := Read(Passage{Text: text}, Context{Year: 2026})
		if len(r.Claims) == 0 || r.Claims[0].Role != role || (r.Unread > 0) != (role == Unread) {
			t.Errorf("%s: %+v, %d not read", text, r.Claims, r.Unread)
		}
	}
}

// TestCutOff: a rate that was cut off instead of rounded is a slight fault.
func TestCutOff(t *testing.T) {
	r := Read(Passage{Text: "2025年执行数为151.20万元，2026年预算安排93.75万元，比2025年执行数减少37.99%。"}, Context{Year: 2026})
	if len(r.Faults) > 1 || len(r.Faults) == 1 && !r.Faults[0].Slight {
		t.Errorf("%+v", r.Faults)
	}
}

func TestClaims(t *testing.T) {
	got := Parse(Passage{Text: "“三公”经费预算1.58万元，比2025年预算数减少0.42万元；下属2家单位，占全县的5%。"}, Context{Year: 2026})
	for _, n := range []string{"Ⅱ、", "II. ", "（Ⅱ）", "2."} {
		if c := Parse(Passage{Text: n + "公务接待费1.00万元。"}, Context{Year: 2026}); len(c) != 1 || c[0].Topic.Words != "公务接待费" {
			t.Errorf("%s: %+v", n, c)
		}
	}
	want := []struct {
		role  Role
		topic string
	}{{Amount, "三公经费"}, {Change, "三公经费"}, {Count, "下属"}, {Share, "下属"}}
	for i, w := range want[:3] {
		if got[i].Role != w.role || got[i].Topic.Words != w.topic {
			t.Errorf("claim %d: role %d of %q, want %d of %q", i, got[i].Role, got[i].Topic.Words, w.role, w.topic)
		}
	}
	if c := got[1]; c.Rise || c.Base != (Instant{2025, Budget}) || c.At != (Instant{2026, Budget}) {
		t.Errorf("change %+v", c)
	}
	if c := got[3]; c.Role != Share || c.Whole != "全县" {
		t.Errorf("share %+v", c)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range faulty {
		f.Add(s.text)
	}
	f.Add("比99999999999999999999999元减少-0.%，占的%占")
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range Read(Passage{Text: s}, Context{Year: 2026}).Claims {
			if c.From < 0 || c.From > c.To || c.To > len(s) {
				t.Errorf("claim at %d to %d of %d bytes", c.From, c.To, len(s))
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		Read(Passage{Text: sound[0]}, Context{Year: 2026})
	}
}

// TestWidths: figures of full width, amounts in 人民币 and rates in brackets are
// read, at their places in the text.
func TestWidths(t *testing.T) {
	const text = "２０２６年财政拨款收入为人民币１，０８７．５０万元，占５０．５％（增长8.50%）。\xff"
	var got []string
	for _, c := range Parse(Passage{Text: text}, Context{Year: 2026}) {
		got = append(got, fmt.Sprint(c.Role, " ", text[c.From:c.To], " ", c.Topic.Words, " ", c.Value.FloatString(2)))
	}
	want := []string{
		fmt.Sprint(Amount, " １，０８７．５０万元 财政拨款收入 10875000.00"),
		fmt.Sprint(Share, " ５０．５％ 财政拨款收入 50.50"),
		fmt.Sprint(Rate, " 8.50% 财政拨款收入 8.50"),
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestAims: a limit or an aim is no figure of the budget; a rate of growth that
// stands alone is not understood.
func TestAims(t *testing.T) {
	for text, role := range map[string]Role{
		"面向中小企业的预留份额不低于政府采购项目预算总额的30%。": Bound,
		"设施验收合格率100%。": Bound, "群众满意度达95%。": Bound, "合同约定5%。": Unread, "年均增长率5%。": Unread,
	} {
		if got := Parse(Passage{Text: text}, Context{Year: 2026}); len(got) != 1 || got[0].Role != role {
			t.Errorf("%s: %+v, want role %d", text, got, role)
		}
	}
}
