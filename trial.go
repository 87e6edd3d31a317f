package yugong

import (
	"slices"

	"yugong/model/diag"
	"yugong/templates"
	"yugong/templates/form"
)

// Try makes the documents of the examples by the publisher's form, a unit's and
// a department's, and returns what is wrong with the form itself: what a
// template cannot do, sheets that do not fill their columns, columns too narrow
// for the figures of a small county's office. What the examples lack is no
// fault of the form.
func (p *Publisher) Try() Findings {
	var found Findings
	for _, name := range []string{templates.Default, "central"} {
		in, err := Example(name)
		if err != nil || in.Disclosure == nil {
			continue // examples are embedded, and read in tests
		}
		for _, f := range p.try(in.Disclosure) {
			same := func(o Finding) bool { return o.At == f.At && o.Message == f.Message }
			if !slices.ContainsFunc(found, same) {
				found.Add(f)
			}
		}
	}
	found.Sort()
	return found
}

func (p *Publisher) try(d *Disclosure) (found Findings) {
	made, faults := p.form.Proof(d, Draft(""))
	for _, f := range faults {
		if f.At.Book != d.Book {
			found.Add(f)
		}
	}
	if made == nil {
		return found
	}
	desk := p.desks.take()
	_, faults = desk.set.Layout(made.Document, p.form.Style(), p.fonts)
	p.desks.give(desk)
	laid := true
	for _, f := range faults {
		if f.Severity == diag.Error {
			laid = false
			f.At, f.Severity = diag.Pos{Book: form.FormatFile}, diag.Warning
			f.Message = "试用示例单位的数字：" + f.Message
			found.Add(f)
		}
	}
	if !laid {
		return found
	}
	for _, f := range p.Build(&Input{Disclosure: d}, Draft("")).Findings {
		if f.Rule == "X09" && f.At.Book != d.Book { // contents that name no heading
			found.Add(f)
		}
	}
	return found
}
