package yugong

import (
	"slices"
	"sync"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates"
	"yugong/templates/proof"
)

// unread is why nothing is checked in an input with faults of reading: what
// could not be read would be missed everywhere.
const unread = "先改正读取时发现的错误"

// Check reads and checks the workbook or csv folder at path without making
// pages.
func (p *Publisher) Check(path string) (*Result, error) {
	d, faults, err := p.Read(path)
	if err != nil {
		return nil, err
	}
	r := &Result{Disclosure: d, Faults: slices.Clone(faults)}
	if faults.HasErrors() {
		r.stop()
	} else if made := p.make(r, ""); made != nil {
		f := p.proofread(r.Disclosure, made)
		proof.Unpaged(f)
		r.settle(f)
	}
	r.Faults.Sort()
	return r, nil
}

// lay builds the document and its pages from the disclosure of r, and reads
// both as a proof-reader does: the document while it is laid out, since neither
// changes it.
func (p *Publisher) lay(r *Result, watermark string) {
	made := p.make(r, watermark)
	if made == nil {
		return
	}
	var read reading
	read.start(func() *check.Findings { return p.proofread(r.Disclosure, made) })
	d := p.desks.take()
	pages, faults := d.set.Layout(made.Document, p.form.Style(), p.fonts)
	p.desks.give(d)
	found := read.wait()
	r.Faults = append(r.Faults, faults...)
	r.stopped = r.stopped || faults.HasErrors()
	r.Pages = pages
	proof.Pages(pages, watermark == "", found)
	r.settle(found)
}

// make builds the document; nil when the form cannot.
func (p *Publisher) make(r *Result, watermark string) *templates.Proof {
	made, faults := p.form.Proof(r.Disclosure, templates.Options{Watermark: watermark})
	r.Faults = append(r.Faults, faults...)
	if made == nil || faults.HasErrors() {
		r.stop()
		return nil
	}
	r.Document = made.Document
	return made
}

// proofread checks the facts, and the document made of them.
func (p *Publisher) proofread(d *model.Disclosure, made *templates.Proof) *check.Findings {
	return proof.Run(&proof.Input{Proof: made, Form: p.form.For(d), Disclosure: d})
}

// reading is a proof-reader at work in a goroutine of its own. A panic there
// is one of the caller's.
type reading struct {
	done  sync.WaitGroup
	found *check.Findings
	panic any
}

func (r *reading) start(read func() *check.Findings) {
	r.done.Go(func() {
		defer func() { r.panic = recover() }()
		r.found = read()
	})
}

func (r *reading) wait() *check.Findings {
	r.done.Wait()
	if r.panic != nil {
		panic(r.panic)
	}
	return r.found
}

// stop notes that the way ends here.
func (r *Result) stop() {
	r.stopped = true
	r.Checks = check.NothingChecked(proof.Rules, unread)
}

// settle closes the findings and adds the open ones to the faults.
func (r *Result) settle(f *check.Findings) {
	var explained []model.AcceptedFault
	if r.Disclosure != nil {
		explained = r.Disclosure.Accepted
	}
	r.Faults = f.Read(r.Faults)
	r.Checks = f.Report(explained)
	r.Faults = append(r.Faults, r.Checks.Findings...)
}

// Reading returns the faults that no rule found: of reading, building and
// laying out.
func (r *Result) Reading() diag.List {
	return slices.DeleteFunc(slices.Clone(r.Faults), func(d diag.Diagnostic) bool { return d.Rule != "" })
}
