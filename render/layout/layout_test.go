package layout

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"os"
	"slices"
	"sync"
	"testing"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/dump"
	"yugong/render/frame"
	"yugong/render/layout/invariant"
	"yugong/render/raster"
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
	p := invariant.Of(out)
	checks := slices.Concat(p.All(st), p.Complete(d), p.HeadsRepeat(d))
	if _, ragged := st.Text["list"]; !ragged {
		checks = append(checks, p.Justified(st, isParagraph)...)
	}
	if len(checks) == 0 {
		return
	}
	t.Errorf("%s", invariant.Report(checks))
	for _, c := range checks {
		if c.Page > 0 {
			t.Logf("%s", p.PageText(c.Page))
			picture(t, out, c.Page)
			break
		}
	}
}

// picture leaves a PNG of a faulty page and names it.
func picture(t *testing.T, out *frame.Document, page int) {
	img, err := raster.Page(&out.Pages[page-1], 1.2)
	if err != nil {
		t.Logf("no picture of page %d: %v", page, err)
		return
	}
	f, err := os.CreateTemp("", fmt.Sprintf("yugong-page%d-*.png", page))
	if err != nil {
		t.Log(err)
		return
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Log(err)
	}
	t.Logf("page %d as a picture: %s", page, f.Name())
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
	var x, y bytes.Buffer
	if err := errors.Join(dump.Write(&x, a), dump.Write(&y, b)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(x.Bytes(), y.Bytes()) {
		t.Error("two layouts of one document differ")
	}
}

// What a layout works with is used again by the next one; its pages are not.
func TestPagesStay(t *testing.T) {
	var set Setter
	others := func() {
		for range 3 {
			set.Layout(sampleDocument(), testStyle(), faces(t))
		}
	}
	for _, facing := range []bool{false, true} {
		st := testStyle()
		st.PageNumber.Facing = facing
		others() // make memory in which its pages could lie
		out, _ := set.Layout(goldenDocument(), st, faces(t))
		var before, after bytes.Buffer
		err := dump.Write(&before, out)
		others()
		if err = errors.Join(err, dump.Write(&after, out)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before.Bytes(), after.Bytes()) {
			t.Error("pages change while others are set")
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
	var set Setter
	b.ReportAllocs()
	for b.Loop() {
		benchSink, _ = set.Layout(d, st, fs)
	}
	b.ReportMetric(float64(len(benchSink.Pages)), "pages")
}

// Layouts of one document at the same time do not disturb each other: nothing
// of the input is changed. (Meant for go test -race.)
func TestAtTheSameTime(t *testing.T) {
	d, st, fs := sampleDocument(), testStyle(), faces(t)
	var all [4]bytes.Buffer
	var wait sync.WaitGroup
	for i := range all {
		wait.Go(func() {
			out, _ := Layout(d, st, fs)
			if err := dump.Write(&all[i], out); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for i := range all {
		if !bytes.Equal(all[i].Bytes(), all[0].Bytes()) {
			t.Errorf("layout %d differs", i)
		}
	}
}
