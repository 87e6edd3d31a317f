package workbook

import (
	"fmt"
	"regexp"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// digits is a code or key as it was meant: programs store 2010350 as
// 2010350.0, and a number shows with separators.
func (r *sheetReader) digits(text string, cell *grid.Cell, c *schema.Column) string {
	s := wholeNumber(fold.Text(text))
	if r.long.cut(s, cell) {
		r.long.at = append(r.long.at, longCode{r.at, c.Head})
	}
	return s
}

var pointZero = regexp.MustCompile(`^\d+\.0+$`)

// wholeNumber leaves out the decimals of 2010350.0.
func wholeNumber(s string) string {
	if strings.Contains(s, ".0") && pointZero.MatchString(s) {
		s, _, _ = strings.Cut(s, ".")
	}
	return s
}

// longCodes are the codes that were pasted as numbers of more digits than a
// spreadsheet keeps: the rest of each is lost, and many have become one.
type longCodes struct{ at []longCode }

type longCode struct {
	at   diag.Pos
	head string
}

var exponentCode = regexp.MustCompile(`^\d(?:\.\d+)?[Ee]\+?\d+$`)

func (l *longCodes) cut(text string, cell *grid.Cell) bool {
	if exponentCode.MatchString(text) {
		return true
	}
	return cell.Kind == grid.Number && len(text) > 15
}

// report says it once, with every column.
func (l *longCodes) report(list *diag.List) {
	if len(l.at) == 0 {
		return
	}
	first := l.at[0]
	d := diag.Diagnostic{Severity: diag.Error, At: first.at,
		Message: fmt.Sprintf("“%s”超过15位，存成了数字，第16位起已经丢失（共%d格）", first.head, len(l.at)),
		Hints:   []string{"请先把这些列改为文本格式，再重新粘贴编码"}}
	for i, c := range l.at {
		if i > 0 && (c.at.Sheet != l.at[i-1].at.Sheet || c.head != l.at[i-1].head) {
			d.Related = append(d.Related, diag.Related{At: c.at, Message: "“" + c.head + "”也是"})
		}
	}
	list.Add(d)
}
