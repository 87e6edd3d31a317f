package layout

import "yugong/render/geom"

const (
	// lineStretch is how far the lines of a full page are stretched: by a part
	// of their leading that nobody sees (36 lines give up to three quarters of
	// one).
	lineStretch = 48
	// gapStretch is how much the room above a block may grow.
	gapStretch = 16 * geom.OnePt
)

// stretch moves the open page's lines down so that the last one stands at the
// foot of the type area. The room above blocks gives first, then the lines; the
// room below a heading stays, or headings would look like those of different
// levels from page to page. What needs more than that stays as it is.
func (f *flow) stretch() {
	left := f.area.Size.H - f.y
	if left <= 0 || len(f.slots) < 2 {
		return
	}
	if f.pitch > 0 {
		f.stretchGrid(int(left / f.pitch))
		return
	}
	var gaps, lines geom.Length
	for _, s := range f.slots[1:] {
		gaps += s.gapRoom()
		lines += s.lineRoom()
	}
	if left > gaps+lines {
		return
	}
	fromGaps := min(left, gaps)
	fromLines := left - fromGaps
	var moved, gapsSeen, linesSeen geom.Length
	for i := 1; i < len(f.slots); i++ {
		gapsSeen += f.slots[i].gapRoom()
		linesSeen += f.slots[i].lineRoom()
		moved = share(fromGaps, gapsSeen, gaps) + share(fromLines, linesSeen, lines)
		f.move(i, moved)
	}
	f.y += moved
}

// share returns the part of total that seen has of all.
func share(total, seen, all geom.Length) geom.Length {
	if all == 0 {
		return 0
	}
	return total * seen / all
}

// gapRoom is the most that the room above a block may grow.
func (s slot) gapRoom() geom.Length {
	if s.gap <= 0 || s.headed {
		return 0
	}
	return gapStretch
}

// lineRoom is the most that a line may move away from the one above.
func (s slot) lineRoom() geom.Length {
	if s.headed {
		return 0
	}
	return s.leading / lineStretch
}

// stretchGrid gives whole lines to the room between blocks, one to each from
// the top, when there are enough of them.
func (f *flow) stretchGrid(lines int) {
	gaps := 0
	for _, s := range f.slots[1:] {
		if s.gapRoom() > 0 {
			gaps++
		}
	}
	if lines > gaps {
		return
	}
	var moved geom.Length
	for i := 1; i < len(f.slots); i++ {
		if f.slots[i].gapRoom() > 0 && lines > 0 {
			lines--
			moved += f.pitch
		}
		f.move(i, moved)
	}
	f.y += moved
}

// move moves the items of slot i down.
func (f *flow) move(i int, by geom.Length) {
	if by == 0 {
		return
	}
	end := len(f.items)
	if i+1 < len(f.slots) {
		end = f.slots[i+1].first
	}
	for k := f.slots[i].first; k < end; k++ {
		f.items[k].At.Y += by
	}
}
