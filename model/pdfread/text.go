package pdfread

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"yugong/model/fold"
)

// Paragraph is a paragraph of the running text, over pages perhaps.
type Paragraph struct {
	Kind  Kind
	Level int    // of a heading: 1 第一部分, 2 一、, 3 （一）, 4 1.; else 0
	Text  string // without line breaks; a space only between Latin words
	marks []mark // of the characters of Text
}

// Kind of a paragraph.
type Kind uint8

// The kinds.
const (
	Body    Kind = iota
	Heading      // a line by itself: numbered, or large and centred
	Caption      // over or under a table: title, unit of account, remark
)

// mark is where a character of the text stands, and its first byte.
type mark struct {
	at int
	Place
}

// Page is where the paragraph begins, from 1.
func (p *Paragraph) Page() int { return p.marks[0].Page }

// Places are the boxes of the bytes from, to (exclusive) of the text: one for
// each line that they stand on.
func (p *Paragraph) Places(from, to int) []Place {
	i := sort.Search(len(p.marks), func(i int) bool { return p.marks[i].at > from }) - 1
	var out []Place
	for i = max(i, 0); i < len(p.marks) && p.marks[i].at < to; i++ {
		m := &p.marks[i]
		if n := len(out); n > 0 && out[n-1].Page == m.Page && m.Y0 < out[n-1].Y1 && m.Y1 > out[n-1].Y0 && m.X0 > out[n-1].X0 {
			out[n-1].Box = around(out[n-1].Box, m.Box)
			continue
		}
		out = append(out, m.Place)
	}
	return out
}

