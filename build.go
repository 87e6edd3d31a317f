package yugong

import (
	"io"
	"slices"

	"yugong/model/check"
	"yugong/render/doc"
	"yugong/render/dump"
	"yugong/render/frame"
	"yugong/render/ofd"
	"yugong/templates"
	"yugong/templates/proof"
)

// Result is what was made of one input. What a stage before it failed did not
// come to is nil.
type Result struct {
	Disclosure *Disclosure
	Edition    Edition
	Document   *doc.Document
	Pages      *frame.Document // of Build
	Verdict

	broken bool
	from   *Publisher
	input  *Input
	made   *templates.Proof // what the document was made from
}

func newResult(p *Publisher, in *Input, e Edition) *Result {
	r := &Result{Disclosure: in.Disclosure, Edition: e, from: p, input: in}
	r.Findings = slices.Clone(in.Findings)
	return r
}

// OK reports whether there are pages and nothing forbids printing them. What a
// rule finds forbids a final document, never a draft.
func (r *Result) OK() bool {
	return r.Pages != nil && !r.broken && (!r.Edition.IsFinal() || !r.Findings.HasErrors())
}

// Broken reports whether the input has a fault that leaves nothing to check or
// to print: one of reading it or of the form, not one that a rule found.
func (r *Result) Broken() bool { return r.broken }

// Build makes the pages of an edition, and checks them.
func (p *Publisher) Build(in *Input, e Edition) *Result {
	r := newResult(p, in, e)
	if made := p.document(r); made != nil {
		p.lay(r, made)
	}
	return r
}

// Publish reads and builds the input at path. The error is Read's.
func (p *Publisher) Publish(path string, e Edition) (*Result, error) {
	in, err := p.Read(path)
	if err != nil {
		return nil, err
	}
	return p.Build(in, e), nil
}

// document makes the document; nil when the input or the form does not allow
// it.
func (p *Publisher) document(r *Result) *templates.Proof {
	if unreadable(r.Findings) || r.Disclosure == nil {
		r.stop()
		return nil
	}
	made, faults := p.form.Proof(r.Disclosure, r.Edition)
	r.Findings = append(r.Findings, faults...)
	if made == nil || faults.HasErrors() {
		r.stop()
		return nil
	}
	r.Document, r.made = made.Document, made
	return made
}

// unreadable holds when something could not be read; what was read and may not
// be printed (rule X05) a draft shows.
func unreadable(found Findings) bool {
	return slices.ContainsFunc(found, func(d Finding) bool { return d.Severity == Error && d.Rule == "" })
}

// lay sets the pages, and reads them and the document as a proof-reader does:
// the document while it is laid out, since neither changes it.
func (p *Publisher) lay(r *Result, made *templates.Proof) {
	var read reading
	read.start(func() *check.Findings { return p.proofread(r.Disclosure, made) })
	d := p.desks.take()
	pages, faults := d.set.Layout(made.Document, p.form.Style(), p.fonts)
	p.desks.give(d)
	found := read.wait()
	r.Findings = append(r.Findings, faults...)
	r.broken = faults.HasErrors()
	r.Pages = pages
	proof.Pages(pages, r.Edition.IsFinal(), found)
	r.settle(found)
}

// PDF writes the pages as PDF, with the files that go with them.
func (r *Result) PDF(to io.Writer) error {
	pages := *r.Pages
	var err error
	if pages.Attachments, err = r.attachments(); err != nil {
		return err
	}
	d := r.from.desks.take()
	defer r.from.desks.give(d)
	d.write.Plain = r.from.output.Plain
	return d.write.Write(to, &pages)
}

// OFD writes the pages as OFD, with the same files.
func (r *Result) OFD(to io.Writer) error {
	pages := *r.Pages
	var err error
	if pages.Attachments, err = r.attachments(); err != nil {
		return err
	}
	return ofd.Write(to, &pages)
}

// Dump writes the pages' display list as text.
func (r *Result) Dump(w io.Writer) error { return dump.Write(w, r.Pages) }
