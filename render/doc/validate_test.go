package doc

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for want, text := range map[string]Text{"": nil, "甲": Plain("甲"), "甲乙丙": {{Text: "甲"}, {Text: "乙"}, {Text: "丙"}}} {
		if got := text.String(); got != want {
			t.Errorf("%v prints %q, want %q", text, got, want)
		}
	}
}

func TestValidate(t *testing.T) {
	row := func(spans ...[2]int) Row {
		var r Row
		for _, s := range spans {
			r.Cells = append(r.Cells, Cell{Cols: s[0], Rows: s[1]})
		}
		return r
	}
	one := [2]int{1, 1}
	for _, c := range []struct {
		name string
		rows []Row
		want string // part of the error, "" for none
	}{
		{"plain", []Row{row(one, one, one)}, ""},
		{"a cell over two rows", []Row{row([2]int{1, 2}, one, one), row(one, one)}, ""},
		{"a cell over two rows in the middle", []Row{row(one, [2]int{1, 2}, one), row(one, one)}, ""},
		{"a cell over two rows at the end", []Row{row(one, one, [2]int{1, 2}), row(one, one)}, ""},
		{"two columns", []Row{row([2]int{2, 1}, one)}, ""},
		{"too few", []Row{row(one, one)}, "column 2 is not covered"},
		{"too many", []Row{row(one, one, one, one)}, "leaves the grid"},
		{"below the last row", []Row{row([2]int{1, 2}, one, one)}, "leaves the grid"},
		{"over the edge", []Row{row(one, one, [2]int{2, 1})}, "leaves the grid"},
		{"into a cell from above", []Row{row(one, [2]int{1, 2}, one), row([2]int{2, 1}, one)}, "overlaps"},
	} {
		for _, table := range []*Table{{ID: "t", Columns: make([]Column, 3), Body: c.rows}, {ID: "t", Columns: make([]Column, 3), Head: c.rows}} {
			err := table.Validate()
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v, want %q", c.name, err, c.want)
			}
		}
	}
}
