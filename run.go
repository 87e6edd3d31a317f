package yugong

import (
	"io"
	"slices"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/workbook"
	"yugong/render/doc"
	"yugong/render/dump"
	"yugong/render/frame"
)

// DraftMark stands over every page of a draft unless the user words it
// otherwise.
const DraftMark = "仅供内部审核"

// Result is what the stages made of one workbook. Stages after a failed one
// leave their field nil.
type Result struct {
	Disclosure *model.Disclosure
	Document   *doc.Document
	Pages      *frame.Document
	Faults     diag.List     // of reading, building and laying out, and what the rules found
	Checks     *check.Report // of the rules

	desks   desks // of the publisher
	draft   bool
	stopped bool // a fault of reading, building or laying out
}

// OK reports whether there are pages and nothing forbids printing them. What a
// rule finds forbids a final document, never a draft.
func (r *Result) OK() bool {
	return r.Pages != nil && !r.stopped && (r.draft || !r.Checks.Findings.HasErrors())
}

// Run goes the whole way for the workbook or csv folder at path; watermark is
// "" for none. Faults are in the result; the error, a *workbook.OpenError, is
// for an input that could not be opened at all.
func (p *Publisher) Run(path, watermark string) (*Result, error) {
	d, faults, err := p.Read(path)
	if err != nil {
		return nil, err
	}
	return p.RunRead(d, faults, watermark), nil
}

// Read reads the workbook or csv folder at path, as workbook.Read does, with
// the lists that the form adds.
func (p *Publisher) Read(path string) (*model.Disclosure, diag.List, error) {
	return workbook.Read(path, p.form.Lists()...)
}

// RunRead goes the rest of the way for a disclosure that the caller has read,
// from memory for instance, with the faults that reading found.
func (p *Publisher) RunRead(d *model.Disclosure, faults diag.List, watermark string) *Result {
	r := &Result{Disclosure: d, Faults: slices.Clone(faults), desks: p.desks, draft: watermark != ""}
	if faults.HasErrors() {
		r.stop()
	} else {
		p.lay(r, watermark)
	}
	r.Faults.Sort()
	return r
}

// PDF writes the pages as PDF.
func (r *Result) PDF(to io.Writer) error {
	d := r.desks.take()
	defer r.desks.give(d)
	return d.write.Write(to, r.Pages)
}

// Dump writes the pages' display list as text.
func (r *Result) Dump(w io.Writer) error { return dump.Write(w, r.Pages) }
