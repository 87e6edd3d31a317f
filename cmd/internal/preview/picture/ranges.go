package picture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Ranges are the wanted pages, from and to; none means all.
type Ranges [][2]int

// narrow reads full-width digits and signs as plain ones.
func narrow(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == '，' || r == '、':
		return ','
	case r == '－' || r == '—' || r == '–' || r == '~' || r == '～':
		return '-'
	case r == ' ' || r == '　':
		return -1
	}
	return r
}

// ParseRanges reads 1-3,7, full-width signs too; "" is all pages.
func ParseRanges(s string) (Ranges, error) {
	if s == "" {
		return nil, nil
	}
	var out Ranges
	for _, part := range strings.Split(strings.Map(narrow, s), ",") {
		low, high, span := strings.Cut(part, "-")
		if !span {
			high = low
		}
		from, err1 := strconv.Atoi(low)
		to, err2 := strconv.Atoi(high)
		if err1 != nil || err2 != nil || from < 1 || to < from {
			return nil, fmt.Errorf("%q 里的 %q 不是页码，应写成 1-3,7 这样", s, part)
		}
		out = append(out, [2]int{from, to})
	}
	return out, nil
}

// Of lists the pages of a document of total pages, each once, in order.
func (p Ranges) Of(total int) ([]int, error) {
	if len(p) == 0 {
		p = Ranges{{1, total}}
	}
	var out []int
	for _, r := range p {
		if r[1] > total {
			return nil, fmt.Errorf("里的第 %d 页不存在，全文共 %d 页", r[1], total)
		}
		for n := r[0]; n <= r[1]; n++ {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
