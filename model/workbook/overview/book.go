package overview

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"yugong/model/money"
)

// The sheets, in their order.
const (
	sheetTotals   = "汇总"
	sheetRoster   = "报送"
	sheetUnits    = "单位"
	sheetFindings = "问题"
)

// Limits of the file format.
const (
	maxRows    = 1_048_576
	maxText    = 32_767 // characters of a cell
	maxLiteral = 255    // characters of a text in a formula
)

// maxLinks is how many links are links of the sheet. The format ends at
// 65 530, and each costs excelize a look at all before it: the rest are
// formulas, which cost nothing and lead to the same place.
const maxLinks = 5_000

// book is the workbook in the making.
type book struct {
	f      *excelize.File
	report *Report
	styles styles
	links  int // used up
}

// styles are the ids of the cell styles in use.
type styles struct {
	title, note, head, text, wrap, count, amount, seconds, failed, link, total, totalAmount int
}

func (b *book) build() error {
	if err := b.makeStyles(); err != nil {
		return err
	}
	if err := b.f.SetSheetName("Sheet1", sheetTotals); err != nil {
		return err
	}
	// What is streamed comes last: some calls, SetActiveSheet for one, read all
	// sheets back into memory.
	for _, step := range []func() error{b.totals, b.roster, b.units, b.findings} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

const face = "微软雅黑"

func (b *book) makeStyles() error {
	if err := b.f.SetDefaultFont(face); err != nil {
		return err
	}
	amount, seconds := "#,##0.00", "0.00"
	font := func(change func(*excelize.Font)) *excelize.Font {
		f := &excelize.Font{Size: 10.5, Family: face}
		if change != nil {
			change(f)
		}
		return f
	}
	bold := func(f *excelize.Font) { f.Bold = true }
	top := &excelize.Alignment{Vertical: "top"}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	above := []excelize.Border{{Type: "top", Color: "44546A", Style: 1}}
	s := &b.styles
	for _, want := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Size: 16, Bold: true, Color: "44546A", Family: face}}},
		{&s.note, excelize.Style{Font: font(func(f *excelize.Font) { f.Color = "6B7280" })}},
		{&s.head, excelize.Style{Font: font(func(f *excelize.Font) { f.Bold, f.Color = true, "FFFFFF" }), Fill: fill("44546A"),
			Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}}},
		{&s.text, excelize.Style{Font: font(nil), Alignment: top, NumFmt: 49}},
		{&s.wrap, excelize.Style{Font: font(nil), Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}, NumFmt: 49}},
		{&s.count, excelize.Style{Font: font(nil), Alignment: top, NumFmt: 3}},
		{&s.amount, excelize.Style{Font: font(nil), Alignment: top, CustomNumFmt: &amount}},
		{&s.seconds, excelize.Style{Font: font(nil), Alignment: top, CustomNumFmt: &seconds}},
		{&s.failed, excelize.Style{Font: font(func(f *excelize.Font) { f.Bold, f.Color = true, "B91C1C" }), Fill: fill("FEE2E2"), Alignment: top}},
		{&s.link, excelize.Style{Font: font(func(f *excelize.Font) { f.Color, f.Underline = "1D4ED8", "single" }), Alignment: top}},
		{&s.total, excelize.Style{Font: font(bold), Border: above, NumFmt: 3}},
		{&s.totalAmount, excelize.Style{Font: font(bold), Border: above, CustomNumFmt: &amount}},
	} {
		id, err := b.f.NewStyle(&want.style)
		if err != nil {
			return err
		}
		*want.id = id
	}
	return nil
}

// column is a column of a list: its header, width and style.
type column struct {
	head  string
	width float64
	style int
}

// cell styles a value; a blank one stays without content.
func cell(style int, value any) excelize.Cell {
	if m, ok := value.(money.Money); ok {
		value = m.Float(money.Yuan) // nearest binary number, as a spreadsheet keeps any
	}
	if s, ok := value.(string); ok {
		value = clip(s)
	}
	return excelize.Cell{StyleID: style, Value: value}
}

// clip keeps to the length of a cell's text.
func clip(s string) string {
	if len(s) <= maxText {
		return s
	}
	if r := []rune(s); len(r) > maxText {
		return string(r[:maxText-1]) + "…"
	}
	return s
}

// list is a sheet being streamed row by row: its memory does not grow with
// the rows.
type list struct {
	w    *excelize.StreamWriter
	next int
}

// newList makes a sheet with a header that stays in view and on every page.
func (b *book) newList(sheet string, columns []column, frozen int) (*list, error) {
	if _, err := b.f.NewSheet(sheet); err != nil {
		return nil, err
	}
	if err := b.page(sheet); err != nil {
		return nil, err
	}
	w, err := b.f.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	heads := make([]any, len(columns))
	for i, c := range columns {
		if err := w.SetColWidth(i+1, i+1, c.width); err != nil {
			return nil, err
		}
		heads[i] = cell(b.styles.head, c.head)
	}
	corner, err := excelize.CoordinatesToCellName(frozen+1, 2)
	if err != nil {
		return nil, err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, XSplit: frozen, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return nil, err
	}
	l := &list{w: w, next: 1}
	return l, l.row(heads, excelize.RowOpts{Height: 26})
}

// page lets a sheet print on landscape A4, as wide as a page, its header
// repeated.
func (b *book) page(sheet string) error {
	landscape, wide, high, a4, fit := "landscape", 1, 0, 9, true
	if err := b.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	if err := b.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + sheet + "'!$1:$1", Scope: sheet})
}

func (l *list) row(cells []any, opts ...excelize.RowOpts) error {
	at := fmt.Sprint("A", l.next)
	l.next++
	return l.w.SetRow(at, cells, opts...)
}
