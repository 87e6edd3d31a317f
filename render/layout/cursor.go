package layout

import "yugong/render/geom"

// cursor is a height on a page. Copies of it try out what fits.
type cursor struct {
	y     geom.Length // lower edge of what stands, from the top of the type area
	after geom.Length // room owed below it
	fresh bool        // nothing stands yet
	pitch geom.Length // of the vertical grid, 0 for none
}

// open moves to where a block begins. Room above is dropped at the top of a
// page unless keep.
func (c *cursor) open(before geom.Length, keep bool) {
	if !c.fresh {
		c.y += c.after + before
	} else if keep {
		c.y += before
	}
	c.after, c.fresh = 0, false
	c.y = c.snap(c.y)
}

// snap returns the next height on the grid.
func (c *cursor) snap(y geom.Length) geom.Length {
	if c.pitch <= 0 {
		return y
	}
	return (y + c.pitch - 1) / c.pitch * c.pitch
}
