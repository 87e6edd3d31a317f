package yugong

import (
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"

	"yugong/model/diag"
	"yugong/model/oserr"
	"yugong/model/subject"
	"yugong/model/workbook"
	"yugong/templates/form"
)

// SubjectsFile is what a form folder calls an imported list of subjects.
const SubjectsFile = "subjects.csv"

// officialSubjects reads the list of subjects that a form names, nil for none.
func officialSubjects(root fs.FS, at form.Str, faults *diag.List) *subject.Official {
	if at.V == "" {
		return nil
	}
	data, err := fs.ReadFile(root, at.V)
	if err != nil {
		faults.Errorf(at.At(form.FormatFile), "无法读取科目表 %s：%s", at.V, oserr.Reason(err))
		return nil
	}
	o, more := workbook.ReadSubjects(data, at.V)
	*faults = append(*faults, more...)
	return o
}

// ImportSubjects reads a bureau's official list (xlsx or csv, with columns 科目
// 编码 and 科目名称) and writes it as SubjectsFile holds it; n is how many
// subjects it has.
func ImportSubjects(data []byte, name string, to io.Writer) (n int, found Findings, err error) {
	o, found := workbook.ReadSubjects(data, name)
	if o == nil {
		return 0, found, nil
	}
	w := csv.NewWriter(to)
	rows := [][]string{{"科目类别", "科目编码", "科目名称"}}
	for _, l := range subject.Lists {
		for _, s := range o.All(l) {
			rows = append(rows, []string{l.String(), s.Code, s.Name})
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return 0, found, fmt.Errorf("无法写出科目表：%w", err)
	}
	return len(rows) - 1, found, nil
}
