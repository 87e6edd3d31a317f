package check

import (
	"slices"

	"yugong/model/diag"
)

// readingRules name what model/workbook warns of while it reads; what it finds
// are findings like others, which 核对说明 may explain.
var readingRules = []Rule{
	{ID: "R01", Title: "没有读取的内容", Severity: diag.Warning, Stage: OnReading,
		Compares: "每个工作表、每列、每个项目都认识，写下的内容都读取",
		Basis:    "没有读取的内容不会印出",
		Hint:     "请改正名称，或删去不用的内容"},
	{ID: "R02", Title: "重复录入", Severity: diag.Warning, Stage: OnReading,
		Compares: "同一张表没有完全相同的两行；项目不同名",
		Basis:    "重复录入使金额加倍",
		Hint:     "请删去重复的一行；确非重复可写“核对说明”"},
	{ID: "R03", Title: "项目与支出对应", Severity: diag.Warning, Stage: OnReading,
		Compares: "每个项目都有支出；只有项目支出填项目编号",
		Basis:    "项目支出按项目公开",
		Hint:     "请核对“项目”表和“支出预算”表"},
	{ID: "R04", Title: "可疑的金额", Severity: diag.Warning, Stage: OnReading,
		Compares: "金额不为负、不超过一千亿元、没有不足一分的尾数，批注写的单位就是读取的单位",
		Basis:    "多为填错单位或正负号",
		Hint:     "请核对金额"},
	{ID: "R05", Title: "一码两名", Severity: diag.Warning, Stage: OnReading,
		Compares: "一个编码在工作簿里只有一个名称",
		Basis:    "各表的科目名称必须一致",
		Hint:     "请统一名称"},
	{ID: "R06", Title: "走样的内容", Severity: diag.Warning, Stage: OnReading,
		Compares: "文字没有看不见的控制字符，没有不写年份的日期值",
		Basis:    "粘贴时带来的字符印不出来；输入的 3-5 会被表格软件改成日期",
		Hint:     "请核对这一格的文字"},
}

// Read takes what the reading of a workbook found: what names a rule becomes a
// finding; the rest is returned.
func (f *Findings) Read(faults diag.List) (rest diag.List) {
	for _, d := range faults {
		if _, ok := f.catalog.Lookup(d.Rule); ok {
			if d.Rule == residue {
				f.drop(d.At)
			}
			f.Add(d)
		} else {
			rest = append(rest, d)
		}
	}
	for i := range f.entries {
		if f.catalog.rules[i].Stage == OnReading {
			f.entries[i].compared++
		}
	}
	f.Reached(OnReading)
	return rest
}

// residue is the rule of what programs left in a cell: no other finding there
// says anything of what the unit meant.
const residue = "X05"

// drop takes out what was found at a cell, and hints about its row.
func (f *Findings) drop(cell diag.Pos) {
	for i := range f.entries {
		e := &f.entries[i]
		e.faults = slices.DeleteFunc(e.faults, func(d diag.Diagnostic) bool {
			return d.At == cell || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return r.At == cell }) ||
				d.Severity == diag.Hint && d.At.Sheet == cell.Sheet && d.At.Row == cell.Row
		})
	}
}
