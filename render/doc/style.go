package doc

import (
	"yugong/fonts"
	"yugong/render/frame"
	"yugong/render/geom"
)

// Style is everything about looks: paper, faces, sizes, spacing. It is loaded
// from style.yaml by templates and trusted by layout: every style name that a
// document uses is there, every length is positive where it must be.
type Style struct {
	Paper      geom.Size // portrait
	Margin     Margin    // of portrait pages
	Landscape  Margin    // of landscape pages
	Text       map[string]TextStyle
	Table      map[string]TableStyle
	Chart      map[string]ChartStyle
	PageNumber PageNumberStyle
	Contents   ContentsStyle
	Watermark  WatermarkStyle
	Grid       geom.Length  // line pitch that running text snaps to, 0 for none
	LatinSpace geom.Em      // room between Han and Latin letters or digits
	Needs      []fonts.Role // what only a face of the user's own draws as the style's standard asks
}

// Margin is the room around the type area.
type Margin struct{ Top, Right, Bottom, Left geom.Length }

// TextStyle sets a paragraph or heading.
type TextStyle struct {
	Role     fonts.Role
	Strong   fonts.Role  // of bold spans, "" for the same role
	Size     geom.Length // type size
	Leading  geom.Length // baseline to baseline
	Track    geom.Length // added between a character of full width and the next; negative to set them closer
	Before   geom.Length // room above, dropped at the top of a page unless Keep
	After    geom.Length // room below
	Indent   geom.Em     // first line
	Hang     geom.Em     // all lines
	Align    Align
	Keep     bool // room above is kept at the top of a page (cover)
	KeepNext bool // stays with the block after it
	Balance  bool // break into lines of even length
	Sink     bool // stands at the foot of the page, with what follows in its part
	Color    frame.Color
}

// TableStyle sets a table.
type TableStyle struct {
	Role, Strong fonts.Role
	Head         fonts.Role  // face of the head rows
	Size         geom.Length // type size
	Floor        geom.Length // least size when the table shrinks to one page
	Leading      geom.Length // between lines of a cell
	PadX, PadY   geom.Length // inside a cell
	MinRow       geom.Length // least height of a row
	Close        geom.Length // the same in a table that closes up so that a few rows need no page of their own, 0 for never
	Rule         geom.Length // stroke of the inner lines
	Frame        geom.Length // stroke of the outer lines
	Indent       geom.Em     // per level
	Continued    string      // added to the heading on following pages (（续表）), "" to repeat it not at all
	RepeatTitle  bool        // label, heading and caption lines repeat on following pages
	Label        string      // TextStyle of the label line
	Caption      string      // TextStyle of 单位名称 and 单位
	Note         string      // TextStyle of the notes
	After        geom.Length // room below the table
}

// ChartStyle sets a chart.
type ChartStyle struct {
	Width, Height geom.Length
	Radius        geom.Length
	Title         string // TextStyle of the title
	Label         fonts.Role
	LabelSize     geom.Length
	Palette       []frame.Color
	Before, After geom.Length
}

// PageNumberStyle sets the footer.
type PageNumberStyle struct {
	Role   fonts.Role
	Size   geom.Length
	Below  geom.Length // from the type area's lower edge to the baseline
	Format string      // — %d —
	Facing bool        // odd pages right, even pages left, one character in
}

// ContentsStyle sets the table of contents.
type ContentsStyle struct {
	Levels []string // TextStyle of each heading level, from level 1
	Leader string   // what is repeated between title and number
}

// WatermarkStyle sets the mark of a draft.
type WatermarkStyle struct {
	Role    fonts.Role
	Size    geom.Length
	Angle   float64 // degrees, counter-clockwise
	Opacity float64
	Color   frame.Color
}
