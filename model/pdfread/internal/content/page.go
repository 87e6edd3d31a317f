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
		g := &p.Glyphs[i]
		g.Box = m.box(g.Box)
		if g.Dir != Askew {
			g.Dir = (g.Dir + Askew - most) % Askew
		}
	}
	for i := range p.Rules {
		b := m.box(Box(p.Rules[i]))
		p.Rules[i] = Rule(b)
	}
	for i := range p.Cut {
		p.Cut[i] = m.box(p.Cut[i])
	}
	p.ToUser = back.then(p.ToUser)
}
