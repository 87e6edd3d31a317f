package proof

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates"
)

var tailRules = []rule{
	{Rule: check.Rule{ID: "X16", Title: "印出的数加得起来", Severity: diag.Hint, Stage: check.OnTexts,
		Compares: "按公开格式四舍五入后印出的合计＝印出的各部分之和；金额大多不用四舍五入的，列出要四舍五入的各行",
		Basis:    "读者用计算器核对的是印出来的数",
		Hint:     "请核对所列的金额；金额确有尾数的可以不改，表下和文字下已注明尾差"},
		document: (*reader).unevenSums},
}

// unevenSums: X16. Where the form prints its note, and rounding is the rule, the
// document tells by itself. Tails that come from a few rows are worth a hint a
// table: the budget may have been meant in whole hundreds of yuan.
func (r *reader) unevenSums() {
	r.Compared("X16", 1)
	if len(r.Tails) == 0 || r.offStep {
		return // S05 names the amounts
	}
	rows, few := r.fractions()
	noted := r.Form.For(r.Disclosure).Data().Tail.V != ""
	var hints []string // the rule's own
	if !noted {
		hints = []string{"公开格式写了 tail，就在这些表和文字下注明尾差"}
	}
	switch {
	case few:
		for i := range r.Tails {
			at, message := r.tailOf(&r.Tails[i])
			r.Add(diag.Diagnostic{Severity: diag.Hint, At: at, Rule: "X16", Message: message + "印出的数与印出的各部分相加不等，是四舍五入的尾差", Related: rows, Hints: hints})
		}
	case !noted:
		at, message := r.tailOf(&r.Tails[0])
		r.Add(diag.Diagnostic{Severity: diag.Hint, At: at, Rule: "X16", Hints: hints,
			Message: fmt.Sprintf("%s等%d处印出的数与印出的各部分相加不等，是四舍五入的尾差", message, len(r.Tails))})
	}
}

// tailOf names a table with the first of its rows, or a passage.
func (r *reader) tailOf(t *templates.Tail) (diag.Pos, string) {
	const most = 5
	if t.Grid == nil {
		return t.At[0], "文字中的合计"
	}
	at := diag.Pos{Book: r.Disclosure.Book, Sheet: sourceOf(t.Grid.Table).String()}
	var names []string
	for n, i := range t.Rows {
		row := &t.Grid.Body[i]
		for j := range row.Cells {
			if c := &row.Cells[j]; n == 0 && c.Figure && len(c.Sum.Src) > 0 {
				at = c.Sum.Src[0]
				break
			}
		}
		if len(names) < most {
			names = append(names, "“"+row.Label()+"”")
		}
	}
	title := r.Text(t.Grid.Table.Title())
	s := "“" + title + "”" + strings.Join(names, "、")
	if len(t.Rows) > len(names) {
		s += fmt.Sprintf("等%d行", len(t.Rows))
	}
	return at, s
}

// fractions names the first amounts that tables round, and tells whether they
// are few.
func (r *reader) fractions() (first []diag.Related, few bool) {
	const most = 3
	n := r.Form.For(r.Disclosure).Data().Numbers["table"].Format
	facts := r.Ledger.Facts(model.FromFacts)
	odd := 0
	for i := range facts {
		f := &facts[i]
		if f.Amount.Fits(n.Unit, n.Places) {
			continue
		}
		if odd++; odd <= most {
			first = append(first, diag.Related{At: f.At, Message: "金额 " + f.Amount.In(r.Disclosure.Unit.AmountUnit.Value) + "，印作 " + f.Amount.Format(n) + n.Unit.String()})
		}
	}
	return first, odd > 0 && 4*odd <= len(facts)
}
