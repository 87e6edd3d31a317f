package grid

import (
	"yugong/render/frame"
	"yugong/render/geom"
)

// rules draws the lines of a fragment: the frame, then one rule for each run
// of inner edges in a line. Every rule reaches to the far side of the strokes
// it meets, so that corners and crossings are closed at any resolution.
func (d *drawing) rules() {
	d.frame()
	if d.g.style.Rule <= 0 {
		return
	}
	for i := 1; i < len(d.plan.slices); i++ {
		d.horizontal(i)
	}
	for col := 1; col < len(d.g.x)-1; col++ {
		d.vertical(col)
	}
}

// frame closes the fragment on all sides, also where the table goes on.
func (d *drawing) frame() {
	stroke := d.g.style.Frame
	if stroke <= 0 {
		return
	}
	w, h := d.g.Width(), d.height()
	left, right := d.g.x[0], d.g.x[len(d.g.x)-1]
	top, bottom := stroke/2, h-(stroke-stroke/2)
	d.rule(geom.Point{X: 0, Y: top}, geom.Point{X: w}, stroke)
	d.rule(geom.Point{X: 0, Y: bottom}, geom.Point{X: w}, stroke)
	d.rule(geom.Point{X: left, Y: 0}, geom.Point{Y: h}, stroke)
	d.rule(geom.Point{X: right, Y: 0}, geom.Point{Y: h}, stroke)
}

func (d *drawing) rule(at, to geom.Point, width geom.Length) {
	d.items = append(d.items, frame.Placed{At: at, Item: &frame.Rule{To: to, Width: width, Color: frame.Black}})
}

// horizontal draws the edges above slice i.
func (d *drawing) horizontal(i int) {
	g, p := d.g, &d.plan
	above, below := p.slices[i-1].row, p.slices[i].row
	columns := len(g.x) - 1
	for col := 0; col < columns; col++ {
		if g.cover(above, col) == g.cover(below, col) {
			continue
		}
		from := col
		for col < columns && g.cover(above, col) != g.cover(below, col) {
			col++
		}
		x0 := g.x[from] - d.half(from == 0)
		x1 := g.x[col] + d.half(col == columns)
		d.rule(geom.Point{X: x0, Y: p.slices[i].top}, geom.Point{X: x1 - x0}, g.style.Rule)
	}
}

// vertical draws the edges left of a column.
func (d *drawing) vertical(col int) {
	g, slices := d.g, d.plan.slices
	edge := func(i int) bool { return g.cover(slices[i].row, col-1) != g.cover(slices[i].row, col) }
	for i := 0; i < len(slices); i++ {
		if !edge(i) {
			continue
		}
		from := i
		for i < len(slices) && edge(i) {
			i++
		}
		y0 := slices[from].top - d.half(from == 0)
		y1 := slices[i-1].bottom + d.half(i == len(slices))
		d.rule(geom.Point{X: g.x[col], Y: y0}, geom.Point{Y: y1 - y0}, g.style.Rule)
	}
}

// half is half the stroke of an edge of the frame or of an inner edge.
func (d *drawing) half(outer bool) geom.Length {
	if outer {
		return d.g.style.Frame / 2
	}
	return d.g.style.Rule / 2
}
