package workbook

import (
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
)

// all makes several changes.
func all(changes ...func(*excelize.File) error) func(*excelize.File) error {
	return func(f *excelize.File) error {
		for _, change := range changes {
			if err := change(f); err != nil {
				return err
			}
		}
		return nil
	}
}

// above puts a row with one text above the heads of a sheet.
func above(sheet, at, text string) func(*excelize.File) error {
	return all(func(f *excelize.File) error { return f.InsertRows(sheet, 1, 1) }, cell(sheet, at, text))
}

// note puts a note on a cell in the place of the one it has.
func note(sheet, at, text string) func(*excelize.File) error {
	return func(f *excelize.File) error {
		if err := f.DeleteComment(sheet, at); err != nil {
			return err
		}
		return f.AddComment(sheet, excelize.Comment{Cell: at, Author: "张三", Text: text})
	}
}

// TestUnitsOfAccount: a unit that is stated anywhere counts.
func TestUnitsOfAccount(t *testing.T) {
	const facts = "支出预算"
	third := func(want string) func(*testing.T, *model.Disclosure) {
		return func(t *testing.T, d *model.Disclosure) {
			if got := d.Appropriations[2].Amount; got.String() != want {
				t.Errorf("amount %v, want %s", got, want)
			}
		}
	}
	said := func(at, text, unit string) []string {
		return []string{"a.xlsx[支出预算]!" + at + "：这张表写明“" + text + "”，金额按" + unit + "读取；“单位信息”的金额单位是元"}
	}
	format := func(shown, unit string) []string {
		return []string{"a.xlsx[支出预算]!L4：“金额”的单元格格式写明" + unit + "，按 " + shown + " 读取；“单位信息”的金额单位是元"}
	}
	noted := func(at, text, unit string) []string {
		stated := unitWord.FindString(text)
		return []string{"a.xlsx[支出预算]!" + at + "：批注写的是“" + text + "”，金额按" + unit + "读取；确是" + stated + "的，请写进表头，如“金额（" + stated + "）”；不是的请改批注"}
	}
	differs := func(text, other string) []string {
		return []string{"a.xlsx[支出预算]!L4：金额单位“" + text + "”与“" + other + "”矛盾；请只保留正确的一处"}
	}
	run(t, []trial{
		{"line above the heads", edited(above(facts, "L1", "单位：万元")), said("L1", "单位：万元", "万元"), third("500000000")},
		{"in the header of the pages", edited(func(f *excelize.File) error {
			return f.SetHeaderFooter(facts, &excelize.HeaderFooterOptions{OddHeader: `&L&"宋体"&10编制单位：某中心&R单位：万元`, OddFooter: "第 &P 页"})
		}), []string{"a.xlsx[支出预算]：这张表写明“单位：万元”，金额按万元读取；“单位信息”的金额单位是元"}, third("500000000")},
		{"a header and a line that differ", edited(all(above(facts, "L1", "单位：元"), func(f *excelize.File) error {
			return f.SetHeaderFooter(facts, &excelize.HeaderFooterOptions{OddHeader: "&R（单位：万元）"})
		})), []string{"a.xlsx[支出预算]：这张表写明“（单位：万元）”，金额按万元读取；“单位信息”的金额单位是元",
			"a.xlsx[支出预算]!L1：金额单位“单位：元”与“（单位：万元）”矛盾；请只保留正确的一处"}, nil},
		{"line in brackets", edited(above(facts, "A1", "（金额单位：千元）")), said("A1", "（金额单位：千元）", "千元"), third("50000000")},
		{"behind a title", edited(above(facts, "A1", "2025年支出预算表  单位：万元")), said("A1", "2025年支出预算表  单位：万元", "万元"), third("500000000")},
		{"in the brackets of a title", edited(above(facts, "A1", "支出预算表（千元）")), said("A1", "支出预算表（千元）", "千元"), third("50000000")},
		{"the same as the workbook's", edited(above(facts, "L1", "单位：元")), nil, third("50000")},
		{"half width", edited(above(facts, "L1", "单位:人民币万元")), said("L1", "单位:人民币万元", "万元"), third("500000000")},
		{"no unit of account", edited(above(facts, "A1", "单位：阳城县试验中心")), nil, third("50000")},
		{"an unknown one", edited(above(facts, "L1", "单位：美元")), []string{"a.xlsx[支出预算]!L1：不认识的金额单位“单位：美元”；请改为元、千元、万元或亿元"}, nil},
		{"two that differ", edited(all(above(facts, "L1", "单位：万元"), above(facts, "A1", "单位：元"))),
			[]string{"a.xlsx[支出预算]!L2：金额单位“单位：万元”与“单位：元”矛盾；请只保留正确的一处"}, nil},
		{"a head of another unit", edited(all(cell(facts, "L1", "金额（元）"), above(facts, "A1", "单位：万元"))),
			append(said("A1", "单位：万元", "万元"), "a.xlsx[支出预算]!L2：金额单位“金额（元）”与“单位：万元”矛盾；请只保留正确的一处"), nil},
		{"below the rows", edited(cell(facts, "A9", "单位：万元")), []string{"a.xlsx[支出预算]!A9：金额单位“单位：万元”与“元”矛盾；请只保留正确的一处"}, nil},
		{"name of the sheet", edited(func(f *excelize.File) error { return f.SetSheetName(facts, "支出预算（万元）") }),
			[]string{"a.xlsx[支出预算]：这张表写明“支出预算（万元）”，金额按万元读取；“单位信息”的金额单位是元"}, third("500000000")},
		{"head 千元", edited(cell(facts, "L1", "金额（千元）*")), nil, third("50000000")},
		{"head 亿元", edited(cell(facts, "L1", "金额(亿元)")), []string{"a.xlsx[支出预算]!L2：“金额”超过一千亿元（1,000,000.25亿元）；请核对金额单位是元还是万元"}, third("5000000000000")},
		{"head 万", edited(cell(facts, "L1", "金额（万）")), nil, third("500000000")},
		{"head without brackets", edited(cell(facts, "L1", "金额：万元")), nil, third("500000000")},
		{"head with more in its brackets", edited(cell(facts, "L1", "金额（单位：万元，保留两位小数）")), nil, third("500000000")},
		{"head of two units", edited(cell(facts, "L1", "金额（元/万元）")), []string{"a.xlsx[支出预算]!L1：不认识的金额单位“金额（元/万元）”；请改为元、千元、万元或亿元"}, nil},
		{"head of an unknown unit", edited(cell(facts, "L1", "金额（港元）")), []string{"a.xlsx[支出预算]!L1：不认识的金额单位“金额（港元）”；请改为元、千元、万元或亿元"}, nil},

		{"noted on a head", edited(note(facts, "L1", "张三:\n单位：万元")), noted("L1", "单位：万元", "元"), third("50000")},
		{"noted on an amount, down the column", edited(all(note(facts, "L4", "以万元为单位"), note(facts, "L5", "以万元为单位"))), noted("L4", "以万元为单位", "元"), third("50000")},
		{"noted beside the amounts", edited(note(facts, "A1", "金额单位为千元。")), noted("A1", "金额单位为千元。", "元"), third("50000")},
		{"noted in a word", edited(note(facts, "L1", "万元")), noted("L1", "万元", "元"), third("50000")},
		{"noted against the head", edited(all(cell(facts, "L1", "金额（万元）"), note(facts, "L1", "单位：元"))), noted("L1", "单位：元", "万元"), third("500000000")},
		{"noted as it is", edited(note(facts, "L1", "单位：元")), nil, third("50000")},
		{"noted of another thing", edited(all(note(facts, "L1", "单位：元谋县财政局"), note(facts, "L2", "其中50万元为上年结转"), note(facts, "L3", "原单位：万元，已换算为元"), note(facts, "L4", "实施单位：元坝镇"), note(facts, "L6", "原表以万元为单位"), note(facts, "L7", "不要以万元为单位填写"), note(facts, "L8", "系统单位：万元，已乘一万"), note(facts, "L9", "标准的单位：万元/人"), note(facts, "L10", "单位：万元/人"), note(facts, "L5", "导入自 支出（单位：万元）.csv[支出]!J3"))), nil, third("50000")},
		{"noted as the format has it", edited(all(formatted(facts, "L4", 5, `0.00"万元"`), note(facts, "L1", "单位：万元"))), format("5.00万元", "万元"), third("50000")},
		{"noted where no amounts are", edited(note("项目", "A1", "单位：万元")), nil, third("50000")},

		{"format 万元", edited(formatted(facts, "L4", 5, `0.00"万元"`)), format("5.00万元", "万元"), third("50000")},
		{"format 万", edited(formatted(facts, "L4", 5, `0.0"万"`)), format("5.0万", "万元"), third("50000")},
		{"format 千元", edited(formatted(facts, "L4", 50, `#,##0"千元"`)), format("50千元", "千元"), third("50000")},
		{"scaled to 万元", edited(formatted(facts, "L4", 50000, `0!.0,"万元"`)), nil, third("50000")},
		{"scaled with a backslash", edited(formatted(facts, "L4", 50000, `0\.0,"万元"`)), nil, third("50000")},
		{"scaled by four places", edited(formatted(facts, "L4", 50000, `0\.0000"万元"`)), nil, third("50000")},
		{"scaled to 千元", edited(formatted(facts, "L4", 50000, `#,##0,"千元"`)), nil, third("50000")},
		{"scaled under a head", edited(all(cell(facts, "L1", "金额（万元）"), formatted(facts, "L4", 50000, `0!.0,`))), nil, third("50000")},
		{"scaled, nobody knows to what", edited(formatted(facts, "L4", 50000, `0!.0,`)),
			[]string{"a.xlsx[支出预算]!L4：“金额”显示为“5.0”，实际是 50000，无法确定是多少钱；请把单元格格式改为“数值”并核对金额"}, nil},
		{"against the head", edited(all(cell(facts, "L1", "金额（元）"), formatted(facts, "L4", 5, `0.00"万元"`))), differs("5.00万元", "金额（元）"), nil},
		{"digits of the format's own", edited(formatted(facts, "L4", 5, `0"0000"`)),
			[]string{"a.xlsx[支出预算]!L4：“金额”显示为“50000”，实际是 5；请把单元格格式改为“数值”并核对金额"}, nil},
		{"accounting", edited(formatted(facts, "L4", 50000, `_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ `)), nil, third("50000")},
	})
}

