package narrative

import (
	"slices"
	"strconv"
	"strings"

	"yugong/model/diag"
	"yugong/render/doc"
)

// The brackets around inserted text: Unicode noncharacters, which no input may
// hold and no face has. open index mid text end.
const (
	markOpen = '\uFDD0'
	markMid  = '\uFDD1'
	markEnd  = '\uFDD2'

	markRoom = 3*3 + 4 // bytes of the brackets and the index, mostly
)

// origins remembers where inserted texts come from.
type origins struct{ src [][]diag.Pos }

// mark wraps inserted text. Brackets that a text brings along are dropped.
func (o *origins) mark(text string, src []diag.Pos) string {
	if text == "" {
		return ""
	}
	if src == nil {
		src = []diag.Pos{} // inserted all the same: never markup
	}
	o.src = append(o.src, src)
	var b strings.Builder
	b.Grow(len(text) + markRoom)
	b.WriteRune(markOpen)
	b.WriteString(strconv.Itoa(len(o.src) - 1))
	b.WriteRune(markMid)
	for _, r := range text {
		if r < markOpen || r > markEnd {
			b.WriteRune(r)
		}
	}
	b.WriteRune(markEnd)
	return b.String()
}

// eachPiece visits the pieces of a marked text; origin is −1 outside brackets.
func eachPiece(s string, visit func(text string, origin int)) {
	for s != "" {
		i := strings.IndexRune(s, markOpen)
		if i < 0 {
			visit(s, -1)
			return
		}
		if i > 0 {
			visit(s[:i], -1)
		}
		index, rest, _ := strings.Cut(s[i+len(string(markOpen)):], string(markMid))
		text, rest, _ := strings.Cut(rest, string(markEnd))
		n, err := strconv.Atoi(index)
		if err != nil {
			n = -1
		}
		visit(text, n)
		s = rest
	}
}

// bare is a marked text without its marks.
func bare(s string) (out string) {
	eachPiece(s, func(text string, _ int) { out += text })
	return out
}

// spans turns a marked text into a text with origins.
func (o *origins) spans(s string) doc.Text {
	var t doc.Text
	eachPiece(s, func(text string, origin int) {
		t = append(t, doc.Span{Text: text, Src: o.at(origin)})
	})
	return t
}

// ask notes cells that a query was answered from.
func (e *environment) ask(src []diag.Pos) {
	if len(src) > 0 {
		e.asked = append(e.asked, src)
	}
}

// Asked lists the cells that the texts asked for so far, printed or not: a
// figure that did not change, one that stands beside a gap.
func (r *Runner) Asked() [][]diag.Pos { return slices.Concat(r.env.asked, r.env.src) }

func (o *origins) at(i int) []diag.Pos {
	if i < 0 || i >= len(o.src) {
		return nil
	}
	return o.src[i]
}
