package workbook

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/schema"
	"yugong/model/workbook/write"
)

// rebook gives every place in a value the same book name.
func rebook(v reflect.Value, book string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			rebook(v.Elem(), book)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			rebook(v.Index(i), book)
		}
	case reflect.Struct:
		if p, ok := v.Addr().Interface().(*diag.Pos); ok {
			if !p.IsZero() {
				p.Book = book
			}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				rebook(v.Field(i), book)
			}
		}
	}
}

func readFixture(t testing.TB, name string) *model.Disclosure {
	t.Helper()
	d, list, err := ReadFolder(fixture(t, name), name)
	if err != nil || list.HasErrors() {
		t.Fatalf("%v\n%v", err, list)
	}
	return d
}

func writeBytes(t testing.TB, d *model.Disclosure) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := write.Disclosure(&buf, d); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestWorkbookEqualsFolder(t *testing.T) {
	want := readFixture(t, "small")
	data := writeBytes(t, want)
	got, list := ReadXLSX(data, "small.xlsx")
	for _, f := range list {
		t.Error(f)
	}
	got.Book = want.Book
	rebook(reflect.ValueOf(got), want.Book)
	if !reflect.DeepEqual(got, want) {
		diffValues(t, "Disclosure", reflect.ValueOf(got).Elem(), reflect.ValueOf(want).Elem())
		t.Error("the workbook does not read as the folder does")
	}
	if again := writeBytes(t, want); !bytes.Equal(again, data) {
		t.Error("the same values gave other bytes")
	}
	t.Logf("%d bytes", len(data))
}

