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

// Run checks the facts and reads everything that there is before pages are laid
// out. The rules on pages (X09, X10) stay open for Pages.
func Run(in *Input) *check.Findings {
	f := check.NewFindings(Rules)
	for i := range in.Gaps {
		f.Await(in.Gaps[i].At)
	}
	check.Facts(in.Disclosure, in.Ledger, f)
	Tables(in, f)
	Text(in, f)
	return f
}

// Text reads the document's texts.
func Text(in *Input, f *check.Findings) {
	r := &reader{Input: in, Findings: f, context: contextOf(in), origins: origins(in.Disclosure), amounts: amountsOf(in)}
	r.each()
	r.cover()
	r.explain()
	for i := range rules {
		if judge := rules[i].document; judge != nil {
			judge(r)
		}
	}
	f.Reached(check.OnTexts)
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
	p.quantities = r.quantities(p)
	r.reasons(p)
	for i := range rules {
		if judge := rules[i].text; judge != nil {
			judge(r, p)
		}
	}
}

// reader is one reading of one document.
type reader struct {
	*Input
	*check.Findings
	context     prose.Context
	figs        []figure // charts
	origins     map[diag.Pos]origin
	amounts     map[diag.Pos]amount
	divided     map[string]bool // divisions whose printed shares were added up
	uneven      []uneven
	unexplained []unexplained
	slips       map[slip]bool
	offStep     bool  // S05 has named amounts
	hasTail     bool  // the document says that shares may not add up
	starts      []int // of the piece that is read
}
