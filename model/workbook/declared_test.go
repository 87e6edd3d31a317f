package workbook

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model"
	"yugong/model/money"
)

// declared writes a row of every declared sheet as csv, each column with a
// text of its own kind. Rows that link to each other share a key.
func declared() (fstest.MapFS, map[string][]string) {
	fsys, rows := fstest.MapFS{}, map[string][]string{}
	for _, s := range sheets()[1:] {
		var heads, row []string
		sample := s.sample()
		for i, c := range s.columns() {
			heads, row = append(heads, c.head), append(row, declaredText(c, sample[i], i))
		}
		name := s.about().name
		rows[name] = row
		fsys[name+".csv"] = &fstest.MapFile{Data: []byte(strings.Join(heads, ",") + "\n" + strings.Join(row, ",") + "\n")}
	}
	fsys["单位信息.csv"] = &fstest.MapFile{Data: []byte("项目,内容\n单位名称,甲局\n年度,2025\n文档类型,部门预算\n单位性质,行政单位\n地区名称,甲县\n地区级别,县级\n金额单位,元\n")}
	return fsys, rows
}

func declaredText(c *column, field any, i int) string {
	switch {
	case c.member || c.head == "单位名称":
		return "乙单位"
	case c.shape == key:
		return "P1"
	case c.listed:
		return codeExample(c.list)
	case c.head == "支出类型":
		return model.Project.String()
	case c.head == "科目类别":
		return "收入科目"
	case c.head == "资金性质":
		return model.General.String()
	case len(c.choices) > 0:
		return c.choices[0]
	}
	if choices := choicesOf(field); len(choices) > 0 {
		return choices[0]
	}
	if _, ok := field.(*model.Amount); ok {
		return strings.Repeat("1", i%5+1) + ".5"
	}
	if c.shape == code {
		return "1039901"
	}
	return "文" + strings.Repeat("一", i+1)
}

// TestEveryDeclaredSheetIsRead: what a row of any sheet says is in the
// disclosure, and is written again. A declaration that nothing keeps fails.
func TestEveryDeclaredSheetIsRead(t *testing.T) {
	fsys, want := declared()
	d, list, err := ReadFolder(fsys, "declared")
	if err != nil {
		t.Fatal(err)
	}
	t.Log(list)
	c := takeApart(d)
	for _, s := range sheets()[1:] {
		name := s.about().name
		rows := s.encode(c)
		if len(rows) != 1 {
			t.Errorf("%s: %d rows, want 1", name, len(rows))
			continue
		}
		var got []string
		for _, field := range rows[0] {
			text, _ := encodeValue(field, money.Yuan)
			got = append(got, text)
		}
		for i, col := range s.columns() {
			if strings.HasSuffix(col.head, "科目名称") || name == sheetPrior && col.head == "名称" {
				got[i] = want[name][i] // written from the list of subjects
			}
		}
		if !slices.Equal(got, want[name]) {
			t.Errorf("%s:\n%q, want\n%q", name, got, want[name])
		}
	}
}

// TestEveryListIsDeclared: each list of a Disclosure comes from a sheet.
func TestEveryListIsDeclared(t *testing.T) {
	fsys, _ := declared()
	d, _, err := ReadFolder(fsys, "declared")
	if err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			t.Errorf("no declared sheet fills Disclosure.%s", v.Type().Field(i).Name)
		}
	}
}
