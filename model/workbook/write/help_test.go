package write_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"yugong/model/subject"
	"yugong/model/workbook/internal/schema"
	"yugong/model/workbook/write"

	"github.com/xuri/excelize/v2"
)

// TestSubjectLists: the sheet 科目表 lists what may be chosen, each drop-down
// the whole of its column, and the government's subject for each department's
// that has one.
func TestSubjectLists(t *testing.T) {
	var out bytes.Buffer
	if err := write.Blank(&out, 2026, write.Extent{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	columns, err := f.GetCols(schema.SheetLists)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	digits := map[subject.List]int{subject.Function: 7, subject.Revenue: 7, subject.Department: 5, subject.Government: 5}
	for i, l := range subject.Lists {
		want := []string{l.String()}
		for _, s := range subject.All(l) {
			if len(s.Code) >= digits[l] && s.Confidence >= subject.Unconfirmed {
				want = append(want, s.Code+" "+s.Name)
			}
		}
		if got := trimmed(columns[i]); !slices.Equal(got, want) || len(want) < 50 {
			t.Errorf("%s: %d subjects, want %d", l, len(got), len(want))
		}
		col := 'A' + rune(i)
		if got, want := names[write.ListName(l)], fmt.Sprintf("'%s'!$%c$2:$%c$%d", schema.SheetLists, col, col, len(want)); got != want {
			t.Errorf("%s drops down %s, want %s", l, got, want)
		}
	}
	mapped := [3][]string{{"部门经济科目"}, {"行政、参公单位对应政府经济科目"}, {"事业单位对应政府经济科目"}}
	for _, s := range subject.All(subject.Department) {
		admin, ok1 := subject.GovernmentFor(s.Code, true)
		institution, ok2 := subject.GovernmentFor(s.Code, false)
		if ok1 || ok2 {
			mapped[0] = append(mapped[0], s.Code+" "+s.Name)
			for i, code := range []string{admin, institution} {
				if name, ok := subject.Lookup(subject.Government, code); ok {
					code += " " + name.Name
				}
				mapped[1+i] = append(mapped[1+i], code)
			}
		}
	}
	for i, want := range mapped {
		if got := trimmed(columns[5+i]); !slices.Equal(got, trimmed(want)) || len(got) < 50 {
			t.Errorf("column %d of the mapping: %q, want %q", i, got, want)
		}
	}
}

// trimmed leaves out the blanks below a column.
func trimmed(list []string) []string {
	for len(list) > 0 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	return list
}
