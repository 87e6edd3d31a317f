package workbook

import (
	"fmt"
	"path/filepath"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/csvfile"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/xlsx"
)

// Heads by which a bureau's list of subjects is known.
var (
	officialCodes = []string{"科目编码", "科目代码", "编码", "代码", "功能科目编码", "功能分类科目编码", "经济分类科目编码"}
	officialNames = []string{"科目名称", "名称", "功能科目名称", "功能分类科目名称", "经济分类科目名称"}
	officialKinds = []string{"科目类别", "类别", "分类", "科目类型"}
)

// ReadSubjects reads a bureau's official list of subjects: an .xlsx workbook or
// a csv file whose sheets have a column of codes and one of names. name is what
// messages call it; the list is nil with errors.
func ReadSubjects(data []byte, name string) (*subject.Official, diag.List) {
	var faults diag.List
	book := &grid.Book{}
	var err error
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		s := grid.Sheet{Name: name}
		s.Rows, err = csvfile.Parse(data)
		book.Sheets = []grid.Sheet{s}
	} else {
		book, err = xlsx.Read(data, 0, nil)
	}
	if err != nil {
		refused(&faults, diag.Pos{Book: name}, err)
		return nil, faults
	}
	o := &subject.Official{}
	for i := range book.Sheets {
		readOfficial(&book.Sheets[i], name, o, &faults)
	}
	if o.Len() == 0 && !faults.HasErrors() {
		faults.Add(diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: name}, Message: "没有找到科目", Hints: []string{"表头须有“科目编码”和“科目名称”两列"}})
	}
	if faults.HasErrors() {
		return nil, faults
	}
	return o, faults
}

func readOfficial(s *grid.Sheet, book string, o *subject.Official, faults *diag.List) {
	var code, name, kind int
	head := -1
	for i := range s.Rows[:min(len(s.Rows), headerRows)] {
		code, name, kind = columnNamed(&s.Rows[i], officialCodes), columnNamed(&s.Rows[i], officialNames), columnNamed(&s.Rows[i], officialKinds)
		if code > 0 && name > 0 {
			head = i
			break
		}
	}
	if head < 0 {
		return
	}
	for i := range s.Rows[head+1:] {
		row := &s.Rows[head+1+i]
		c, n := textAt(row, code), textAt(row, name)
		if c == "" && n == "" {
			continue
		}
		words := textAt(row, kind)
		if words == "" {
			words = s.Name // 功能科目, 收入分类 as the name of the sheet
		}
		if c = wholeNumber(fold.Text(c)); !o.Add(words, c, strings.TrimLeft(n, "　 ")) {
			faults.Add(diag.Diagnostic{Severity: diag.Warning, At: diag.Pos{Book: book, Sheet: s.Name, Row: row.Num, Col: code},
				Message: fmt.Sprintf("“%s %s”不是科目，没有读取", celltext.Shorten(c), celltext.Shorten(n))})
		}
	}
}

func columnNamed(row *grid.Row, heads []string) int {
	for _, h := range heads {
		for i := range row.Cells {
			if celltext.HeadName(row.Cells[i].Text) == h {
				return row.Cells[i].Col
			}
		}
	}
	return 0
}

func textAt(row *grid.Row, col int) string {
	if c := row.At(col); c != nil && c.Kind != grid.Fault {
		text, _ := celltext.Clean(c.Text)
		return celltext.OneLine(text)
	}
	return ""
}
