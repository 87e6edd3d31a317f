package workbook

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/oserr"
	"yugong/model/regular"
	"yugong/model/subject"
	"yugong/model/workbook/internal/csvfile"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
	"yugong/model/workbook/internal/xls"
	"yugong/model/workbook/internal/xlsx"
)

// Read reads an .xlsx workbook, or a folder with one csv file a sheet; own are
// the lists that the form adds.
//
// The error is of the environment, an *OpenError: nothing there, no right to
// read it, open in another program. Every fault of the content is in the
// sorted list instead; the Disclosure then holds what could be read, and is
// never nil when the error is.
func Read(path string, form ...Form) (*model.Disclosure, diag.List, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, nil, openError(path, err)
	}
	name := filepath.Base(abs)
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, openError(path, err)
	}
	if info.IsDir() {
		d, list, err := ReadFolder(os.DirFS(path), name, form...)
		if err != nil {
			var inner *fs.PathError
			if errors.As(err, &inner) && inner.Path != "." {
				path = filepath.Join(path, inner.Path)
			}
			return nil, nil, openError(path, err)
		}
		return d, list, nil
	}
	data, err := ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	d, list := ReadXLSX(data, name, form...)
	return d, list, nil
}

// Form is what a publication form adds to the reading of a workbook.
type Form struct {
	Lists    []*model.RecordList
	Subjects *subject.Official // the bureau's list of subjects, nil for none
	Assets   []string          // what its texts count, by the names in 国有资产; the customary ones when there are none

	Others *[]string // takes the names of the sheets that nothing is read from, which are not told then
}

func readingOf(forms []Form) ([]schema.Sheet, Form) {
	var f Form
	if len(forms) > 0 {
		f = forms[0]
	}
	return schema.Sheets(f.Lists...), f
}

// ReadXLSX reads a workbook (.xlsx, or the older .xls) from memory; name is what messages call it.
func ReadXLSX(data []byte, name string, form ...Form) (*model.Disclosure, diag.List) {
	var list diag.List
	if strings.HasPrefix(name, "~$") {
		list.Errorf(diag.Pos{Book: name}, "这是 Excel 打开工作簿时留下的临时文件；请选择名称不带“~$”的工作簿")
		return emptyDisclosure(name), list
	}
	sheets, with := readingOf(form)
	var book *grid.Book
	var err error
	if xls.Is(data, name) {
		book, err = xls.Read(data)
	} else {
		book, err = xlsx.Read(data, peekRows, func(sheet string, top []grid.Row) bool { return wanted(sheets, sheet, top) })
	}
	if err != nil {
		refused(&list, diag.Pos{Book: name}, err)
		if strings.EqualFold(filepath.Ext(name), ".csv") {
			list[0].Hints = []string{"csv 请按表分成多个文件放进一个文件夹，再指定这个文件夹"}
		}
		return emptyDisclosure(name), list
	}
	return decode(book, name, sheets, with, list)
}

// refused turns a refusal of a file into a finding.
func refused(list *diag.List, at diag.Pos, err error) {
	var r *grid.Refusal
	if !errors.As(err, &r) {
		list.Errorf(at, "无法读取：%s", oserr.Reason(err))
		return
	}
	if at.Sheet != "" {
		at.Row, at.Col = r.Row, r.Col
	}
	d := diag.Diagnostic{Severity: diag.Error, At: at, Message: r.Message}
	if r.Hint != "" {
		d.Hints = []string{r.Hint}
	}
	list.Add(d)
}

// ReadFolder reads a folder with one csv file a sheet; name is what messages
// call it. The error is of the environment.
func ReadFolder(fsys fs.FS, name string, form ...Form) (*model.Disclosure, diag.List, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, err
	}
	var list diag.List
	var book grid.Book
	sheets, with := readingOf(form)
	total := 0
	for _, e := range entries {
		sheet, ok := csvName(e.Name())
		if !ok {
			otherFile(&list, name, e)
			continue
		}
		data, err := regular.Prefix(fsys, e.Name(), grid.MaxFile)
		if errors.Is(err, regular.ErrNotRegular) {
			list.Warnf(diag.Pos{Book: name}, "R01", "“%s”%v", e.Name(), regular.ErrNotRegular)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		s := grid.Sheet{Name: sheet, File: e.Name()}
		if total += len(data); len(data) > grid.MaxFile || total > grid.MaxTotal {
			s.Broken = &grid.Refusal{Message: "文件过大（上限 32 MB）", Hint: "请只保留需要的行"}
		} else if s.Rows, err = csvfile.Parse(data); err != nil {
			s.Broken, s.Rows = err, nil
		}
		book.Sheets = append(book.Sheets, s)
	}
	d, list := decode(&book, name, sheets, with, list)
	return d, list, nil
}

// otherFile names a workbook that lies among the csv files: only one of the
// two is meant.
func otherFile(list *diag.List, name string, e fs.DirEntry) {
	switch strings.ToLower(filepath.Ext(e.Name())) {
	case ".xlsx", ".xlsm", ".xls", ".et", ".ods":
		if !strings.HasPrefix(e.Name(), "~$") && !strings.HasPrefix(e.Name(), ".") {
			list.Add(diag.Diagnostic{At: diag.Pos{Book: name}, Message: "文件夹里的“" + e.Name() + "”没有读取", Hints: []string{"按文件夹读取时只读 csv；要读工作簿请直接指定它"}})
		}
	}
}

// csvName returns the sheet's name of a file 支出预算.csv. Files that begin
// with a point or ~ belong to systems and programs.
func csvName(file string) (string, bool) {
	ext := filepath.Ext(file)
	if !strings.EqualFold(ext, ".csv") || strings.HasPrefix(file, ".") || strings.HasPrefix(file, "~") {
		return "", false
	}
	return strings.TrimSuffix(file, ext), true
}
