package proof_test

import (
	"testing"
	"testing/fstest"

	"yugong/model/check"
	"yugong/templates"
	"yugong/templates/proof"
)

// A form may print any kind: as a column, as rows, or as a table of its own.
// One that does not divide expenditure by kind prints them all alike.
func TestKindsPrinted(t *testing.T) {
	const table = `
extends: shanxi-unit
document: [{table: kinds}]
tables:
  - name: kinds
    title: 支出
    sides:
      - columns:
          - {text: 项目, field: label, share: 1}
          - {text: 合计, sum: {}, width: 26}
`
	const divided = `          - {text: 基本支出, sum: {kind: basic}, width: 26}
          - {text: 项目支出, sum: {kind: project}, width: 26}
`
	for name, c := range map[string]struct {
		form  string
		state check.State
	}{
		"without":    {divided + "        body: [{rows: subjects}]\n", check.Failed},
		"column":     {divided + "          - {text: 上缴上级支出, sum: {kind: remittance}, width: 26}\n        body: [{rows: subjects}]\n", check.Passed},
		"row":        {"        body: [{label: 本年支出, where: {kind: [basic, project]}}, {label: 上缴上级支出, where: {kind: remittance}}]\n", check.Passed},
		"rows":       {"        body: [{by: [kind]}]\n", check.Passed},
		"some rows":  {"        body: [{by: [{dimension: kind, values: [basic, project]}]}]\n", check.Failed},
		"undivided":  {"        body: [{rows: subjects}]\n", check.Passed},
		"one column": {"          - {text: 基本支出, sum: {kind: basic}, width: 26}\n        body: [{rows: subjects}]\n", check.Passed},
	} {
		fsys := fstest.MapFS{"format.yaml": {Data: []byte(table + c.form)}}
		form, faults := templates.Load(fsys)
		if faults.HasErrors() {
			t.Fatal(name, faults)
		}
		b := readBook(t, "full")
		b.set(t, "支出预算", "E2", "基本支出", "上缴上级支出")
		d, faults := b.read(t)
		if faults.HasErrors() {
			t.Fatal(name, faults)
		}
		made, faults := form.Proof(d, templates.Final())
		if made == nil {
			t.Fatal(name, faults)
		}
		r := proof.Run(&proof.Input{Proof: made, Form: form, Disclosure: d}).Report(nil)
		if got := r.State("S03"); got != c.state {
			t.Errorf("%s: %s, want %s", name, got, c.state)
		}
	}
}
