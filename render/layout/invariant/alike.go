package invariant

import (
	"fmt"
	"strings"

	"yugong/render/frame"
	"yugong/render/geom"
)

// Alike finds columns in which the mark behind the number of some names (三、) is
// squeezed and that of others is not: their texts begin in two places.
func (p *Pages) Alike() (faults []Fault) {
	type column struct {
		table frame.NodeID
		x     geom.Length
	}
	loose := map[column]bool{}
	var tight []Line
	of := func(l *Line) column { return column{p.table(l.Node), l.texts[0].pen / geom.OnePt} }
	for id, n := range p.doc.Nodes {
		if n.Role != frame.RoleCell && n.Role != frame.RoleHeaderCell || len(p.lines[id]) != 1 {
			continue
		}
		switch l := &p.lines[id][0]; l.marks() {
		case markLoose:
			loose[of(l)] = true
		case markTight:
			tight = append(tight, *l)
		}
	}
	for n := range tight {
		if l := &tight[n]; loose[of(l)] {
			faults = append(faults, Fault{l.Page, geom.Point{X: l.Left, Y: l.Y}, fmt.Sprintf("marks are squeezed, in other rows not: %s", l.S)})
		}
	}
	return faults
}

const (
	markNone = iota
	markLoose
	markTight
)

// marks tells whether the mark behind a line's number has its whole width.
func (l *Line) marks() int {
	list := l.letters()
	n := 0
	for n < len(list) && strings.ContainsRune("一二三四五六七八九十", list[n].r) {
		n++
	}
	switch {
	case n == 0 || n+1 >= len(list) || list[n].r != '、':
		return markNone
	case list[n+1].x-list[n].x < list[n].advance*9/10:
		return markTight
	}
	return markLoose
}
