package check

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
)

// explanationRules are settled when a report is made.
var explanationRules = []Rule{
	{ID: "N01", Title: "核对说明有所指", Severity: diag.Hint,
		Compares: "“核对说明”的每一行都对应一个可以说明的警告或提示",
		Basis:    "错误只能改正，不能说明；没有所指的说明可能已经过时",
		Hint:     "请核对规则和位置，或删去这一行"},
}

// acceptance matches the lines of 核对说明 with findings.
type acceptance struct {
	lines []explanation
}

type explanation struct {
	*model.AcceptedFault
	rule    string
	place   area
	matched bool // with a finding that may be accepted
	refused *diag.Diagnostic
}

func newAcceptance(list []model.AcceptedFault) *acceptance {
	a := &acceptance{lines: make([]explanation, len(list))}
	for i := range list {
		l := &list[i]
		a.lines[i] = explanation{AcceptedFault: l, rule: strings.ToUpper(fold.Text(l.Rule.Value)), place: parseArea(l.Place.Value)}
	}
	return a
}

// divide tells open findings from accepted ones. An error stays open: a total
// that is wrong is mended, not explained.
func (a *acceptance) divide(faults diag.List) (open diag.List, accepted []Accepted) {
	for i := range faults {
		d := &faults[i]
		e := a.find(d)
		switch {
		case e == nil:
			open = append(open, *d)
		case d.Severity == diag.Error:
			e.refused = d
			open = append(open, *d)
		default:
			e.matched = true
			accepted = append(accepted, Accepted{Finding: *d, Reason: e.Reason.Value, Who: e.Who.Value, At: e.Rule.At})
		}
	}
	return open, accepted
}

func (a *acceptance) find(d *diag.Diagnostic) *explanation {
	for i := range a.lines {
		if e := &a.lines[i]; e.rule == d.Rule && e.place.holds(d.At) {
			return e
		}
	}
	return nil
}

// settle reports the lines that explain nothing, under rule N01, whose
// outcome is o.
func (a *acceptance) settle(r *Report, o *Outcome) {
	for i := range a.lines {
		e := &a.lines[i]
		o.Compared++
		if e.matched && e.refused == nil {
			continue
		}
		d := diag.Diagnostic{Severity: diag.Hint, At: e.Place.At, Rule: "N01", Hints: []string{o.Rule.Hint}}
		if e.refused != nil {
			d.Message = "规则 " + e.rule + " 在“" + e.Place.Value + "”的结果是错误，不能以说明代替"
			d.Hints = []string{"请改正数字"}
			d.Related = []diag.Related{{At: e.refused.At, Message: e.refused.Message}}
		} else {
			d.Message = "没有规则 " + e.rule + " 在“" + e.Place.Value + "”的警告或提示，这一行没有所指"
		}
		r.Findings = append(r.Findings, d)
		o.Open++
	}
	switch {
	case o.Open > 0:
		o.State = Hinted
	case o.Compared > 0:
		o.State = Passed
	}
}

// area is a place as a person writes it: 绩效目标!H5, 绩效目标！H5:H9, or a
// sheet alone.
type area struct {
	sheet          string
	fromRow, toRow int
	fromCol, toCol int
	whole          bool
}

func parseArea(s string) area {
	s = fold.Text(s)
	if i, j := strings.IndexByte(s, '['), strings.IndexByte(s, ']'); i >= 0 && j > i {
		s = s[i+1:j] + s[j+1:] // 预算.xlsx[支出预算]!F12
	}
	sheet, cells, ok := strings.Cut(s, "!")
	a := area{sheet: sheet, whole: !ok || cells == ""}
	if a.whole {
		return a
	}
	first, last, ok := strings.Cut(cells, ":")
	if !ok {
		last = first
	}
	var ok1, ok2 bool
	a.fromCol, a.fromRow, ok1 = parseCell(first)
	a.toCol, a.toRow, ok2 = parseCell(last)
	if !ok1 || !ok2 {
		a.sheet = "" // matches nothing
	}
	return a
}

// parseCell reads F12, or 第12行 (column 0).
func parseCell(s string) (col, row int, ok bool) {
	if r, found := strings.CutPrefix(s, "第"); found {
		s = strings.TrimSuffix(r, "行")
	}
	s = strings.ToUpper(s)
	i := 0
	for ; i < len(s) && i < 3 && s[i] >= 'A' && s[i] <= 'Z'; i++ {
		col = col*26 + int(s[i]-'A') + 1
	}
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9' && row < 1<<24; i++ {
		row = row*10 + int(s[i]-'0')
	}
	return col, row, i == len(s) && row > 0
}

func (a *area) holds(at diag.Pos) bool {
	if a.sheet == "" || fold.Text(at.Sheet) != a.sheet {
		return false
	}
	return a.whole || at.Row >= a.fromRow && at.Row <= a.toRow && (a.fromCol == 0 || at.Col >= a.fromCol && at.Col <= a.toCol)
}
