package write

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/internal/pack"
	"yugong/model/workbook/internal/schema"
)

// lastRow is how far down drop-downs reach.
const lastRow = 5000

// bookWriter builds one workbook.
type bookWriter struct {
	f      *excelize.File
	styles styles
	unit   money.Unit

	assets   []string                   // that 国有资产 offers; the customary ones when there are none
	dated    []Dated                    // what is listed as out of date
	imported bool                       // the places of its values are those of other files, and are told
	own      string                     // the workbook that a person has written and that is gone on with
	more     func(*excelize.File) error // adds sheets, nil for none
	notes    map[int][]pack.Note
}

func writeAs(w io.Writer, b *bookWriter, c *schema.Content, sheets []schema.Sheet) error {
	b.f = excelize.NewFile()
	defer b.f.Close()
	if err := b.build(c, sheets); err != nil {
		return err
	}
	return pack.WriteNoted(w, b.f, b.notes)
}

func (b *bookWriter) build(c *schema.Content, sheets []schema.Sheet) error {
	if err := b.makeStyles(); err != nil {
		return err
	}
	if err := b.help(sheets); err != nil {
		return err
	}
	for _, s := range sheets {
		if err := b.sheet(s, c); err != nil {
			return fmt.Errorf("%s: %w", s.About().Name, err)
		}
	}
	if len(b.dated) > 0 {
		if err := b.datedSheet(); err != nil {
			return err
		}
	}
	if b.imported {
		if err := b.origins(c, sheets); err != nil {
			return err
		}
	}
	if err := b.lists(); err != nil {
		return err
	}
	if b.more != nil {
		if err := b.more(b.f); err != nil {
			return err
		}
	}
	b.f.SetActiveSheet(0)
	return nil
}

// sheet writes a schema sheet: header, column styles, drop-downs, rows.
func (b *bookWriter) sheet(s schema.Sheet, c *schema.Content) error {
	info, cols, fields := s.About(), s.Columns(), s.Sample()
	name := info.Name
	if _, err := b.f.NewSheet(name); err != nil {
		return err
	}
	for i, col := range cols {
		if err := b.column(name, i+1, col, fields[i]); err != nil {
			return err
		}
	}
	if err := b.rows(name, cols, s.Encode(c)); err != nil {
		return err
	}
	if name == schema.SheetUnit {
		if err := b.unitDropDowns(); err != nil {
			return err
		}
	}
	return b.view(name, info, len(cols))
}

// column sets up a column and its header.
func (b *bookWriter) column(sheet string, n int, col *schema.Column, field any) error {
	letter := diag.ColumnName(n)
	if err := b.f.SetColWidth(sheet, letter, letter, col.Width); err != nil {
		return err
	}
	if err := b.f.SetColStyle(sheet, letter, b.columnStyle(col, field)); err != nil {
		return err
	}
	head, style := col.Head, b.styles.head
	if col.Required {
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

func (b *bookWriter) comment(sheet, cell string, col *schema.Column) error {
	text := col.Note
	switch {
	case col.Required:
		text = "必填。" + text
	case col.Member:
		text = "部门预算必填。" + text
	}
	lines := uint(len([]rune(text))/16 + 2)
	return b.f.AddComment(sheet, excelize.Comment{Cell: cell, Author: "yugong", Text: text, Width: 260, Height: 22 * lines})
}

// dropDown offers the names that a column may hold.
func (b *bookWriter) dropDown(sheet, letter string, col *schema.Column, field any) error {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, lastRow))
	choices, only := col.Choices, col.Strict
	if sheet == schema.SheetAssets && len(choices) > 0 && len(b.assets) > 0 {
		choices = b.assets
	}
	switch {
	case col.Listed:
		// Codes of one's own are typed: the list only offers.
		dv.SetSqrefDropList(ListName(col.List))
		return b.f.AddDataValidation(sheet, dv)
	case len(choices) == 0:
		choices, only = schema.ChoicesOf(field), true
	}
	if len(choices) == 0 {
		return nil
	}
	return b.offer(sheet, dv, choices, only)
}

// offer adds a drop-down; with only set, nothing else may be typed.
func (b *bookWriter) offer(sheet string, dv *excelize.DataValidation, choices []string, only bool) error {
	switch err := dv.SetDropList(choices); {
	case errors.Is(err, excelize.ErrDataValidationFormulaLength):
		return nil // more than Excel takes; what is typed is held against them when it is read
	case err != nil:
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
	for i, e := range schema.Entries() {
		choices := schema.ChoicesOf(e.Field(&u))
		if len(choices) == 0 {
			continue
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(fmt.Sprintf("B%d", i+2))
		if err := b.offer(schema.SheetUnit, dv, choices, true); err != nil {
			return err
		}
	}
	return nil
}

// rows writes the cells that hold something.
func (b *bookWriter) rows(sheet string, cols []*schema.Column, rows [][]any) error {
	for i, fields := range rows {
		for j := range cols {
			text, number := schema.EncodeValue(fields[j], b.unit)
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
func (b *bookWriter) view(sheet string, info *schema.Info, columns int) error {
	panes := excelize.Panes{Freeze: true, YSplit: 1, XSplit: info.FirstCols, TopLeftCell: diag.ColumnName(info.FirstCols+1) + "2", ActivePane: "bottomLeft"}
	if info.FirstCols > 0 {
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
	if info.Required {
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
