package prose

import (
	"strings"

	"yugong/model"
	"yugong/templates/prose/claim"
)

// Kind is where a text stands.
type Kind uint8

// The kinds.
const (
	Running     Kind = iota // a paragraph of the narrative or the glossary
	Heading                 // a heading, a title
	Label                   // covers, captions, notes, header cells
	Cell                    // a cell of a table
	Performance             // a cell of a performance sheet
)

// Text is a paragraph, a heading or a cell.
type Text struct {
	Kind
	S     string
	Under []string // headings above, outermost first
}

// Context is what is known of a document. Fields that are not known are zero,
// and what rests on them is not judged.
type Context struct {
	Year  int                    // of the budget
	Name  string                 // full name of the publisher
	Known func(name string) bool // names of others that may stand in the text; may be nil
	Word  string                 // 单位 or 部门: how the document calls its publisher
	Level model.Level
	Torn  bool // paragraphs may have been torn apart: their ends are not judged
}

// Scope is whose wording a fault is a fault of.
type Scope uint8

// The scopes.
const (
	Anyone Scope = iota // wrong wherever it is printed
	Filled              // only where the unit filled something in
	Own                 // only in the unit's running texts
	Typed               // only in texts that the unit wrote, performance sheets and reasons among them
	Told                // as Typed, but not in reasons: they speak of the year before
)

// Fault is something that no publication may hold. From and To are bytes of
// the text.
type Fault struct {
	Rule     string
	Scope    Scope
	From, To int
	Message  string // Chinese, with a quotation
	Expected string
	Hint     bool // a hint, whatever the rule weighs
}

// Sink takes what a reading finds.
type Sink interface {
	// Fault takes one fault.
	Fault(Fault)
	// Compared counts comparisons of a rule.
	Compared(rule string, n int)
}

// Read holds a text against the rules on wording.
func Read(t Text, c *Context, to Sink) {
	r := reader{Text: t, Context: c, Sink: to}
	for i := range rules {
		if read := rules[i].read; read != nil {
			read(&r)
		}
	}
}

// Claims holds the sentences of a paragraph against arithmetic and each other,
// and returns what it read.
func Claims(t Text, c *Context, to Sink) *claim.Reading {
	read := claim.Read(claim.Passage{Text: t.S, Under: t.Under}, claim.Context{Year: c.Year})
	r := reader{Text: t, Context: c, Sink: to}
	to.Compared("C01", read.Compared)
	to.Compared("C02", read.Repeated)
	for _, f := range read.Faults {
		to.Fault(Fault{f.Rule, Anyone, f.From, f.To, f.Message + Quote(t.S, f.From, f.To), f.Expected, f.Slight})
	}
	r.contrary(read.Claims)
	return read
}

// reader reads one text.
type reader struct {
	Text
	*Context
	Sink
}

func (r *reader) find(rule string, scope Scope, from, to int, message, expected string) {
	to = min(to, len(r.S)) // a byte that is no UTF-8 counts as a character of three
	r.Fault(Fault{Rule: rule, Scope: scope, From: from, To: to, Message: message + Quote(r.S, from, to), Expected: expected})
}

// Quote is the text around a range of bytes, for messages.
func Quote(s string, from, to int) string {
	const around = 8
	start := Back(s, from, around)
	end := Forward(s, to, around)
	q := s[start:end]
	if start > 0 {
		q = "…" + q
	}
	if end < len(s) {
		q += "…"
	}
	return "“" + strings.ReplaceAll(q, "\n", " ") + "”"
}

// Back steps n characters back from a byte, stopping at the beginning.
func Back(s string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		at--
		for at > 0 && s[at]&0xC0 == 0x80 {
			at--
		}
	}
	return at
}

// Forward steps n characters on from a byte, stopping at the end.
func Forward(s string, at, n int) int {
	for ; n > 0 && at < len(s); n-- {
		at++
		for at < len(s) && s[at]&0xC0 == 0x80 {
			at++
		}
	}
	return at
}
