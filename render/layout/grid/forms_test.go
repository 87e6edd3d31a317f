package grid

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"yugong/render/doc"
)

// classes are the names of the thirty 类 of expenditure.
var classes = strings.Fields(`一、一般公共服务支出 二、外交支出 三、国防支出 四、公共安全支出 五、教育支出 六、科学技术支出
七、文化旅游体育与传媒支出 八、社会保障和就业支出 九、社会保险基金支出 十、卫生健康支出 十一、节能环保支出 十二、城乡社区支出
十三、农林水支出 十四、交通运输支出 十五、资源勘探工业信息等支出 十六、商业服务业等支出 十七、金融支出 十八、援助其他地区支出
十九、自然资源海洋气象等支出 二十、住房保障支出 二十一、粮油物资储备支出 二十二、国有资本经营预算支出
二十三、灾害防治及应急管理支出 二十四、预备费 二十五、其他支出 二十六、转移性支出 二十七、债务还本支出 二十八、债务付息支出
二十九、债务发行费用支出 三十、抗疫特别国债安排的支出`)

// balance is the two-sided table of income and expenditure.
func balance() *doc.Table {
	t := &doc.Table{ID: "收支总表", Columns: []doc.Column{{Share: 3}, {Share: 2}, {Share: 4}, {Share: 2}, {Share: 2}, {Share: 2}}}
	t.Head = []doc.Row{
		cells(doc.RowHead, doc.AlignCenter, "收入|2", "支出|4"),
		cells(doc.RowHead, doc.AlignCenter, "项目", "2025年", "项目", "2025年合计", "当年预算安排", "上年结转安排"),
	}
	left := []string{"一、一般公共预算", "二、政府性基金预算", "三、国有资本经营预算", "四、财政专户管理资金", "五、单位资金"}
	amounts := map[int]string{0: "394.41", 7: "40.01", 9: "15.84", 19: "21.75"}
	for i, class := range classes {
		name, amount := "", ""
		if i < len(left) {
			name = left[i]
		}
		if i == 0 {
			amount = "472.01"
		}
		t.Body = append(t.Body, line(doc.RowBody, name, amount, class, amounts[i], amounts[i], ""))
	}
	t.Body = append(t.Body,
		line(doc.RowTotal, "本年收入合计", "472.01", "本年支出合计", "472.01", "472.01", ""),
		line(doc.RowTotal, "上年结转", "", "年终结转", "", "", ""),
		line(doc.RowTotal, "收入总计", "472.01", "支出总计", "472.01", "472.01", ""))
	return stamp(t)
}

// line is a row of names at the left and amounts on their decimal points.
func line(role doc.RowRole, texts ...string) doc.Row {
	r := cells(role, doc.AlignLeft, texts...)
	for i := range r.Cells {
		if k := kindOf(r.Cells[i].Text); k == kindFigure || k == kindEmpty {
			r.Cells[i].Align = doc.AlignDecimal
		} else if role == doc.RowTotal {
			r.Cells[i].Align = doc.AlignCenter
		}
	}
	return r
}

