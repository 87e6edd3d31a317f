package published

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yugong/model/money"
	"yugong/model/subject"
	"yugong/templates"
)

// nesting is the form of Shanxi with other rows in one of its tables.
func nesting(t *testing.T, was, is string) *templates.Form {
	t.Helper()
	overlay := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(shanxi), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(shanxi), path)
		if path == "format.yaml" {
			if !strings.Contains(string(data), was) {
				t.Fatalf("%q is not in the form", was)
			}
			data = []byte(strings.Replace(string(data), was, is, 1))
		}
		overlay[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	f, faults := templates.Load(overlay)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return f
}

// TestNestedRows: rows of dimensions one within the other are understood, and
// a wrong figure in one of them is found in its row.
func TestNestedRows(t *testing.T) {
	const projects, subjects = "          - {rows: numbering}\n          - {rows: projects}\n", "          - {rows: total, label: 合计}\n          - {rows: subjects}\n"
	for _, c := range []struct {
		name, was, is string
		sheet         string
	}{
		{"unit, project", projects, "          - {by: [unit, project]}\n", "表十二 "},
		{"unit, subject, project", projects, "          - {by: [unit, {dimension: function, levels: [3]}, project]}\n", "表十二 "},
		{"fund, project", projects, "          - {by: [fund, {dimension: project, number: bracketed}]}\n", "表十二 "},
		{"unit, fund", projects, "          - {by: [unit, {dimension: fund, number: arabic}]}\n", "表十二 "},
		{"a label between", projects, "          - {rows: total, label: 合计}\n          - {rows: empty, label: 其中：}\n          - {by: [fund, unit]}\n", "表十二 "},
		{"unit, subject", subjects, "          - {rows: total, label: 合计}\n          - {by: [unit, function]}\n", "支出总表"},
		{"origin, subject", subjects, "          - {rows: total, label: 合计}\n          - {by: [{dimension: origin}, {dimension: function, levels: [1, 3]}]}\n", "支出总表"},
		{"a unit that is not printed", projects, "          - {by: [{dimension: unit, hidden: true}, fund]}\n", "表十二 "},
	} {
		f := nesting(t, c.was, c.is)
		for _, example := range []string{"full", "department"} {
			if example == "department" && !strings.Contains(c.is, "[unit") {
				continue // whose units no table would tell
			}
			b := printed(t, f, example)
			if faults := Audit(f, b, false).Faults; faults.HasErrors() {
				t.Errorf("%s, %s: false alarm %v", c.name, example, faults)
			}
			found, tried := 0, 0
			for i := range b.Pages {
				page := &b.Pages[i]
				for j := range page.Rows {
					cells := page.Rows[j].Cells
					last := len(cells) - 1
					if !strings.Contains(page.Sheet, c.sheet) || last < 1 || cells[last].Digits == "" || j < 6 || tried == 6 || cells[0].Digits != "" {
						continue
					}
					m, err := money.Parse(cells[last].Digits, money.WanYuan)
					if err != nil || m.IsZero() {
						continue
					}
					was := cells[last].Digits
					cells[last].Digits = "77777.77"
					tried++
					for _, d := range Audit(f, b, false).Faults {
						if d.At.Sheet == page.Sheet && d.At.Row == page.Rows[j].Num {
							found++
							break
						}
					}
					cells[last].Digits = was
				}
			}
			if found < tried || tried == 0 {
				t.Errorf("%s, %s: %d of %d wrong figures found in their rows", c.name, example, found, tried)
			}
		}
	}
}

// TestNestedUnknownNames: a row of a name that no list has is a subject where the
// rows before it are complete, and a project where they are not.
func TestNestedUnknownNames(t *testing.T) {
	f := nesting(t, "          - {rows: numbering}\n          - {rows: projects}\n", "          - {by: [unit, {dimension: function, levels: [3]}, project]}\n")
	b := printed(t, f, "full")
	renamed := 0
	for i := range b.Pages {
		if page := &b.Pages[i]; strings.Contains(page.Sheet, "表十二 ") {
			for j := range page.Rows {
				c := &page.Rows[j].Cells[0]
				if slices.ContainsFunc(subject.All(subject.Function), func(s subject.Subject) bool { return s.Name == c.Text }) {
					c.Text = "新设" + c.Text
					renamed++
				}
			}
		}
	}
	if faults := Audit(f, b, false).Faults; faults.HasErrors() || renamed < 3 {
		t.Errorf("%d renamed: %v", renamed, faults)
	}
}
