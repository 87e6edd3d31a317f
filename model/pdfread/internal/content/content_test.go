package content

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/model/pdfread/internal/object"
	"yugong/model/pdfread/internal/pdftest"
)

// page reads a page with font F; more are further entries of the page, and forms
// is called to add what the resources need.
func page(t testing.TB, content, more string, forms func(f *pdftest.File) string) *Page {
	t.Helper()
	f := pdftest.New()
	resources := fmt.Sprintf("/Font <</F %d 0 R>>", f.Font())
	if forms != nil {
		resources += forms(f)
	}
	f.Page(content, resources, more)
	file, err := object.Open(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := file.Pages()
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(file).Read(&pages[0])
}

func text(p *Page) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// What is not seen is not there.
func TestUnseen(t *testing.T) {
	for content, want := range map[string]string{
		pdftest.Text(100, 700, 10, "内") + pdftest.Text(100, 900, 10, "外"):                                 "内",
		"q 0 0 50 800 re W n " + pdftest.Text(100, 700, 10, "裁") + "Q " + pdftest.Text(100, 700, 10, "留"): "留",
		"3 Tr " + pdftest.Text(100, 700, 10, "隐") + "0 Tr " + pdftest.Text(100, 700, 10, "显"):             "显",
	} {
		p := page(t, content, "", nil)
		if got := text(p); got != want || utf8.RuneCount(p.Hidden) != 1 {
			t.Errorf("%s: %q, hidden %s", content, got, p.Hidden)
		}
	}
	p := page(t, "q 100 690 4 20 re W n "+pdftest.Text(100, 698, 10, "半")+"Q", "", nil)
	if len(p.Cut) != 1 {
		t.Errorf("cut characters: %v", p.Cut)
	}
}

// A turned page, and a page whose content is turned, read as they are seen.
func TestTurned(t *testing.T) {
	show := "BT /F 10 Tf %s Tm " + pdftest.Hex("甲乙") + " Tj ET"
	for _, c := range []struct{ matrix, more string }{
		{"1 0 0 1 100 700", ""}, {"0 1 -1 0 100 700", ""}, {"0 -1 1 0 100 700", ""}, {"-1 0 0 -1 100 700", ""},
		{"1 0 0 1 100 700", "/Rotate 90"}, {"0 1 -1 0 100 300", "/Rotate 90"}, {"0 -1 1 0 100 300", "/Rotate 270"}, {"-1 0 0 -1 300 300", "/Rotate 180"},
	} {
		p := page(t, fmt.Sprintf(show, c.matrix), c.more, nil)
		if len(p.Glyphs) != 2 {
			t.Fatalf("%v: %d glyphs", c, len(p.Glyphs))
		}
		a, b := p.Glyphs[0], p.Glyphs[1]
		if a.Dir != Right || b.X0-a.X0 < 9.9 || b.X0-a.X0 > 10.1 || a.Y0 != b.Y0 {
			t.Errorf("%v: %+v %+v", c, a, b)
		}
		if a.X0 < 0 || a.X1 > p.Width || a.Y0 < 0 || a.Y1 > p.Height {
			t.Errorf("%v: outside %g by %g: %+v", c, p.Width, p.Height, a)
		}
	}
}

func TestRules(t *testing.T) {
	for content, want := range map[string]string{
		"10 100 m 200 100 l S":                        "[{10 700 200 700}]",
		"10 100 190 0.5 re f":                         "[{10 699.75 200 699.75}]",
		"2 0 0 2 0 0 cm 5 50 m 5 100 l S":             "[{10 600 10 700}]",
		"10 100 m 200 100 l 200 101 l 10 101 l f":     "[{10 699.5 200 699.5}]",
		"10 100 50 50 re f":                           "[]", // shading
		"10 100 m 60 150 l S":                         "[]",
		"10 100 m 20 120 30 120 40 100 c S":           "[]",
		"q 0 0 100 800 re W n 10 100 m 200 100 l S Q": "[{10 700 101 700}]",
		"10 100 m 200 100 l n":                        "[]",
	} {
		if got := fmt.Sprint(page(t, content, "", nil).Rules); got != want {
			t.Errorf("%s: %s, want %s", content, got, want)
		}
	}
}

func TestForms(t *testing.T) {
	p := page(t, "q 1 0 0 1 100 0 cm /X Do Q", "", func(f *pdftest.File) string {
		n := f.Stream("/Type /XObject /Subtype /Form /BBox [0 0 300 800] /Matrix [1 0 0 1 10 0]", pdftest.Text(0, 700, 10, "表")+pdftest.Text(400, 700, 10, "外"))
		return fmt.Sprintf("/XObject <</X %d 0 R>>", n)
	})
	if text(p) != "表" || p.Glyphs[0].X0 != 110 {
		t.Errorf("%q %+v", text(p), p.Glyphs)
	}
}

// A form that paints itself ends.
func TestLoop(t *testing.T) {
	p := page(t, "/X Do", "", func(f *pdftest.File) string {
		n := f.Stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <</XObject <</X 5 0 R>>>>", "/X Do /X Do")
		if n != 6 {
			return fmt.Sprintf("/XObject <</X %d 0 R>>", n)
		}
		return "/XObject <</X 6 0 R>>"
	})
	if p == nil {
		t.Error("no page")
	}
}

// Opening forms is work, though they draw nothing: forms that paint each other
// over and over would take minutes within the other bounds.
func TestFormsCost(t *testing.T) {
	f := pdftest.New()
	n := f.Stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800]", "")
	f.Page(strings.Repeat("/X Do ", 100), fmt.Sprintf("/XObject <</X %d 0 R>>", n), "")
	file, err := object.Open(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := file.Pages()
	if err != nil {
		t.Fatal(err)
	}
	r := NewReader(file)
	if r.Read(&pages[0]); r.operators != 100*(1+formCost) {
		t.Errorf("%d operators", r.operators)
	}
}

func TestInlineImage(t *testing.T) {
	p := page(t, "q 300 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80EI \xff\x01 EI Q "+pdftest.Text(100, 700, 10, "字"), "", nil)
	if text(p) != "字" || p.Pictures < 0.49 || p.Pictures > 0.51 {
		t.Errorf("%q, pictures %g", text(p), p.Pictures)
	}
}

// Text state: spacing, scaling, leading, arrays that move the pen.
func TestSpacing(t *testing.T) {
	p := page(t, "BT /F 10 Tf 20 TL 100 700 Td 2 Tc 50 Tz ["+pdftest.Hex("甲")+" -1000 "+pdftest.Hex("乙")+"] TJ T* "+pdftest.Hex("丙")+" Tj ET", "", nil)
	got := fmt.Sprintf("%.0f %.0f %.0f", p.Glyphs[1].X0, p.Glyphs[2].X0, p.Glyphs[2].Y0-p.Glyphs[0].Y0)
	if got != "111 100 20" {
		t.Error(got)
	}
}

func FuzzContent(f *testing.F) {
	f.Add("q 1 0 0 1 100 0 cm /X Do Q BT /F 10 Tf 1 0 0 1 3 4 Tm <4e004e8c> Tj [(a) 3 (b)] TJ ET")
	f.Add("10 100 m 200 100 l S 10 100 50 .5 re W n BI /W 1 ID xx EI << /A (b) >> -.5 --3 1e9 ]]")
	file := pdftest.New()
	file.Page("", fmt.Sprintf("/Font <</F %d 0 R>>", file.Font()), "")
	opened, err := object.Open(file.Bytes())
	if err != nil {
		f.Fatal(err)
	}
	pages, _ := opened.Pages()
	f.Fuzz(func(t *testing.T, s string) {
		p := &Page{Width: 600, Height: 800}
		r := &run{reader: NewReader(opened), page: p, resources: pages[0].Resources}
		r.state = state{ctm: identity, clip: Box{0, 0, 600, 800}, scale: 1}
		r.content([]byte(s))
		p.turn()
		for _, l := range p.Rules {
			if l.X0 > l.X1 || l.Y0 > l.Y1 || l.X0 != l.X1 && l.Y0 != l.Y1 {
				t.Errorf("rule %+v", l)
			}
		}
	})
}
