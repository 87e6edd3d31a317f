package yugong

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A form prints in 千元, or in 亿元: tables, sentences and charts say the same
// amounts, and what is published is read back in that unit.
func TestUnitsOfAccount(t *testing.T) {
	slow(t)
	for _, c := range []struct {
		unit        string
		places      int
		table, said string // the appropriation of the general public budget
	}{{"千元", 1, "173,969.5", "173969.5千元"}, {"亿元", 6, "1.739695", "1.739695亿元"}} {
		p := publisherIn(t, c.unit, c.places)
		in, err := p.Read(example("central"))
		if err != nil {
			t.Fatal(err)
		}
		if shown := show(t, p, in); !strings.Contains(shown, c.table) {
			t.Errorf("%s: no %s in the tables", c.unit, c.table)
		}
		r := p.Build(in, Final())
		if !r.OK() || len(r.Findings) > 0 {
			t.Fatal(r.Findings)
		}
		var pdf bytes.Buffer
		if err := r.PDF(&pdf); err != nil {
			t.Fatal(err)
		}
		published := ReadPDF(pdf.Bytes(), "公开.pdf")
		var text strings.Builder
		for _, one := range published.book.PDF.Text {
			text.WriteString(squeeze(one.Text) + "\n")
		}
		for _, want := range []string{"一般公共预算拨款收入" + c.said + "，占83.71%", c.said + "，83.71%"} { // sentence, chart
			if !strings.Contains(text.String(), want) {
				t.Errorf("%s: no %q", c.unit, want)
			}
		}
		a := p.AuditRead(published, false)
		if len(a.Findings) > 0 || len(a.Missing) > 0 || len(a.Tables) != 10 || a.Prose.Compared < 40 {
			t.Errorf("%s: %d tables, %d figures compared, %v %v", c.unit, len(a.Tables), a.Prose.Compared, a.Missing, a.Findings)
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// publisherIn is the form of the centre in another unit of account, with the name
// of the unit alone over its tables and a chart whose parts read like a sentence.
func publisherIn(t *testing.T, unit string, places int) *Publisher {
	t.Helper()
	dir := t.TempDir()
	text := fmt.Sprintf(`extends: central
name: 试用
numbers:
  table: {unit: %[1]s, places: %[2]d, group: true}
  text:  {unit: %[1]s, places: %[2]d, zero: "0"}
defaults: {left: "{{unit}}", right: 单位：%[1]s}
charts:
  - {name: income, title: 图1　收入预算（单位：%[1]s）}
  - name: expenditure
    kind: stacked
    title: 图2　支出预算（单位：%[1]s）
    slices: [{rows: classes, used: true}]
    series: [{text: 基本支出, sum: {kind: basic}}, {text: 项目支出, sum: {kind: project}}]
  - {name: general, title: 图3　比上年（单位：%[1]s）}
`, unit, places)
	if err := os.WriteFile(filepath.Join(dir, "format.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p, faults, err := New(Settings{Form: dir})
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	return p
}
