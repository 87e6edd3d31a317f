package layout

import "yugong/render/geom"

// lastLines is the least that text leaves on the last page before a forced
// break: a page for one line looks like an accident.
const lastLines = 3

// early says that a page ends before its foot.
type early struct {
	page int // of the run
	by   geom.Length
}

// part sets what stands between two forced breaks. It begins on an empty page
// and leaves the last one open. When that holds less than lastLines, the page
// before it gives up the lines that are missing, if that costs no page.
func (f *flow) part(pieces []piece) {
	pages, nodes, marks := len(f.run.pages), len(f.run.nodes), len(f.run.marks)
	again := func(e early) {
		f.run.pages, f.run.nodes, f.run.marks = f.run.pages[:pages], f.run.nodes[:nodes], f.run.marks[:marks]
		f.items, f.slots, f.floats, f.shown = nil, f.slots[:0], nil, nil
		f.early = e
		f.openPage()
		f.placeAll(pieces)
	}
	f.placeAll(pieces)
	by := f.lacks()
	if by == 0 || len(f.run.pages) == pages {
		return
	}
	want := len(f.run.pages)
	by += f.area.Size.H - f.run.pages[want-1].used
	again(early{page: want - 1, by: by})
	if len(f.run.pages) != want || f.y > f.height()/2 {
		again(early{}) // something large has moved over
	}
	f.early = early{}
}

func (f *flow) placeAll(pieces []piece) {
	for i, p := range pieces {
		f.rest = pieces[i+1:]
		p.place(f)
	}
	f.rest = nil
	f.flush()
}

// lacks is the height of the lines that the open page has too few of; 0 when
// more than text stands on it.
func (f *flow) lacks() geom.Length {
	if f.empty() || len(f.slots) >= lastLines {
		return 0
	}
	var leading geom.Length
	for _, s := range f.slots {
		if s.leading == 0 {
			return 0
		}
		leading = max(leading, s.leading)
	}
	if f.pitch > 0 {
		leading = (leading + f.pitch - 1) / f.pitch * f.pitch
	}
	return geom.Length(lastLines-len(f.slots)) * leading
}
