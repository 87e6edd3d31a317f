package workbook

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestSheets(t *testing.T) {
	const facts = "支出预算"
	run(t, []trial{
		{"missing sheet", edited(func(f *excelize.File) error { return f.DeleteSheet(facts) }), []string{
			"a.xlsx：缺少工作表“支出预算”；找到的有：填写说明、单位信息、单位、收入预算、经济分类、项目、上年数、三公经费、政府采购、国有资产、政府购买服务、绩效目标、绩效指标、说明、名词解释、自定义科目、批复数、核对说明、科目表；可用 yugong new 生成空白工作簿",
			"a.xlsx[项目]!A2：项目“网络运行维护费”（P01）在“支出预算”中没有支出；请补上支出，或删除这个项目",
			"a.xlsx[项目]!A3：项目“设备更新”（P02）在“支出预算”中没有支出；请补上支出，或删除这个项目",
		}, nil},
		{"sheet name with spaces", edited(func(f *excelize.File) error { return f.SetSheetName(facts, " 支出预算　") }), nil, sameAsSmall},
		{"sheet name misspelt", edited(func(f *excelize.File) error { return f.SetSheetName("名词解释", "名词解释表") }),
			[]string{"a.xlsx[名词解释]：工作表“名词解释表”按表头认作“名词解释”"}, sameAsSmall},
		{"sheet of the user's own", edited(func(f *excelize.File) error { _, err := f.NewSheet("草稿"); return err }), nil, sameAsSmall},
		{"two sheets of a name", edited(func(f *excelize.File) error { _, err := f.NewSheet("支出预算 "); return err }),
			[]string{"a.xlsx[支出预算]：有两个工作表都叫“支出预算”（“支出预算”和“支出预算 ”）；请只保留一个"}, nil},
		{"missing column", edited(func(f *excelize.File) error { return f.RemoveCol("项目", "C") }),
			[]string{"a.xlsx[项目]!第1行：缺少“项目类别”列；表头须写作“项目类别”；找到的列：项目编号*、项目名称*、单位"}, nil},
		{"unknown column", edited(cell("项目", "E1", "负责人")), []string{"a.xlsx[项目]!E1：未识别的列“负责人”，已忽略"}, nil},
		{"misspelt column", edited(cell("项目", "C1", "项目类型")), []string{
			"a.xlsx[项目]!第1行：缺少“项目类别”列；表头须写作“项目类别”；找到的列：项目编号*、项目名称*、项目类型、单位",
			"a.xlsx[项目]!C1：未识别的列“项目类型”，已忽略；是否为“项目类别”？",
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
