package layout

import (
	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/grid"
	"yugong/render/layout/para"
	"yugong/render/layout/room"
)

// memory is what a Layout works with and the next one can use again. Nothing of
// it is in the pages that a Layout returns.
type memory struct {
	set   *para.Setter
	grids *grid.Setter
	nodes room.Slices[frame.Node]
	open  []frame.Placed // items of the page being filled
}

// reset takes all memory back for another document.
func (m *memory) reset(fs *fonts.Set, latinSpace geom.Em) {
	if m.set == nil {
		m.set = para.New(fs, latinSpace)
		m.grids = grid.NewSetter(m.set)
	}
	m.set.Reset(fs, latinSpace)
	m.grids.Reset()
	m.nodes.Reset()
}
