package layout

import (
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// collect measures the blocks of a section.
func (f *flow) collect(blocks []doc.Block) []piece {
	pieces := make([]piece, 0, len(blocks))
	aligned := f.alignSeries(blocks)
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			pieces = append(pieces, f.headingPiece(b))
		case *doc.Paragraph:
			pieces = append(pieces, f.paragraph(b.Text, b.Style, frame.RoleParagraph))
		case *doc.Table:
			pieces = append(pieces, f.alignedTable(b, aligned[b]))
		case *doc.Figure:
			for _, g := range f.figurePieces(b) {
				if n := len(pieces); n > 0 {
					if t, ok := pieces[n-1].(*text); ok {
						t.figure = g
					}
				}
				pieces = append(pieces, g)
			}
		case *doc.Contents:
			pieces = append(pieces, f.contentsPieces(b)...)
		case *doc.Space:
			st := f.l.style.Text[b.Style]
			pieces = append(pieces, space{height: st.Before, keep: st.Keep})
		case *doc.PageBreak:
			pieces = append(pieces, pageBreak{})
		}
	}
	return pieces
}

// headingPiece measures a heading; it always stays with what follows.
func (f *flow) headingPiece(h *doc.Heading) *text {
	t := f.paragraph(h.Text, h.Style, frame.RoleHeading)
	t.node.Level = h.Level
	t.heading = h
	t.keep = true
	return t
}

// space is vertical room.
type space struct {
	height geom.Length
	keep   bool
}

func (s space) reach(_ *flow, c *cursor) bool {
	s.add(c)
	return true
}

func (s space) place(f *flow) { s.add(&f.cursor) }

// add owes the room to what follows; at the top of a page it stands only when
// kept.
func (s space) add(c *cursor) {
	switch {
	case !c.fresh:
		c.after += s.height
	case s.keep:
		c.y += s.height
	}
}

// pageBreak ends the page: what stands between two of them is a part.
type pageBreak struct{}

func (pageBreak) reach(*flow, *cursor) bool { return false }

func (pageBreak) place(*flow) {}

func isBreak(p piece) bool {
	_, is := p.(pageBreak)
	return is
}
