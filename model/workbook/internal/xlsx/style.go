package xlsx

import (
	"strings"

	"yugong/model/workbook/internal/grid"
)

// class is what a number format makes of a number.
type class uint8

const (
	classPlain   class = iota
	classPercent       // 50%
	classDate          // 2025-02-28
	classCJKDate       // 2025年2月28日
	classFixed         // 1,234.50
)

// format is the part of a number format that changes what a cell says.
type format struct {
	class  class
	places int // decimals of classPercent and classFixed
	group  bool
}

// readStyles returns the format of each cell style.
func readStyles(in string) ([]format, error) {
	var xfs []format
	custom := map[int]format{}
	inCells := false
	s := scanner{in: in}
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return nil, damaged("styles.xml")
		case t == tokenEnd:
			return xfs, nil
		case len(xfs) > grid.MaxItems*5 || len(custom) > grid.MaxItems: // a spreadsheet stops at 65490 styles
			return nil, errTooMuch()
		case t == tokenClose && s.name == "cellXfs":
			inCells = false
		case t != tokenOpen:
		case s.name == "cellXfs":
			inCells = true
		case s.name == "numFmt":
			code, _ := s.attr("formatCode")
			custom[s.number("numFmtId")] = parseFormat(code)
		case s.name == "xf" && inCells:
			xfs = append(xfs, formatOf(s.number("numFmtId"), custom))
		}
	}
}

// formatOf knows the built-in formats, which workbooks name without defining
// (27 to 36 and 50 to 58 are the dates of Chinese versions).
func formatOf(id int, custom map[int]format) format {
	if f, ok := custom[id]; ok {
		return f
	}
	switch {
	case id == 1:
		return format{class: classFixed}
	case id == 2:
		return format{class: classFixed, places: 2}
	case id == 3:
		return format{class: classFixed, group: true}
	case id == 4:
		return format{class: classFixed, places: 2, group: true}
	case id == 9:
		return format{class: classPercent}
	case id == 10:
		return format{class: classPercent, places: 2}
	case id == 31 || id == 57 || id == 58 || id >= 28 && id <= 29:
		return format{class: classCJKDate}
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return format{class: classDate}
	}
	return format{}
}

// parseFormat classifies a format code by its first section, leaving out
// quoted and bracketed parts.
func parseFormat(code string) format {
	bare, quoted := strip(code)
	lower := strings.ToLower(bare)
	switch {
	case strings.Contains(lower, "general") || strings.Contains(bare, "@"):
		return format{}
	case strings.ContainsAny(lower, "ymdhs"):
		if strings.ContainsAny(lower, "年月日") || strings.ContainsAny(quoted, "年月日") {
			return format{class: classCJKDate}
		}
		return format{class: classDate}
	case strings.Contains(bare, "%"):
		return format{class: classPercent, places: places(bare)}
	case strings.ContainsAny(bare, "0#?"):
		// Scaling by a thousand (a comma at the end) and exponents change what
		// is shown in ways no budget sheet uses; the plain number is shown then.
		if strings.ContainsAny(lower, "e/") || strings.HasSuffix(strings.TrimRight(bare, "_ )"), ",") {
			return format{}
		}
		return format{class: classFixed, places: places(bare), group: strings.Contains(bare, "#,#") || strings.Contains(bare, "0,0")}
	}
	return format{}
}

// strip returns the first section of a code without literals, and the literals.
func strip(code string) (bare, quoted string) {
	var b, q strings.Builder
	in := byte(0)
	for i := 0; i < len(code); i++ {
		c := code[i]
		switch {
		case in == '"' && c == '"', in == '[' && c == ']':
			in = 0
		case in == '"':
			q.WriteByte(c)
		case in == '[':
		case c == '"' || c == '[':
			in = c
		case c == '\\' || c == '_' || c == '*':
			i++ // the next character is literal, a width or a fill
		case c == ';':
			return b.String(), q.String()
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), q.String()
}

func places(bare string) int {
	_, after, _ := strings.Cut(bare, ".")
	n := 0
	for n < len(after) && (after[n] == '0' || after[n] == '#' || after[n] == '?') {
		n++
	}
	return min(n, 15)
}
