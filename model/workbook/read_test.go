package workbook

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/internal/xlsx"
)

func TestReadSmall(t *testing.T) {
	d := readFixture(t, "small")
	u := d.Unit
	if u.Name.Value != "阳城县试验中心" || u.Kind.Value != model.Institution || u.Level.Value != model.County || u.SuperiorCode.Value != "042" ||
		u.Year.Value != 2025 || u.Authorised.Value != 12 || u.AmountUnit.Value != money.Yuan {
		t.Errorf("unit %+v", u)
	}
	if len(d.Units) != 1 || d.Units[0].Name != u.Name || d.Units[0].Kind != u.Kind {
		t.Errorf("a unit's own document has itself as its one unit: %+v", d.Units)
	}
	a := d.Appropriations[0]
	at := diag.Pos{Book: "small", Sheet: "支出预算", Row: 2, Col: 12}
	if a.Unit.Value != "阳城县试验中心" || a.Fund.Value != model.General || a.Kind.Value != model.Basic || a.Amount.String() != "1000000.25" || a.Amount.At != at {
		t.Errorf("fact %+v", a)
	}
	if name, _ := d.Subjects.Name(0, "23488"); name != "其他特别安排的支出" {
		t.Errorf("own subject %q", name)
	}
	if len(d.Targets) != 3 || len(d.Targets[0].Indicators) != 2 || d.Targets[2].Key.Value != model.WholeUnit {
		t.Errorf("targets %+v", d.Targets)
	}
	if got := d.Targets[0].Overview.Value; got != "第一段。\n第二段，有“引号”和\"半角引号\"。" {
		t.Errorf("text %q", got)
	}
	if f := d.Targets[0].Annual; f.Own.Blank || !f.Own.IsZero() || !f.Other.Blank {
		t.Errorf("0 is 0 and a blank is blank: %+v", f)
	}
	if d.Public[4].Item.Value != model.PublicItemNone || d.Public[4].Reason.Value != "厉行节约" || d.Public[4].At.Cell() != "A6" {
		t.Errorf("sum of 三公 %+v", d.Public[4])
	}
}

// TestOwnNames: names that the lists have are not the workbook's own.
func TestOwnNames(t *testing.T) {
	d := readFixture(t, "small")
	var own []string
	for _, s := range d.Subjects.Own(0) {
		own = append(own, s.Code)
	}
	if want := []string{"23488", "2348801"}; !slices.Equal(own, want) {
		t.Errorf("own names of %v, want %v", own, want)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	locked := filepath.Join(dir, "a.xlsx")
	if err := os.WriteFile(locked, nil, 0o000); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		path   string
		reason OpenReason
		text   string
	}{
		{filepath.Join(dir, "没有.xlsx"), NotFound, "找不到文件或文件夹"},
	}
	if runtime.GOOS != "windows" && os.Geteuid() != 0 {
		cases = append(cases, struct {
			path   string
			reason OpenReason
			text   string
		}{locked, NoRight, "没有权限读取"})
	}
	for _, c := range cases {
		d, list, err := Read(c.path)
		var open *OpenError
		if d != nil || list != nil || !errors.As(err, &open) || open.Reason != c.reason || !strings.Contains(err.Error(), c.text) || !strings.Contains(err.Error(), filepath.Base(c.path)) {
			t.Errorf("%s: %v, %v, %v", c.path, d, list, err)
		}
	}
	if err := openError("a.xlsx", fs.ErrPermission); !strings.Contains(err.Error(), "没有权限读取“a.xlsx”") {
		t.Error(err)
	}
	if err := (&OpenError{Path: "a.xlsx", Reason: LockedFile}).Error(); err != "“a.xlsx”正被其他程序打开；请先在 Excel 或 WPS 中关闭它，再试一次" {
		t.Error(err)
	}
}

// TestReadPaths: a file and a folder are read from disk alike.
func TestReadPaths(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "small")
	if err := os.CopyFS(dir, fixture(t, "small")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "预算.xlsx")
	if err := os.WriteFile(file, smallBook(t), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, book := range map[string]string{dir: "small", dir + string(filepath.Separator): "small", file: "预算.xlsx"} {
		d, list, err := Read(path)
		if err != nil || len(list) > 0 || d.Book != book || d.Appropriations[0].Amount.At.Book != book || len(d.Appropriations) != 4 {
			t.Errorf("%s: %v %v %+v", path, err, list, d)
		}
	}
}

// TestExamples: every example reads without an error, and its workbook form
// gives equal values.
func TestExamples(t *testing.T) {
	root := filepath.Join("..", "..", "examples")
	units, err := filepath.Glob(filepath.Join(root, "*", "单位信息.csv"))
	if err != nil || len(units) < 3 {
		t.Fatalf("%d examples: %v", len(units), err)
	}
	for _, u := range units {
		dir := filepath.Dir(u)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			want, list, err := Read(dir)
			if err != nil || list.HasErrors() {
				t.Fatal(err, list)
			}
			data := writeBytes(t, want)
			got, list := ReadXLSX(data, "a.xlsx")
			if list.HasErrors() {
				t.Fatal(list)
			}
			unplace(reflect.ValueOf(got))
			unplace(reflect.ValueOf(want))
			got.Book = want.Book
			diffValues(t, filepath.Base(dir), reflect.ValueOf(got).Elem(), reflect.ValueOf(want).Elem())
		})
	}
}

// unplace forgets places, since a workbook written anew has the schema's own
// order of columns and no empty lines, and how amounts were typed (0.00, 0).
func unplace(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			unplace(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			unplace(v.Index(i))
		}
	case reflect.Struct:
		if p, ok := v.Addr().Interface().(*diag.Pos); ok {
			*p = diag.Pos{}
			return
		}
		if a, ok := v.Addr().Interface().(*model.Amount); ok {
			m, err := money.Parse(a.String(), money.Yuan)
			if err != nil {
				panic(err)
			}
			*a = model.Amount{Money: m, Blank: a.Blank}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				unplace(v.Field(i))
			}
		}
	}
}

// TestAgainstExcelize: the cells of every sheet are those that excelize sees.
func TestAgainstExcelize(t *testing.T) {
	data := editedBytes(t, func(f *excelize.File) error {
		for at, v := range map[string]any{"F1": "多余", "F2": 1.5, "G3": true, "H2": "a&b<c>\"d\"", "I9": -3} {
			if err := f.SetCellValue("项目", at, v); err != nil {
				return err
			}
		}
		return f.SetCellRichText("项目", "J2", []excelize.RichTextRun{{Text: "粗", Font: &excelize.Font{Bold: true}}, {Text: " 细 "}})
	})
	book, err := xlsx.Read(data, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); len(got) != len(book.Sheets) {
		t.Fatalf("%d sheets, want %v", len(book.Sheets), got)
	}
	for _, s := range book.Sheets {
		want, err := f.GetRows(s.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		got := make([][]string, len(want))
		for i := range want {
			got[i] = make([]string, len(want[i]))
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				text := c.Text
				if c.Raw != "" {
					text = c.Raw
				}
				got[row.Num-1][c.Col-1] = text
			}
		}
		for i := range want {
			for j := range want[i] {
				if w := strings.NewReplacer("\r", "").Replace(want[i][j]); got[i][j] != w && !(w == "1" && got[i][j] == "TRUE") {
					t.Errorf("%s!%s%d: %q, want %q", s.Name, diag.ColumnName(j+1), i+1, got[i][j], w)
				}
			}
		}
	}
}
