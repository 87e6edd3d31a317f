package yugong

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// audited builds an example as a PDF, with another text under 其他说明, and
// audits it.
func audited(t *testing.T, text string) *Audit {
	t.Helper()
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	in, err := p.Read("examples/full")
	if err != nil {
		t.Fatal(err)
	}
	for i := range in.Disclosure.Notes {
		if n := &in.Disclosure.Notes[i]; text != "" && strings.HasPrefix(n.Body.Value, "一是") {
			n.Body.Value = text
		}
	}
	var pdf bytes.Buffer
	if err := p.Build(in, Draft("")).PDF(&pdf); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := p.Audit(path, false)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestProseOfOwnPDF: every sentence that the program prints is read, and
// nothing is wrong with it.
func TestProseOfOwnPDF(t *testing.T) {
	a := audited(t, "")
	if a.Prose == nil || a.Prose.Figures < 80 || a.Prose.Compared < 10 {
		t.Fatalf("%+v", a.Prose)
	}
	for _, d := range a.Findings {
		if textual(d.At) {
			t.Errorf("false alarm %s", d)
		}
	}
}

// TestProseFaults: faulty sentences in a PDF are found at their paragraph, and framed in
// the copy.
func TestProseFaults(t *testing.T) {
	for text, rule := range map[string]string{
		"2025年执行数为1520.40万元，2026年预算安排1291.30万元，比2025年执行数减少1.51%。":     "C01",
		"住房公积金176.20万元。2026年预算安排171.02万元。":                            "C02",
		"2026年一般公共预算支出805.10万元，比2025年增加805.10万元，增长100.00%，2025年为0万元。": "X02",
		"2026年本单位“三公”经费预算99.99万元。":                                    "X01",
		"医疗卫生与计划生育支出72.15万元。":                                         "X14",
		"开展“年度文书评查、先进案例”活动”。":                                         "X07",
	} {
		a := audited(t, text)
		found := false
		for _, d := range a.Findings {
			if textual(d.At) && d.Rule == rule {
				found = true
				if len(a.of.places(d.At)) == 0 {
					t.Errorf("%s: no place of %s on its page", text, d)
				}
			}
		}
		if !found {
			t.Errorf("%s: not found under %s:\n%v", text, rule, a.Findings)
		}
	}
}
