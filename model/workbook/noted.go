package workbook

import (
	"regexp"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/money"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// A note on a cell (批注) stands beside the sheet and changes no amount; one that
// states another unit of account than that in use is named.

// unitWord is a unit of account wherever it stands; notedUnit a sentence that states
// one of these amounts: 单位：万元, 金额单位为元, 以万元为单位, a line that is nothing else. It
// begins there, since 原表单位：万元 tells of others, and ends there: 单位：元谋县, 万元/人.
var (
	unitWord  = regexp.MustCompile(`(?:百万|千万|[百千万亿])?元`)
	notedUnit = regexp.MustCompile(`(?:^|[。;])(?:请|均|一律|本[表列]|[此这]列|数据|金额|的)*(?:` +
		`单位(?:为|是|:)\(?(?:人民币)?` + unitWord.String() + `(?:$|[^\p{Han}/])|以` + unitWord.String() + `为单位)|^\(?` + unitWord.String() + `\)?$`)
)

func (r *sheetReader) unitsNoted() {
	if r.sheet.Notes == nil || !slices.ContainsFunc(r.cols, boundColumn.holdsAmounts) {
		return
	}
	seen := map[money.Unit]bool{} // notes are copied down columns
	for _, n := range r.sheet.Notes() {
		unit, says, ok := statedIn(n.Text)
		if !ok || seen[unit] || strings.HasPrefix(n.Text, schema.NoteOrigin) {
			continue
		}
		c := r.amountsOf(&n)
		if c == nil || c.unit == unit {
			continue
		}
		if seen[unit] = true; r.formatted(c.col) {
			continue
		}
		r.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R04", At: r.pos(n.Row, n.Col),
			Message: "批注写的是“" + celltext.Shorten(says) + "”，金额按" + c.unit.String() + "读取",
			Hints:   []string{"确是" + unit.String() + "的，请写进表头，如“金额（" + unit.String() + "）”；不是的请改批注"}})
	}
}

// statedIn is the unit that a note states, and the line that says so. One that names
// two may well speak of how the amounts were converted.
func statedIn(note string) (unit money.Unit, says string, ok bool) {
	var words []string
	for line := range strings.Lines(note) {
		text := fold.Text(line)
		words = append(words, unitWord.FindAllString(text, -1)...)
		if says == "" && notedUnit.MatchString(text) {
			says = strings.TrimSpace(line)
		}
	}
	slices.Sort(words)
	if words = slices.Compact(words); says == "" || len(words) != 1 {
		return 0, "", false
	}
	unit, ok = money.ParseUnit(words[0])
	return unit, says, ok
}

// amountsOf is the column of amounts that a note may speak of: that which it stands
// in, else the last of the sheet; nil where there is none.
func (r *sheetReader) amountsOf(n *grid.Note) (of *boundColumn) {
	for i := range r.cols {
		c := &r.cols[i]
		if !c.holdsAmounts() {
			continue
		}
		if of = c; c.col == n.Col {
			break
		}
	}
	return of
}

func (c boundColumn) holdsAmounts() bool { return c.amount && c.col != 0 }

// formatted reports whether the numbers of a column write a unit of their own.
func (r *sheetReader) formatted(col int) bool {
	return slices.ContainsFunc(r.sheet.Rows, func(row grid.Row) bool {
		c := row.At(col)
		return c != nil && c.Notation != nil && (c.Notation.Unit != "" || c.Notation.Shift != 0)
	})
}
