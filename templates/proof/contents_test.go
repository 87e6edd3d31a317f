package proof_test

import (
	"testing"
	"testing/fstest"

	"yugong/templates"
	"yugong/templates/proof"
)

// TestRomanContents: an entry of the contents may number its table, in Roman
// numerals too; another table it may not name.
func TestRomanContents(t *testing.T) {
	for entry, wrong := range map[string]bool{"Ⅱ．{{year}}年预算收入总表": false, "二、{{year}}年预算收入总表": false, "Ⅱ．{{year}}年预算总表": true} {
		form, faults := templates.Load(fstest.MapFS{"format.yaml": {Data: []byte("extends: shanxi-unit\ntables:\n  - {name: income, contents: \"" + entry + "\"}\n")}})
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		d, faults := readBook(t, "full").read(t)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		made, faults := form.Proof(d, templates.Final())
		if made == nil {
			t.Fatal(faults)
		}
		found := false
		for _, f := range proof.Run(&proof.Input{Proof: made, Form: form, Disclosure: d}).Report(nil).Findings {
			found = found || f.Rule == "X09"
		}
		if found != wrong {
			t.Errorf("%s: X09 %t", entry, found)
		}
	}
}
