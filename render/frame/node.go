package frame

import (
	"yugong/model/diag"
	"yugong/render/geom"
)

// NodeID indexes Document.Nodes; 0 marks an artifact.
type NodeID int

// Role is what a structure node is, after the standard types of tagged PDF.
type Role uint8

// The roles.
const (
	RoleDocument     Role = iota
	RolePart              // a part of the document: its heading and what follows
	RoleHeading           // Level tells which
	RoleParagraph         //
	RoleTable             //
	RoleCaption           // of a table: its label, title and unit lines
	RoleCaptionLine       // what of a caption is no heading: label, 单位名称, 单位
	RoleHead              // the rows that head a table's columns
	RoleBody              // the other rows
	RoleRow               //
	RoleHeaderCell        // Cols and Rows are its spans, Scope what it heads
	RoleCell              // a blank one, too
	RoleFigure            // Alt is its alternative text, Box where it stands
	RoleContents          // table of contents
	RoleContentsLine      //
	RoleNote              // remark under a table
)

// Scope is what a header cell heads.
type Scope uint8

// The scopes.
const (
	ScopeColumn Scope = iota // the cells below it
	ScopeRow                 // the cells beside it
)

// Node is an element of the document's structure, in reading order: a parent
// comes before its children, and those of one parent stand together.
type Node struct {
	Role   Role
	Scope  Scope // of a header cell
	Parent NodeID
	Level  int       // of a heading, from 1
	Alt    string    // of a figure
	Box    geom.Rect // of a figure, on the page where its items are
	Cols   int       // column span of a cell, 0 means 1
	Rows   int       // row span of a cell, 0 means 1
	Src    []diag.Pos
}

// String names the role as the text dump prints it.
func (r Role) String() string {
	names := [...]string{
		"document", "part", "heading", "paragraph", "table", "caption", "caption-line", "head", "body", "row",
		"header", "cell", "figure", "contents", "contents-line", "note",
	}
	if int(r) < len(names) {
		return names[r]
	}
	return "unknown"
}
