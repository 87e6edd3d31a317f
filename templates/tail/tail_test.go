package tail

import (
	"slices"
	"testing"

	"yugong/model/diag"
	"yugong/model/money"
)

// figure is one that prints so many 分 and sums the cells of some rows.
func figure(fen int64, rows ...int) Figure {
	f := Figure{Printed: money.FromFen(fen)}
	for _, r := range rows {
		f.Src = append(f.Src, diag.Pos{Sheet: "支出预算", Row: r, Col: 12})
	}
	return f
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name string
		list []Figure
		want []int // the wholes
	}{
		{"adds up", []Figure{figure(300, 1, 2), figure(100, 1), figure(200, 2)}, nil},
		{"one cent more", []Figure{figure(301, 1, 2), figure(100, 1), figure(200, 2)}, []int{0}},
		{"the total below", []Figure{figure(100, 1), figure(200, 2), figure(299, 1, 2)}, []int{2}},
		{"levels", []Figure{figure(601, 1, 2, 3), figure(301, 1, 2), figure(100, 1), figure(200, 2), figure(300, 3)}, []int{1}},
		{"the widest parts count", []Figure{figure(602, 1, 2, 3), figure(300, 1, 2), figure(100, 1), figure(200, 2), figure(300, 3)}, []int{0}},
		{"a row twice, as 款 and as 项", []Figure{figure(100, 1), figure(100, 1), figure(300, 1, 2), figure(200, 2)}, nil},
		{"a part is not printed", []Figure{figure(601, 1, 2, 3), figure(100, 1), figure(200, 2)}, nil},
		{"parts across each other", []Figure{figure(600, 1, 2, 3), figure(300, 1, 2), figure(500, 2, 3)}, nil},
		{"a part reaches out", []Figure{figure(300, 1, 2), figure(100, 1), figure(400, 2, 3)}, nil},
		{"two divisions of one whole", []Figure{figure(1000, 1, 2, 3, 4), figure(300, 1, 2), figure(701, 3, 4)}, []int{0}},
		{"no cells", []Figure{{Printed: money.FromFen(5)}, figure(100, 1)}, nil},
		{"nothing", nil, nil},
	} {
		var f Finder
		for range 2 { // what it keeps from one list says nothing of the next
			var got []int
			for _, s := range f.Find(c.list) {
				got = append(got, s.Whole)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}
