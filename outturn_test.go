package yugong

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Last year's 执行数 by subject are all that the examples lack of what a central
// department publishes, and the central example lacks last year's budget by
// subject, which a county's form prints: with them, made up in testdata/outturn, each is a final
// in that form and in a county's, with no finding but those that its own form
// gives as well, and what is there for its own form alone.
func TestFinalsOfOtherForms(t *testing.T) {
	slow(t)
	own, _, err := New(Settings{})
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []struct {
		name   string
		tables int
	}{{"central", 10}, {countyForm, 17}} {
		p, faults, err := New(Settings{Form: form.name})
		if err != nil || len(faults) > 0 {
			t.Fatal(err, faults)
		}
		for _, name := range []string{"yangcheng", "full", "department", "central"} {
			known := []string{"S04"}
			if name != "central" {
				known = append(known, rulesOf(t, own, example(name))...)
			}
			dir := withOutturn(t, name)
			r, err := p.Publish(dir, Final())
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Findings {
				if !slices.Contains(known, f.Rule) {
					t.Errorf("%s as %s: %v", name, form.name, f)
				}
			}
			if !r.OK() {
				t.Errorf("%s as %s: no final", name, form.name)
			} else if n := countTables(r.Document); n != form.tables {
				t.Errorf("%s as %s: %d tables", name, form.name, n)
			}
		}
	}
}

func rulesOf(t *testing.T, p *Publisher, path string) (rules []string) {
	t.Helper()
	r, err := p.Publish(path, Final())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		rules = append(rules, f.Rule)
	}
	return rules
}

// withOutturn copies an example and adds the lines of testdata/outturn to its
// 上年数; the head there has the columns of the example and more.
func withOutturn(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS(example(name))); err != nil {
		t.Fatal(err)
	}
	more, err := os.ReadFile("testdata/outturn/" + name + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "上年数.csv")
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, lines, _ := bytes.Cut(more, []byte("\n"))
	_, first, _ := bytes.Cut(have, []byte("\n"))
	if err := os.WriteFile(file, slices.Concat(head, []byte("\n"), first, lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
