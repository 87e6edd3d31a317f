package frame

import (
	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/geom"
)

// Item is one thing to draw. The set is closed: Text, Rule, Fill, Path, Link,
// Anchor, Image, Group.
type Item interface{ item() }

// Placed is an item at a place. At is the top left corner, except for Text
// (the pen position on the baseline) and Rule and Path (their own origin).
type Placed struct {
	At       geom.Point
	Item     Item
	Node     NodeID   // structure node, 0 for an artifact
	Artifact Artifact // of an artifact
}

// Text is a run of one face, size and colour, drawn to the right from its pen
// position. Each character advances by its width at Size plus Track.
type Text struct {
	Face  *fonts.Face
	Size  geom.Length
	Track geom.Length // extra advance after every character, may be negative
	Color Color
	S     string
	Src   []diag.Pos // input cells the text comes from
}

// Width returns the distance the pen travels over the run.
func (t *Text) Width() geom.Length {
	var w geom.Length
	for _, r := range t.S {
		adv, _ := t.Face.Advance(r)
		w += adv.At(t.Size) + t.Track
	}
	return w
}

// Rule is a straight line from its place to place+To, stroked Width wide,
// centred on the line, with butt ends.
type Rule struct {
	To    geom.Point
	Width geom.Length
	Color Color
}

// Fill is a filled rectangle.
type Fill struct {
	Size  geom.Size
	Color Color
}

// Path is an outline of straight and cubic segments, filled, stroked or both.
type Path struct {
	Segments []Segment
	Fill     *Color
	Stroke   *Color
	Width    geom.Length // of the stroke
}

// SegmentOp says what a path segment does.
type SegmentOp uint8

// The segment kinds and how many of P they use.
const (
	MoveTo  SegmentOp = iota // 1
	LineTo                   // 1
	CubicTo                  // 3: two controls, then the end
	Close                    // 0
)

// Segment is a step of a path, relative to the path's place.
type Segment struct {
	Op SegmentOp
	P  [3]geom.Point
}

// Link is a clickable rectangle that leads to an anchor of this document.
type Link struct {
	Size geom.Size
	To   string // name of an Anchor
	Text string // what it leads to, read aloud
}

// Anchor names a place that links and bookmarks lead to.
type Anchor struct{ Name string }

// Image is a picture stretched to Size. Data is a PNG or JPEG file.
type Image struct {
	Size geom.Size
	Data []byte
}

// Group draws items in a frame of their own: moved to the group's place,
// turned about that place, clipped to Clip when it is set.
type Group struct {
	Items   []Placed
	Turn    float64    // degrees, clockwise as seen on the page
	Opacity float64    // 0 to 1; 0 means opaque, as 1 does
	Clip    *geom.Size // nil: not clipped
}

func (*Text) item()   {}
func (*Rule) item()   {}
func (*Fill) item()   {}
func (*Path) item()   {}
func (*Link) item()   {}
func (*Anchor) item() {}
func (*Image) item()  {}
func (*Group) item()  {}

// Color is an opaque RGB colour.
type Color struct{ R, G, B uint8 }

// Black is the colour of text and rules.
var Black = Color{}

// Gray returns a grey, 0 black to 255 white.
func Gray(v uint8) Color { return Color{v, v, v} }
