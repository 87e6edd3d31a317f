package tables

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"yugong/model/diag"
	"yugong/model/pdfread"
	"yugong/model/workbook"
	"yugong/model/workbook/internal/csvfile"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/xls"
	"yugong/model/workbook/internal/xlsx"
)

// Read reads a workbook, a PDF, or a folder of csv, xlsx and xls files. Faults of the
// content are in the list; the error, a *workbook.OpenError, is of the
// environment.
func Read(path string) (*Published, diag.List, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, nil, workbook.OpenFailure(path, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, workbook.OpenFailure(path, err)
	}
	r := reader{out: &Published{Name: filepath.Base(abs)}}
	if info.IsDir() {
		err = r.folder(path)
	} else {
		err = r.file(path, r.out.Name)
	}
	return r.out, r.faults, err
}

// ReadData reads a file from memory; name tells its kind and is what its places are
// called by.
func ReadData(data []byte, name string) (*Published, diag.List) {
	r := reader{out: &Published{Name: name}}
	r.take(data, name)
	return r.out, r.faults
}

type reader struct {
	out    *Published
	faults diag.List
	total  int // bytes read so far
}

// folder reads the files of a folder in the order of their names. Files that
// begin with a point or ~ belong to systems and programs.
func (r *reader) folder(path string) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return workbook.OpenFailure(path, err)
	}
	exact := true
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~") || ext != ".csv" && ext != ".xlsx" && ext != ".xls" {
			continue
		}
		r.out.Exact = false
		if err := r.file(filepath.Join(path, e.Name()), e.Name()); err != nil {
			return err
		}
		exact = exact && r.out.Exact
	}
	r.out.Exact = exact && len(r.out.Pages) > 0
	return nil
}

func (r *reader) file(path, name string) error {
	data, err := workbook.ReadFile(path)
	if err != nil {
		return err
	}
	if r.total += len(data); r.total > grid.MaxTotal {
		r.faults.Errorf(diag.Pos{Book: name}, "文件夹里的文件过多、过大；请只保留公开的各表")
		return nil
	}
	r.take(data, name)
	return nil
}

func (r *reader) take(data []byte, name string) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		r.csv(data, name)
	case ".pdf":
		r.pdf(data, name)
	default:
		r.workbook(data, name)
	}
}

func (r *reader) csv(data []byte, name string) {
	sheet := strings.TrimSuffix(name, filepath.Ext(name))
	rows, err := csvfile.Parse(data)
	if err != nil {
		r.refused(diag.Pos{Book: r.out.Name, Sheet: sheet}, err)
		return
	}
	r.page(r.out.Name, &grid.Sheet{Name: sheet, Rows: rows})
}

// workbook reads an .xlsx, or an .xls whatever it is called.
func (r *reader) workbook(data []byte, name string) {
	var book *grid.Book
	var err error
	old := xls.Is(data, name)
	if old {
		book, err = xls.Read(data)
	} else {
		book, err = xlsx.Read(data, 0, nil)
	}
	if err != nil {
		r.refused(diag.Pos{Book: name}, err)
		return
	}
	for i := range book.Sheets {
		if !book.Sheets[i].Hidden {
			r.page(name, &book.Sheets[i])
		}
	}
	r.out.Exact = !old && saysExact(data)
}

// saysExact looks for the mark that Write leaves in the properties.
func saysExact(data []byte) bool {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return false
	}
	defer f.Close()
	props, err := f.GetDocProps()
	return err == nil && strings.Contains(props.Description, exactMark)
}

func (r *reader) refused(at diag.Pos, err error) {
	d := diag.Diagnostic{Severity: diag.Error, At: at, Message: err.Error()}
	var refusal *grid.Refusal
	if errors.As(err, &refusal) {
		d.Message, d.At.Row, d.At.Col = refusal.Message, refusal.Row, refusal.Col
		if refusal.Hint != "" {
			d.Hints = []string{refusal.Hint}
		}
	}
	var bad *pdfread.Error
	if errors.As(err, &bad) && bad.Hint != "" {
		d.Hints = []string{bad.Hint}
	}
	r.faults.Add(d)
}

func (r *reader) page(book string, s *grid.Sheet) {
	p := Page{Book: book, Sheet: s.Name}
	for i := range s.Rows {
		row := Row{Num: s.Rows[i].Num}
		for j := range s.Rows[i].Cells {
			row.Cells = append(row.Cells, cell(&s.Rows[i].Cells[j]))
		}
		p.Rows = append(p.Rows, row)
	}
	for _, m := range s.Merged {
		p.Merged = append(p.Merged, Range{Row: m.Rows.First, Col: m.Cols.First, LastRow: m.Rows.Last, LastCol: m.Cols.Last})
	}
	slices.SortFunc(p.Merged, func(a, b Range) int { return (a.Row-b.Row)*grid.MaxCol + a.Col - b.Col })
	r.out.Pages = append(r.out.Pages, p)
}

func cell(c *grid.Cell) Cell {
	out := Cell{Col: c.Col, Text: c.Text}
	switch c.Kind {
	case grid.Number, grid.Odd:
		out.Digits = c.Raw
	case grid.Fault:
		out.Fault = "错误值 " + c.Text
	case grid.Uncached:
		out.Fault = Uncomputed
	case grid.Percent:
		out.Fault = "百分比 " + c.Text
	case grid.Date:
		out.Fault = "日期 " + c.Text
	}
	return out
}
