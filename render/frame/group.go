package frame

import "math"

// Alpha returns the group's opacity as every backend draws it: rounded to whole
// thousandths, 1 for an opaque group.
func (g *Group) Alpha() float64 {
	a := math.Round(g.Opacity*1000) / 1000
	if g.Opacity <= 0 || a > 1 {
		return 1
	}
	return a
}

// Layered reports whether a translucent group must be drawn as a whole before
// it is blended with the page: its items may cover each other, and blending
// them one by one would show where they do.
func (g *Group) Layered() bool {
	if g.Alpha() == 1 {
		return false
	}
	if len(g.Items) > 1 {
		return true
	}
	for _, p := range g.Items {
		switch it := p.Item.(type) {
		case *Group:
			return true
		case *Path:
			return it.Fill != nil && it.Stroke != nil
		}
	}
	return false
}
