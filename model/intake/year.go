package intake

import (
	"fmt"
	"regexp"
	"strconv"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
)

// stated years stand in titles (某县2026年项目支出明细表), not in dates
// (2026年1月5日).
var statedYear = regexp.MustCompile(`(20\d\d)年度?(?:[^\d度]|$)`)

// yearAbove finds the year in the titles over the heads; 0 when none states
// it, or they state two.
func (r *pageReader) yearAbove() (found model.Cell[int]) {
	for i := range r.page.Rows {
		row := &r.page.Rows[i]
		if row.Num >= r.head.first {
			break
		}
		for j := range row.Cells {
			for _, m := range statedYear.FindAllStringSubmatch(fold.Text(row.Cells[j].Text), -1) {
				year, _ := strconv.Atoi(m[1])
				if found.Value != 0 && found.Value != year {
					return model.Cell[int]{}
				}
				found = model.Cell[int]{Value: year, At: r.page.At(row.Num, row.Cells[j].Col)}
			}
		}
	}
	return found
}

var yearCell = regexp.MustCompile(`^(20\d\d)(?:\.0)?年?度?$`)

// yearOf reads a cell of a column of years.
func yearOf(t model.Text) model.Cell[int] {
	if m := yearCell.FindStringSubmatch(fold.Text(t.Value)); m != nil {
		year, _ := strconv.Atoi(m[1])
		return model.Cell[int]{Value: year, At: t.At}
	}
	return model.Cell[int]{}
}

// ofOneYear leaves the lines of the last year that a column tells; how many are of
// others is said.
func (r *pageReader) ofOneYear(lines []line) []line {
	last := 0
	for i := range lines {
		last = max(last, lines[i].year.Value)
	}
	var out []line
	others, at := 0, diag.Pos{}
	for _, l := range lines {
		if l.year.Value == last {
			out = append(out, l)
			continue
		}
		if others++; others == 1 {
			at = l.at
		}
	}
	if others > 0 {
		r.faults.Add(diag.Diagnostic{Severity: diag.Warning, At: at, Message: fmt.Sprintf("有 %d 行不是 %d 年的，没有读入", others, last), Hints: []string{"请核对年度一列"}})
	}
	return out
}
