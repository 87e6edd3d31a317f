package layout

import (
	"slices"
	"testing"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/invariant"
)

// lay sets a document and fails on any fault that no document may have.
func lay(t *testing.T, d *doc.Document, st *doc.Style) *frame.Document {
	t.Helper()
	out, faults := Layout(d, st, faces(t))
	for _, f := range faults {
		t.Errorf("unexpected finding: %s", f)
	}
	sound(t, out, d, st)
	return out
}

// sound runs the invariants that hold for every document.
func sound(t *testing.T, out *frame.Document, d *doc.Document, st *doc.Style) {
	t.Helper()
	checks := slices.Concat(
		invariant.All(out, st), invariant.Complete(out, d), invariant.HeadsRepeat(out, d),
		invariant.NoLonelyLines(out),
	)
	if _, ragged := st.Text["list"]; !ragged {
		checks = append(checks, invariant.Justified(out, rightEdge(out, st), isParagraph)...)
	}
	if len(checks) == 0 {
		return
	}
	t.Errorf("%s", invariant.Report(checks))
	for _, c := range checks {
		if c.Page > 0 {
			t.Logf("%s", invariant.PageText(out, c.Page))
			break
		}
	}
}

func rightEdge(out *frame.Document, st *doc.Style) func(int) geom.Length {
	return func(page int) geom.Length { return invariant.TypeArea(&out.Pages[page-1], st).Max().X }
}

func isParagraph(n frame.Node) bool { return n.Role == frame.RoleParagraph }

func TestSample(t *testing.T) {
	for name, st := range map[string]*doc.Style{"default": testStyle(), "gbt9704": gbStyle()} {
		t.Run(name, func(t *testing.T) {
			out := lay(t, sampleDocument(), st)
			if len(out.Pages) < 10 {
				t.Errorf("%d pages only", len(out.Pages))
			}
		})
	}
}

func TestSameInputSamePages(t *testing.T) {
	a, _ := Layout(sampleDocument(), testStyle(), faces(t))
	b, _ := Layout(sampleDocument(), testStyle(), faces(t))
	for p := range a.Pages {
		if x, y := invariant.PageText(a, p+1), invariant.PageText(b, p+1); x != y {
			t.Fatalf("page %d differs:\n%s\n%s", p+1, x, y)
		}
	}
}

var benchSink *frame.Document

func BenchmarkLayout(b *testing.B) {
	fs, err := fonts.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	d, st := sampleDocument(), testStyle()
	b.ReportAllocs()
	for b.Loop() {
		benchSink, _ = Layout(d, st, fs)
	}
	b.ReportMetric(float64(len(benchSink.Pages)), "pages")
}