// diffValues names the fields in which two values differ.
func diffValues(t *testing.T, path string, a, b reflect.Value) {
	t.Helper()
	if reflect.DeepEqual(a.Interface(), b.Interface()) {
		return
	}
	if a.Kind() == reflect.Slice && a.Len() == b.Len() {
		for i := range a.Len() {
			diffValues(t, fmt.Sprintf("%s[%d]", path, i), a.Index(i), b.Index(i))
		}
		return
	}
	if a.Kind() == reflect.Struct && a.NumField() > 0 && !strings.Contains(a.Type().String(), "Cell[") && a.Type() != reflect.TypeFor[model.Amount]() {
		for i := range a.NumField() {
			if a.Type().Field(i).IsExported() {
				diffValues(t, path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
			}
		}
		return
	}
	t.Errorf("%s: %+v, want %+v", path, a.Interface(), b.Interface())
}

// TestTenThousandYuan: a workbook in 万元 keeps every fen.
func TestTenThousandYuan(t *testing.T) {
	d := readFixture(t, "small")
	d.Unit.AmountUnit.Value = money.WanYuan
	got, list := ReadXLSX(writeBytes(t, d), "a.xlsx")
	if len(list) > 0 {
		t.Error(list)
	}
	for i := range d.Appropriations {
		if want := d.Appropriations[i].Amount; !got.Appropriations[i].Amount.Equal(want.Money) {
			t.Errorf("%s, want %s", got.Appropriations[i].Amount, want)
		}
	}
}

func TestBlankNamesWhatIsMissing(t *testing.T) {
	var buf, again bytes.Buffer
	if err := write.Blank(&buf, 2026, write.Extent{}); err != nil {
		t.Fatal(err)
	}
	d, list := ReadXLSX(buf.Bytes(), "空白.xlsx")
	var got []string
	for _, f := range list {
		got = append(got, f.String())
	}
	want := []string{
		"空白.xlsx[单位信息]!B2：“单位名称”没有填写",
		"空白.xlsx[单位信息]!B5：“单位性质”没有填写；可填：行政单位、参公事业单位、事业单位",
		"空白.xlsx[单位信息]!B7：“地区名称”没有填写",
		"空白.xlsx[单位信息]!B8：“地区级别”没有填写；可填：中央级、省级、市级、县(区)级、乡镇级",
		"空白.xlsx[支出预算]：没有填写任何支出",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if d.Unit.Year.Value != 2026 || len(d.Prior)+len(d.Public)+len(d.Notes)+len(d.Assets)+len(d.Approved) > 0 {
		t.Errorf("rows that nobody filled in were read: %+v", d)
	}
	if err := write.Blank(&again, 2026, write.Extent{}); err != nil || !bytes.Equal(again.Bytes(), buf.Bytes()) {
		t.Errorf("the same year gave other bytes (%v)", err)
	}
	if buf.Len() > 120_000 {
		t.Errorf("%d bytes are much for a blank workbook", buf.Len())
	}
}

// TestBlankForm looks at what makes the blank workbook easy to fill.
func TestBlankForm(t *testing.T) {
	var buf bytes.Buffer
	if err := write.Blank(&buf, 2026, write.Extent{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names := f.GetSheetList()
	if names[0] != schema.SheetHelp || names[len(names)-1] != schema.SheetLists || len(names) != len(schema.Sheets())+2 {
		t.Errorf("sheets %v", names)
	}
	help, err := f.GetRows(schema.SheetHelp)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range schema.Sheets() {
		name := s.About().Name
		if !slices.ContainsFunc(help, func(row []string) bool { return len(row) == 3 && row[0] == name && row[1] != "" && row[2] != "" }) {
			t.Errorf("the help sheet does not explain %s", name)
		}
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the header is not frozen (%v)", name, err)
		}
		comments, err := f.GetComments(name)
		if err != nil || len(comments) != len(s.Columns()) {
			t.Errorf("%s: %d notes for %d columns (%v)", name, len(comments), len(s.Columns()), err)
		}
		for i, c := range s.Columns() {
			if c.Note == "" || c.Width < 10 {
				t.Errorf("%s: column %s lacks a note or width", name, c.Head)
			}
			style, err := f.GetColStyle(name, diag.ColumnName(i+1))
			if err != nil || style == 0 {
				t.Errorf("%s: column %s has no style (%v)", name, c.Head, err)
			}
			head, err := f.GetCellValue(name, diag.ColumnName(i+1)+"1")
			if want := c.Head; err != nil || head != want && head != want+"*" || strings.HasSuffix(head, "*") != c.Required {
				t.Errorf("%s: header %q, want %q (required %v)", name, head, want, c.Required)
			}
		}
	}
	checkDropDowns(t, f)
}

func checkDropDowns(t *testing.T, f *excelize.File) {
	t.Helper()
	lists := map[string]string{}
	for _, n := range f.GetDefinedName() {
		lists[n.Name] = n.RefersTo
	}
	rules, err := f.GetDataValidations(schema.SheetSpending)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rules {
		got = append(got, fmt.Sprint(r.Sqref, " ", r.Formula1, " ", r.ShowErrorMessage))
	}
	want := []string{
		"B2:B5000 功能科目列表 false",
		`D2:D5000 "一般公共预算,政府性基金预算,国有资本经营预算,财政专户管理资金,单位资金,事业收入,事业单位经营收入,上级补助收入,附属单位上缴收入,其他收入,使用非财政拨款结余" true`,
		`E2:E5000 "基本支出,项目支出,上缴上级支出,事业单位经营支出,对附属单位补助支出,年终结转" true`,
		`F2:F5000 "当年预算,上年结转" true`,
		"H2:H5000 部门经济科目列表 false",
		"J2:J5000 政府经济科目列表 false",
		`N2:N5000 "人员经费,公用经费" true`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("drop-downs:\n%q\nwant:\n%q", got, want)
	}
	for _, l := range subject.Lists {
		if lists[write.ListName(l)] == "" {
			t.Errorf("no list behind %s", write.ListName(l))
		}
	}
}

// TestSchema: what the schema declares is complete and unambiguous.
func TestSchema(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range schema.Sheets() {
		info := s.About()
		if info.Name != fold.Text(info.Name) || info.Purpose == "" || seen[info.Name] {
			t.Errorf("sheet %q: name or purpose", info.Name)
		}
		seen[info.Name] = true
		heads := map[string]bool{}
		for i, c := range s.Columns() {
			if c.Head != celltext.HeadName(c.Head) || heads[c.Head] {
				t.Errorf("%s: header %q is not found again", info.Name, c.Head)
			}
			heads[c.Head] = true
			schema.EncodeValue(s.Sample()[i], 0) // panics on a type it does not know
		}
	}
	for _, e := range schema.Entries() {
		if e.Key != celltext.HeadName(e.Key) || e.Note == "" {
			t.Errorf("单位信息: %q", e.Key)
		}
		schema.EncodeValue(e.Field(&model.Unit{}), 0)
	}
}

// TestFitted: a workbook for a form offers what the form counts, and leaves out
// sheets that neither the form nor the data need. A list of choices longer than
// Excel takes is not offered, and refuses nothing.
func TestFitted(t *testing.T) {
	d := readFixture(t, "small")
	long := make([]string, 40)
	for i := range long {
		long[i] = fmt.Sprintf("第%d种其他设备", i)
	}
	var buf bytes.Buffer
	for _, c := range []struct {
		assets []string
		offers string
	}{{[]string{"公务用车实有", "主要领导干部用车"}, `"公务用车实有,主要领导干部用车"`}, {long, ""}} {
		buf.Reset()
		if err := write.Fitted(&buf, d, write.Extent{Without: []string{"政府购买服务", "支出预算", "经济分类"}, Assets: c.assets}); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(buf.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if sheets := f.GetSheetList(); slices.Contains(sheets, "经济分类") || !slices.Contains(sheets, "政府购买服务") {
			t.Errorf("sheets %v", sheets)
		}
		lists, err := f.GetDataValidations("国有资产")
		got := ""
		for _, l := range lists {
			got += l.Formula1
		}
		if err != nil || got != c.offers {
			t.Errorf("offers %s, want %s (%v)", got, c.offers, err)
		}
		f.Close()
	}
	if _, list := ReadXLSX(buf.Bytes(), "再读.xlsx"); list.HasErrors() {
		t.Error(list)
	}
}
