package yugong

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/render/frame"
	"yugong/render/layout/invariant"
	"yugong/render/raster"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var exampleNames = []string{"yangcheng", "full", "department"}

func example(name string) string { return filepath.Join("examples", name) }

// mostGap is the most room between two letters of the examples, in ems: of one
// line that begins a paragraph and ends before a figure too long for it.
const mostGap = 0.12

// Every page of the examples, in both styles, keeps what the layout promises.
func TestPagesKeepTheirPromises(t *testing.T) {
	for _, style := range []string{"", "gbt9704"} {
		p, faults, err := New(Settings{Style: style})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		for _, name := range exampleNames {
			r, err := p.Publish(example(name), Draft(""))
			if err != nil || !r.OK() {
				t.Fatal(name, err, r.Findings)
			}
			pages := invariant.Of(r.Pages)
			found := append(pages.All(p.form.Style()), pages.Complete(r.Document)...)
			found = append(found, pages.HeadsRepeat(r.Document)...)
			found = append(found, pages.LoneTitles()...)
			found = append(found, pages.Drift(r.Document)...)
			found = append(found, pages.Alike()...)
			found = append(found, pages.Figures(p.form.Style().Table["table"].Size)...)
			found = append(found, pages.Spilled(r.Document, p.form.Style())...)
			found = append(found, pages.Justified(p.form.Style(), func(n frame.Node) bool { return n.Role == frame.RoleParagraph })...)
			gap := pages.WidestGap()
			t.Logf("%s in style %q: letters at most %.3f em apart, on page %d", name, style, gap.Ems(), gap.Line.Page)
			if gap.Ems() > mostGap {
				t.Errorf("%s in style %q: letters %.3f em apart: %s", name, style, gap.Ems(), gap.Line.S)
			}
			if len(found) == 0 {
				continue
			}
			t.Errorf("%s in style %q:\n%s", name, style, invariant.Report(found))
			if page := found[0].Page; page > 0 {
				t.Logf("%s", pages.PageText(page))
				img, err := raster.Page(&r.Pages.Pages[page-1], 1.2)
				if err != nil {
					t.Fatal(err)
				}
				leave(t, fmt.Sprintf("%s%s-page%d", name, style, page), img)
			}
		}
	}
}

// The display lists of the examples change only on purpose: run with -update
// and read the difference.
func TestDumps(t *testing.T) {
	var want []string
	for _, name := range exampleNames {
		file := filepath.Join("testdata", name+".dump")
		want = append(want, file)
		r := pressed(t, example(name))
		var b bytes.Buffer
		if err := r.Dump(&b); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		golden, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := firstDifferences(string(golden), b.String(), 12); d != "" {
			t.Errorf("%s changed (run go test . -update if it is meant):\n%s", file, d)
		}
	}
	stale, _ := filepath.Glob(filepath.Join("testdata", "*.dump"))
	if len(stale) != len(want) {
		t.Errorf("testdata holds %d dumps, want %d: %v", len(stale), len(want), stale)
	}
}

// firstDifferences prints the first lines in which two texts differ.
func firstDifferences(old, new string, most int) string {
	if old == new {
		return ""
	}
	a, b := strings.Split(old, "\n"), strings.Split(new, "\n")
	var out strings.Builder
	for i, n := 0, 0; i < max(len(a), len(b)) && n < most; i++ {
		x, y := line(a, i), line(b, i)
		if x != y {
			fmt.Fprintf(&out, "%d:\n- %s\n+ %s\n", i+1, x, y)
			n++
		}
	}
	return out.String()
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// The same input gives the same bytes, from csv and from xlsx.
func TestSameBytes(t *testing.T) {
	pdf := func(path string) []byte {
		var b bytes.Buffer
		if err := pressed(t, path).PDF(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	first := pdf(example("yangcheng"))
	for _, path := range []string{example("yangcheng"), example("yangcheng.xlsx")} {
		if !bytes.Equal(first, pdf(path)) {
			t.Errorf("%s gives other bytes", path)
		}
	}
}
