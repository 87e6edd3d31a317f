package workbook

import (
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestSheets(t *testing.T) {
	const facts = "支出预算"
	run(t, []trial{
		{"missing sheet", edited(func(f *excelize.File) error { return f.DeleteSheet(facts) }), []string{
			"a.xlsx：缺少工作表“支出预算”；找到的有：填写说明、单位信息、单位、收入预算、经济分类、项目、上年数、三公经费、政府采购、国有资产、政府购买服务、绩效目标、绩效指标、说明、名词解释、自定义科目、批复数、核对说明、科目表；可用 yugong new 生成空白工作簿",
		}, nil},
		{"sheet name with spaces", edited(func(f *excelize.File) error { return f.SetSheetName(facts, " 支出预算　") }), nil, sameAsSmall},
		{"sheet name misspelt", edited(func(f *excelize.File) error { return f.SetSheetName("名词解释", "名词解释表") }),
			[]string{"a.xlsx[名词解释]：工作表“名词解释表”按表头认作“名词解释”"}, sameAsSmall},
		{"sheet of the user's own", edited(func(f *excelize.File) error { _, err := f.NewSheet("草稿"); return err }), nil, sameAsSmall},
		{"two sheets of a name", edited(func(f *excelize.File) error { _, err := f.NewSheet("支出预算 "); return err }),
			[]string{"a.xlsx[支出预算]：有两个工作表都叫“支出预算”（“支出预算”和“支出预算 ”）；请只保留一个"}, nil},
		{"missing column", edited(func(f *excelize.File) error { return f.RemoveCol("项目", "C") }),
			[]string{"a.xlsx[项目]!第1行：缺少“项目类别”列；应为表头“项目类别”，也可带 * 号，或在括号里加说明"}, nil},
		{"unknown column", edited(cell("项目", "E1", "负责人")), []string{"a.xlsx[项目]!E1：未识别的列“负责人”，已忽略"}, nil},
		{"misspelt column", edited(cell("项目", "C1", "项目类型")), []string{
			"a.xlsx[项目]!C1：缺少“项目类别”列；应为表头“项目类别”，也可带 * 号，或在括号里加说明；没有读取的“项目类型”列（C列）如果就是，请改正表头",
		}, nil},
		{"amount by another name", edited(cell("支出预算", "L1", "支出数")), []string{
			"a.xlsx[支出预算]!L1：缺少“金额”列；应为表头“金额”，或写明单位，如“金额（万元）”；没有读取的“支出数”列（L列）如果就是，请改正表头",
		}, nil},
		{"two by other names, and one more", edited(func(f *excelize.File) error {
			return errors.Join(f.SetCellValue("支出预算", "D1", "经费渠道"), f.SetCellValue("支出预算", "L1", "核定数"), f.SetCellValue("支出预算", "O1", "经办人"), f.SetCellValue("支出预算", "O2", "张三"))
		}), []string{
			"a.xlsx[支出预算]!D1：缺少“资金性质”列；应为表头“资金性质”，也可带 * 号，或在括号里加说明；没有读取的“经费渠道”列（D列）如果就是，请改正表头",
			"a.xlsx[支出预算]!L1：缺少“金额”列；应为表头“金额”，或写明单位，如“金额（万元）”；没有读取的“核定数”列（L列）如果就是，请改正表头",
			"a.xlsx[支出预算]!O1：未识别的列“经办人”，已忽略",
		}, nil},
		{"a key by another name, and what hangs on it", edited(cell("绩效目标", "A1", "序号")), []string{
			"a.xlsx[绩效目标]!A1：缺少“项目编号”列；应为表头“项目编号”，也可带 * 号，或在括号里加说明；没有读取的“序号”列（A列）如果就是，请改正表头",
		}, nil},
		{"lines of 单位信息 by another name", edited(cell("单位信息", "A1", "栏目")), []string{
			"a.xlsx[单位信息]!A1：缺少“项目”列；应为表头“项目”，也可带 * 号，或在括号里加说明；没有读取的“栏目”列（A列）如果就是，请改正表头",
		}, nil},
		{"a fund by another name", edited(cell("收入预算", "D2", "公共财政预算")), []string{
			"a.xlsx[收入预算]!D2：“资金性质”的“公共财政预算”按“一般公共预算”读取",
		}, nil},
		{"column twice", edited(cell("项目", "E1", "项目名称")), []string{"a.xlsx[项目]!E1：“项目名称”列有两个（B列和E列）；请删除多余的一列"}, nil},
		{"column without header", edited(cell("项目", "F2", "张三")), []string{"a.xlsx[项目]!F2：这一列没有表头，“张三”等内容没有读取；请补上表头，或删除这一列"}, nil},
		{"title above the header", edited(func(f *excelize.File) error {
			if err := f.InsertRows("项目", 1, 2); err != nil {
				return err
			}
			return f.SetCellStr("项目", "A1", "项目清单")
		}), nil, sameAsSmall},
		{"no header", edited(func(f *excelize.File) error { return f.RemoveRow("项目", 1) }), []string{
			"a.xlsx[项目]!第1行：第一行没有表头；应为含有“项目编号、项目名称、项目类别”等列的一行；第1行是：P01、网络运行维护费、其他运转类",
		}, nil},
		{"columns in another order", csv("项目.csv", "项目编号,项目名称,项目类别,单位\nP01,网络运行维护费,其他运转类,\nP02,设备更新,特定目标类,", "项目类别,项目编号,项目名称\n其他运转类,P01,网络运行维护费\n特定目标类,P02,设备更新"), nil, sameAsSmall},
		{"duplicated row", edited(func(f *excelize.File) error { return f.DuplicateRow(facts, 4) }),
			[]string{"a.xlsx[支出预算]!第5行：与第4行完全相同，是否重复录入？"}, nil},
		{"sum below the rows", edited(func(f *excelize.File) error {
			if err := f.SetCellStr(facts, "A6", "合 计"); err != nil {
				return err
			}
			return f.SetCellFloat(facts, "L6", 1, 2, 64)
		}), []string{"a.xlsx[支出预算]!A6：“合 计”行不是明细；合计由程序计算，请删除这一行"}, sameAsSmall},
		{"dots below the rows", edited(func(f *excelize.File) error {
			if err := f.SetCellStr(facts, "A6", "……"); err != nil {
				return err
			}
			return f.SetCellStr(facts, "C6", "...")
		}), []string{"a.xlsx[支出预算]!第6行：这一行只有省略号，没有读取；还有没列出的请补上，没有请删除这一行"}, sameAsSmall},
		{"merged data cells", edited(func(f *excelize.File) error { return f.MergeCell(facts, "D3", "D4") }), []string{
			"a.xlsx[支出预算]!D3：合并单元格 D3:D4；请取消合并，在每个单元格分别填写",
			"a.xlsx[支出预算]!D4：“资金性质”没有填写；可填：一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金、单位资金、事业收入、事业单位经营收入、上级补助收入、附属单位上缴收入、其他收入、使用非财政拨款结余",
		}, nil},
		{"hidden rows", edited(func(f *excelize.File) error { return f.SetRowVisible(facts, 3, false) }),
			[]string{"a.xlsx[支出预算]：有1个隐藏的行（第3行），其内容同样读取"}, sameAsSmall},
		{"hidden column", edited(func(f *excelize.File) error { return f.SetColVisible(facts, "M", false) }),
			[]string{"a.xlsx[支出预算]：“备注”列（M列）是隐藏的，其内容同样读取"}, sameAsSmall},
		{"hidden sheet", edited(func(f *excelize.File) error { return f.SetSheetVisible(facts, false) }),
			[]string{"a.xlsx[支出预算]：工作表是隐藏的，其内容同样读取"}, sameAsSmall},
		{"no facts", edited(func(f *excelize.File) error {
			for range 4 {
				if err := f.RemoveRow(facts, 2); err != nil {
					return err
				}
			}
			return nil
		}), []string{
			"a.xlsx[支出预算]：没有填写任何支出",
			"a.xlsx[项目]!A2：项目“网络运行维护费”（P01）在“支出预算”中没有支出；请补上支出，或删除这个项目",
			"a.xlsx[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"line missing from 单位信息", edited(func(f *excelize.File) error { return f.RemoveRow("单位信息", 3) }),
			[]string{"a.xlsx[单位信息]：缺少“年度”一行；预算年度，如 2025。"}, nil},
		{"line of 单位信息 twice", edited(cell("单位信息", "A4", "年度")),
			[]string{"a.xlsx[单位信息]!A4：“年度”填写了两次（第3行和第4行）；请只保留一行"}, nil},
		{"line of 单位信息 unknown", edited(func(f *excelize.File) error {
			if err := f.SetCellStr("单位信息", "A16", "联系电话"); err != nil {
				return err
			}
			return f.SetCellStr("单位信息", "B16", "1")
		}), []string{"a.xlsx[单位信息]!A16：未识别的项目“联系电话”，已忽略"}, nil},
	})
}