// TestAsShown: texts are what the sheet shows, or an error with the cell.
func TestAsShown(t *testing.T) {
	const sheet, at = "绩效指标", "F2"
	annual := func(want string) func(*testing.T, *model.Disclosure) {
		return func(t *testing.T, d *model.Disclosure) {
			if got := d.Targets[0].Indicators[0].Annual.Value; got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
	var trials []trial
	for _, c := range []struct {
		format string
		value  any
		want   string
	}{
		{`"≥"0%`, 0.95, "≥95%"}, {`"≥"0.0"分"`, 9.5, "≥9.5分"}, {`000`, 7, "007"}, {`0.0#`, 1.5, "1.5"}, {`h:mm`, 0.375, "9:00"},
		{`yyyy"年"m"月"`, 45716, "2025年2月"}, {`yyyy"年"m"月"d"日"`, 45716, "2025年2月28日"}, {`G/通用格式"次"`, 12, "12次"}, {`0"次/年"`, 4, "4次/年"},
		{`[>=1]"达标";"未达标"`, 1, "达标"},
	} {
		trials = append(trials, trial{c.format, edited(formatted(sheet, at, c.value, c.format)), nil, annual(c.want)})
	}
	shown := "a.xlsx[绩效指标]!F2：“年度指标值”"
	run(t, append(trials, []trial{
		{"a day that was typed as 3-5", edited(formatted(sheet, at, 45721, `m"月"d"日"`)),
			[]string{shown + "存的是日期 2025-03-05，印作“3月5日”；输入 3-5、1/2 一类内容会被自动改成日期：请把单元格改为文本格式后重新填写"}, annual("3月5日")},
		{"fraction", edited(formatted(sheet, at, 0.5, `# ?/?`)),
			[]string{shown + "的单元格格式无法识别，不知道显示的是什么（存的是 0.5）；请把单元格改为文本格式，直接填写"}, annual("")},
		{"numerals", edited(formatted(sheet, at, 5, `[DBNum1]0`)),
			[]string{shown + "的单元格格式无法识别，不知道显示的是什么（存的是 5）；请把单元格改为文本格式，直接填写"}, annual("")},
		{"day of another program", edited(cell(sheet, at, "2025-02-28T00:00:00")), nil, annual("2025-02-28")},
		{"day and hour of another program", edited(cell(sheet, at, "2025-02-28T08:30:00.000Z")), nil, annual("2025-02-28 08:30:00")},
		{"code with decimals", edited(cell("支出预算", "B4", "2010302.0")), nil, nil},
		{"key with decimals", csv("支出预算.csv", "P01", "P01"), nil, sameAsSmall},
		{"a formula that keeps a text", csv("支出预算.csv", "2010302", `="2010302"`), nil, sameAsSmall},
		{"a formula without a result", csv("支出预算.csv", ",2010302,", ",=A1,"), []string{"a[支出预算]!B4：“功能科目编码”的公式没有计算结果；请用 Excel 打开并保存一次，或直接填写数值"}, nil},
		{"characters of a copied PDF", edited(cell("绩效指标", "F2", "\u2f64户\u2ed3期\u2f00次")),
			[]string{"a.xlsx[绩效指标]!F2：1格里的“用长一”用了字形相同的特殊字符（多从 PDF 复制而来），已按普通汉字读取"}, annual("用户长期一次")},
	}...))
}

// TestMachineResidue: what programs leave in place of words (rule X05).
func TestMachineResidue(t *testing.T) {
	prose := func(text, what string) trial {
		return trial{text, edited(cell("名词解释", "B2", text)), []string{"a.xlsx[名词解释]!B2：“解释”是“" + text + "”，" + what + "；请写成文字；没有就清空这一格"}, nil}
	}
	var trials []trial
	for _, text := range []string{"0", "2025", "12.5%", "—", "/", "3-5"} {
		trials = append(trials, prose(text, "没有文字"))
	}
	for text, what := range map[string]string{
		`=DISPIMG("ID_1",1)`: "公式", "=A1": "公式", "#N/A": "表格软件的错误值", "增加#REF!": "表格软件的错误值", "########": "显示不下的数字", "null": "程序的空值", "NaN": "程序的空值",
		"None": "程序的空值", "undefined": "程序的空值", "FALSE": "逻辑值", "true": "逻辑值", "错误！未定义书签。": "文字处理软件的域", "见第 PAGEREF _Toc123 页": "文字处理软件的域",
		"指<br/>试验": "网页代码", "指&nbsp;试验": "网页代码", "<p>试验</p>": "网页代码", "同上": "没有写完的引用", "同上。": "没有写完的引用",
	} {
		trials = append(trials, prose(text, "是"+what+"，不是文字"))
	}
	fine := func(text string) trial { return trial{text, edited(cell("名词解释", "B2", text)), nil, nil} }
	for _, text := range []string{"同上年持平", "指财政拨款<单位自有资金的部分", "指A类", "无", "R&D经费", "使用#号码", "指“无纸化”(null除外)"} {
		trials = append(trials, fine(text))
	}
	run(t, append(trials,
		trial{"a number", edited(cell("名词解释", "B2", 5)), []string{"a.xlsx[名词解释]!B2：“解释”是“5”，没有文字；请写成文字；没有就清空这一格"}, nil},
		trial{"an indicator's value may be a number", edited(cell("绩效指标", "F2", 5)), nil, nil},
	))
}

// TestSheetsByHeads: a sheet is known by its heads, and what is not read is said.
func TestSheetsByHeads(t *testing.T) {
	renamed := func(old, name string) func(*testing.T) (*model.Disclosure, diag.List) {
		return func(t *testing.T) (*model.Disclosure, diag.List) {
			fsys := fixture(t, "small")
			fsys[name+".csv"] = fsys[old+".csv"]
			delete(fsys, old+".csv")
			return readMap(t, fsys)
		}
	}
	known := func(old, name string) trial {
		return trial{name, renamed(old, name), []string{"a[" + old + "]：工作表“" + name + "”按表头认作“" + old + "”"}, sameAsSmall}
	}
	run(t, []trial{
		known("国有资产", "国有资产占有使用情况表"), known("支出预算", "附表3"), known("收入预算", "收入"), known("三公经费", "2025三公经费表"), known("单位信息", "基本情况"),
		{"quotation marks", renamed("三公经费", "“三公”经费"), nil, sameAsSmall},
		{"a sheet of one's own", func(t *testing.T) (*model.Disclosure, diag.List) {
			fsys := fixture(t, "small")
			fsys["测算.csv"] = &fstest.MapFile{Data: []byte("类别,金额,备注\n车辆,5,\n")}
			fsys["预算.xlsx"] = &fstest.MapFile{}
			return readMap(t, fsys)
		}, []string{"a：文件夹里的“预算.xlsx”没有读取；按文件夹读取时只读 csv；要读工作簿请直接指定它", "a：没有读取：测算.csv；自己用的表可以保留；要公开的请用模板里的表名和表头"}, sameAsSmall},
		{"a second one", func(t *testing.T) (*model.Disclosure, diag.List) {
			fsys := fixture(t, "small")
			fsys["支出.csv"] = fsys["支出预算.csv"]
			return readMap(t, fsys)
		}, []string{"a[支出]：工作表“支出”没有读取：表头与“支出预算”相同，已读取的是“支出预算”；请合并成一张，或删除多余的"}, sameAsSmall},
		{"one that cannot be read drags no others", csvBytes("项目.csv", func([]byte) []byte { return []byte("\xff\xfe") }),
			[]string{"a[项目]：文件是 UTF-16 编码，不是 UTF-8；请用 Excel 另存为“CSV UTF-8（逗号分隔）”，或改用 .xlsx 工作簿"}, nil},
	})
}

// TestCodesThatLostDigits: Excel keeps fifteen digits, so one cause, one finding.
func TestCodesThatLostDigits(t *testing.T) {
	const code = 140521000000000000000.0
	run(t, []trial{
		{"in three sheets", edited(all(cell("项目", "A2", code), cell("绩效目标", "A2", code), cell("绩效指标", "A2", code), cell("绩效指标", "A3", code))),
			[]string{"a.xlsx[项目]!A2：“项目编号”超过15位，存成了数字，第16位起已经丢失（共4格）；请先把这些列改为文本格式，再重新粘贴编码"}, nil},
		{"as a csv has them", func(t *testing.T) (*model.Disclosure, diag.List) {
			fsys := fixture(t, "small")
			fsys["项目.csv"] = &fstest.MapFile{Data: []byte("项目编号,项目名称,项目类别\n1.40521E+20,试验,其他运转类\n")}
			return readMap(t, fsys)
		}, []string{"a[项目]!A2：“项目编号”超过15位，存成了数字，第16位起已经丢失（共1格）；请先把这些列改为文本格式，再重新粘贴编码"}, nil},
	})
}
