package layer

import (
	"slices"

	"yugong/cmd/internal/report"
	"yugong/model/diag"
)

// Cells names places for a person, in order, without the book: runs of cells
// below each other are one name (支出预算!L2:L31).
func Cells(src []diag.Pos) []string {
	list := slices.Clone(src)
	slices.SortFunc(list, func(p, q diag.Pos) int {
		if p.Sheet == q.Sheet && p.Col != q.Col {
			return p.Col - q.Col
		}
		return p.Compare(q)
	})
	list = slices.Compact(list)
	var out []string
	for len(list) > 0 {
		n := 1
		for n < len(list) && below(list[n-1], list[n]) {
			n++
		}
		name := report.Place(list[0])
		if n > 1 {
			name += ":" + list[n-1].Cell()
		}
		out = append(out, name)
		list = list[n:]
	}
	return out
}

func below(p, q diag.Pos) bool {
	p.Row++
	return p == q && q.Col > 0
}
