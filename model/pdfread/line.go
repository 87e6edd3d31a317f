package pdfread

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"yugong/model/pdfread/internal/content"
)

// Gaps between characters, in ems.
const (
	gapWord = 0.25 // more than this divides words of letters and digits
	gapPart = 1.6  // and this parts of a line
	// Columns may stand nearer to each other than parts do. Text has such gaps
	// too, but not above each other.
	gapColumn = 0.7
	gapCell   = 0.45 // divides the cells of a table
)

// lines groups characters by their base line, from top to bottom.
func lines(glyphs []content.Glyph, page int) []Line {
	slices.SortStableFunc(glyphs, func(a, b content.Glyph) int { return cmp.Compare(a.Y0+a.Y1, b.Y0+b.Y1) })
	var out []Line
	for from := 0; from < len(glyphs); {
		to, sum := from, 0.0
		for ; to < len(glyphs); to++ {
			g := &glyphs[to]
			mid := (g.Y0 + g.Y1) / 2
			if to > from && mid-sum/float64(to-from) > 0.5*min(g.Size, glyphs[to-1].Size) {
				break
			}
			sum += mid
		}
		out = append(out, newLine(glyphs[from:to], page))
		from = to
	}
	return out
}

func newLine(glyphs []content.Glyph, page int) Line {
	glyphs = inOrder(glyphs)
	l := Line{Place: Place{page, glyphs[0].Box}, Parts: parts(glyphs, gapPart)}
	for i := range glyphs {
		l.Box = around(l.Box, glyphs[i].Box)
		l.Size = max(l.Size, glyphs[i].Size)
	}
	return l
}

// parts divides characters where a gap is wider than some ems.
func parts(glyphs []content.Glyph, gap float64) []Part {
	var out []Part
	for from := 0; from < len(glyphs); {
		to := from + 1
		for to < len(glyphs) && glyphs[to].X0-glyphs[to-1].X1 <= gap*min(glyphs[to].Size, glyphs[to-1].Size) {
			to++
		}
		out = append(out, newPart(glyphs[from:to]))
		from = to
	}
	return out
}

// divided is the line with its parts divided at smaller gaps.
func (l Line) divided(gap float64) Line {
	var out []Part
	for i := range l.Parts {
		out = append(out, parts(l.Parts[i].glyphs, gap)...)
	}
	l.Parts = out
	return l
}

// inOrder sorts from left to right, and drops what is printed twice to look
// bold.
func inOrder(glyphs []content.Glyph) []content.Glyph {
	slices.SortStableFunc(glyphs, func(a, b content.Glyph) int { return cmp.Compare(a.X0, b.X0) })
	out := glyphs[:0:0]
	for i := range glyphs {
		if !repeated(out, &glyphs[i]) {
			out = append(out, glyphs[i])
		}
	}
	return out
}

func repeated(before []content.Glyph, g *content.Glyph) bool {
	for i := len(before) - 1; i >= max(0, len(before)-2); i-- {
		b := &before[i]
		if b.Text == g.Text && math.Abs(b.X0-g.X0) < 0.2*(b.X1-b.X0) && math.Abs(b.Y0-g.Y0) < 0.2*g.Size {
			return true
		}
	}
	return false
}

func newPart(glyphs []content.Glyph) Part {
	p := Part{Box: glyphs[0].Box, glyphs: glyphs}
	for i := range glyphs {
		p.Box = around(p.Box, glyphs[i].Box)
	}
	p.Text = joined(glyphs, nil)
	return p
}

// joined strings characters of one line together, with a space between words of
// letters and digits. Starts, if given, receives where each character begins.
func joined(glyphs []content.Glyph, starts []int) string {
	var b strings.Builder
	for i := range glyphs {
		if i > 0 && gap(&glyphs[i-1], &glyphs[i]) {
			b.WriteByte(' ')
		}
		if starts != nil {
			starts[i] = b.Len()
		}
		b.WriteString(glyphs[i].Text)
	}
	return b.String()
}

func gap(a, b *content.Glyph) bool {
	wide := b.X0 - a.X1
	return wide > gapWord*min(a.Size, b.Size) && western(a.Text) && western(b.Text)
}

// western: letters and digits that are set with spaces between words.
func western(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r > ' ' && r < 0x250
}

func around(a, b Box) Box {
	return Box{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}
