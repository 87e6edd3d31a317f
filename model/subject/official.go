package subject

import (
	"maps"
	"slices"
	"strings"
)

// Official is the list of a year as a finance bureau has it: every entry is
// certain.
type Official struct {
	names [4]map[string]string
	n     int
}

// bureau stands for the edition of a bureau's own list: of this year.
const bureau = "9999"

// Add takes an entry. The list of a code follows from its first digit, unless
// kind says it: 1 revenue, 2 functions, 3 and 5 the economic subjects of
// departments and of the government. It is false for what is no code.
func (o *Official) Add(kind, code, name string) bool {
	l, ok := listOf(kind, code)
	if !ok || name == "" {
		return false
	}
	if o.names[l] == nil {
		o.names[l] = map[string]string{}
	}
	o.names[l][code] = name
	o.n++
	return true
}

// All returns the entries of a list, sorted by code.
func (o *Official) All(l List) []Subject {
	var out []Subject
	for _, code := range slices.Sorted(maps.Keys(o.names[l])) {
		out = append(out, Subject{Code: code, Name: o.names[l][code], Confidence: Verified, Edition: bureau})
	}
	return out
}

// Len is how many entries were taken.
func (o *Official) Len() int { return o.n }

func (o *Official) name(l List, code string) (string, bool) {
	if o == nil {
		return "", false
	}
	n, ok := o.names[l][code]
	return n, ok
}

func listOf(kind, code string) (List, bool) {
	if n := len(code); n < 3 || n > 11 || n%2 == 0 || strings.Trim(code, "0123456789") != "" {
		return 0, false
	}
	for words, l := range map[string]List{"功能": Function, "部门": Department, "政府预算": Government, "收入": Revenue} {
		if strings.Contains(kind, words) {
			return l, true
		}
	}
	switch code[0] {
	case '1':
		return Revenue, true
	case '2':
		return Function, true
	case '3':
		return Department, true
	case '5':
		return Government, true
	}
	return 0, false
}
