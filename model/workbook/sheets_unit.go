package workbook

import (
	"iter"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
)

// entry is a line of 单位信息: a name in the first column, its value in the
// second, what to write in the third.
type entry struct {
	key      string
	required bool
	shape    shape
	choices  []string
	note     string
	field    func(*model.Unit) any
}

func entries() []entry {
	return []entry{
		{key: "单位名称", required: true, note: "单位（部门预算填部门）全称，印在封面、表格和文字里。", field: func(u *model.Unit) any { return &u.Name }},
		{key: "年度", required: true, note: "预算年度，如 2025。", field: func(u *model.Unit) any { return &u.Year }},
		{key: "文档类型", note: "单位预算或部门预算；空着就是单位预算。", field: func(u *model.Unit) any { return &u.Department }},
		{key: "单位性质", required: true, note: "行政单位、参公事业单位或事业单位。机关运行经费只有前两种有。", field: func(u *model.Unit) any { return &u.Kind }},
		{key: "单位编码", shape: code, note: "预算单位编码，如 042001。", field: func(u *model.Unit) any { return &u.Code }},
		{key: "地区名称", required: true, note: "如 阳城县。", field: func(u *model.Unit) any { return &u.Region }},
		{key: "地区级别", required: true, note: "省级、市级、县(区)级或乡镇级。", field: func(u *model.Unit) any { return &u.Level }},
		{key: "主管部门", note: "主管部门全称。", field: func(u *model.Unit) any { return &u.Superior }},
		{key: "主管部门代码", shape: code, note: "如 042。", field: func(u *model.Unit) any { return &u.SuperiorCode }},
		{key: "金额单位", required: true, note: "元或万元：所有金额列的单位（表头另有注明的列除外）。", field: func(u *model.Unit) any { return &u.AmountUnit }},
		{key: "编制日期", note: "如 2025-02-28；写入文件属性，不印。", field: func(u *model.Unit) any { return &u.Date }},
		{key: "公开日期", note: "如 2025-02-28；印在封面上，并留出盖章的位置。空着就不印。", field: func(u *model.Unit) any { return &u.Published }},
		{key: "表格分页", note: "紧凑：只多出几行的表收进一页，空表合用一页；逐表：不收。空着就是紧凑。", field: func(u *model.Unit) any { return &u.Paging }},
		{key: "编制人数", note: "核定的编制人数。", field: func(u *model.Unit) any { return &u.Authorised }},
		{key: "在职人数", note: "在职人数。", field: func(u *model.Unit) any { return &u.OnDuty }},
		{key: "退休人数", note: "退休人数。", field: func(u *model.Unit) any { return &u.Retired }},
	}
}

// unitSheet is the sheet 单位信息, which is one record written as lines.
type unitSheet struct{}

var unitInfo = sheetInfo{name: sheetUnit, required: true, purpose: "单位名称、年度、金额单位等基本情况。", firstCols: 1}

func unitColumns() []*column {
	return []*column{
		{head: "项目", required: true, lead: true, width: 18, note: "不要改动这一列。"},
		{head: "内容", required: true, width: 40, note: "在这一列填写。"},
		{head: "填写说明", lead: true, width: 64, note: "这一列只作说明，程序不读取。"},
	}
}

func (unitSheet) about() *sheetInfo  { return &unitInfo }
func (unitSheet) columns() []*column { return unitColumns() }

func (unitSheet) sample() []any {
	return []any{&model.Text{}, &model.Text{}, &model.Text{}}
}

func (unitSheet) each(*content, int) iter.Seq[any] { return func(func(any) bool) {} }
func (unitSheet) detach(*content)                  {}
func (unitSheet) blank(*content)                   {}

func (unitSheet) encode(c *content) [][]any {
	var rows [][]any
	for _, e := range entries() {
		k := model.Text{Value: e.key}
		if e.required {
			k.Value += "*"
		}
		rows = append(rows, []any{&k, e.field(&c.Unit), &model.Text{Value: e.note}})
	}
	return rows
}

func (unitSheet) decode(r *sheetReader, c *content) {
	known := entries()
	seen := make([]int, len(known))
	valueCol := r.cols[1]
	for row := range r.everyRow() {
		name := r.text(row, 0)
		i := findEntry(known, headName(name))
		keyAt := r.pos(row.Num, r.cols[0].col)
		if i < 0 {
			r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: keyAt, Message: "未识别的项目“" + shorten(name) + "”，已忽略", Hints: suggest(name, entryNames(known))})
			continue
		}
		if seen[i] > 0 {
			r.list.Errorf(keyAt, "“%s”填写了两次（第%d行和第%d行）；请只保留一行", known[i].key, seen[i], row.Num)
			continue
		}
		seen[i] = row.Num
		e := &known[i]
		r.at = r.pos(row.Num, valueCol.col)
		col := column{head: e.key, required: e.required, shape: e.shape, choices: e.choices}
		r.decodeCell(row.At(valueCol.col), &col, 0, valueCol.col > 0, e.field(&c.Unit))
	}
	r.missingEntries(known, seen, c)
}

// missingEntries reports required lines that the sheet lacks, and gives every
// missing value the place where it should stand.
func (r *sheetReader) missingEntries(known []entry, seen []int, c *content) {
	for i := range known {
		if seen[i] > 0 {
			continue
		}
		at := diag.Pos{Book: r.book, Sheet: r.sheet.Name}
		place(known[i].field(&c.Unit), at)
		if known[i].required {
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: at, Message: "缺少“" + known[i].key + "”一行", Hints: []string{known[i].note}})
		}
	}
}

func findEntry(known []entry, name string) int {
	for i := range known {
		if fold.Text(known[i].key) == name {
			return i
		}
	}
	return -1
}

func entryNames(known []entry) []string {
	names := make([]string, len(known))
	for i := range known {
		names[i] = known[i].key
	}
	return names
}
