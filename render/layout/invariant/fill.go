package invariant

import (
	"fmt"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// Spilled finds tables whose last page holds a few rows that would have found
// room on the page before, had their rows been as low as the style lets them
// be. Tables of one sheet have their own way.
func (p *Pages) Spilled(src *doc.Document, st *doc.Style) (faults []Fault) {
	rows := p.tableRows()
	n := 0
	for i := range src.Sections {
		for _, b := range src.Sections[i].Blocks {
			t, ok := b.(*doc.Table)
			if !ok || n == len(rows) {
				continue
			}
			if !t.OnePage && !src.Loose && st.Table[t.Style].Close > 0 {
				faults = append(faults, spilled(rows[n], t.ID, st.Table[t.Style])...)
			}
			n++
		}
	}
	return faults
}

// spilled looks at the rows of one table: a table of two pages whose rows are
// one line high, so that their height is known.
func spilled(rows []Line, id string, st doc.TableStyle) []Fault {
	if len(rows) == 0 || rows[len(rows)-1].Page != rows[0].Page+1 {
		return nil
	}
	var gain geom.Length // on the first page, to the lowest rows
	last := 0
	for n := range rows {
		if rows[n].Page != rows[0].Page {
			last++
		} else if n > 0 {
			pitch := rows[n].Y - rows[n-1].Y
			gain += min(max(pitch-st.Close, 0), st.MinRow-st.Close)
		}
	}
	if need := geom.Length(last+1) * st.Close; gain < need {
		return nil
	}
	return []Fault{{Page: rows[len(rows)-1].Page, What: fmt.Sprintf("table %s spills %d rows onto a page of their own", id, last)}}
}

// tableRows lists the first line of every row of the bodies, by table.
func (p *Pages) tableRows() (rows [][]Line) {
	index := map[frame.NodeID]int{}
	for id, n := range p.doc.Nodes {
		switch n.Role {
		case frame.RoleTable:
			index[frame.NodeID(id)] = len(rows)
			rows = append(rows, nil)
		case frame.RoleCell, frame.RoleHeaderCell:
			if len(p.lines[id]) == 0 {
				continue
			}
			t, l := index[p.table(frame.NodeID(id))], p.lines[id][0]
			if k := len(rows[t]); k == 0 || rows[t][k-1].Page != l.Page || rows[t][k-1].Y != l.Y {
				rows[t] = append(rows[t], l)
			}
		}
	}
	return rows
}
