package layout

import (
	"sync"

	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/grid"
	"yugong/render/layout/para"
	"yugong/render/layout/room"
)

// memory is what a Layout works with and the next one can use again: whole
// counties are set one unit after another. Nothing of it is in the pages that
// a Layout returns.
type memory struct {
	set   *para.Setter
	grids *grid.Setter
	nodes room.Slices[frame.Node]
	open  []frame.Placed // items of the page being filled
}

var memories = sync.Pool{New: func() any {
	set := para.New(nil, 0)
	return &memory{set: set, grids: grid.NewSetter(set)}
}}

// borrow returns memory that is the caller's until it is put back.
func borrow(fs *fonts.Set, latinSpace geom.Em) *memory {
	m := memories.Get().(*memory)
	m.set.Reset(fs, latinSpace)
	m.grids.Reset()
	m.nodes.Reset()
	return m
}
