package frame

import (
	"time"

	"yugong/model/diag"
	"yugong/render/geom"
)

// Document is a finished layout.
type Document struct {
	Pages   []Page
	Nodes   []Node // Nodes[0] is the root; a NodeID indexes it
	Outline []Bookmark
	Info    Info
}

// Page is one sheet of paper, items in painting order.
type Page struct {
	Size   geom.Size
	Number int // printed page number, 0 when the page prints none
	Items  []Placed
}

// Bookmark is a line of the reader's outline; Level counts from 1 and grows
// by at most one from line to line.
type Bookmark struct {
	Title  string
	Level  int
	Anchor string
}

// Info is the document's description. Created is zero when the input names no
// date: nothing reads the clock.
type Info struct {
	Title, Author, Subject, Creator string
	Keywords                        []string
	Lang                            string // zh-CN
	Created                         time.Time
}

// NodeID indexes Document.Nodes; 0 marks an artifact.
type NodeID int

// Role is what a structure node is, after the standard types of tagged PDF.
type Role uint8

// The roles.
const (
	RoleDocument     Role = iota
	RoleHeading           // Level tells which
	RoleParagraph         //
	RoleTable             //
	RoleCaption           // title, label and unit lines of a table
	RoleRow               //
	RoleHeaderCell        // Cols and Rows are its spans
	RoleCell              //
	RoleFigure            // Alt is its alternative text
	RoleContents          // table of contents
	RoleContentsLine      //
	RoleNote              // remark under a table
)

// Node is an element of the document's structure, in reading order.
type Node struct {
	Role   Role
	Parent NodeID
	Level  int    // of a heading, from 1
	Alt    string // of a figure
	Cols   int    // column span of a cell, 0 means 1
	Rows   int    // row span of a cell, 0 means 1
	Src    []diag.Pos
}

// String names the role as the text dump prints it.
func (r Role) String() string {
	names := [...]string{
		"document", "heading", "paragraph", "table", "caption", "row",
		"header", "cell", "figure", "contents", "contents-line", "note",
	}
	if int(r) < len(names) {
		return names[r]
	}
	return "unknown"
}

// Walk visits every item of a list in painting order, those inside groups
// too, with its place on the page (a turned group's items are given unturned,
// relative to the group's place).
func Walk(items []Placed, visit func(at geom.Point, p Placed)) {
	walk(geom.Point{}, items, visit)
}

func walk(origin geom.Point, items []Placed, visit func(geom.Point, Placed)) {
	for _, p := range items {
		at := origin.Add(p.At)
		visit(at, p)
		if g, ok := p.Item.(*Group); ok {
			walk(at, g.Items, visit)
		}
	}
}
