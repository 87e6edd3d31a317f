package diag

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPosString(t *testing.T) {
	for want, p := range map[string]Pos{
		"":                   {},
		"预算.xlsx":            {Book: "预算.xlsx"},
		"预算.xlsx[支出预算]":      {Book: "预算.xlsx", Sheet: "支出预算"},
		"预算.xlsx[支出预算]!F12":  {Book: "预算.xlsx", Sheet: "支出预算", Row: 12, Col: 6},
		"预算.xlsx[支出预算]!第12行": {Book: "预算.xlsx", Sheet: "支出预算", Row: 12},
		"公开.pdf第3页":          {Book: "公开.pdf", Page: 3},
		"公开.pdf第3页《支出总表》第2行第5列": {Book: "公开.pdf", Page: 3, Sheet: "支出总表", Row: 2, Col: 5},
		"公开.pdf第3页《支出总表》":       {Book: "公开.pdf", Page: 3, Sheet: "支出总表", Row: -1, Col: 1},
		"format.yaml:12":        {Book: "format.yaml", Row: 12},
		"format.yaml:12:5":      {Book: "format.yaml", Row: 12, Col: 5},
		"预算.xlsx[支出预算]!AA100":   {Book: "预算.xlsx", Sheet: "支出预算", Row: 100, Col: 27},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
		if p.IsZero() != (want == "") {
			t.Errorf("%+v: IsZero %v", p, p.IsZero())
		}
	}
}

func TestColumnName(t *testing.T) {
	for col, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnName(col); got != want {
			t.Errorf("%d: %s, want %s", col, got, want)
		}
	}
}

func TestDiagnosticString(t *testing.T) {
	d := Diagnostic{Severity: Error, At: Pos{Book: "a.xlsx", Sheet: "项目", Row: 2, Col: 1}, Message: "缺少编号", Expected: "P01", Hints: []string{"请补上", "或删除"}}
	if got, want := d.String(), "a.xlsx[项目]!A2：缺少编号；应为P01；请补上；或删除"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (Diagnostic{Message: "无处"}).String(); got != "无处" {
		t.Errorf("%q", got)
	}
}

// TestSort: any order of findings prints alike.
func TestSort(t *testing.T) {
	at := func(sheet string, row, col int) Pos { return Pos{Book: "a", Sheet: sheet, Row: row, Col: col} }
	want := List{
		{Severity: Error, At: Pos{Book: "a"}, Message: "x"},
		{Severity: Hint, At: at("s", 1, 0), Message: "x"},
		{Severity: Error, At: at("s", 1, 2), Message: "x"},
		{Severity: Warning, At: at("s", 1, 2), Rule: "T01", Message: "b"},
		{Severity: Warning, At: at("s", 1, 2), Rule: "T02", Message: "a"},
		{Severity: Warning, At: at("s", 1, 2), Rule: "T02", Message: "b"},
		{Severity: Error, At: at("s", 10, 1), Message: "x"},
		{Severity: Error, At: at("t", 1, 1), Message: "x"},
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		got := slices.Clone(want)
		rng.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		got.Sort()
		if got.Error() != want.Error() {
			t.Fatalf("got\n%s\nwant\n%s", got.Error(), want.Error())
		}
	}
}

func TestErr(t *testing.T) {
	var l List
	if l.Err() != nil {
		t.Error("an empty list is no error")
	}
	l.Warnf(Pos{Book: "a"}, "R01", "警告%d", 1)
	if l.Err() != nil || l.HasErrors() || l.Count(Warning) != 1 {
		t.Error("a warning is no error")
	}
	l.Errorf(Pos{Book: "a"}, "错误%d", 2)
	var got List
	if err := l.Err(); !errors.As(err, &got) || len(got) != 2 || err.Error() != "a：警告1\na：错误2" {
		t.Errorf("%v", err)
	}
	for s, want := range map[Severity]string{Hint: "提示", Warning: "警告", Error: "错误"} {
		if s.String() != want {
			t.Errorf("%d: %s", s, s)
		}
	}
}
