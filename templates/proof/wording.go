package proof

import (
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/templates/prose"
)

// contextOf is what package prose should know of the document.
func contextOf(in *Input) prose.Context {
	u := &in.Disclosure.Unit
	word := "单位"
	if u.Department.Value {
		word = "部门"
	}
	known := func(name string) bool {
		if name == u.Superior.Value {
			return true
		}
		for i := range in.Disclosure.Units {
			if in.Disclosure.Units[i].Name.Value == name {
				return true
			}
		}
		return false
	}
	return prose.Context{Year: u.Year.Value, Name: u.Name.Value, Word: word, Level: u.Level.Value, Known: known}
}

// sink turns faults of a text into findings at the cells that it comes from.
type sink struct {
	r *reader
	p *piece
}

func (s sink) Compared(rule string, n int) { s.r.Compared(rule, n) }

// Fault drops what is wrong with wording that the unit did not write: the
// form answers for its own.
func (s sink) Fault(f prose.Fault) {
	i := s.p.written(f.From, f.To)
	if i < 0 {
		if f.Scope != prose.Anyone {
			return
		}
		i = s.p.span(f.From)
	}
	switch o := s.r.origin(&s.p.text[i]); {
	case f.Scope == prose.Own && !o.own(), f.Scope == prose.Typed && !o.own() && o != sheet,
		f.Scope == prose.Told && o != words && o != sheet,
		(f.Rule == "C01" || f.Rule == "X03") && s.belowZero(i):
		return
	}
	if from, to := s.p.bounds(i); f.Rule == "X07" && from <= f.From && f.To <= to && s.r.again(slip{f.Rule, s.p.place(i), s.p.text[i].Text, f.From - from}) {
		return
	}
	d := diag.Diagnostic{Severity: s.r.Rule(f.Rule).Severity, At: s.p.place(i), Rule: f.Rule, Message: f.Message, Expected: f.Expected}
	if f.Hint {
		d.Severity = diag.Hint
	}
	s.r.Add(d)
}

// belowZero reports whether the figure at a span, or the last before it, is made
// of an amount below zero: that is told at its cell, not in every sentence.
func (s sink) belowZero(span int) bool {
	for i := span; i >= 0; i-- {
		if s.r.origin(&s.p.text[i]) == value {
			return slices.ContainsFunc(s.p.text[i].Src, func(at diag.Pos) bool { return s.r.amounts[at].Sign() < 0 })
		}
	}
	return false
}

// slip is a fault of punctuation within what a cell says, wherever that is
// printed: the name of the unit stands in every other sentence.
type slip struct {
	rule string
	at   diag.Pos
	text string
	from int
}

// again reports that a slip was told before.
func (r *reader) again(s slip) bool {
	if r.slips[s] {
		return true
	}
	if r.slips == nil {
		r.slips = map[slip]bool{}
	}
	r.slips[s] = true
	return false
}

func (r *reader) anyOwn(p *piece) bool {
	for i := range p.text {
		if r.origin(&p.text[i]).own() {
			return true
		}
	}
	return false
}

// cover: X06. The cover bears the full name.
func (r *reader) cover() {
	full := r.Disclosure.Unit.Name
	if len(r.Document.Sections) == 0 || full.Value == "" {
		return
	}
	r.Compared("X06", 1)
	s := r.Document.Info.Title
	if !strings.Contains(s, full.Value) {
		r.findAt("X06", full.At, "文件标题“"+s+"”没有单位全称", full.Value)
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
