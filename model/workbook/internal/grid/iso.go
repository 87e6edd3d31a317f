package grid

import (
	"regexp"
	"strings"
)

var iso = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.]\d+)?(?:Z|[+-]\d{2}:?\d{2})?$`)

// ISODay leaves out the midnight of a day that a program wrote as
// 2025-02-28T00:00:00, and the letter before any other time. Another text
// stays as it is.
func ISODay(s string) string {
	m := iso.FindStringSubmatch(strings.TrimSpace(s))
	switch {
	case m == nil:
		return s
	case strings.Trim(m[2], "0:") == "":
		return m[1]
	}
	return m[1] + " " + m[2]
}
