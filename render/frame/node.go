package frame

import (
	"yugong/model/diag"
	"yugong/render/geom"
)

// NodeID indexes Document.Nodes; 0 marks an artifact.
type NodeID int32

// Artifact tells artifacts apart, for those who pass over some of them.
type Artifact uint8

// The kinds of artifacts.
const (
	ArtifactPlain     Artifact = iota // rules, repeated heads
	ArtifactFooter                    // a page's number
	ArtifactWatermark                 //
)

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

// types are the standard types of the roles.
var types = [...]string{
	RoleDocument: "Document", RolePart: "Part", RoleHeading: "H", RoleParagraph: "P",
	RoleTable: "Table", RoleCaption: "Caption", RoleCaptionLine: "P", RoleHead: "THead",
	RoleBody: "TBody", RoleRow: "TR", RoleHeaderCell: "TH", RoleCell: "TD",
	RoleFigure: "Figure", RoleContents: "TOC", RoleContentsLine: "TOCI", RoleNote: "Note",
}

// levels are the types of headings.
var levels = [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}

// Type is the node's standard type in a tagged PDF (ISO 32000-1, 14.8.4): H1,
// Table, TD.
func (n *Node) Type() string {
	switch {
	case n.Role == RoleHeading:
		return levels[min(max(n.Level, 1), len(levels))-1]
	case int(n.Role) < len(types):
		return types[n.Role]
	}
	return "Span"
}

// String is the scope as tagged PDF names it.
func (s Scope) String() string {
	if s == ScopeRow {
		return "Row"
	}
	return "Column"
}
