package workbook

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
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
	if err := WriteDisclosure(&buf, d); err != nil {
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
			diffValues(t, path+"["+string(rune('0'+i))+"]", a.Index(i), b.Index(i))
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

func TestBlankNamesWhatIsMissing(t *testing.T) {
	var buf bytes.Buffer
	if err := WriteBlank(&buf, 2026); err != nil {
		t.Fatal(err)
	}
	_, list := ReadXLSX(buf.Bytes(), "空白.xlsx")
	for _, f := range list {
		t.Log(f)
	}
	t.Logf("%d bytes", buf.Len())
}
