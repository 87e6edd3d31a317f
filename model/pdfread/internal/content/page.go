package content

// Page is what stands on a page.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	Pictures      float64 // share of the page that pictures cover, up to 1
	Curves        int     // curves painted; text drawn as shapes has thousands
	Hidden        []byte  // text that is outside the page or its clips, or invisible
	Cut           []Box   // characters seen in part
	ToUser        Matrix  // from these coordinates to those of the file
}

// Box is a rectangle, Y0 above Y1.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Glyph is a character on the page.
type Glyph struct {
	Box
	Text string
	Size float64 // of the type, as seen
	Dir  Dir
}

// Rule is a straight line along an axis: Horizontal has Y0 == Y1.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// Dir is where a text runs.
type Dir uint8

// The directions.
const (
	Right Dir = iota
	Down
	Left
	Up
	Askew // a watermark
)

// Empty reports whether no point is in the box.
func (b Box) Empty() bool { return b.X0 >= b.X1 || b.Y0 >= b.Y1 }

func (b Box) and(c Box) Box {
	return Box{max(b.X0, c.X0), max(b.Y0, c.Y0), min(b.X1, c.X1), min(b.Y1, c.Y1)}
}

func (b Box) holds(x, y float64) bool {
	return x >= b.X0 && x <= b.X1 && y >= b.Y0 && y <= b.Y1
}

// shown is the share of b that c leaves to see, in the worse direction.
func (b Box) shown(c Box) float64 {
	w, h := b.X1-b.X0, b.Y1-b.Y0
	if w <= 0 || h <= 0 {
		return 1
	}
	in := b.and(c)
	return min((in.X1-in.X0)/w, (in.Y1-in.Y0)/h)
}

// turn sets a page right whose text mostly runs up or down.
func (p *Page) turn() {
	var count [Askew + 1]int
	for i := range p.Glyphs {
		count[p.Glyphs[i].Dir]++
	}
	var m, back Matrix
	w, h := p.Width, p.Height
	most := Right
	for d := Down; d < Askew; d++ {
		if count[d] > count[most] {
			most = d
		}
	}
	switch most {
	case Up:
		m, back = Matrix{0, 1, -1, 0, h, 0}, Matrix{0, -1, 1, 0, 0, h}
	case Down:
		m, back = Matrix{0, -1, 1, 0, 0, w}, Matrix{0, 1, -1, 0, w, 0}
	case Left:
		m, back = Matrix{-1, 0, 0, -1, w, h}, Matrix{-1, 0, 0, -1, w, h}
	default:
		return
	}
	if most != Left {
		p.Width, p.Height = h, w
	}
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; g.Dir != Askew {
			g.Dir = (g.Dir + Askew - most) % Askew
		}
	}
	p.move(m, back)
}

// mostPaper is the longest side of a page that readers need to show (ISO
// 32000-1, annex C); paperMargin is left around what stands on a longer one.
const (
	mostPaper   = 14_400
	paperMargin = 72
)

// fit cuts a page that no paper is as large as to what stands on it: where text
// stands on the page tells nothing else.
func (p *Page) fit() {
	if len(p.Glyphs) == 0 || max(p.Width, p.Height) <= mostPaper {
		return
	}
	b := p.Glyphs[0].Box
	for i := range p.Glyphs {
		b = around(b, p.Glyphs[i].Box, false)
	}
	left, top := b.X0-paperMargin, b.Y0-paperMargin
	p.Width, p.Height = b.X1+paperMargin-left, b.Y1+paperMargin-top
	p.move(Matrix{1, 0, 0, 1, -left, -top}, Matrix{1, 0, 0, 1, left, top})
}

// move maps all that stands on the page; back is the way back.
func (p *Page) move(m, back Matrix) {
	for i := range p.Glyphs {
		p.Glyphs[i].Box = m.box(p.Glyphs[i].Box)
	}
	for i := range p.Rules {
		p.Rules[i] = Rule(m.box(Box(p.Rules[i])))
	}
	for i := range p.Cut {
		p.Cut[i] = m.box(p.Cut[i])
	}
	p.ToUser = back.then(p.ToUser)
}
