package workbook

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/internal/pack"
)

// lastRow is how far down drop-downs reach.
const lastRow = 5000

// bookWriter builds one workbook.
type bookWriter struct {
	f      *excelize.File
	styles styles
	unit   money.Unit

	imported bool // the places of its values are those of other files, and are told
}

func write(w io.Writer, c *content, schema []sheet) error {
	return writeAs(w, &bookWriter{unit: c.Unit.AmountUnit.Value}, c, schema)
}

func writeAs(w io.Writer, b *bookWriter, c *content, schema []sheet) error {
	b.f = excelize.NewFile()
	defer b.f.Close()
	if err := b.build(c, schema); err != nil {
		return err
	}
	return pack.Write(w, b.f)
}

func (b *bookWriter) build(c *content, schema []sheet) error {
	if err := b.makeStyles(); err != nil {
		return err
	}
	if err := b.help(schema); err != nil {
		return err
	}
	for _, s := range schema {
		if err := b.sheet(s, c); err != nil {
			return fmt.Errorf("%s: %w", s.about().name, err)
		}
	}
	if b.imported {
		if err := b.origins(c, schema); err != nil {
			return err
		}
	}
	if err := b.lists(); err != nil {
		return err
	}
	b.f.SetActiveSheet(0)
	return nil
}

// sheet writes a schema sheet: header, column styles, drop-downs, rows.
func (b *bookWriter) sheet(s sheet, c *content) error {
	info, cols, fields := s.about(), s.columns(), s.sample()
	name := info.name
	if _, err := b.f.NewSheet(name); err != nil {
		return err
	}
	for i, col := range cols {
		if err := b.column(name, i+1, col, fields[i]); err != nil {
			return err
		}
	}
	if err := b.rows(name, cols, s.encode(c)); err != nil {
		return err
	}
	if name == sheetUnit {
		if err := b.unitDropDowns(); err != nil {
			return err
		}
	}
	return b.view(name, info, len(cols))
}

// column sets up a column and its header.
func (b *bookWriter) column(sheet string, n int, col *column, field any) error {
	letter := diag.ColumnName(n)
	if err := b.f.SetColWidth(sheet, letter, letter, col.width); err != nil {
		return err
	}
	if err := b.f.SetColStyle(sheet, letter, b.columnStyle(col, field)); err != nil {
		return err
	}
	head, style := col.head, b.styles.head
	if col.required {
		head, style = head+"*", b.styles.required
	}
	if err := b.f.SetCellStr(sheet, letter+"1", head); err != nil {
		return err
	}
	if err := b.f.SetCellStyle(sheet, letter+"1", letter+"1", style); err != nil {
		return err
	}
	if err := b.comment(sheet, letter+"1", col); err != nil {
		return err
	}
	return b.dropDown(sheet, letter, col, field)
}

func (b *bookWriter) comment(sheet, cell string, col *column) error {
	text := col.note
	switch {
	case col.required:
		text = "必填。" + text
	case col.member:
		text = "部门预算必填。" + text
	}
	lines := uint(len([]rune(text))/16 + 2)
	return b.f.AddComment(sheet, excelize.Comment{Cell: cell, Author: "yugong", Text: text, Width: 260, Height: 22 * lines})
}

// dropDown offers the names that a column may hold.
func (b *bookWriter) dropDown(sheet, letter string, col *column, field any) error {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, lastRow))
	choices, only := col.choices, col.strict
	switch {
	case col.listed:
		// Codes of one's own are typed: the list only offers.
		dv.SetSqrefDropList(listName(col.list))
		return b.f.AddDataValidation(sheet, dv)
	case len(choices) == 0:
		choices, only = choicesOf(field), true
	}
	if len(choices) == 0 {
		return nil
	}
	return b.offer(sheet, dv, choices, only)
}

// offer adds a drop-down; with only set, nothing else may be typed.
func (b *bookWriter) offer(sheet string, dv *excelize.DataValidation, choices []string, only bool) error {
	if err := dv.SetDropList(choices); err != nil {
		return err
	}
	if only {
		dv.SetError(excelize.DataValidationErrorStyleStop, "请从列表中选择", "可填："+strings.Join(choices, "、"))
	}
	return b.f.AddDataValidation(sheet, dv)
}

// unitDropDowns: in 单位信息 each line has choices of its own.
func (b *bookWriter) unitDropDowns() error {
	var u model.Unit
	for i, e := range entries() {
		choices := choicesOf(e.field(&u))
		if len(choices) == 0 {
			continue
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(fmt.Sprintf("B%d", i+2))
		if err := b.offer(sheetUnit, dv, choices, true); err != nil {
			return err
		}
	}
	return nil
}

// rows writes the cells that hold something.
func (b *bookWriter) rows(sheet string, cols []*column, rows [][]any) error {
	for i, fields := range rows {
		for j := range cols {
			text, number := encodeValue(fields[j], b.unit)
			if text == "" {
				continue
			}
			cell := fmt.Sprint(diag.ColumnName(j+1), i+2)
			set := b.f.SetCellStr
			if number {
				set = b.f.SetCellDefault // the digits as they are, no float between
			}
			if err := set(sheet, cell, text); err != nil {
				return err
			}
			if err := b.f.SetCellStyle(sheet, cell, cell, b.columnStyle(cols[j], fields[j])); err != nil {
				return err
			}
		}
	}
	return nil
}

// view freezes the header and the naming columns, and sets up printing.
func (b *bookWriter) view(sheet string, info *sheetInfo, columns int) error {
	panes := excelize.Panes{Freeze: true, YSplit: 1, XSplit: info.firstCols, TopLeftCell: diag.ColumnName(info.firstCols+1) + "2", ActivePane: "bottomLeft"}
	if info.firstCols > 0 {
		panes.ActivePane = "bottomRight"
	}
	if err := b.f.SetPanes(sheet, &panes); err != nil {
		return err
	}
	if err := b.f.SetRowHeight(sheet, 1, 26); err != nil {
		return err
	}
	if err := b.fitToWidth(sheet); err != nil {
		return err
	}
	if info.required {
		color := colorRequired
		if err := b.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{TabColorRGB: &color}); err != nil {
			return err
		}
	}
	return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet})
}

// fitToWidth prints a sheet on A4 landscape pages, one page wide.
func (b *bookWriter) fitToWidth(sheet string) error {
	landscape, wide, high, a4, fit := "landscape", 1, 0, 9, true
	if err := b.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	return b.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit})
}
