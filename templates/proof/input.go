package proof

import (
	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates"
	"yugong/templates/prose"
)

// Input is what is about to be printed, and what it was made from.
type Input struct {
	*templates.Proof
	Form       *templates.Form
	Disclosure *model.Disclosure
}

// Run reads everything that there is before pages are laid out. The rules on
// pages (X09, X10) stay open for Pages.
func Run(in *Input, f *check.Findings) {
	Tables(in, f)
	Text(in, f)
}

// textRules are settled by Text; X09 and X10 need pages too.
var textRules = []string{"X01", "X02", "X03", "X04", "X05", "X06", "X07", "X08", "X11", "X12", "X13", "X14", "C01", "C02"}

// Text reads the document's texts.
func Text(in *Input, f *check.Findings) {
	r := &reader{Input: in, Findings: f, context: contextOf(in), origins: origins(in.Disclosure), amounts: amountsOf(in)}
	r.each()
	r.charts()
	r.tails()
	r.cover()
	r.emptyTables()
	r.contents()
	for _, rule := range textRules {
		f.Ran(rule)
	}
}

// read holds a piece against the rules on texts.
func (r *reader) read(p *piece) {
	t := prose.Text{Kind: p.kind, S: p.s, Under: p.under}
	to := sink{r, p}
	prose.Read(t, &r.context, to)
	if p.kind != prose.Running {
		return
	}
	if r.anyOwn(p) {
		prose.Claims(t, &r.context, to)
	}
	quantities := r.quantities(p)
	r.figures(p, quantities)
	r.reasons(p, quantities)
	r.claims(p)
	r.shares(p, quantities)
}

// reader is one reading of one document.
type reader struct {
	*Input
	*check.Findings
	context prose.Context
	figs    []figure // charts
	origins map[diag.Pos]origin
	amounts map[diag.Pos]amount
	divided map[string]bool // divisions whose printed shares were added up
	uneven  []uneven
	hasTail bool  // the document says that shares may not add up
	starts  []int // of the piece that is read
}
