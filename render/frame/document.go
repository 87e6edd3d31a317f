package frame

import (
	"time"

	"yugong/render/geom"
)

// Document is a finished layout.
type Document struct {
	Pages   []Page
	Nodes   []Node // Nodes[0] is the root; a NodeID indexes it
	Outline []Bookmark
	Info    Info

	Attachments []Attachment
}

// Attachment is a file that goes with the pages.
type Attachment struct {
	Name     string // as viewers show it, with its ending
	About    string // what it is, in a few words
	MIME     string
	Relation Relation
	Data     []byte
}

// Relation is what an attached file is to the pages.
type Relation uint8

// The relations.
const (
	RelationData       Relation = iota // what the pages show, for programs
	RelationSource                     // what they were made from
	RelationSupplement                 // what goes beyond them
)

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
