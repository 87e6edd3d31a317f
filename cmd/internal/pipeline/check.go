package pipeline

import (
	"slices"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/workbook"
	"yugong/render/layout"
	"yugong/templates"
	"yugong/templates/proof"
)

// unread is why nothing is checked in an input with faults of reading: what
// could not be read would be missed everywhere.
const unread = "先改正读取时发现的错误"

// Check reads and checks the workbook or csv folder at path without making
// pages. The result has no Document and no Pages.
func (p *Press) Check(path string) (*Result, error) {
	d, faults, err := workbook.Read(path)
	if err != nil {
		return nil, err
	}
	r := &Result{Disclosure: d, Faults: slices.Clone(faults)}
	if faults.HasErrors() {
		r.stop()
	} else if f, _ := p.proofread(r, ""); f != nil {
		proof.Unpaged(f)
		r.settle(f)
	}
	r.Faults.Sort()
	return r, nil
}

// lay builds the document and its pages from the disclosure of r, and reads
// both as a proof-reader does.
func (p *Press) lay(r *Result, watermark string) {
	f, made := p.proofread(r, watermark)
	if made == nil {
		return
	}
	r.Document = made.Document
	pages, faults := layout.Layout(made.Document, p.format.Style(), p.fonts)
	r.Faults = append(r.Faults, faults...)
	r.stopped = r.stopped || faults.HasErrors()
	r.Pages = pages
	proof.Pages(pages, watermark == "", f)
	r.settle(f)
}

// proofread checks the facts, and the document made of them.
func (p *Press) proofread(r *Result, watermark string) (*check.Findings, *templates.Proof) {
	made, faults := p.format.Proof(r.Disclosure, templates.Options{Watermark: watermark})
	r.Faults = append(r.Faults, faults...)
	if made == nil || faults.HasErrors() {
		r.stop()
		return nil, nil
	}
	f := check.Facts(r.Disclosure, made.Ledger)
	proof.Run(&proof.Input{Proof: made, Format: p.format, Disclosure: r.Disclosure}, f)
	return f, made
}

// stop notes that the way ends here.
func (r *Result) stop() {
	r.stopped = true
	r.Checks = check.NothingChecked(unread)
}

// settle closes the findings and adds the open ones to the faults.
func (r *Result) settle(f *check.Findings) {
	var explained []model.AcceptedFault
	if r.Disclosure != nil {
		explained = r.Disclosure.Accepted
	}
	r.Checks = f.Report(explained)
	r.Faults = append(r.Faults, r.Checks.Findings...)
}

// Reading returns the faults that no rule found: of reading, building and
// laying out.
func (r *Result) Reading() diag.List {
	return slices.DeleteFunc(slices.Clone(r.Faults), func(d diag.Diagnostic) bool { return d.Rule != "" })
}
