package layout

import (
	"math"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// Limits of the watermark's pattern on a page.
const (
	markColumns = 2
	markRows    = 3
	markSpan    = 0.82 // most of the page's width or height that one mark takes
	markAir     = 1.25 // room of a mark in the pattern, as a multiple of its own
)

// watermark sets the draft's mark over a page of a size: turned, light, and
// as often as it stands well apart. A long text is set smaller, so that it is
// never cut by the page's edge.
func (l *layouter) watermark(size geom.Size) []frame.Placed {
	st := l.style.Watermark
	text, width := l.line(l.doc.Info.Watermark, doc.TextStyle{
		Role: st.Role, Size: st.Size, Leading: st.Size, Color: st.Color,
	})
	w, h := turned(width, st.Size, st.Angle)
	if f := min(markSpan*size.W.Pt()/w, markSpan*size.H.Pt()/h); f < 1 {
		st.Size = geom.Pt(st.Size.Pt() * f)
		text, width = l.line(l.doc.Info.Watermark, doc.TextStyle{
			Role: st.Role, Size: st.Size, Leading: st.Size, Color: st.Color,
		})
		w, h = turned(width, st.Size, st.Angle)
	}
	// The group's place is the middle of the mark: half the width to the left,
	// and down from the middle of the CJK box to its baseline.
	shifted(text, geom.Point{X: -width / 2, Y: st.Size.Mul(38, 100)})
	for i := range text {
		text[i].Artifact = frame.ArtifactWatermark
	}
	mark := &frame.Group{Items: text, Turn: -st.Angle, Opacity: st.Opacity}
	cols := between(size.W.Pt()/(w*markAir), markColumns)
	rows := between(size.H.Pt()/(h*markAir), markRows)
	placed := make([]frame.Placed, 0, cols*rows)
	for r := range rows {
		for c := range cols {
			placed = append(placed, frame.Placed{Item: mark, Artifact: frame.ArtifactWatermark, At: geom.Point{
				X: size.W.Mul(int64(2*c+1), int64(2*cols)),
				Y: size.H.Mul(int64(2*r+1), int64(2*rows)),
			}})
		}
	}
	return placed
}

// turned returns the extent in points of a w × h box turned by an angle.
func turned(w, h geom.Length, degrees float64) (width, height float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	sin, cos = math.Abs(sin), math.Abs(cos)
	return w.Pt()*cos + h.Pt()*sin, w.Pt()*sin + h.Pt()*cos
}

// between rounds f down to a count from 1 to most.
func between(f float64, most int) int { return max(1, min(int(f), most)) }