// numbered are the ways headings are numbered, by level.
var numbered = []*regexp.Regexp{
	regexp.MustCompile(`^第[一二三四五六七八九十百\d]+(?:部分|章|篇)`),
	regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|` + fold.Roman + `[、.．])`),
	regexp.MustCompile(`^[（(](?:[一二三四五六七八九十]+|` + fold.Roman + `)[)）]`),
	regexp.MustCompile(`^(?:\d{1,2}[.．、]\D|[（(]\d{1,2}[)）])`),
}

const mostHeading = 45 // characters of a heading

// level of a line's number, or 0.
func level(s string) int {
	return 1 + slices.IndexFunc(numbered, func(re *regexp.Regexp) bool { return re.MatchString(s) })
}

// text makes paragraphs of the lines that are left.
func (r *reader) text() {
	body := r.bodySize()
	var w writer
	for i := range r.pages {
		s := &r.pages[i]
		captions := map[Box]bool{}
		for k := range s.tables {
			for _, l := range slices.Concat(s.tables[k].Above, s.tables[k].Below) {
				captions[l.Box] = true
			}
		}
		w.page(s.lines, r.doc.Pages[i].Width, body, captions)
	}
	r.doc.Text = w.out
}

// bodySize is the size of most of the text.
func (r *reader) bodySize() float64 {
	count := map[float64]int{}
	best := 0.0
	for i := range r.pages {
		for _, l := range r.pages[i].lines {
			size := float64(int(l.Size*2+0.5)) / 2
			if count[size] += utf8.RuneCountInString(l.Text()); count[size] > count[best] {
				best = size
			}
		}
	}
	return best
}

// writer joins lines to paragraphs.
type writer struct {
	out    []Paragraph
	at     int     // in out: the paragraph that may go on
	last   *Line   // of it
	room   float64 // between it and the right margin
	slack  float64 // how much of that a full line may leave
	indent bool    // the paragraph's first line is indented
}

func (w *writer) page(list []Line, width, body float64, captions map[Box]bool) {
	if len(list) == 0 {
		return
	}
	left, right := margins(list, width-body, captions)
	for i := range list {
		l := &list[i]
		kind, n := classify(l, width, body)
		if kind == Heading && i+1 < len(list) && list[i+1].X0 < l.X0-l.Size && right-l.X1 < max(1.5*l.Size, list[i+1].unbroken()) {
			kind, n = Body, -1 // the first line of a numbered paragraph
		}
		if captions[l.Box] && n != 1 {
			kind, n = Caption, 0
		}
		if w.between(l, left) {
			w.out = append(w.out, Paragraph{Kind: kind, Level: n})
			w.out[len(w.out)-1].add(l)
			continue
		}
		if kind != Body || n != 0 || l.X0 > left+1.2*l.Size || !w.goesOn(l) {
			w.out = append(w.out, Paragraph{Kind: kind, Level: n})
			w.at, w.indent = len(w.out)-1, l.X0 > left+1.2*l.Size
		}
		w.out[w.at].add(l)
		w.last, w.room, w.slack = l, right-l.X1, 1.5*l.Size
		if kind != Body {
			w.last = nil
		} else if w.indent { // then the next line that is not indented belongs to it
			w.slack = (right - left) / 4
		}
	}
}

// margins are where the lines of a page begin and where its full lines end: if
// not two of them end alike, as far from the right as they begin from the left.
func margins(list []Line, width float64, captions map[Box]bool) (left, right float64) {
	left = list[0].X0
	var ends []float64
	for i := range list {
		left = min(left, list[i].X0)
		if !captions[list[i].Box] {
			ends = append(ends, list[i].X1)
		}
	}
	slices.Sort(ends)
	if n := len(ends); n >= 2 && ends[n-1]-ends[n-2] < 1.5*list[0].Size && ends[n-1]-left > (width-left)/2 {
		return left, ends[n-1]
	}
	return left, max(slices.Max(append(ends, 0)), width-left)
}

// goesOn: the paragraph reached the margin, and the line looks like its next.
func (w *writer) goesOn(l *Line) bool {
	return w.last != nil && w.room < max(w.slack, l.unbroken()) && w.alike(l) &&
		(l.Page != w.last.Page || l.Y0-w.last.Y1 < 2.2*l.Size)
}

func (w *writer) alike(l *Line) bool { return l.Size < 1.15*w.last.Size && w.last.Size < 1.15*l.Size }

// between: the title or a label of a chart that stands at the head of a page,
// where a paragraph of the page before has not ended.
func (w *writer) between(l *Line, left float64) bool {
	return w.last != nil && l.Page == w.last.Page+1 && w.room < w.slack && (!w.alike(l) || l.X0 > left+3*l.Size) && !strings.ContainsAny(l.Text(), "。；")
}

// unbroken is how much room the beginning of a line needs that no line break
// divides, up to where two Han characters meet.
func (l *Line) unbroken() float64 {
	list := l.Parts[0].glyphs
	n := 1
	for n < len(list) && !(han(list[n-1].Text) && han(list[n].Text)) {
		n++
	}
	return list[n-1].X1 - list[0].X0 + l.Size/2
}

func han(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// classify tells headings from text. A numbered sentence is text.
func classify(l *Line, width, body float64) (Kind, int) {
	text := l.Text()
	short := utf8.RuneCountInString(text) <= mostHeading && !strings.ContainsAny(text, "。；")
	n := level(text)
	switch {
	case n > 0 && short && !strings.HasSuffix(text, "，"):
		return Heading, n
	case n > 0:
		return Body, -1 // begins anew
	}
	middle := (l.X0 + l.X1) / 2
	if short && l.Size > 1.2*body && middle > 0.4*width && middle < 0.6*width {
		return Heading, 1
	}
	return Body, 0
}

// add appends a line.
func (p *Paragraph) add(l *Line) {
	p.Level = max(p.Level, 0)
	for i := range l.Parts {
		part := &l.Parts[i]
		if p.Text != "" && (i > 0 || western(p.Text[len(p.Text)-1:]) && western(part.Text) && !digitsMeet(p.Text, part.Text)) {
			p.Text += " "
		}
		starts := make([]int, len(part.glyphs))
		text := joined(part.glyphs, starts)
		for k := range starts {
			p.marks = append(p.marks, mark{len(p.Text) + starts[k], Place{l.Page, part.glyphs[k].Box}})
		}
		p.Text += text
	}
}

// digitsMeet: a number that goes on in the next line.
func digitsMeet(a, b string) bool {
	const figures = "0123456789.,%"
	return strings.IndexByte(figures, a[len(a)-1]) >= 0 && strings.IndexByte(figures, b[0]) >= 0
}
