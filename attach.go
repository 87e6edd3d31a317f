package yugong

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"yugong/model/workbook/tables"
	"yugong/render/frame"
	"yugong/templates/export"
)

// Media types of the attached files.
const (
	typeWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typeJSON     = "application/json"
)

// attachments are the files that go with the pages: the tables as a workbook and
// for programs, and the unit's own workbook when it is wanted.
func (r *Result) attachments() ([]frame.Attachment, error) {
	var list []frame.Attachment
	if !r.from.output.Plain && r.made != nil {
		name := strings.TrimSuffix(FileName(r.Disclosure), ".pdf") + "表"
		book := export.Of(r.from.form, r.made.Grids, r.made.Text)
		var sheets, data bytes.Buffer
		if err := tables.WriteLoose(&sheets, book); err != nil {
			return nil, fmt.Errorf("公开表的工作簿写不出来：%w", err)
		}
		if err := export.DataOf(book, r.Disclosure).Write(&data); err != nil {
			return nil, fmt.Errorf("公开表的数据写不出来：%w", err)
		}
		list = append(list,
			frame.Attachment{Name: name + ".xlsx", About: "公开的各张表", MIME: typeWorkbook, Relation: frame.RelationData, Data: sheets.Bytes()},
			frame.Attachment{Name: name + ".json", About: "公开的各张表，供程序读取", MIME: typeJSON, Relation: frame.RelationData, Data: data.Bytes()})
	}
	if r.from.output.Workbook {
		own, err := r.workbook()
		if err != nil {
			return nil, err
		}
		for _, other := range list {
			if other.Name == own.Name {
				own.Name = "工作簿 " + own.Name
			}
		}
		list = append(list, own)
	}
	return list, nil
}

// workbook is the unit's own: the file as it is, a csv folder or an input from
// memory as a workbook of the same facts.
func (r *Result) workbook() (frame.Attachment, error) {
	a := frame.Attachment{Name: filepath.Base(r.input.path), About: "生成本文件的工作簿", MIME: typeWorkbook, Relation: frame.RelationSource}
	if strings.EqualFold(filepath.Ext(r.input.path), ".xlsx") {
		data, err := ReadFile(r.input.path)
		if err != nil {
			return a, err
		}
		a.Data = data
		return a, nil
	}
	var b bytes.Buffer
	if err := r.input.WriteWorkbook(&b); err != nil {
		return a, fmt.Errorf("工作簿写不出来：%w", err)
	}
	a.Name, a.Data = strings.TrimSuffix(FileName(r.Disclosure), "公开.pdf")+".xlsx", b.Bytes()
	return a, nil
}
