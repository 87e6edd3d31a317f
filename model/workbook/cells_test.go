package workbook

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
)

func TestCells(t *testing.T) {
	const facts = "支出预算"
	amount := func(want string) func(*testing.T, *model.Disclosure) {
		return func(t *testing.T, d *model.Disclosure) {
			if got := d.Appropriations[2].Amount; got.Blank || got.String() != want {
				t.Errorf("amount %v (blank %v), want %s", got, got.Blank, want)
			}
		}
	}
	blank := func(t *testing.T, d *model.Disclosure) {
		if !d.Appropriations[2].Amount.Blank {
			t.Errorf("amount %v, want a blank", d.Appropriations[2].Amount)
		}
	}
	run(t, []trial{
		{"formula without result", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<f>1+2</f>"),
			[]string{"a.xlsx[支出预算]!L4：“金额”的公式没有计算结果；请用 Excel 打开并保存一次，或直接填写数值"}, blank},
		{"formula with result", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<f>20000+30000</f><v>50000</v>"), nil, amount("50000")},
		{"formula with a text result", part("xl/worksheets/sheet5.xml", ` s="4"><v>50000</v>`, ` s="5" t="str"><f>TEXT(50000,"0")</f><v>50000</v>`), nil, amount("50000")},
		{"formula with an empty result", part("xl/worksheets/sheet5.xml", ` s="4"><v>50000</v>`, ` s="5" t="str"><f>""</f><v></v>`),
			[]string{"a.xlsx[支出预算]!L4：“金额”没有填写"}, blank},
		{"error value", part("xl/worksheets/sheet5.xml", ` s="4"><v>50000</v>`, ` s="5" t="e"><v>#REF!</v>`),
			[]string{"a.xlsx[支出预算]!L4：“金额”是错误值 #REF!；请修正公式，或直接填写内容"}, blank},
		{"text that the file has lost", part("xl/worksheets/sheet5.xml", `<v>50000</v></c>`, `<v>50000</v></c><c r="M4" t="s"><v>99999</v></c>`),
			[]string{"a.xlsx[支出预算]!M4：“备注”含有无法识别的字符（�）；文字在保存或转换时已损坏，请重新录入"}, nil},
		{"error value in a text", part("xl/worksheets/sheet5.xml", `<c r="L4"`, `<c r="I4" t="e"><v>#N/A</v></c><c r="L4"`),
			[]string{"a.xlsx[支出预算]!I4：“部门经济科目名称”是错误值 #N/A；请写成文字；没有就清空这一格"}, nil},
		{"several formulas of one kind", part("xl/worksheets/sheet5.xml", "<v>50000</v>", `<f t="shared" si="0"/>`),
			[]string{"a.xlsx[支出预算]!L4：“金额”的公式没有计算结果；请用 Excel 打开并保存一次，或直接填写数值"}, blank},
		{"date in an amount", edited(formatted(facts, "L4", 45716, "yyyy/m/d")),
			[]string{"a.xlsx[支出预算]!L4：“金额”是日期 2025/2/28；应为金额；请把单元格格式改为“数值”并填写金额"}, blank},
		{"percentage in an amount", edited(formatted(facts, "L4", 0.5, "0.0%")),
			[]string{"a.xlsx[支出预算]!L4：“金额”是百分数 50.0%；应为金额；请把单元格格式改为“数值”并填写金额"}, blank},
		{"percentage as text", edited(cell(facts, "L4", "50%")),
			[]string{"a.xlsx[支出预算]!L4：“金额”不是金额：“50%”；应为数字，如 1837200.00；没有金额请填 0"}, blank},
		{"truth value", edited(cell(facts, "L4", true)), []string{"a.xlsx[支出预算]!L4：“金额”是逻辑值 TRUE；应为金额"}, blank},
		{"text in an amount", edited(cell(facts, "L4", "五万")),
			[]string{"a.xlsx[支出预算]!L4：“金额”不是金额：“五万”；应为数字，如 1837200.00；没有金额请填 0"}, blank},
		{"binary residue", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<v>49999.999999999993</v>"), nil, amount("50000")},
		{"exponent", part("xl/worksheets/sheet5.xml", "<v>50000</v>", "<v>5.0000000000000001E4</v>"), nil, amount("50000")},
		{"less than a fen", edited(cell(facts, "L4", 50000.126)),
			[]string{"a.xlsx[支出预算]!L4：“金额”50,000.126元有不足一分的尾数，按 50,000.13元读取；请把尾数去掉"}, amount("50000.13")},
		{"negative, told by T01", edited(cell(facts, "L4", -50000)), nil, amount("-50000")},
		{"huge", edited(cell(facts, "L4", 1e12)), []string{"a.xlsx[支出预算]!L4：“金额”超过一千亿元（1,000,000,000,000元）；请核对金额单位是元还是万元"}, amount("1000000000000")},
		{"monstrous", edited(cell(facts, "L4", 1e300)), []string{"a.xlsx[支出预算]!L4：“金额”的数字过长：“100000000000000000000000000000…”；应为不超过20位的金额"}, blank},
		{"full width and separators", edited(cell(facts, "L4", "５０，０００．００ 元")), nil, amount("50000")},
		{"unit of its own", edited(cell(facts, "L4", "5万元")), nil, amount("50000")},
		{"unit in the header", edited(cell(facts, "L1", "金额（万元）*")), nil, amount("500000000")},
		{"unknown fund", edited(cell(facts, "D4", "专项资金")),
			[]string{"a.xlsx[支出预算]!D4：“资金性质”不能是“专项资金”；可填：一般公共预算、政府性基金预算、国有资本经营预算、财政专户管理资金、单位资金、事业收入、事业单位经营收入、上级补助收入、附属单位上缴收入、其他收入、使用非财政拨款结余"}, nil},
		{"width and spaces in names", edited(func(f *excelize.File) error {
			for at, v := range map[string]string{"A4": "阳城县　试验中心 ", "B4": "２０１０３０２", "D4": " 一般 公共预算", "G4": "Ｐ０１\u200b"} {
				if err := f.SetCellStr(facts, at, v); err != nil {
					return err
				}
			}
			return nil
		}), nil, func(t *testing.T, d *model.Disclosure) {
			a := d.Appropriations[2]
			if a.Unit.Value != "阳城县试验中心" || a.Function.Value != "2010302" || a.Project.Value != "P01" || a.Fund.Value != model.General {
				t.Errorf("%+v", a)
			}
		}},
		{"code as number", edited(cell(facts, "B4", 2010302)), nil, nil},
		{"code chosen from the list", edited(cell(facts, "B4", "2010302 一般行政管理事务")), nil, nil},
		{"code with a letter", edited(cell(facts, "B4", "2010302x")), []string{"a.xlsx[支出预算]!B4：“功能科目编码”不能是“2010302x”；请填科目编码，如 2010350"}, nil},
		{"code of too high a level", edited(cell(facts, "B4", "20103")), []string{"a.xlsx[支出预算]!B4：功能科目编码“20103”不到明细级；应为至少7位的编码，如 2010350"}, nil},
		{"another unit", edited(cell(facts, "A4", "阳城县另一中心")),
			[]string{"a.xlsx[支出预算]!A4：单位“阳城县另一中心”不是本单位；应为阳城县试验中心；单位预算的“单位”列可以留空；部门预算请在“单位信息”的文档类型写明"}, nil},
		{"control character", part("xl/sharedStrings.xml", ">办公费<", ">办_x0007_公费<"),
			[]string{"a.xlsx[支出预算]!I3：“部门经济科目名称”含有看不见的控制字符（U+0007），已去掉；请检查“办公费”",
				"a.xlsx[支出预算]!M3：“备注”含有看不见的控制字符（U+0007），已去掉；请检查“办公费”"}, func(t *testing.T, d *model.Disclosure) {
				if got := d.Appropriations[1].Remark.Value; got != "办公费" {
					t.Errorf("%q", got)
				}
			}},
		{"damaged character", edited(cell(facts, "M3", "办公\ufffd")), []string{"a.xlsx[支出预算]!M3：“备注”含有无法识别的字符（�）；文字在保存或转换时已损坏，请重新录入"}, nil},
		{"too long a text", csv("名词解释.csv", "指试验的费用。", strings.Repeat("长", 4<<20)),
			[]string{"a[名词解释]!B2：“解释”有4194304个字，过长；应为不超过32767个字；请分成几行或删减"}, nil},
		{"date kept in a text", edited(formatted("国有资产", "B2", 45716, `yyyy"年"m"月"d"日"`)), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Assets[0].Quantity.Value; got != "2025年2月28日" {
				t.Errorf("%q", got)
			}
		}},
		{"percentage kept in a text", edited(formatted("绩效指标", "E2", 0.955, "0.0%")), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Targets[0].Indicators[0].Period.Value; got != "95.5%" {
				t.Errorf("%q", got)
			}
		}},
		{"number kept in a text", edited(formatted("绩效指标", "E2", 1234.5, "#,##0.00")), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Targets[0].Indicators[0].Period.Value; got != "1,234.50" {
				t.Errorf("%q", got)
			}
		}},
		{"code that lost its zero", edited(func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{})
			if err != nil {
				return err
			}
			if err := f.SetCellStyle("单位信息", "B10", "B10", style); err != nil {
				return err
			}
			return f.SetCellInt("单位信息", "B10", 42)
		}), []string{"a.xlsx[单位信息]!B10：“主管部门代码”是数字 42，前面的 0 可能已经丢失；请核对；有 0 的编码要先把单元格改为文本格式"}, nil},
		{"year as a text", edited(cell("单位信息", "B3", "２０２５年度")), nil, nil},
		{"year that is none", edited(cell("单位信息", "B3", "今年")), []string{"a.xlsx[单位信息]!B3：“年度”不能是“今年”；应为2000 到 2100 的年份，如 2025"}, nil},
		{"more people than there can be", edited(cell("单位信息", "B16", "99999999")), []string{"a.xlsx[单位信息]!B16：“编制人数”不能是“99999999”；应为不超过 100 万的整数，如 12"}, nil},
		{"date that is none", edited(cell("单位信息", "B12", "二月底")), []string{"a.xlsx[单位信息]!B12：“编制日期”不是日期：“二月底”；应为如 2025-02-28"}, nil},
		{"date as a date", edited(cell("单位信息", "B12", time.Date(2025, 2, 28, 0, 0, 0, 0, time.UTC))), nil, func(t *testing.T, d *model.Disclosure) {
			if got := d.Unit.Date.Value.Format(time.DateOnly); got != "2025-02-28" {
				t.Error(got)
			}
		}},
	})
}

// TestBrief: a sheet with more than is told says how many more, as gravely as
// the gravest of them: columns of one's own stop nothing, however many.
func TestBrief(t *testing.T) {
	at := diag.Pos{Sheet: "支出预算"}
	list := slices.Repeat(diag.List{{Severity: diag.Warning, At: at, Message: "未识别的列"}}, maxFindings+2)
	if got := brief(slices.Clone(list)); len(got) != maxFindings+1 || got.HasErrors() || !strings.Contains(got.Error(), "还有2个问题没有列出") {
		t.Error(len(got), got[len(got)-1])
	}
	list[maxFindings+1].Severity = diag.Error
	if got := brief(list); !got.HasErrors() {
		t.Error("an error is kept back")
	}
}
