package yugong_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong"
	"yugong/model"
)

// document builds the PDF of an example; plain brings no tables along.
func document(t *testing.T, name string, plain bool) (p *yugong.Publisher, own *yugong.Input, path string) {
	t.Helper()
	p, faults, err := yugong.New(yugong.Settings{Output: yugong.Output{Plain: plain}})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	own, err = p.Read(filepath.Join("examples", name))
	if err != nil || own.Findings.HasErrors() {
		t.Fatal(err, own.Findings)
	}
	var b bytes.Buffer
	if err := p.Build(own, yugong.Draft("")).PDF(&b); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), name+".pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return p, own, path
}

func importedBy(t *testing.T, p *yugong.Publisher, o yugong.ImportOptions, files ...string) *yugong.Import {
	t.Helper()
	in, err := p.Import(files, o)
	if err != nil {
		t.Fatal(err)
	}
	if in.Disclosure == nil || in.Findings.HasErrors() {
		t.Fatal(in.Findings)
	}
	return in
}

// squeezed is a text without white space: lines of a PDF are joined.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// TestPDFRoundTrip: the PDF of an example, imported and built, gives the same
// tables, by the amounts that it brings along, and the same performance sheets.
func TestPDFRoundTrip(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a second")
	}
	for name, complete := range map[string]func(d, own *yugong.Disclosure){"yangcheng": typed, "full": typeFull} {
		t.Run(name, func(t *testing.T) {
			p, own, path := document(t, name, false)
			in := importedBy(t, p, yugong.ImportOptions{}, path)
			sameTargets(t, in.Disclosure, own.Disclosure)
			complete(in.Disclosure, own.Disclosure)
			same(t, p, in, own)
		})
	}
}

func sameTargets(t *testing.T, got, want *yugong.Disclosure) {
	t.Helper()
	sheets := map[string]*model.Target{}
	for i := range got.Targets {
		sheets[got.Targets[i].Name.Value] = &got.Targets[i]
	}
	for i := range want.Targets {
		w := &want.Targets[i]
		g := sheets[w.Name.Value]
		if g == nil {
			t.Errorf("no sheet of %s", w.Name.Value)
			continue
		}
		for _, f := range model.Schemas[model.FromTargets-1].Fields {
			if f.ID == "key" {
				continue
			}
			if f.Amount {
				if a, b := moneyOf(g, f.ID), moneyOf(w, f.ID); a != b {
					t.Errorf("%s %s is %s, want %s", w.Name.Value, f.Name, a, b)
				}
				continue
			}
			a, _ := g.Text(f.ID)
			b, _ := w.Text(f.ID)
			if squeezed(a.Value) != squeezed(b.Value) {
				t.Errorf("%s %s is\n%s\nwant\n%s", w.Name.Value, f.Name, a.Value, b.Value)
			}
		}
		if a, b := indicators(g), indicators(w); a != b {
			t.Errorf("%s: indicators\n%s\nwant\n%s", w.Name.Value, a, b)
		}
	}
}

func moneyOf(t *model.Target, field string) string {
	a, _ := t.Money(field)
	if a.Blank {
		return ""
	}
	return a.String()
}

// indicators prints them by what they say; the names of levels and the order
// within one are the form's.
func indicators(t *model.Target) string {
	var lines []string
	for i := range t.Indicators {
		x := &t.Indicators[i]
		lines = append(lines, squeezed(strings.Join([]string{strings.TrimSuffix(x.Level1.Value, "指标"), x.Level3.Value, x.Period.Value, x.Annual.Value}, "|")))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestLastYear: a document of the year before gives last year's figures and the
// texts that stay.
func TestLastYear(t *testing.T) {
	p, own, path := document(t, "yangcheng", true)
	in := importedBy(t, p, yugong.ImportOptions{Year: own.Disclosure.Unit.Year.Value + 1}, path)
	d := in.Disclosure
	if d.Unit.Year.Value != own.Disclosure.Unit.Year.Value+1 || len(d.Appropriations) > 0 || len(in.LastYear) != 1 {
		t.Fatalf("%+v, %d facts, %+v", d.Unit, len(d.Appropriations), in.LastYear)
	}
	figures := map[string]string{}
	for i := range d.Prior {
		f := &d.Prior[i]
		figures[f.Measure.Value.String()+f.Code.Value] = f.Amount.String()
		if f.Amount.At.Page == 0 {
			t.Errorf("%s has no source: %v", f.Measure.Value, f.Amount.At)
		}
	}
	for what, want := range map[string]string{"收入总计": "4720100", "功能科目支出2010350": "2045400", "功能科目支出2019999": "1898700"} {
		if figures[what] != want {
			t.Errorf("%s is %s, want %s", what, figures[what], want)
		}
	}
	if d.Public[1].Last[0].String() != "3000" || !d.Public[1].This[0].Blank {
		t.Errorf("三公 %+v", d.Public[1])
	}
	topics := map[model.Topic]string{}
	for _, n := range d.Notes {
		topics[n.Topic.Value] = squeezed(n.Body.Value)
	}
	for _, n := range own.Disclosure.Notes {
		if (n.Topic.Value == model.Duties || n.Topic.Value == model.Organisation) && topics[n.Topic.Value] != squeezed(n.Body.Value) {
			t.Errorf("%s is\n%s\nwant\n%s", n.Topic.Value, topics[n.Topic.Value], n.Body.Value)
		}
	}
	if !strings.Contains(in.Findings[len(in.Findings)-1].Message+in.Findings[0].Message, "待核") {
		t.Errorf("nothing is said of texts to confirm: %v", in.Findings)
	}
}
