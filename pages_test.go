package yugong

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/examples/county/invent"
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
		p := publisherOf(t, Settings{Style: style})
		for _, name := range exampleNames {
			r, err := p.Publish(example(name), Draft(""))
			if err != nil || !r.OK() {
				t.Fatal(name, err, r.Findings)
			}
			name := fmt.Sprintf("%s in style %q", name, style)
			keepPromises(t, name, p, r)
			gap := invariant.Of(r.Pages).WidestGap()
			t.Logf("%s: letters at most %.3f em apart, on page %d", name, gap.Ems(), gap.Line.Page)
			if gap.Ems() > mostGap {
				t.Errorf("%s: letters %.3f em apart: %s", name, gap.Ems(), gap.Line.S)
			}
		}
	}
}

// So does every page of units that nobody has seen, in every form and style.
func TestPagesOfACounty(t *testing.T) {
	slow(t)
	n := 50 // of each
	if testing.Short() {
		n = 4
	}
	for k, s := range []Settings{{}, {Style: "gbt9704"}, {Form: "shanghai"}, {}} {
		p := publisherOf(t, s)
		county := invent.New(17+uint64(k), n)
		for i := range n {
			unit := county.Unit(i)
			if k == 3 {
				unit = invent.Odd(17, i)
			}
			r := p.Build(&Input{Disclosure: unit.Disclosure}, Draft(""))
			if r.Pages == nil {
				t.Fatal(r.Findings)
			}
			keepPromises(t, fmt.Sprintf("unit %d of %d (%+v)", i, k, s), p, r)
		}
	}
}

func publisherOf(t *testing.T, s Settings) *Publisher {
	t.Helper()
	p, faults, err := New(s)
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	return p
}

// keepPromises runs every invariant over the pages of a document, and leaves a
// picture of the first page that breaks one.
func keepPromises(t *testing.T, name string, p *Publisher, r *Result) {
	t.Helper()
	pages, style := invariant.Of(r.Pages), p.form.For(r.Disclosure).Style()
	paragraph := func(n frame.Node) bool { return n.Role == frame.RoleParagraph }
	found := slices.Concat(pages.All(style), pages.Complete(r.Document), pages.HeadsRepeat(r.Document), pages.LoneTitles(),
		pages.Drift(r.Document), pages.Alike(), pages.Figures(style.Table["table"].Size), pages.Spilled(r.Document, style), pages.Justified(style, paragraph))
	if len(found) == 0 {
		return
	}
	t.Errorf("%s:\n%s", name, invariant.Report(found))
	if page := found[0].Page; page > 0 {
		t.Logf("%s", pages.PageText(page))
		img, err := raster.Page(&r.Pages.Pages[page-1], 1.2)
		if err != nil {
			t.Fatal(err)
		}
		leave(t, fmt.Sprintf("%d-page%d", len(name), page), img)
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
