package grid

import (
	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// plainChars are the characters of a plain figure. Set side by side in one
// face they need nothing of what para is for.
const plainChars = "0123456789,.-"

// figures sets plain figures, half of all texts in the tables of a budget,
// without para, and with one allocation for all of them.
type figures struct {
	faces []plainFace
	texts []frame.Text
	items []frame.Placed
	lines []para.Line
}

// plainFace is what para makes of plain characters in one role and size.
type plainFace struct {
	role  fonts.Role
	size  geom.Length
	ok    bool // as expected: one run, each character as wide as its advance
	model para.Paragraph
	run   frame.Text
	adv   [128]geom.Length
}

// set sets the figure of a cell; false when para has to.
func (f *figures) set(s *solver, c *cell) bool {
	if c.kind != kindFigure || len(c.src.Text) != 1 || c.src.Text[0].Bold {
		return false
	}
	span := &c.src.Text[0]
	face := f.face(s, c)
	if !face.ok {
		return false
	}
	var width geom.Length
	for i := range len(span.Text) {
		b := span.Text[i]
		if b >= 128 || face.adv[b] == 0 {
			return false
		}
		width += face.adv[b]
	}
	if len(f.texts) == cap(f.texts) {
		f.grow(s)
	}
	run := face.run
	run.S, run.Src = span.Text, span.Src
	n := len(f.texts)
	f.texts = append(f.texts, run)
	f.items = append(f.items, frame.Placed{Item: &f.texts[n]})
	line := face.model.Lines[0]
	line.Items, line.Width = f.items[n:n+1:n+1], width
	f.lines = append(f.lines, line)
	c.par = face.model
	c.par.Lines = f.lines[n : n+1 : n+1]
	return true
}

// grow makes room for all figures of the table.
func (f *figures) grow(s *solver) {
	n := 0
	for i := range s.cells {
		if s.cells[i].kind == kindFigure {
			n++
		}
	}
	f.texts = make([]frame.Text, 0, n)
	f.items = s.setter.placed.Make(n)[:0]
	f.lines = s.setter.lines.Make(n)[:0]
}

// face returns what is known of a cell's role and size, asking para at first.
func (f *figures) face(s *solver, c *cell) *plainFace {
	st := s.textStyle(c)
	for i := range f.faces {
		if p := &f.faces[i]; p.role == st.Role && p.size == st.Size && p.model.Leading == st.Leading {
			return p
		}
	}
	f.faces = append(f.faces, plainFace{role: st.Role, size: st.Size})
	p := &f.faces[len(f.faces)-1]
	p.model = s.set.Set(doc.Plain(plainChars), st, unbounded)
	p.learn()
	return p
}

// learn takes the advances from the model, if it is as expected.
func (p *plainFace) learn() {
	if len(p.model.Lines) != 1 || len(p.model.Lines[0].Items) != 1 {
		return
	}
	line := &p.model.Lines[0]
	run, is := line.Items[0].Item.(*frame.Text)
	if !is || run.S != plainChars || run.Track != 0 || line.Items[0].At != (geom.Point{}) {
		return
	}
	var width geom.Length
	for _, r := range plainChars {
		adv, _ := run.Face.Advance(r)
		p.adv[r] = adv.At(run.Size)
		width += p.adv[r]
	}
	p.run, p.ok = *run, width == line.Width
}
