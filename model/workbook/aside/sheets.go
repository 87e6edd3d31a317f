package aside

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"yugong/model/diag"
	"yugong/model/workbook/internal/schema"
	"yugong/model/workbook/tables"
)

// Sheets are sheets of a person's own. The zero value, and nil, are none.
type Sheets struct {
	names []string
	pages []tables.Page // of those that are shown
	data  []byte        // of an .xlsx whose cells can be taken with their formats
}

// Take gathers the sheets of these names. data is the file, nil of a folder. The
// findings say what is kept and what is not.
func Take(book *tables.Published, data []byte, names []string) (*Sheets, diag.List) {
	s := &Sheets{pages: book.Pages, data: data}
	var found diag.List
	for _, name := range names {
		if err := s.try(name); err != nil {
			hint := "请由原工作簿复制，原工作簿没有改动"
			if errors.Is(err, errLarge) {
				hint = "它占的行列太多：请删去远处误填的内容再导入，或" + strings.TrimPrefix(hint, "请")
			}
			found.Add(diag.Diagnostic{Severity: diag.Warning, At: diag.Pos{Book: book.Name, Sheet: name}, Message: "工作表“" + name + "”不能放进新的工作簿", Hints: []string{hint}})
			continue
		}
		s.names = append(s.names, name)
		s.uncomputed(name, &found)
	}
	if len(s.names) > 0 {
		found.Add(diag.Diagnostic{Severity: diag.Hint, At: diag.Pos{Book: book.Name}, Message: "自己用的工作表“" + strings.Join(s.names, "”“") + "”一并放进了新的工作簿",
			Hints: []string{"带过来的是单元格的内容和格式，公式成为算好的值；图表、图片、批注、下拉列表请由原工作簿复制"}})
	}
	return s, found
}

// try puts a sheet into an empty workbook: what spreadsheets and excelize refuse is
// many things, and a workbook that is being written is too late to learn of them.
func (s *Sheets) try(name string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName(f.GetSheetName(0), schema.SheetHelp); err != nil {
		return err
	}
	return (&Sheets{names: []string{name}, pages: s.pages, data: s.data}).AddTo(f)
}

// uncomputed says where formulas have no result, and so nothing to keep.
func (s *Sheets) uncomputed(name string, found *diag.List) {
	for i := range s.pages {
		p := &s.pages[i]
		if p.Sheet != name {
			continue
		}
		n := 0
		var first diag.Pos
		for _, r := range p.Rows {
			for _, c := range r.Cells {
				if c.Fault == tables.Uncomputed {
					if n++; n == 1 {
						first = p.At(r.Num, c.Col)
					}
				}
			}
		}
		if n > 0 {
			found.Add(diag.Diagnostic{Severity: diag.Warning, At: first, Message: fmt.Sprintf("没有计算结果的公式带不过来，共%d处", n),
				Hints: []string{"请在 Excel 中打开原工作簿，保存后再导入"}})
		}
	}
}

// Has reports whether a sheet is kept.
func (s *Sheets) Has(name string) bool { return slices.Contains(s.names, name) }

// open opens an .xlsx; nil for any other file, and for one whose days count from
// 1904: their numbers would be other days in a new workbook.
func open(data []byte) *excelize.File {
	if data == nil {
		return nil
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	if p, err := f.GetWorkbookProps(); err != nil || p.Date1904 != nil && *p.Date1904 {
		f.Close()
		return nil
	}
	return f
}

// AddTo puts the sheets behind those of a workbook.
func (s *Sheets) AddTo(to *excelize.File) error {
	if s == nil || len(s.names) == 0 {
		return nil
	}
	from := open(s.data)
	if from != nil {
		defer from.Close()
	}
	styles := map[int]int{}
	for _, name := range s.names {
		i, err := to.GetSheetIndex(name)
		switch {
		case err != nil:
		case i >= 0:
			err = errors.New("there is one of this name")
		default:
			_, err = to.NewSheet(name)
		}
		if err == nil && from != nil {
			err = (&copier{from: from, to: to, sheet: name, styles: styles}).copy()
		} else if err == nil {
			err = s.texts(to, name)
		}
		if err != nil {
			return fmt.Errorf("sheet %q: %w", name, err)
		}
	}
	return nil
}

// texts writes a sheet of a csv file or an .xls: numbers as digits, all else as
// it is shown.
func (s *Sheets) texts(to *excelize.File, name string) error {
	known := false
	for _, p := range s.pages {
		if p.Sheet != name {
			continue
		}
		known = true
		for _, r := range p.Rows {
			for _, c := range r.Cells {
				set, text := to.SetCellStr, c.Text
				if c.Digits != "" {
					set, text = to.SetCellDefault, c.Digits
				}
				if err := set(name, fmt.Sprint(diag.ColumnName(c.Col), r.Num), text); err != nil {
					return err
				}
			}
		}
		for _, m := range p.Merged {
			if err := to.MergeCell(name, fmt.Sprint(diag.ColumnName(m.Col), m.Row), fmt.Sprint(diag.ColumnName(m.LastCol), m.LastRow)); err != nil {
				return err
			}
		}
	}
	if !known {
		return errors.New("it was not read")
	}
	return nil
}
