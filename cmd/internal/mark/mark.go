package mark

import (
	"cmp"
	"slices"

	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
)

// The bars.
var (
	width  = geom.MM(1.1)
	gap    = geom.MM(2.5) // from the bar to the type area
	edge   = geom.MM(3)   // least distance from the edge of the paper
	join   = geom.MM(2.2) // bars closer than this are one
	colors = [...]frame.Color{diag.Hint: {R: 52, G: 110, B: 196}, diag.Warning: {R: 226, G: 124, B: 14}, diag.Error: {R: 204, G: 20, B: 20}}
)

// Add draws a bar beside what prints the cells of the findings and of the
// places they relate to, and returns how many findings are marked somewhere.
// A cell that is printed by itself is marked there, not in all the totals that
// count it; of a cell that is not printed, the others of its row are.
func Add(pages *frame.Document, findings diag.List) int {
	m := marker{spots: map[diag.Pos]*spot{}, rows: map[diag.Pos]*spot{}}
	for i := range findings {
		d := &findings[i]
		m.want(i, d.At, d.Severity)
		for _, r := range d.Related {
			m.want(i, r.At, d.Severity)
		}
	}
	if len(m.spots) == 0 {
		return 0
	}
	for i := range pages.Pages {
		m.survey(i, &pages.Pages[i])
	}
	marked := map[int]bool{}
	bars := make([][]bar, len(pages.Pages))
	for at, s := range m.spots {
		if len(s.found) == 0 {
			s.found = m.rows[row(at)].found
		}
		for _, f := range s.found {
			bars[f.page] = append(bars[f.page], bar{f.top, f.bottom, s.severity})
		}
		for _, i := range s.findings {
			marked[i] = marked[i] || len(s.found) > 0
		}
	}
	for i := range pages.Pages {
		draw(&pages.Pages[i], bars[i])
	}
	n := 0
	for _, ok := range marked {
		if ok {
			n++
		}
	}
	return n
}

// spot is a faulty cell, or its row, and where it is printed.
type spot struct {
	severity diag.Severity
	findings []int
	sources  int // fewest cells behind a text that prints it
	found    []place
}

type place struct {
	page        int
	top, bottom geom.Length
}

// marker looks for spots on pages.
type marker struct {
	spots map[diag.Pos]*spot
	rows  map[diag.Pos]*spot // by row, column 0
}

func row(p diag.Pos) diag.Pos {
	p.Col = 0
	return p
}

func (m *marker) want(finding int, at diag.Pos, s diag.Severity) {
	if at.Row == 0 || at.Sheet == "" {
		return
	}
	sp := m.spots[at]
	if sp == nil {
		sp = &spot{}
		m.spots[at] = sp
		if m.rows[row(at)] == nil {
			m.rows[row(at)] = &spot{}
		}
	}
	sp.severity = max(sp.severity, s)
	sp.findings = append(sp.findings, finding)
}

// survey notes the texts of a page that print a spot. Turned and translucent
// groups (page numbers, watermarks) hold none.
func (m *marker) survey(page int, p *frame.Page) {
	frame.Walk(p.Items, func(at geom.Point, it frame.Placed) {
		t, ok := it.Item.(*frame.Text)
		if !ok || it.Node == 0 {
			return
		}
		where := place{page, at.Y - t.Size.Mul(88, 100), at.Y + t.Size.Mul(12, 100)}
		for _, src := range t.Src {
			if r := m.rows[row(src)]; r != nil {
				r.add(where, len(t.Src))
			}
			if s := m.spots[src]; s != nil {
				s.add(where, len(t.Src))
			}
		}
	})
}

// add keeps the places that print a spot with the fewest others.
func (s *spot) add(where place, sources int) {
	switch {
	case s.sources == 0 || sources < s.sources:
		s.sources, s.found = sources, append(s.found[:0], where)
	case sources == s.sources:
		s.found = append(s.found, where)
	}
}

type bar struct {
	top, bottom geom.Length
	severity    diag.Severity
}

// draw joins the bars of each severity and puts them into the margin, the
// gravest on top.
func draw(p *frame.Page, bars []bar) {
	slices.SortFunc(bars, func(a, b bar) int {
		return cmp.Or(cmp.Compare(a.severity, b.severity), cmp.Compare(a.top, b.top), cmp.Compare(a.bottom, b.bottom))
	})
	var joined []bar
	for _, b := range bars {
		if n := len(joined); n > 0 && joined[n-1].severity == b.severity && b.top <= joined[n-1].bottom+join {
			joined[n-1].bottom = max(joined[n-1].bottom, b.bottom)
			continue
		}
		joined = append(joined, b)
	}
	x := max(left(p)-gap-width, edge)
	for _, b := range joined {
		p.Items = append(p.Items, frame.Placed{At: geom.Point{X: x, Y: b.top},
			Item: &frame.Fill{Size: geom.Size{W: width, H: b.bottom - b.top}, Color: colors[b.severity]}})
	}
}

// left is where the page's content begins.
func left(p *frame.Page) geom.Length {
	x := p.Size.W
	frame.Walk(p.Items, func(at geom.Point, it frame.Placed) {
		switch v := it.Item.(type) {
		case *frame.Text:
			if it.Node != 0 {
				x = min(x, at.X)
			}
		case *frame.Rule:
			x = min(x, at.X, at.X+v.To.X)
		}
	})
	return x
}
