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
// page unless keep. On a grid, the block begins on the line nearest to where it
// would begin without: room above and below of a few points must not cost a
// whole line each.
func (c *cursor) open(before geom.Length, keep bool) {
	gap := geom.Length(0)
	if !c.fresh {
		gap = c.after + before
	} else if keep {
		gap = before
	}
	c.after, c.fresh = 0, false
	if c.pitch <= 0 {
		c.y += gap
		return
	}
	near := (c.y + gap + c.pitch/2) / c.pitch * c.pitch
	if near < c.y {
		near += c.pitch
	}
	c.y = near
}
