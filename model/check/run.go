package check

import (
	"fmt"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
)

// Pass is one run over one disclosure.
type Pass struct {
	*Findings
	d      *model.Disclosure
	ledger *model.Ledger
	step   money.Money // half a unit of the last place of amounts that were rounded before they were typed, 0 for exact ones
}

// Facts runs the rules on facts and adds to the findings, which stay open for
// more. The ledger is the disclosure's.
func Facts(d *model.Disclosure, ledger *model.Ledger, f *Findings) {
	p := &Pass{Findings: f, d: d, ledger: ledger, step: roundedStep(d)}
	for i := range f.catalog.rules {
		if run := f.catalog.rules[i].Run; run != nil {
			run(p)
		}
	}
	f.Reached(OnFacts)
}

// roundedStep tells whether the workbook holds amounts in 万元 that were
// rounded to two decimals: sums of such amounts may miss each other.
func roundedStep(d *model.Disclosure) money.Money {
	if d.Unit.AmountUnit.Value != money.WanYuan {
		return money.Money{}
	}
	for i := range d.Appropriations {
		if a := d.Appropriations[i].Amount; !a.Equal(a.Round(money.WanYuan, 2)) {
			return money.Money{}
		}
	}
	return money.FromFen(5000)
}

// verdict is how far two amounts agree.
type verdict uint8

const (
	equal verdict = iota
	rounding
	different
)

// compare holds two amounts against each other, one of them a sum of n parts
// that may each have been rounded.
func (p *Pass) compare(a, b money.Money, n int) verdict {
	diff := a.Sub(b)
	if diff.IsZero() {
		return equal
	}
	if p.step.IsZero() {
		return different
	}
	var slack money.Money
	for range n + 1 {
		slack = slack.Add(p.step)
	}
	if diff.Abs().Cmp(slack) <= 0 {
		return rounding
	}
	return different
}

// severity is that of a difference: rounding is worth no more than a hint.
func (p *Pass) severity(v verdict, rule string) diag.Severity {
	if v == rounding {
		return diag.Hint
	}
	return p.Rule(rule).Severity
}

// money prints an amount in the unit of the workbook, exact.
func (p *Pass) money(m money.Money) string {
	return m.In(p.d.Unit.AmountUnit.Value)
}

// sheet is the place of a whole sheet.
func (p *Pass) sheet(name string) diag.Pos { return diag.Pos{Book: p.d.Book, Sheet: name} }

// add records a finding of a rule with the rule's own severity.
func (p *Pass) add(rule string, at diag.Pos, expected, format string, args ...any) {
	p.Add(diag.Diagnostic{Severity: p.Rule(rule).Severity, At: at, Rule: rule, Expected: expected, Message: fmt.Sprintf(format, args...)})
}

// related names the cells of facts, at most n of them.
func related(facts []*model.Fact, n int, say func(*model.Fact) string) []diag.Related {
	var out []diag.Related
	for _, f := range facts[:min(n, len(facts))] {
		out = append(out, diag.Related{At: f.At, Message: say(f)})
	}
	return out
}

// sum adds the facts of a source that a test lets through.
func (p *Pass) sum(s model.Source, ok func(*model.Fact) bool) (t money.Money, facts []*model.Fact) {
	list := p.ledger.Facts(s)
	for i := range list {
		if ok(&list[i]) {
			t = t.Add(list[i].Amount)
			facts = append(facts, &list[i])
		}
	}
	return t, facts
}

// kindOf is the nature of a member unit; of an unknown one, the publisher's.
func (p *Pass) kindOf(unit string) model.UnitKind {
	for i := range p.d.Units {
		if p.d.Units[i].Name.Value == unit {
			return p.d.Units[i].Kind.Value
		}
	}
	return p.d.Unit.Kind.Value
}

// shorten keeps quotations in messages short.
func shorten(s string) string {
	const most = 30
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
