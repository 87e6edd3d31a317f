package invariant

import (
	"fmt"

	"yugong/render/frame"
)

// parents says which roles a node may stand under.
var parents = map[frame.Role][]frame.Role{
	frame.RolePart:         {frame.RoleDocument},
	frame.RoleHeading:      {frame.RoleDocument, frame.RolePart, frame.RoleCaption},
	frame.RoleParagraph:    {frame.RoleDocument, frame.RolePart},
	frame.RoleTable:        {frame.RoleDocument, frame.RolePart},
	frame.RoleCaption:      {frame.RoleTable},
	frame.RoleCaptionLine:  {frame.RoleCaption},
	frame.RoleHead:         {frame.RoleTable},
	frame.RoleBody:         {frame.RoleTable},
	frame.RoleRow:          {frame.RoleHead, frame.RoleBody},
	frame.RoleHeaderCell:   {frame.RoleRow},
	frame.RoleCell:         {frame.RoleRow},
	frame.RoleFigure:       {frame.RoleDocument, frame.RolePart},
	frame.RoleContents:     {frame.RoleDocument, frame.RolePart, frame.RoleContents},
	frame.RoleContentsLine: {frame.RoleContents},
	frame.RoleNote:         {frame.RoleDocument, frame.RolePart},
}

// Structure finds nodes in the wrong place, items of unknown nodes, figures
// without alternative text and heading levels that jump.
func (p *Pages) Structure() (faults []Fault) {
	nodes := p.doc.Nodes
	level := 0
	for id, n := range nodes {
		if id == 0 {
			continue
		}
		if int(n.Parent) >= id || n.Parent < 0 {
			faults = append(faults, Fault{What: fmt.Sprintf("node %d (%s) comes before its parent %d", id, n.Role, n.Parent)})
			continue
		}
		if parent := nodes[n.Parent].Role; !contains(parents[n.Role], parent) {
			faults = append(faults, Fault{What: fmt.Sprintf("node %d: %s under %s", id, n.Role, parent)})
		}
		if n.Role == frame.RoleFigure && n.Alt == "" {
			faults = append(faults, Fault{What: fmt.Sprintf("node %d: figure without alternative text", id)})
		}
		if n.Role == frame.RoleHeading {
			if n.Level < 1 || n.Level > level+1 {
				faults = append(faults, Fault{What: fmt.Sprintf("node %d: heading level jumps from %d to %d", id, level, n.Level)})
			}
			level = n.Level
		}
	}
	for n := range p.inks {
		for _, i := range p.inks[n] {
			if i.node < 0 || int(i.node) >= len(nodes) {
				faults = append(faults, i.fault(fmt.Sprintf("%s belongs to no node: %d", describe(i.item), i.node)))
			}
		}
	}
	return faults
}

func contains(list []frame.Role, r frame.Role) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}
