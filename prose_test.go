package yugong

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/model/pdfread"
	"yugong/templates"
	"yugong/templates/prose/claim"
	"yugong/templates/published"
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
	slow(t)
	for _, form := range templates.Names() {
		p, faults, err := New(Settings{Form: form})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		for _, example := range examplesOf(form) {
			in, err := p.Read(example)
			if err != nil {
				t.Fatal(err)
			}
			a := p.AuditRead(ReadPDF(printedBy(t, p.Build(in, Final())), "a.pdf"), false)
			if a.Prose == nil || a.Prose.Figures < 30 || 3*a.Prose.Compared < a.Prose.Figures || a.Prose.Unread > 0 {
				t.Errorf("%s: %+v", example, a.Prose)
			}
			for _, d := range a.Findings {
				if textual(d.At) {
					t.Errorf("%s: false alarm %s", example, d)
				}
			}
		}
	}
}

// TestProseFaults: faulty sentences in a PDF are found at their paragraph, and framed in
// the copy.
func TestProseFaults(t *testing.T) {
	slow(t)
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

// TestGapsOfDraft: a draft that was published says where nobody said anything,
// each place once, and that it bears a watermark.
func TestGapsOfDraft(t *testing.T) {
	p := newPublisher(t)
	in, err := p.Read("examples/full")
	if err != nil {
		t.Fatal(err)
	}
	in.Disclosure.Assets = in.Disclosure.Assets[:1]
	a := p.AuditRead(ReadPDF(printedBy(t, p.Build(in, Draft(""))), "a.pdf"), false)
	gaps := 0
	for _, paragraph := range a.of.book.PDF.Text {
		gaps += strings.Count(paragraph.Text, "〔未填")
	}
	found := map[Place]bool{}
	watermarks := 0
	for _, d := range a.Findings {
		switch d.Rule {
		case "X05":
			found[d.At] = true
		case "X10":
			watermarks++ // one for all pages
		}
	}
	if gaps == 0 || len(found) != gaps || watermarks != 1 || len(a.Findings) != gaps+1 {
		t.Errorf("%d gaps, %d found, %d watermarks\n%v", gaps, len(found), watermarks, a.Findings)
	}
}

// TestSeededProse: figures of sentences changed one at a time in what was read
// of a PDF. What neither a table nor another sentence tells cannot be found.
func TestSeededProse(t *testing.T) {
	slow(t)
	a := audited(t, "")
	p, _, err := New(Settings{})
	if err != nil {
		t.Fatal(err)
	}
	r := published.Audit(p.form, a.of.book, false)
	tried, found := map[claim.Role]int{}, map[claim.Role]int{}
	text := a.of.book.PDF.Text
	for i := range text {
		was := text[i].Text
		if text[i].Kind != pdfread.Body || !strings.ContainsAny(was, "。；") {
			continue
		}
		for _, c := range claim.Parse(claim.Passage{Text: was}, claim.Context{Year: 2026}) {
			if c.Role == claim.Unread || c.Role == claim.Bound || c.Role == claim.Count || c.Role == claim.Same || c.Value.Sign() == 0 {
				continue
			}
			digit := was[c.From]
			text[i].Text = was[:c.From] + string('1'+(digit-'0')%9) + was[c.From+1:]
			tried[c.Role]++
			_, faults := a.of.prose(r)
			if slices.ContainsFunc(faults, func(d diag.Diagnostic) bool { return d.At.Page == text[i].Page() }) {
				found[c.Role]++
			}
			text[i].Text = was
		}
	}
	for role, least := range map[claim.Role]int{claim.Amount: 60, claim.Change: 60, claim.Rate: 70, claim.Share: 80} {
		t.Logf("role %d: %d of %d", role, found[role], tried[role])
		if tried[role] == 0 || 100*found[role] < least*tried[role] {
			t.Errorf("role %d: %d of %d changed figures found, want %d%%", role, found[role], tried[role], least)
		}
	}
}
