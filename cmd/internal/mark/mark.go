package mark

import (
	"cmp"
	"slices"

	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/trace"
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
	w := wanted{at: map[diag.Pos]int{}}
	for i := range findings {
		d := &findings[i]
		w.add(i, d.At, d.Severity)
		for _, r := range d.Related {
			w.add(i, r.At, d.Severity)
		}
	}
	marked := map[int]bool{}
	bars := make([][]bar, len(pages.Pages))
	for i, found := range trace.Find(pages, w.cells) {
		for _, s := range lightest(found) {
			top := geom.Pt(s.Box.Y)
			bars[s.Page] = append(bars[s.Page], bar{top, top + geom.Pt(s.Box.H), w.faults[i].severity})
			for _, f := range w.faults[i].findings {
				marked[f] = true
			}
		}
	}
	for i := range pages.Pages {
		draw(&pages.Pages[i], bars[i])
	}
	return len(marked)
}

// wanted are the faulty cells, each once, with what was found in it.
type wanted struct {
	cells  []diag.Pos
	faults []fault // by cell
	at     map[diag.Pos]int
}

type fault struct {
	severity diag.Severity // the gravest
	findings []int
}

func (w *wanted) add(finding int, at diag.Pos, s diag.Severity) {
	if at.Row == 0 || at.Sheet == "" {
		return
	}
	i, ok := w.at[at]
	if !ok {
		i = len(w.cells)
		w.at[at] = i
		w.cells, w.faults = append(w.cells, at), append(w.faults, fault{})
	}
	f := &w.faults[i]
	f.severity = max(f.severity, s)
	f.findings = append(f.findings, finding)
}

// lightest are the spots of the document itself that print a cell with the
// fewest others; repeated heads and page numbers are left alone.
func lightest(spots []trace.Spot) []trace.Spot {
	spots = slices.DeleteFunc(spots, func(s trace.Spot) bool { return s.Node == 0 })
	n := 0
	for n < len(spots) && spots[n].Weight == spots[0].Weight {
		n++
	}
	return spots[:n]
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
