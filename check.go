package yugong

import (
	"sync"

	"yugong/model/check"
	"yugong/templates"
	"yugong/templates/proof"
)

// unread is why nothing is checked in an input with faults of reading: what
// could not be read would be missed everywhere.
const unread = "先改正读取时发现的错误"

// stop notes that the way ends here.
func (r *Result) stop() {
	r.broken = true
	r.take(check.NothingChecked(proof.Rules, unread))
}

// settle closes the findings, those of reading among them where a rule speaks
// of such, and adds the open ones to what was found before.
func (r *Result) settle(f *check.Findings) {
	r.Findings = f.Read(r.Findings)
	r.take(f.Report(r.Disclosure.Accepted))
}

func (r *Result) take(v *Verdict) {
	r.Findings = append(r.Findings, v.Findings...)
	r.Findings.Sort()
	r.Accepted, r.Outcomes = v.Accepted, v.Outcomes
}

// Check holds an input against the rules without making pages.
func (p *Publisher) Check(in *Input) *Result {
	r := newResult(p, in, Final())
	if made := p.document(r); made != nil {
		f := p.proofread(r.Disclosure, made)
		proof.Unpaged(f)
		r.settle(f)
	}
	return r
}

// proofread checks the facts, and the document made of them.
func (p *Publisher) proofread(d *Disclosure, made *templates.Proof) *check.Findings {
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
