package chart

import (
	"math"
	"slices"

	"yugong/render/doc"
	"yugong/render/geom"
)

// arrangement is where everything stands.
type arrangement struct {
	turn   float64 // where the first slice begins
	height geom.Length
	middle geom.Length // of the pie, below the upper edge
	labels []label
}

// trim takes away the height that nothing stands in.
func (p *pie) trim(a *arrangement) *arrangement {
	low, high := -p.radius, p.radius
	for i := range a.labels {
		low, high = min(low, a.labels[i].y), max(high, a.labels[i].y+a.labels[i].height)
	}
	a.middle, a.height = -low, high-low
	return a
}

const (
	turns      = 36 // angles that are tried
	growth     = 4  // parts of its height by which a figure grows
	mostGrowth = 8  // most height, in those parts
)

// A pie is turned only for leaders that are so many points straighter, and
// farther only for more.
const (
	upright   = 15.0
	farTurned = 60.0 // by half a turn
)

// arrange places the labels: all of them if the figure can hold them, their
// names shortened if that helps, else fewer.
func (p *pie) arrange(all []doc.Slice) *arrangement {
	least := p.label(&doc.Slice{Name: "其他", Amount: "0"}, 0, 1).height
	most := geom.Length(mostGrowth) * p.st.Height / growth
	capacity := 2 * max(int((most+between)/(least+between)), 1)
	for n := min(len(all), capacity); ; n-- {
		slices := all
		if n < len(all) {
			slices = p.fewer(all, n)
		}
		for _, lines := range [...]int{nameLines, 1} {
			labels := p.labels(slices, lines, n < len(all))
			for h := growth; h <= mostGrowth; h++ {
				a := p.turned(labels, geom.Length(h)*p.st.Height/growth)
				if a != nil {
					return p.trim(a)
				}
			}
			if n == 1 {
				return p.trim(p.alone(labels))
			}
		}
	}
}

func (p *pie) labels(slices []doc.Slice, lines int, gathered bool) []label {
	heaviest, total := 0.0, 0.0
	for i := range slices {
		heaviest = max(heaviest, slices[i].Weight)
	}
	for i := range slices {
		total += slices[i].Weight / heaviest
	}
	out := make([]label, len(slices))
	for i := range slices {
		out[i] = p.label(&slices[i], slices[i].Weight/heaviest/total, lines)
	}
	out[len(out)-1].rest = gathered
	return out
}

// alone is the arrangement of a single label in a figure that is too low for
// it: the figure is made high enough.
func (p *pie) alone(labels []label) *arrangement {
	return p.turned(labels, max(p.st.Height, labels[0].height))
}

// turned tries the pie at several angles and returns the best arrangement, nil
// when there is none in the height.
func (p *pie) turned(labels []label, height geom.Length) *arrangement {
	if len(labels) == 1 {
		labels = slices.Clone(labels)
		ok := p.place(labels, -0.25, height) // the label at the right
		if !ok {
			return nil
		}
		return &arrangement{labels: labels, height: height}
	}
	var best *arrangement
	least := math.Inf(1)
	try := slices.Clone(labels)
	for k := range turns {
		turn := float64(k) / turns
		if !p.place(try, turn, height) {
			continue
		}
		cost := 0.0
		if k > 0 {
			away := upright + farTurned*2*math.Min(turn, 1-turn)
			cost = away * away
		}
		for i := range try {
			bend := (try[i].leader[1].Y - try[i].leader[0].Y).Pt()
			cost += bend * bend
		}
		if cost < least {
			least = cost
			best = &arrangement{turn: turn, height: height, labels: slices.Clone(try)}
		}
		if least <= upright*upright {
			break // no other angle is better
		}
	}
	return best
}

// place puts the labels beside a pie that is turned so; false when they do not
// fit or a leader would cross the pie or another leader.
func (p *pie) place(labels []label, turn float64, height geom.Length) bool {
	var columns [2][]*label
	at := turn
	for i := range labels {
		l := &labels[i]
		l.from = at
		at += l.share
		out := onCircle(p.radius, l.from+l.share/2)
		l.left, l.aim = out.X < 0, out.Y
		side := 0
		if l.left {
			side = 1
		}
		columns[side] = append(columns[side], l)
	}
	for _, column := range columns {
		slices.SortStableFunc(column, func(a, b *label) int { return int(a.aim - b.aim) })
		if !p.stack(column, height) || !p.lead(column) {
			return false
		}
	}
	return true
}

// stack finds the upper edges of the labels of a column: as near as the others
// let them to the level of their slices' middles (least squares, by pooling
// neighbours that collide), inside the height.
func (p *pie) stack(column []*label, height geom.Length) bool {
	type pool struct {
		sum   geom.Length // of the wanted places less what stands above in the column
		count geom.Length
	}
	var pools []pool
	above := geom.Length(0)
	for _, l := range column {
		pools = append(pools, pool{l.aim - l.height/2 - above, 1})
		for n := len(pools); n > 1 && pools[n-2].sum*pools[n-1].count >= pools[n-1].sum*pools[n-2].count; n = len(pools) {
			pools[n-2].sum += pools[n-1].sum
			pools[n-2].count += pools[n-1].count
			pools = pools[:n-1]
		}
		above += l.height + between
	}
	room := height - (above - between)
	if len(column) > 0 && room < 0 {
		return false
	}
	above = 0
	for i, k := 0, 0; i < len(column); k++ {
		start := min(max(pools[k].sum/pools[k].count, -height/2), -height/2+room)
		for range pools[k].count {
			column[i].y = start + above
			above += column[i].height + between
			i++
		}
	}
	return true
}

// lead draws the leaders of a column; false when one would cross the pie or
// another.
func (p *pie) lead(column []*label) bool {
	for i, l := range column {
		x, y := p.radius+elbow, l.y+l.height/2
		end := x + elbow
		if l.left {
			x, end = -x, -end
		}
		l.leader = [...]geom.Point{{}, {X: x, Y: y}, {X: end, Y: y}}
		if !p.attach(l) {
			return false
		}
		for _, other := range column[:i] {
			for a := range 2 {
				for b := range 2 {
					if cross(l.leader[a], l.leader[a+1], other.leader[b], other.leader[b+1]) {
						return false
					}
				}
			}
		}
	}
	return true
}

// attach finds where a leader leaves its slice: the place of the slice's edge,
// away from its neighbours, that is nearest to the level of the label and from
// which the leader does not run through the pie. So it has one bend, or none.
func (p *pie) attach(l *label) bool {
	const places = 16
	best := geom.Length(-1)
	for k := range places + 1 {
		at := onCircle(p.radius, l.from+l.share*(edgeShare+(1-2*edgeShare)*float64(k)/places))
		to := l.leader[1]
		inside := int64(to.X-at.X)*int64(at.X)+int64(to.Y-at.Y)*int64(at.Y) < 0
		if off := max(to.Y-at.Y, at.Y-to.Y); !inside && (best < 0 || off < best) {
			best, l.leader[0] = off, at
		}
	}
	if best >= 0 && best < straight {
		l.leader[1].Y = l.leader[0].Y // too little to be a bend: the line runs level
		l.leader[2].Y = l.leader[0].Y
	}
	return best >= 0
}

const (
	edgeShare = 0.2                // of a slice's edge that a leader keeps away from, on either side
	straight  = 5 * geom.OnePt / 2 // off its label's middle a leader may end rather than bend
)
