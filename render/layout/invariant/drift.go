package invariant

import (
	"fmt"
	"slices"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// Drift finds tables of one sheet whose columns do not stand where those of the
// sheet before them stand, although they are of the same kind.
func (p *Pages) Drift(src *doc.Document) (faults []Fault) {
	pages := p.tablePages()
	first := map[string][]geom.Length{}
	n := 0
	for i := range src.Sections {
		for _, b := range src.Sections[i].Blocks {
			t, ok := b.(*doc.Table)
			if !ok || n == len(pages) {
				continue
			}
			for _, page := range pages[n] {
				if len(pages[n]) > 1 {
					break // a sheet of several pages may have columns of its own
				}
				strokes := p.uprights(page - 1)
				if !t.OnePage || len(strokes) != len(t.Columns)+1 {
					continue
				}
				kind := fmt.Sprint(t.Style, t.Columns)
				if first[kind] == nil {
					first[kind] = strokes
				}
				for k, x := range strokes {
					if off := x - first[kind][k]; off > edge || off < -edge {
						faults = append(faults, Fault{page, geom.Point{X: x},
							fmt.Sprintf("column %d of table %s begins %s pt off the sheet before", k, t.ID, off)})
					}
				}
			}
			n++
		}
	}
	return faults
}

// uprights lists the places of the upright strokes of a page, each once.
func (p *Pages) uprights(page int) (x []geom.Length) {
	for _, i := range p.inks[page] {
		if r, ok := i.item.(*frame.Rule); ok && r.To.X == 0 {
			x = append(x, i.box.Min.X+i.box.Size.W/2)
		}
	}
	slices.Sort(x)
	return slices.CompactFunc(x, func(a, b geom.Length) bool { return max(b-a, a-b) < geom.OnePt })
}
