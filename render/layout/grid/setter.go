package grid

import (
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
	"yugong/render/layout/room"
)

// Setter sets tables. Its grids and their fragments lie in memory that it keeps
// from one document to the next, and are void after Reset; it must not be
// shared between goroutines. The texts and rules that items point to are the
// caller's.
type Setter struct {
	para *para.Setter // of the texts

	cells   room.Slices[cell]
	rows    room.Slices[row]
	index   room.Slices[int32]
	lengths room.Slices[geom.Length]
	placed  room.Slices[frame.Placed]
	lines   room.Slices[para.Line]
	wrap    wrapping

	measured map[*doc.Row]measured // by the first row of a body
}

// NewSetter returns a setter of tables whose texts set sets.
func NewSetter(set *para.Setter) *Setter { return &Setter{para: set} }

// Reset takes back all grids and fragments.
func (s *Setter) Reset() {
	s.cells.Reset()
	s.rows.Reset()
	s.index.Reset()
	s.lengths.Reset()
	s.placed.Reset()
	s.lines.Reset()
	clear(s.measured)
}
