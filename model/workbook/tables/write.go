package tables

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"yugong/model/diag"
	"yugong/model/workbook/internal/pack"
)

// exactMark says in the properties of a workbook that its amounts are not
// rounded, so that an audit allows no tolerance.
const exactMark = "金额为精确值"

// Write writes a book; the same book gives the same bytes.
func Write(w io.Writer, b *Book) error { return write(w, b, pack.Write) }

// WriteLoose writes a book that is packed by what it goes into.
func WriteLoose(w io.Writer, b *Book) error { return write(w, b, pack.Loose) }

func write(w io.Writer, b *Book, packed func(io.Writer, *excelize.File, string) error) error {
	f := excelize.NewFile()
	defer f.Close()
	wr := writer{f: f, styles: map[look]int{}}
	if err := f.SetDefaultFont(fontName); err != nil {
		return err
	}
	for i := range b.Sheets {
		if err := wr.sheet(i, &b.Sheets[i]); err != nil {
			return fmt.Errorf("%s: %w", b.Sheets[i].Name, err)
		}
	}
	f.SetActiveSheet(0)
	return packed(w, f, strings.TrimSpace(b.Title+"；"+exactMark+"，显示时保留小数"))
}

type writer struct {
	f      *excelize.File
	styles map[look]int
	name   string
	row    int // the last row written
}

func (w *writer) sheet(index int, s *Sheet) error {
	w.name, w.row = s.Name, 0
	if index == 0 {
		if err := w.f.SetSheetName("Sheet1", s.Name); err != nil {
			return err
		}
	} else if _, err := w.f.NewSheet(s.Name); err != nil {
		return err
	}
	if err := w.columns(s); err != nil {
		return err
	}
	if err := w.heading(s); err != nil {
		return err
	}
	first := w.row + 1
	if err := w.head(s); err != nil {
		return err
	}
	last := w.row
	if err := w.body(s); err != nil {
		return err
	}
	for _, n := range s.Notes {
		if err := w.banner(n, len(s.Columns), look{kind: note}, 0); err != nil {
			return err
		}
	}
	return w.print(s, first, last)
}

func (w *writer) columns(s *Sheet) error {
	for i, c := range s.Columns {
		letter := diag.ColumnName(i + 1)
		if err := w.f.SetColWidth(w.name, letter, letter, characters(c.Width)); err != nil {
			return err
		}
	}
	return nil
}

// characters turns mm into the widths of digits that spreadsheets count in.
func characters(mm float64) float64 {
	const digit = 1.95 // mm of a digit in 11 pt
	return max(8, float64(int(mm/digit*10))/10)
}

// heading writes what stands above the table.
func (w *writer) heading(s *Sheet) error {
	n := len(s.Columns)
	if s.Label != "" {
		if err := w.banner(s.Label, n, look{kind: caption}, 0); err != nil {
			return err
		}
	}
	for _, t := range s.Titles {
		if err := w.banner(t, n, look{kind: title}, 30); err != nil {
			return err
		}
	}
	return w.caption(s, n)
}

// caption writes one line with a text at each end of the table.
func (w *writer) caption(s *Sheet, columns int) error {
	if s.Left == "" && s.Right == "" {
		return nil
	}
	if columns == 1 {
		return w.banner(strings.TrimSpace(s.Left+"　"+s.Right), 1, look{kind: caption}, 0)
	}
	w.row++
	split := columns - rightPart(columns)
	if err := w.put(Box{Text: s.Left, Cols: split}, 1, look{kind: caption}); err != nil {
		return err
	}
	return w.put(Box{Text: s.Right, Cols: columns - split}, split+1, look{kind: caption, align: Right})
}

func rightPart(columns int) int { return max(1, columns/3) }

// banner writes a line of its own over all columns.
func (w *writer) banner(text string, columns int, l look, height float64) error {
	w.row++
	if height > 0 {
		if err := w.f.SetRowHeight(w.name, w.row, height); err != nil {
			return err
		}
	}
	return w.put(Box{Text: text, Cols: columns}, 1, l)
}

func (w *writer) head(s *Sheet) error {
	return w.rows(s, s.Head, func(b *Box, _ *Column) look { return look{kind: head, align: Center} })
}

func (w *writer) body(s *Sheet) error {
	return w.rows(s, s.Body, func(b *Box, c *Column) look {
		l := look{kind: body, align: b.Align, indent: b.Indent, strong: b.Strong}
		if b.Digits != "" {
			l.align, l.format = Right, c.Format
		}
		return l
	})
}

// rows lays rows of boxes on the columns; positions that a box above or to the
// left spans are passed over.
func (w *writer) rows(s *Sheet, rows [][]Box, styled func(*Box, *Column) look) error {
	busy := make([]int, len(s.Columns)) // rows each column is still spanned
	for _, boxes := range rows {
		w.row++
		col := 0
		for i := range boxes {
			for col < len(busy) && busy[col] > 0 {
				busy[col]--
				col++
			}
			b := &boxes[i]
			cols := max(b.Cols, 1)
			if col+cols > len(busy) {
				return fmt.Errorf("row %d is wider than the table", w.row)
			}
			if err := w.put(*b, col+1, styled(b, &s.Columns[col])); err != nil {
				return err
			}
			for range cols {
				busy[col] = max(b.Rows, 1) - 1
				col++
			}
		}
		for ; col < len(busy); col++ {
			busy[col] = max(0, busy[col]-1)
		}
	}
	return nil
}

// put writes a box at a column of the current row.
func (w *writer) put(b Box, col int, l look) error {
	from := fmt.Sprint(diag.ColumnName(col), w.row)
	to := fmt.Sprint(diag.ColumnName(col+max(b.Cols, 1)-1), w.row+max(b.Rows, 1)-1)
	id, err := w.style(l)
	if err != nil {
		return err
	}
	switch {
	case b.Digits != "":
		err = w.f.SetCellDefault(w.name, from, b.Digits) // the digits as they are, no float between
	case b.Text != "":
		err = w.f.SetCellStr(w.name, from, b.Text)
	}
	if err != nil {
		return err
	}
	if err := w.f.SetCellStyle(w.name, from, to, id); err != nil {
		return err
	}
	if from == to {
		return nil
	}
	return w.f.MergeCell(w.name, from, to)
}

// print sets up the page: A4, as wide as the paper, the head on every page.
func (w *writer) print(s *Sheet, first, last int) error {
	orientation, wide, high, a4 := "portrait", 1, 0, 9
	if s.Landscape {
		orientation = "landscape"
	}
	if err := w.f.SetPageLayout(w.name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &a4, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	fit, center := true, true
	margin, narrow := 0.7, 0.5
	if err := w.f.SetSheetProps(w.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.f.SetPageMargins(w.name, &excelize.PageLayoutMarginsOptions{
		Left: &narrow, Right: &narrow, Top: &margin, Bottom: &margin, Horizontally: &center}); err != nil {
		return err
	}
	if err := w.f.SetHeaderFooter(w.name, &excelize.HeaderFooterOptions{OddFooter: "&C第 &P 页，共 &N 页"}); err != nil {
		return err
	}
	if err := w.f.SetPanes(w.name, &excelize.Panes{Freeze: true, YSplit: last, TopLeftCell: fmt.Sprint("A", last+1), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	quoted := "'" + strings.ReplaceAll(w.name, "'", "''") + "'"
	return w.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted, first, last), Scope: w.name})
}
