package write

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"yugong/model/diag"
	"yugong/model/subject"
	"yugong/model/workbook/internal/schema"
)

// rulesOfFilling are the rules that hold for every sheet.
func rulesOfFilling() []string {
	return []string{
		"橙色表头（带 * 号）的列必填，蓝灰色的可空；鼠标停在表头上有说明。",
		"每个工作表第一行是表头，请不要改动表头文字、不要合并单元格；列的次序可以变，可以增加自己用的列（程序会提示并忽略）。",
		"金额单位在“单位信息”填写（元或万元），表头写明（元）或（万元）的列以表头为准。没有的填 0：空白是没有填，不等于 0；明细表的金额不能空。",
		"合计、小计由程序计算，不要填写合计行。可以用公式，但要在 Excel 或 WPS 里保存过，让公式有结果。",
		"编码列是文本格式，042 这样的前导零会保留；科目编码可从下拉列表选“编码 名称”，也可只填编码。",
		"科目表里没有的编码，在同一行填写名称；上级科目也没有的，在“自定义科目”里补上。",
		"“没有”也要写出来：没有填写的不会印成 0 或“无”，检查时报错（规则 S01）。上年数、三公经费、国有资产没有的填 0；整张表都没有的，写进“单位信息”的“没有的事项”就可以不填。",
		"没有政府采购的，“政府采购”填一行，金额 0；“说明”表列有政府购买服务说明的，没有也写一句话，如“本单位没有政府购买服务项目。”",
		"本单位确实用不到的工作表（如 单位、经济分类、名词解释、自定义科目、批复数、核对说明）可以不填，也可以删除。",
		"填好后运行 yugong check 检查，运行 yugong build 生成公开文件。",
	}
}

// help writes the first sheet, which explains the others.
func (b *bookWriter) help(sheets []schema.Sheet) error {
	if err := b.f.SetSheetName("Sheet1", schema.SheetHelp); err != nil {
		return err
	}
	p := &page{b: b, sheet: schema.SheetHelp, row: 1}
	p.put(1, "单位预算公开工作簿填写说明", b.styles.title)
	p.row += 2
	for i, rule := range rulesOfFilling() {
		p.put(1, fmt.Sprint(i+1), b.styles.helpText)
		p.put(2, rule, b.styles.helpText)
		p.merge(2, 3)
		p.row++
	}
	p.row++
	for i, head := range []string{"工作表", "用来填写什么", "要求"} {
		p.put(i+1, head, b.styles.head)
	}
	p.row++
	for _, s := range sheets {
		info := s.About()
		p.link(1, info.Name)
		p.put(2, info.Purpose, b.styles.helpText)
		p.put(3, demand(info), b.styles.helpText)
		p.row++
	}
	p.link(1, schema.SheetLists)
	p.put(2, "下拉列表用的科目编码和名称，以及部门与政府经济科目的对照，供查阅。", b.styles.helpText)
	p.put(3, "不用填", b.styles.helpText)
	return p.finish(18, 84, 18)
}

func demand(s *schema.Info) string {
	switch {
	case s.Required:
		return "必填"
	case s.WhenDept:
		return "部门预算必填"
	}
	return "有则填"
}

// page places texts on a sheet and keeps the first error.
type page struct {
	b     *bookWriter
	sheet string
	row   int
	err   error
}

func (p *page) at(col int) string { return fmt.Sprint(diag.ColumnName(col), p.row) }

func (p *page) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *page) put(col int, text string, style int) {
	p.do(p.b.f.SetCellStr(p.sheet, p.at(col), text))
	p.do(p.b.f.SetCellStyle(p.sheet, p.at(col), p.at(col), style))
}

func (p *page) merge(from, to int) {
	p.do(p.b.f.SetCellStyle(p.sheet, p.at(from), p.at(to), p.b.styles.helpText))
	p.do(p.b.f.MergeCell(p.sheet, p.at(from), p.at(to)))
	p.do(p.b.f.SetRowHeight(p.sheet, p.row, 34)) // merged cells do not grow by themselves
}

// link names a sheet and leads to it.
func (p *page) link(col int, sheet string) {
	p.put(col, sheet, p.b.styles.link)
	p.do(p.b.f.SetCellHyperLink(p.sheet, p.at(col), "'"+sheet+"'!A1", "Location"))
}

func (p *page) finish(widths ...float64) error {
	for i, w := range widths {
		p.do(p.b.f.SetColWidth(p.sheet, diag.ColumnName(i+1), diag.ColumnName(i+1), w))
	}
	p.do(p.b.fitToWidth(p.sheet))
	grid := false
	p.do(p.b.f.SetSheetView(p.sheet, 0, &excelize.ViewOptions{ShowGridLines: &grid}))
	return p.err
}

// ListName is the defined name of a subject list's drop-down.
func ListName(l subject.List) string { return l.String() + "列表" }

// listDigits is the level of the codes that facts take.
func listDigits(l subject.List) int {
	switch l {
	case subject.Function, subject.Revenue:
		return 7
	}
	return 5
}

// lists writes the sheet 科目表: a column for each drop-down, and the mapping
// of economic subjects.
func (b *bookWriter) lists() error {
	if _, err := b.f.NewSheet(schema.SheetLists); err != nil {
		return err
	}
	p := &page{b: b, sheet: schema.SheetLists, row: 1}
	for i, l := range subject.Lists {
		p.row = 1
		p.put(i+1, l.String(), b.styles.head)
		for _, s := range subject.All(l) {
			if len(s.Code) >= listDigits(l) && s.Confidence >= subject.Unconfirmed {
				p.row++
				p.put(i+1, s.Code+" "+s.Name, b.styles.text)
			}
		}
		col := diag.ColumnName(i + 1)
		p.do(b.f.SetDefinedName(&excelize.DefinedName{Name: ListName(l), RefersTo: fmt.Sprintf("'%s'!$%s$2:$%s$%d", schema.SheetLists, col, col, p.row)}))
	}
	p.row = 1
	for i, head := range []string{"部门经济科目", "行政、参公单位对应政府经济科目", "事业单位对应政府经济科目"} {
		p.put(6+i, head, b.styles.head)
	}
	for _, s := range subject.All(subject.Department) {
		admin, ok1 := subject.GovernmentFor(s.Code, true)
		inst, ok2 := subject.GovernmentFor(s.Code, false)
		if !ok1 && !ok2 {
			continue
		}
		p.row++
		p.put(6, s.Code+" "+s.Name, b.styles.text)
		p.put(7, governmentLabel(admin), b.styles.text)
		p.put(8, governmentLabel(inst), b.styles.text)
	}
	p.do(b.f.SetPanes(schema.SheetLists, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	if err := p.finish(40, 36, 36, 36, 4, 36, 36, 36); err != nil {
		return err
	}
	return nil
}

func governmentLabel(code string) string {
	s, ok := subject.Lookup(subject.Government, code)
	if !ok {
		return code
	}
	return code + " " + s.Name
}