// income is the table of revenue by subject: ten columns under a head of
// three levels.
func income() *doc.Table {
	t := &doc.Table{ID: "收入总表", Columns: make([]doc.Column, 9)}
	t.Head = []doc.Row{
		cells(doc.RowHead, doc.AlignCenter, "项目|2", "本年收入|6", "上年结转|1x2"),
		cells(doc.RowHead, doc.AlignCenter, "科目编码", "科目名称", "合计", "一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "单位资金"),
	}
	t.Body = []doc.Row{line(doc.RowTotal, "合计|2", "472.01", "472.01", "", "", "", "", "")}
	for i, s := range strings.Fields(`201|一般公共服务支出|394.41 20103|政府办公厅（室）及相关机构事务|204.54 2010350|事业运行|204.54
20199|其他一般公共服务支出|189.87 2019999|其他一般公共服务支出|189.87 208|社会保障和就业支出|40.01 20805|行政事业单位养老支出|40.01
2080505|机关事业单位基本养老保险缴费支出|26.67 2080506|机关事业单位职业年金缴费支出|13.34 210|卫生健康支出|15.84
21011|行政事业单位医疗|15.84 2101102|事业单位医疗|10.84 2101103|公务员医疗补助|5.00 221|住房保障支出|21.75
22102|住房改革支出|21.75 2210201|住房公积金|21.75`) {
		f := strings.Split(s, "|")
		r := line(doc.RowBody, f[0], f[1], f[2], f[2], "", "", "", "", []string{"", "1,234.5"}[i%2])
		r.Cells[0].Align, r.Cells[1].Indent = doc.AlignLeft, len(f[0])/2-1
		t.Body = append(t.Body, r)
	}
	return stamp(t)
}

// indicator levels of the performance form: 一级 with its 二级.
var levels = []struct {
	name  string
	below []string
}{
	{"产出指标", []string{"数量指标", "质量指标", "时效指标", "成本指标"}},
	{"效益指标", []string{"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"}},
	{"满意度指标", []string{"服务对象满意度指标"}},
}

// performance is the two-sided performance form with n indicators, the whole
// period at the left and the year at the right. Either side may have more of
// them under a 二级; the spans follow from that.
func performance(n int) *doc.Table {
	r := rng(n)
	t := &doc.Table{ID: fmt.Sprintf("绩效目标表%d", n), OnePage: true, Columns: make([]doc.Column, 8)}
	t.Body = []doc.Row{
		form("项目名称|2", "政务热线服务费12345|6"),
		form("主管部门及代码|2", "042-阳城县行政审批服务管理局|3", "实施单位", "阳城县政务服务中心|2"),
		form("项目属性|2", "经常性项目（长期开展）|3", "项目期", "99年|2"),
		form("项目资金\n（元）|2x6", "实施期资金总额：|2", "514,000", "年度资金总额：|2", "514,000"),
	}
	for _, s := range []string{"其中：中央财政资金", "省级财政资金", "市县（区）财政资金", "单位自筹", "其他资金"} {
		t.Body = append(t.Body, form(s+"|2", "0", s+"|2", "0"))
	}
	const sentence = "设立政务服务热线平台，加快推进我县“最多跑一次”改革，具备四项主要功能，咨询、投诉、办证、综合服务。整合各单位、各部门的热线服务电话和信息资源，做到群众只记一个电话号码，只打一次电话，就能及时、快速得到政府的服务和救助。"
	for i, s := range []string{"项目概况", "立项依据", "项目设立必要性", "保证项目实施的制度、措施", "项目实施计划"} {
		row := form(s+"|2", strings.Repeat(sentence, 1+i%2)+"|6")
		row.Cells[1].Align = doc.AlignJustify
		t.Body = append(t.Body, row)
	}
	t.Body = append(t.Body, form("实施期目标|5", "年度目标|3"))
	goal := form("总体目标", sentence+"|4", "保证政务热线人员配备和技术配备，构建快速通道。|3")
	goal.Cells[1].Align, goal.Cells[2].Align = doc.AlignJustify, doc.AlignJustify
	t.Body = append(t.Body, goal)
	indicators := spread(r, n)
	head := form(fmt.Sprintf("绩效指标|1x%d", 1+height(indicators)), "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")
	for i := range head.Cells {
		head.Cells[i].Header = true
	}
	t.Body = append(t.Body, head)
	t.Body = append(t.Body, indicatorRows(r, indicators)...)
	return stamp(t)
}

func form(texts ...string) doc.Row { return cells(doc.RowBody, doc.AlignCenter, texts...) }

// sides are the indicators of a 二级 at the left and at the right.
type sides [2]int

func spread(r *rand.Rand, n int) (all [][]sides) {
	for _, l := range levels {
		all = append(all, make([]sides, len(l.below)))
	}
	for range n {
		l := r.IntN(len(all))
		k := r.IntN(len(all[l]))
		all[l][k][0]++
		if r.IntN(4) > 0 {
			all[l][k][1]++
		}
	}
	return all
}

func (s sides) height() int { return max(s[0], s[1], 1) }

func height(all [][]sides) (h int) {
	for _, l := range all {
		for _, s := range l {
			h += s.height()
		}
	}
	return h
}

func indicatorRows(r *rand.Rand, all [][]sides) (rows []doc.Row) {
	for l, below := range all {
		level := 0
		for _, s := range below {
			level += s.height()
		}
		for k, s := range below {
			for i := range s.height() {
				var texts []string
				if k == 0 && i == 0 {
					texts = append(texts, fmt.Sprintf("%s|1x%d", levels[l].name, level))
				}
				for side := range 2 {
					if i == 0 {
						texts = append(texts, fmt.Sprintf("%s|1x%d", levels[l].below[k], s.height()))
					}
					name, value := "", ""
					if i < s[side] {
						name, value = someHan(r, 4+r.IntN(8)), "≥"+fmt.Sprint(80+r.IntN(20))+"%"
					}
					texts = append(texts, name, value)
				}
				rows = append(rows, form(texts...))
			}
		}
	}
	return rows
}
