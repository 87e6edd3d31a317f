package prose

import (
	"strings"
	"testing"
)

// list collects what a reading finds.
type list struct{ faults []Fault }

func (l *list) Fault(f Fault)        { l.faults = append(l.faults, f) }
func (l *list) Compared(string, int) {}

func read(s string, c Context) []Fault {
	var l list
	t := Text{Kind: Running, S: s}
	Read(t, &c, &l)
	Claims(t, &c, &l)
	return l.faults
}

var unit = Context{Year: 2026, Name: "云岫县住房和城乡建设局", Word: "单位"}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, rule, says string }{
		{"医疗卫生与计划生育支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）72.15万元。", "X14", "卫生健康支出"},
		{"公务用车购置及运行费6.40万元，与2025年预算数持平，主要原因是。", "X03", "原因是"},
		{"2026年部门预算安排购置车辆0辆。", "X06", "单位预算安排"},
		{"主要用于系统维护等方面的支出。。", "X07", "标点重复"},
		{"开展‘年度文书评查’、先进案例”活动。", "X07", "没有配对"},
		{"财政拨款收入支出增加（减少）的主要原因是业务量增加。", "X05", "增加（减少）"},
		{"比上年减少20.00万元。主要原因是：在职人员增加。", "X03", "数字减少"},
		{"预算数比上年增加20.00万元，增长10.00%，主要原因是压减一般性支出。", "X03", "数字增加"},
		{"比上年减少5.00万元，下降2.00%。原因：新增项目。", "X03", "数字减少"},
		{"比上年减少5.00万元，下降2.00%。变动原因：新增项目。", "X03", "数字减少"},
		{"比上年减少5.00万元，下降2.00%。减少的主要原因是新增项目。", "X03", "数字减少"},
		{"归口管理的行政单位离退休20.00万元。", "X14", "行政单位离退休"},
		{"云岫县住房和城多建设局2026年预算收入10.00万元。", "X06", "全称"},
	} {
		got := read(c.text, unit)
		if len(got) != 1 || got[0].Rule != c.rule || !strings.Contains(got[0].Message+got[0].Expected, c.says) {
			t.Errorf("%s\ngot %+v, want one fault of %s that says %q", c.text, got, c.rule, c.says)
		}
	}
}

// TestYears: the year of the document may stand anywhere; the one before in
// comparisons, titles and dates, and in reasons; another one only where
// something is dated.
func TestYears(t *testing.T) {
	type where int
	const (
		nowhere where = iota // no fault
		printed              // wherever it stands
		typed                // in what the unit typed
		told                 // in what the unit typed, but for reasons
	)
	for _, c := range []struct {
		text  string
		found where
	}{
		{"2026年预算收入10.00万元。", nowhere},
		{"2027年预算收入10.00万元。", printed},
		{"2025年预算收入10.00万元。", printed}, // and nothing of this year
		{"2025年预算收入10.00万元，2026年预算收入12.00万元。", nowhere},
		{"2025年预算执行数为10.00万元。", nowhere},
		{"2025年度“三公”经费预算1.00万元，比2025年减少0.10万元。", printed},
		{"与2025年预算持平。", nowhere},
		{"2024年预算收入10.00万元。", printed},
		{"2030年安排设备购置。", printed},
		{"2026年安排办公经费，2030年安排设备购置。", printed}, // this year excuses the last one alone
		{"2019年成立。", nowhere},
		{"根据2021年的文件，收入10.00万元。", nowhere},
		{"根据规定执行，2021年收入10.00万元。", printed},
		{"《2021年工作要点》安排收入。", nowhere},
		{"《要点》在2021年安排收入。", printed},
		{"电话12024年。", nowhere},
		{"1899年安排收入。", nowhere},
		{"第2101年安排收入。", nowhere},
		{"二〇二四年预算收入10.00万元。", printed},
		{"2024—2026年分三年安排。", nowhere},
		{"2024年至2026年分三年安排。", nowhere},
		{"2026年1月至2028年12月分三年安排。", nowhere},
		// the year before
		{"2025年度本单位内设3个科室。", told},
		{"2025 年度本单位内设3个科室。", told},
		{"二〇二五年度本单位内设3个科室。", told},
		{"本单位内设3个科室，2025年在职25人。", told},
		{"用于2025年度业务工作。", told},
		{"2025年1-12月组织实施。", told},
		{"2025年3月至11月组织实施。", told},
		{"2023-2025年组织实施。", told},
		{"2025年预算比2024年减少10.00万元。", printed}, // both years are old
		{"2025年预算比上年减少10.00万元。", typed},
		{"2026年预算安排12.00万元，比2025年减少2.00万元。", nowhere},
		{"2025年执行数为10.00万元，2026年安排12.00万元。", nowhere},
		{"与2025年相比没有变化。", nowhere},
		{"比2025年减少2.00万元。", nowhere},
		{"截至2025年底，本单位有车辆2辆。", nowhere},
		{"2025年12月31日在职25人。", nowhere},
		{"2025年6月机构改革。", nowhere},
		{"2025年成立。", nowhere},
		{"根据《关于做好2025年预算公开的通知》办理。", nowhere},
		{"2025年度绩效自评结果为优。", nowhere},
		{"2025年一次性购置设备。", told},
	} {
		var got []Fault
		for _, f := range read(c.text, unit) {
			if f.Rule == "X04" {
				got = append(got, f)
			}
		}
		is := nowhere
		for _, f := range got {
			switch f.Scope {
			case Filled:
				is = printed
			case Typed:
				is = max(is, typed)
			case Told:
				is = max(is, told)
			}
		}
		if c.found == printed && is == nowhere || c.found != printed && is != c.found {
			t.Errorf("%s: found %+v", c.text, got)
		}
	}
}

