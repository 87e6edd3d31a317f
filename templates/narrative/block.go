package narrative

import (
	"strings"

	"yugong/render/doc"
)

// Block is a piece of a narrative: a heading (Level > 0), a directive (Name
// set: chart, table, sheets, glossary, part) or a paragraph.
type Block struct {
	Level    int  // of a heading: 1 for #, 2 for ##, 3 for ###
	Unlisted bool // the heading stays out of the table of contents
	Name     string
	Arg      string
	Text     doc.Text
}

const unlisted = "{unlisted}"

// parse reads the output of a template: paragraphs divided by blank lines,
// headings, directives. Lines of inserted text are never markup; a newline
// inside inserted text begins a new paragraph.
func parse(o *environment, out string) []Block {
	p := parser{}
	eachPiece(out, func(text string, origin int) {
		if origin >= 0 {
			p.inserted(text, doc.Span{Src: o.at(origin)})
			return
		}
		p.template(text)
	})
	p.endLine()
	p.endParagraph()
	return p.blocks
}

type parser struct {
	blocks []Block
	para   doc.Text // paragraph so far
	line   doc.Text // template line so far
	own    bool     // the line holds inserted text
}

func (p *parser) template(text string) {
	first := true
	for line := range strings.SplitSeq(text, "\n") {
		if !first {
			p.endLine()
		}
		first = false
		if len(p.line) == 0 {
			line = strings.TrimLeft(line, " \t")
		}
		if line != "" {
			p.line = append(p.line, doc.Span{Text: line})
		}
	}
}

func (p *parser) inserted(text string, span doc.Span) {
	p.own = true
	text = strings.ReplaceAll(text, "\r\n", "\n")
	first := true
	for line := range strings.SplitSeq(text, "\n") {
		if !first {
			p.goOn(p.line)
			p.line = nil
			p.endParagraph()
		}
		first = false
		if line = strings.Trim(line, " \t\u3000"); line != "" {
			span.Text = line
			p.line = append(p.line, span)
		}
	}
}

// endLine decides what a finished line of the template is.
func (p *parser) endLine() {
	line := p.line
	p.line = nil
	own := p.own
	p.own = false
	if n := len(line); n > 0 {
		last := &line[n-1]
		if last.Src == nil {
			last.Text = strings.TrimRight(last.Text, " \t\r")
		}
		if last.Text == "" {
			line = line[:n-1]
		}
	}
	if len(line) == 0 {
		if !own {
			p.endParagraph()
		}
		return
	}
	if line[0].Src == nil && p.markup(line) {
		return
	}
	p.goOn(line)
}

// goOn adds a line to the paragraph. Most paragraphs are one line.
func (p *parser) goOn(line doc.Text) {
	if p.para == nil {
		p.para = line
		return
	}
	p.para = append(p.para, line...)
}

// markup handles a line that the template itself begins with # or !.
func (p *parser) markup(line doc.Text) bool {
	first := line[0].Text
	switch {
	case strings.HasPrefix(first, "#"):
		p.endParagraph()
		level := len(first) - len(strings.TrimLeft(first, "#"))
		line[0].Text = strings.TrimLeft(first[level:], " ")
		b := Block{Level: level}
		last := &line[len(line)-1]
		if t, ok := strings.CutSuffix(last.Text, unlisted); ok {
			b.Unlisted = true
			last.Text = strings.TrimRight(t, " ")
		}
		b.Text = line
		p.blocks = append(p.blocks, b)
		return true
	case strings.HasPrefix(first, "!"):
		p.endParagraph()
		name, arg := directive(line.String()[1:])
		p.blocks = append(p.blocks, Block{Name: name, Arg: arg, Text: line})
		return true
	}
	return false
}

func (p *parser) endParagraph() {
	if len(p.para) > 0 {
		p.blocks = append(p.blocks, Block{Text: p.para})
	}
	p.para = nil
}
