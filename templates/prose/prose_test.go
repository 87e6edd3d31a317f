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
		{"归口管理的行政单位离退休20.00万元。", "X14", "行政单位离退休"},
		{"云岫县住房和城多建设局2026年预算收入10.00万元。", "X06", "全称"},
	} {
		got := read(c.text, unit)
		if len(got) != 1 || got[0].Rule != c.rule || !strings.Contains(got[0].Message+got[0].Expected, c.says) {
			t.Errorf("%s\ngot %+v, want one fault of %s that says %q", c.text, got, c.rule, c.says)
		}
	}
}

// TestYears: the year of the document may stand anywhere, the one before unless a
// paragraph is of its budget alone; a later one or an earlier one only where
// something is dated.
func TestYears(t *testing.T) {
	for _, c := range []struct {
		text  string
		found bool
	}{
		{"2026年预算收入10.00万元。", false},
		{"2025年预算收入10.00万元。", true}, // and nothing of this year
		{"2025年预算收入10.00万元，2026年预算收入12.00万元。", false},
		{"2025年预算执行数为10.00万元。", false},
		{"2025年度“三公”经费预算1.00万元，比2025年减少0.10万元。", true},
		{"与2025年预算持平。", false},
		{"2027年预算收入10.00万元。", true},
		{"2024年预算收入10.00万元。", true},
		{"2030年安排设备购置。", true},
		{"2019年成立。", false},
		{"根据2021年的文件，收入10.00万元。", false},
		{"根据规定执行，2021年收入10.00万元。", true},
		{"《2021年工作要点》安排收入。", false},
		{"《要点》在2021年安排收入。", true},
		{"电话12024年。", false},
		{"1899年安排收入。", false},
		{"第2101年安排收入。", false},
	} {
		got := read(c.text, unit)
		if has := len(got) > 0 && got[0].Rule == "X04"; has != c.found || len(got) > 1 {
			t.Errorf("%s: found %+v, want a finding: %v", c.text, got, c.found)
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
	} {
		if got := read(s, unit); len(got) > 0 {
			t.Errorf("%s\nfalse alarm %+v", s, got)
		}
	}
}
