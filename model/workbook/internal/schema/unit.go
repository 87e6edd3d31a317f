package schema

import (
	"iter"
	"strings"

	"yugong/model"
	"yugong/model/fold"
)

// Entry is a line of 单位信息: a name in the first column, its value in the
// second, what to write in the third.
type Entry struct {
	Key      string
	Required bool
	Shape    Shape
	Choices  []string
	Note     string
	Field    func(*model.Unit) any
}

// Nothings are the kinds of which a unit may say in 没有的事项 that it has none.
var Nothings = []string{"三公经费", "政府采购", "国有资产", "上年预算"}

func Entries() []Entry {
	return []Entry{
		{Key: "单位名称", Required: true, Note: "单位（部门预算填部门）全称，印在封面、表格和文字里。", Field: func(u *model.Unit) any { return &u.Name }},
		{Key: "年度", Required: true, Note: "预算年度，如 2025。", Field: func(u *model.Unit) any { return &u.Year }},
		{Key: "文档类型", Note: "单位预算或部门预算；空着就是单位预算。", Field: func(u *model.Unit) any { return &u.Department }},
		{Key: "单位性质", Required: true, Note: "行政单位、参公事业单位或事业单位。机关运行经费只有前两种有。", Field: func(u *model.Unit) any { return &u.Kind }},
		{Key: "单位编码", Shape: Code, Note: "预算单位编码，如 042001。", Field: func(u *model.Unit) any { return &u.Code }},
		{Key: "地区名称", Required: true, Note: "如 阳城县；中央部门填 中央。", Field: func(u *model.Unit) any { return &u.Region }},
		{Key: "地区级别", Required: true, Note: "中央级、省级、市级、县(区)级或乡镇级。", Field: func(u *model.Unit) any { return &u.Level }},
		{Key: "主管部门", Note: "主管部门全称。", Field: func(u *model.Unit) any { return &u.Superior }},
		{Key: "主管部门代码", Shape: Code, Note: "如 042。", Field: func(u *model.Unit) any { return &u.SuperiorCode }},
		{Key: "金额单位", Required: true, Note: "元或万元：所有金额列的单位（表头另有注明的列除外）。", Field: func(u *model.Unit) any { return &u.AmountUnit }},
		{Key: "编制日期", Note: "如 2025-02-28；写入文件属性，不印。", Field: func(u *model.Unit) any { return &u.Date }},
		{Key: "公开日期", Note: "如 2025-02-28；印在封面上，并留出盖章的位置。空着就不印。", Field: func(u *model.Unit) any { return &u.Published }},
		{Key: "表格分页", Note: "紧凑：只多出几行的表收进一页，空表合用一页；逐表：不收。空着就是紧凑。", Field: func(u *model.Unit) any { return &u.Paging }},
		{Key: "没有的事项", Note: "整项没有的写在这里，用顿号分开：" + strings.Join(Nothings, "、") + "。写了就是 0，那张表不用填；“上年预算”用于新设立的单位。", Field: func(u *model.Unit) any { return &u.Nothing }},
		{Key: "编制人数", Note: "核定的编制人数。", Field: func(u *model.Unit) any { return &u.Authorised }},
		{Key: "在职人数", Note: "在职人数。", Field: func(u *model.Unit) any { return &u.OnDuty }},
		{Key: "退休人数", Note: "退休人数。", Field: func(u *model.Unit) any { return &u.Retired }},
	}
}

// UnitSheet is the sheet 单位信息, which is one record written as lines.
type UnitSheet struct{}

var unitInfo = Info{Name: SheetUnit, Required: true, Purpose: "单位名称、年度、金额单位等基本情况。", FirstCols: 1}

func unitColumns() []*Column {
	return []*Column{
		{Head: "项目", Required: true, Lead: true, Width: 18, Note: "不要改动这一列。"},
		{Head: "内容", Required: true, Width: 40, Note: "在这一列填写。"},
		{Head: "填写说明", Lead: true, Width: 64, Note: "这一列只作说明，程序不读取。"},
	}
}

func (UnitSheet) Decode(r RowReader, c *Content) { r.Lines(&c.Unit) }

func (UnitSheet) About() *Info       { return &unitInfo }
func (UnitSheet) Columns() []*Column { return unitColumns() }

func (UnitSheet) Sample() []any {
	return []any{&model.Text{}, &model.Text{}, &model.Text{}}
}

func (UnitSheet) Each(*Content, int) iter.Seq[any] { return func(func(any) bool) {} }
func (UnitSheet) detach(*Content)                  {}
func (UnitSheet) Blank(*Content)                   {}

func (UnitSheet) Encode(c *Content) [][]any {
	var rows [][]any
	for _, e := range Entries() {
		k := model.Text{Value: e.Key}
		if e.Required {
			k.Value += "*"
		}
		rows = append(rows, []any{&k, e.Field(&c.Unit), &model.Text{Value: e.Note}})
	}
	return rows
}

func FindEntry(known []Entry, name string) int {
	for i := range known {
		if fold.Text(known[i].Key) == name {
			return i
		}
	}
	return -1
}