// TestPeriods: a performance sheet's period and plan are of this year.
func TestPeriods(t *testing.T) {
	for s, found := range map[string]bool{
		"2026年": false, "2025年": true, "2025年度": true, "1年": false, "2025-2027年": false, "2025年-2027年": false, "2023年-2025年": true,
		"2026年1月-2026年12月": false, "2025年1月-2025年12月": true, "2025年1月-12月": true, "2024年": true, "2024年度": true, "2024年建成，每年维修。": false, "1.2025年完成测绘；2.2026年完成改造；3.2027年验收。": false,
		"结转资金用于支付2025年工程款。": false, "支付2025年已完成的工程款。": false, "2027年10月底前": false, "2026年10月底前": false, "2025年12月底前": true, "2025年12月31日前": true, "2025年底之前完成。": true, "完成2025年度建设任务。": true,
		"《山西省2025年水利工作要点》": false, "2018年建成，2026年维修。": false,
	} {
		l := &list{}
		Read(Text{Kind: Performance, S: s}, &unit, l)
		if has := len(l.faults) > 0; has != found {
			t.Errorf("%s: %+v", s, l.faults)
		}
	}
}

// TestMisnamed: a character wrong or left out, wherever in the name; other names
// and short ones are none of it.
func TestMisnamed(t *testing.T) {
	c := Context{Year: 2026, Word: "单位", Name: "云岫县文化和旅游局"}
	for s, found := range map[string]bool{
		"云某县文化和旅游局负责文化工作。":     true,
		"云县文化和旅游局负责文化工作。":      true,
		"云岫县文化和游局负责文化工作。":      true,
		"云岫县文化某旅游局负责文化工作。":     true,
		"云岫县文化和旅游局负责文化工作。":     false,
		"县文化和旅游局负责文化工作。":       false,
		"岫县文化和旅游局负责文化工作。":      false,
		"云岫县文化和旅游系统负责文化工作。":    false,
		"云岫县文化馆、云岫县旅游局负责文化工作。": false,
	} {
		if got := read(s, c); len(got) > 0 != found || found && got[0].Rule != "X06" {
			t.Errorf("%s: %+v", s, got)
		}
	}
}

func TestSilent(t *testing.T) {
	for _, s := range []string{
		"比上年减少20.00万元，主要原因是人员退休。人员增加的经费列入下年。",
		"比上年减少20.00万元，下降5.00%。主要原因是：上年一次性新增项目。",
		"行政事业单位离退休人员共12人。",
		"本单位2026年单位预算安排购置车辆0辆。",
		"比上年增加20.00万元，主要原因是人员减少但标准提高。",
		"比2025年减少0万元，主要原因是增加项目。",
		"比上年增加20.00万元。主要原因是：〔未填：国有企业退休人员社会化管理补助支出的变动原因〕。",
	} {
		if got := read(s, unit); len(got) > 0 {
			t.Errorf("%s\nfalse alarm %+v", s, got)
		}
	}
}
