package yugong

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout"
	"yugong/render/layout/invariant"
)

// The embedded style gbt9704 sets a page of plain text on 22 lines of 28
// characters of 三号, edge to edge in the type area of GB/T 9704-2012.
func TestOfficialStyleIs22LinesOf28(t *testing.T) {
	p, faults, err := New(Settings{Style: "gbt9704"})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	st := p.form.Style()
	area := geom.Rect{Min: geom.Point{X: geom.MM(28), Y: geom.MM(37)}, Size: geom.Size{W: geom.MM(156), H: geom.MM(225)}}
	d := &doc.Document{Sections: []doc.Section{{Blocks: []doc.Block{
		&doc.Paragraph{Style: "body", Text: doc.Plain(strings.Repeat("县水利工程维修养护", 400))},
	}}}}
	out, faults := layout.Layout(d, st, p.fonts)
	if len(faults) > 0 || len(out.Pages) < 4 {
		t.Fatal(faults, len(out.Pages))
	}
	lines := invariant.Of(out).Lines(1)
	for page := 2; page < len(out.Pages); page++ { // whole pages
		n := 0
		for _, l := range lines {
			if l.Page != page {
				continue
			}
			n++
			if got := utf8.RuneCountInString(l.S); got != 28 {
				t.Errorf("page %d line %d has %d characters", page, n, got)
			}
			if l.Left != area.Min.X || l.Right < area.Max().X-300 || l.Right > area.Max().X {
				t.Errorf("page %d line %d reaches from %s to %s, the type area from %s to %s", page, n, l.Left, l.Right, area.Min.X, area.Max().X)
			}
		}
		if n != 22 {
			t.Errorf("page %d has %d lines", page, n)
		}
	}
	for _, it := range out.Pages[1].Items {
		if text, ok := it.Item.(*frame.Text); ok && it.Node != 0 && text.Size != geom.Pt(16) {
			t.Fatalf("type of %s, want 16 pt (三号)", text.Size)
		}
	}
}

// A font file of the user's own draws the role it is given for, in the body of
// the official style 仿宋.
func TestOfficialStyleInOwnFang(t *testing.T) {
	file := filepath.Join("fonts", "GWWenKaiSub-Regular-8105.ttf")
	if _, err := os.Stat(file); err != nil {
		t.Fatal(err)
	}
	own, err := ParseFont("仿宋=" + file)
	if err != nil {
		t.Fatal(err)
	}
	p, faults, err := New(Settings{Style: "gbt9704", Fonts: []FontFile{own}})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	want := p.fonts.Stack(fonts.Fang)[0]
	r, err := p.Publish(example("yangcheng"), Final())
	if err != nil || !r.OK() {
		t.Fatal(err, r.Findings)
	}
	set := 0
	for i := range r.Pages.Pages {
		frame.Walk(r.Pages.Pages[i].Items, func(_ geom.Point, it frame.Placed) {
			text, ok := it.Item.(*frame.Text)
			if !ok || !strings.ContainsAny(text.S, "的和年") || r.Pages.Nodes[it.Node].Role != frame.RoleParagraph || text.Size != geom.Pt(16) {
				return
			}
			if set++; text.Face != want {
				t.Errorf("page %d: %q is not set in the given face", i+1, text.S)
			}
		})
	}
	if set < 30 {
		t.Errorf("only %d runs looked at", set)
	}
}
