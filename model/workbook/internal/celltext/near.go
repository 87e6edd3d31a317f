package celltext

import "strings"

// Suggest proposes the known name that a found one is likely meant for.
func Suggest(found string, known []string) []string {
	name := HeadName(found)
	for _, k := range known {
		if Near(name, k) {
			return []string{"是否为“" + k + "”？"}
		}
	}
	return nil
}

// Near holds for names one character apart, or of which one contains the
// other.
func Near(a, b string) bool {
	if a == "" || a == b {
		return a == b
	}
	x, y := []rune(a), []rune(b)
	if min(len(x), len(y)) >= 3 && max(len(x), len(y)) <= 2*min(len(x), len(y)) &&
		(strings.Contains(a, b) || strings.Contains(b, a)) {
		return true
	}
	return len(x) >= 3 && len(y) >= 3 && oneApart(x, y)
}

func oneApart(x, y []rune) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return string(x[min(i+1, len(x)):]) == string(y[min(i+1, len(y)):])
	}
	return string(x[i:]) == string(y[i+1:])
}
