package workbook

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/schema"
)

// missingEntries reports required lines that the sheet lacks, and gives every
// missing value the place where it should stand.
func (r *sheetReader) missingEntries(known []schema.Entry, seen []int, unit *model.Unit) {
	for i := range known {
		if seen[i] > 0 {
			continue
		}
		at := diag.Pos{Book: r.book, Sheet: r.sheet.Name}
		schema.Place(known[i].Field(unit), at)
		if known[i].Required {
			r.list.Add(diag.Diagnostic{Severity: diag.Error, At: at, Message: "缺少“" + known[i].Key + "”一行", Hints: []string{known[i].Note}})
		}
	}
}

func entryNames(known []schema.Entry) []string {
	names := make([]string, len(known))
	for i := range known {
		names[i] = known[i].Key
	}
	return names
}

// Lines reads the lines of 单位信息.
func (r *sheetReader) Lines(unit *model.Unit) {
	known := schema.Entries()
	seen := make([]int, len(known))
	valueCol := r.cols[1]
	for row := range r.everyRow() {
		name := r.text(row, 0)
		i := schema.FindEntry(known, celltext.HeadName(name))
		keyAt := r.pos(row.Num, r.cols[0].col)
		if i < 0 {
			r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: keyAt, Message: "未识别的项目“" + celltext.Shorten(name) + "”，已忽略", Hints: celltext.Suggest(name, entryNames(known))})
			continue
		}
		if seen[i] > 0 {
			r.list.Errorf(keyAt, "“%s”填写了两次（第%d行和第%d行）；请只保留一行", known[i].Key, seen[i], row.Num)
			continue
		}
		seen[i] = row.Num
		e := &known[i]
		r.at = r.pos(row.Num, valueCol.col)
		col := schema.Column{Head: e.Key, Required: e.Required, Shape: e.Shape, Choices: e.Choices}
		r.decodeCell(row.At(valueCol.col), &col, 0, valueCol.col > 0, e.Field(unit))
	}
	r.missingEntries(known, seen, unit)
}
