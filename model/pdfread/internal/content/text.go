package content

import (
	"math"

	"yugong/model/pdfread/internal/font"
	"yugong/model/pdfread/internal/token"
)

// Where a character's box ends above and below the base line, in ems: an
// ideograph fills it. What fonts say of themselves is too often wrong.
const (
	above = 0.88
	below = 0.12
)

// texts runs the operators of text.
func (r *run) texts(op string) {
	s := &r.state
	switch op {
	case "BT":
		r.text, r.line = identity, identity
	case "Tf":
		if len(r.args) >= 2 {
			s.font, s.size = r.fontNamed(string(r.args[0].Bytes)), r.number(1)
		}
	case "Tc":
		s.chars = r.number(0)
	case "Tw":
		s.words = r.number(0)
	case "Tz":
		s.scale = r.number(0) / 100
	case "TL":
		s.leading = r.number(0)
	case "Ts":
		s.rise = r.number(0)
	case "Tr":
		mode := r.number(0)
		s.invisible = mode == 3 || mode == 7
	case "Td":
		r.move(r.number(0), r.number(1))
	case "TD":
		s.leading = -r.number(1)
		r.move(r.number(0), r.number(1))
	case "Tm":
		r.line = r.matrix()
		r.text = r.line
	case "T*":
		r.move(0, -s.leading)
	case "Tj", "TJ":
		r.show(r.args)
	case "'":
		r.move(0, -s.leading)
		r.show(r.args)
	case "\"":
		s.words, s.chars = r.number(0), r.number(1)
		r.move(0, -s.leading)
		r.show(r.args[min(2, len(r.args)):])
	}
}

func (r *run) fontNamed(name string) *font.Font {
	if t, ok := r.fonts[name]; ok {
		return t
	}
	t := r.reader.font(r.reader.file.Dict(r.resources["Font"])[name])
	if r.fonts == nil {
		r.fonts = map[string]*font.Font{}
	}
	r.fonts[name] = t
	return t
}

func (r *run) move(x, y float64) {
	r.line = Matrix{1, 0, 0, 1, x, y}.then(r.line)
	r.text = r.line
}

// show paints strings; numbers between them move the pen back.
func (r *run) show(args []token.Token) {
	for _, a := range args {
		switch a.Kind {
		case token.Number:
			r.advance(-a.Number / 1000 * r.state.size)
		case token.String:
			r.glyphs(a.Bytes)
		}
	}
}

// advance moves the pen along the text by a distance in text space.
func (r *run) advance(d float64) {
	x, y := d*r.state.scale, 0.0
	if t := r.state.font; t != nil && t.Vertical {
		x, y = 0, d
	}
	r.text[4] += x*r.text[0] + y*r.text[2]
	r.text[5] += x*r.text[1] + y*r.text[3]
}

func (r *run) glyphs(s []byte) {
	t := r.state.font
	if t == nil || !r.text.sane() {
		return
	}
	m := Matrix{r.state.size * r.state.scale, 0, 0, r.state.size, 0, r.state.rise}
	for len(s) > 0 {
		if r.reader.glyphs++; r.reader.glyphs > mostGlyphs {
			return
		}
		var g font.Glyph
		g, s = t.Cut(s)
		em := m.then(r.text).then(r.state.ctm)
		d := g.Width*r.state.size + r.state.chars
		if t.Vertical {
			d = -r.state.size - r.state.chars
			em = Matrix{1, 0, 0, 1, -g.Width / 2, -above}.then(em)
		}
		if g.Space {
			d += r.state.words
		}
		if g.Text != "" {
			r.place(&g, em)
		}
		r.advance(d)
	}
}

// place puts a character on the page, if it is seen.
func (r *run) place(g *font.Glyph, em Matrix) {
	box := em.box(Box{0, -below, g.Width, above})
	size := math.Hypot(em[2], em[3])
	if size < 0.5 || size > 1000 {
		return
	}
	if r.state.invisible || !r.state.clip.holds((box.X0+box.X1)/2, (box.Y0+box.Y1)/2) {
		if !blank(g.Text) {
			r.page.Hidden = append(r.page.Hidden, g.Text...)
		}
		if part := box.shown(r.state.clip); !r.state.invisible && part > 0.2 && !blank(g.Text) {
			r.page.Cut = append(r.page.Cut, box)
		}
		return
	}
	if !blank(g.Text) && box.shown(r.state.clip) < 0.7 {
		r.page.Cut = append(r.page.Cut, box.and(r.state.clip))
	}
	r.page.Glyphs = append(r.page.Glyphs, Glyph{Box: box, Text: g.Text, Size: size, Dir: direction(em[0], em[1])})
}

// blank: what is cut off of a space nobody misses.
func blank(s string) bool { return s == " " || s == "\u3000" || s == "\u00a0" }

// direction of a text whose base line goes by x, y (down).
func direction(x, y float64) Dir {
	const slant = 0.05
	switch {
	case math.Abs(y) <= slant*math.Abs(x) && x > 0:
		return Right
	case math.Abs(y) <= slant*math.Abs(x):
		return Left
	case math.Abs(x) <= slant*math.Abs(y) && y > 0:
		return Down
	case math.Abs(x) <= slant*math.Abs(y):
		return Up
	}
	return Askew
}
