package workbook

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/workbook/internal/schema"
)

// declared writes a row of every declared sheet as csv, each column with a
// text of its own kind. Rows that link to each other share a key.
func declared() (fstest.MapFS, map[string][]string) {
	fsys, rows := fstest.MapFS{}, map[string][]string{}
	for _, s := range schema.Sheets()[1:] {
		var heads, row []string
		sample := s.Sample()
		for i, c := range s.Columns() {
			heads, row = append(heads, c.Head), append(row, declaredText(c, sample[i], i))
		}
		name := s.About().Name
		rows[name] = row
		fsys[name+".csv"] = &fstest.MapFile{Data: []byte(strings.Join(heads, ",") + "\n" + strings.Join(row, ",") + "\n")}
	}
	fsys["单位信息.csv"] = &fstest.MapFile{Data: []byte("项目,内容\n单位名称,甲局\n年度,2025\n文档类型,部门预算\n单位性质,行政单位\n地区名称,甲县\n地区级别,县级\n金额单位,元\n")}
	return fsys, rows
}

func declaredText(c *schema.Column, field any, i int) string {
	switch {
	case c.Member || c.Head == "单位名称":
		return "乙单位"
	case c.Shape == schema.Key:
		return "P1"
	case c.Listed:
		return schema.CodeExample(c.List)
	case c.Head == "支出类型":
		return model.Project.String()
	case c.Head == "科目类别":
		return "收入科目"
	case c.Head == "资金性质":
		return model.General.String()
	case len(c.Choices) > 0:
		return c.Choices[0]
	}
	if choices := schema.ChoicesOf(field); len(choices) > 0 {
		return choices[0]
	}
	if _, ok := field.(*model.Amount); ok {
		return strings.Repeat("1", i%5+1) + ".5"
	}
	if c.Shape == schema.Code {
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
	c := schema.TakeApart(d, schema.Sheets())
	for _, s := range schema.Sheets()[1:] {
		name := s.About().Name
		rows := s.Encode(c)
		if len(rows) != 1 {
			t.Errorf("%s: %d rows, want 1", name, len(rows))
			continue
		}
		var got []string
		for _, field := range rows[0] {
			text, _ := schema.EncodeValue(field, money.Yuan)
			got = append(got, text)
		}
		for i, col := range s.Columns() {
			if strings.HasSuffix(col.Head, "科目名称") || name == schema.SheetPrior && col.Head == "名称" {
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
		if v.Type().Field(i).Name == "Records" {
			continue // declared by a form
		}
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Len() == 0 {
			t.Errorf("no declared sheet fills Disclosure.%s", v.Type().Field(i).Name)
		}
	}
}

// TestOwnList: a list that a form declares is read, linked and written.
func TestOwnList(t *testing.T) {
	list := &model.RecordList{Schema: model.Schema{Source: model.OwnSource(0), ID: "assets", Name: "新增资产"}, Columns: []model.RecordColumn{
		{ID: "unit", Head: "单位", Kind: model.RecordUnit}, {ID: "asset", Head: "资产名称", Required: true},
		{ID: "group", Head: "资产类别", Kind: model.RecordItem, Choices: []string{"设备", "家具"}}, {ID: "fund", Head: "资金性质", Kind: model.RecordFund},
		{ID: "quantity", Head: "数量", Kind: model.RecordNumber}, {ID: "price", Head: "金额", Kind: model.RecordAmount, Required: true},
	}}
	list.Declare()
	fsys := fixture(t, "small")
	fsys["新增资产.csv"] = &fstest.MapFile{Data: []byte("资产名称,资产类别,资金性质,数量,金额（万元）\n台式计算机,设备,一般公共预算,3,1.5\n办公桌,桌子,,2,\n")}
	d, faults, err := ReadFolder(fsys, "own", Form{Lists: []*model.RecordList{list}})
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range faults {
		if f.At.Sheet == "新增资产" {
			found = append(found, f.String())
		}
	}
	if want := []string{"own[新增资产]!B3：“资产类别”不能是“桌子”；可填：设备、家具", "own[新增资产]!E3：“金额”没有填写"}; !slices.Equal(found, want) {
		t.Errorf("findings %q, want %q", found, want)
	}
	lines, facts := d.Lines(list.Source), model.NewLedger(d).Facts(list.Source)
	if len(lines) != 2 || len(facts) != 1 || facts[0].Amount.String() != "15000" || facts[0].Item != "设备" || facts[0].Unit != d.Unit.Name.Value {
		t.Fatalf("lines %v, facts %+v", lines, facts)
	}
	again, _ := ReadXLSX(writeBytes(t, d), "own.xlsx", Form{Lists: []*model.RecordList{list}})
	for i, field := range []string{"asset", "group", "fund", "quantity"} {
		a, _ := lines[0].Text(field)
		b, _ := again.Lines(list.Source)[0].Text(field)
		if a.Value != b.Value || a.Value == "" {
			t.Errorf("field %d: %q, written and read %q", i, a.Value, b.Value)
		}
	}
}

// TestTwoLists: expenditure by function and by economic subject as two lists
// gives the sums of the full cross.
func TestTwoLists(t *testing.T) {
	cross := readFixture(t, "small")
	fsys := fixture(t, "small")
	fsys["支出预算.csv"] = &fstest.MapFile{Data: []byte("功能科目编码,资金性质,支出类型,资金来源,项目编号,金额,经费类别\n" +
		"2010350,一般公共预算,基本支出,当年预算,,1000,人员经费\n2010350,一般公共预算,基本支出,当年预算,,200,公用经费\n2010350,一般公共预算,项目支出,当年预算,P01,50,\n2010350,一般公共预算,项目支出,当年预算,P02,60,\n")}
	fsys["经济分类.csv"] = &fstest.MapFile{Data: []byte("资金性质,资金来源,部门经济科目编码,金额\n一般公共预算,当年预算,30101,1000\n一般公共预算,当年预算,30201,200\n")}
	d, faults, err := ReadFolder(fsys, "two")
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	l := model.NewLedger(d)
	sum := func(s model.Source, f model.Filter) string { return l.Sum(s, &f).String() }
	if got := sum(model.FromFacts, model.Filter{Uses: []model.Use{model.Personnel}}); got != "1000" {
		t.Errorf("人员经费 by function: %s", got)
	}
	if got := sum(model.FromEconomic, model.Filter{Economic: []string{"302"}, Kinds: []model.Kind{model.Basic}}); got != "200" {
		t.Errorf("302: %s", got)
	}
	if d.Economic[0].GovEconomic.Value == "" {
		t.Error("the government's subject was not derived")
	}
	if n := len(l.Facts(model.FromDetail)); n > 0 {
		t.Errorf("%d facts by both subjects, which the workbook does not have", n)
	}
	whole := model.NewLedger(cross)
	if whole.Sum(model.FromEconomic).String() != whole.Sum(model.FromFacts).String() {
		t.Error("the full cross does not feed both")
	}
}
