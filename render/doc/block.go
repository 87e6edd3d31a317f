package doc

import (
	"slices"
	"strings"
	"time"

	"yugong/model/diag"
)

// Document is a whole publication in reading order.
type Document struct {
	Info     Info
	Sections []Section
	Loose    bool // nothing closes up: tables keep the height of their rows, charts the height of their style
}

// Info describes the document for readers and archives.
type Info struct {
	Title, Author, Subject, Creator string
	Keywords                        []string
	Lang                            string
	Created                         time.Time // zero: none is written
	Watermark                       string    // drawn over every page, "" for none
}

// Section is a run of pages of one orientation; it starts on a new page.
type Section struct {
	Landscape  bool
	Unnumbered bool // no page numbers are printed (cover, contents)
	Restart    bool // the first page is number 1
	Blocks     []Block
}

// Block is a piece of a section. The set is closed: Heading, Paragraph, Table,
// Figure, Contents, PageBreak, Space.
type Block interface{ block() }

// Span is a piece of text of one style and origin.
type Span struct {
	Text string
	Src  []diag.Pos
	Bold bool // set in the style's Strong role
}

// Text is a run of spans.
type Text []Span

// Plain makes a text of one span without origin.
func Plain(s string) Text { return Text{{Text: s}} }

// String joins the spans.
func (t Text) String() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Src gathers the origins of all spans. That of a single span is its own, not
// to be changed.
func (t Text) Src() []diag.Pos {
	if len(t) == 1 {
		return slices.Clip(t[0].Src)
	}
	n := 0
	for i := range t {
		n += len(t[i].Src)
	}
	all := slices.Grow([]diag.Pos(nil), n)
	for i := range t {
		all = append(all, t[i].Src...)
	}
	return all
}

// Heading opens a part, section or table. ID is unique in the document; links
// and bookmarks lead to it. Contents is what the table of contents prints, ""
// when it prints nothing; Bookmark what the outline prints, "" for none. Above
// is a part that begins here without printing a heading: both name it before.
type Heading struct {
	ID       string
	Level    int    // 1 part, 2 section, 3 and more below
	Style    string // name of a TextStyle
	Text     Text
	Contents string
	Bookmark string
	Above    string
}

// Paragraph is running text. A newline inside it starts a new line.
type Paragraph struct {
	Style string // name of a TextStyle
	Text  Text
}

// PageBreak starts a new page unless the page is still empty.
type PageBreak struct{}

// Space is vertical room, dropped at the top of a page.
type Space struct{ Style string } // its Before is the height

// Contents is the table of contents of all headings that ask for a line.
type Contents struct {
	Title Paragraph
}

// Figure is a chart with its alternative text.
type Figure struct {
	Title  string // printed above, "" for none
	Alt    string // read aloud, never printed
	Kind   FigureKind
	Slices []Slice  // of a pie
	Series []string // of bars: what the values of a group are, in their order
	Groups []Group  // of bars
	Style  string   // name of a ChartStyle

	// Gather makes one slice of a pie's at some places, where it cannot show
	// all: their exact sum, printed once.
	Gather func(places []int) Slice
}

// Group is the values of one name, each of another series.
type Group struct {
	Name   string
	Values []Slice
}

// FigureKind is how a figure's values are drawn.
type FigureKind uint8

// The kinds.
const (
	Pie         FigureKind = iota // shares of a whole
	Bars                          // values beside each other
	StackedBars                   // values that make a whole, in one bar a group
)

// Slice is one value of a chart. Weight is only for drawing: the printed
// Amount and Share are decided by whoever made the figure.
type Slice struct {
	Name   string
	Amount string // 394.41万元
	Share  string // 83.56%
	Weight float64
	Src    []diag.Pos
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*PageBreak) block() {}
func (*Space) block()     {}
func (*Contents) block()  {}
func (*Figure) block()    {}
func (*Table) block()     {}
