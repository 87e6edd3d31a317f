package para

import (
	"strings"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/room"
)

// Setter sets paragraphs. It keeps its working memory from one to the next, so
// it must not be shared between goroutines. The lines that it returns lie in
// that memory too and are void after Reset; the texts that their items point to
// are the caller's.
type Setter struct {
	fonts      *fonts.Set
	latinSpace geom.Em
	inks       []*ink

	job     job
	atoms   []atom
	breaks  []breakpoint
	spare   []breakpoint
	path    []int32
	after   []geom.Length // room behind each character of the line being set
	lines   []draftLine
	runs    []draftRun
	texts   []frame.Text // room for those of the next lines
	made    room.Slices[Line]
	placed  room.Slices[frame.Placed]
	missing diag.List
	// reported holds what is in missing; nil until something is.
	reported map[missing]bool
}

// job is what the paragraph in hand asks for, in lengths.
type job struct {
	text    doc.Text
	style   doc.TextStyle
	size    geom.Length
	track   geom.Length // behind a character of full width
	latin   geom.Length // between Han and Latin
	left    geom.Length // of all lines
	indent  geom.Length // of a first line, beyond left
	measure geom.Length // of lines that are not first
}

// New returns a setter for a set of faces. latinSpace is the room between Han
// and Latin letters or digits, usually a quarter em.
func New(fs *fonts.Set, latinSpace geom.Em) *Setter {
	s := &Setter{}
	s.Reset(fs, latinSpace)
	return s
}

// Reset makes the setter one for another document, as New does, and takes back
// the lines that it returned.
func (s *Setter) Reset(fs *fonts.Set, latinSpace geom.Em) {
	if s.fonts != fs {
		s.fonts, s.inks = fs, nil
	}
	s.latinSpace = max(latinSpace, 0)
	s.texts = nil
	s.made.Reset()
	s.placed.Reset()
}

// Paragraph is a text in lines.
type Paragraph struct {
	Lines   []Line
	Leading geom.Length // baseline to baseline
	Missing diag.List   // characters that no face has, each an error
	size    geom.Length
}

// Line is one line. Its items are texts whose origin is the left edge of the
// measure and the baseline.
type Line struct {
	Items    []frame.Placed
	Width    geom.Length // from the first character to the last, indent excluded
	Adjust   geom.Length // how much of Width was added (+) or squeezed out (−)
	Demerits int64       // how far the line is from an ideal one, see cost.go
}

// String is the text of the line.
func (l *Line) String() string {
	var s strings.Builder
	for _, it := range l.Items {
		if t, is := it.Item.(*frame.Text); is {
			s.WriteString(t.S)
		}
	}
	return s.String()
}

// Nominal extents of a character above and below the baseline, the same for
// all faces, so that a line with a fallback face is no higher than another.
const (
	Ascent  geom.Em = 880
	Descent geom.Em = 120
)

// Baseline returns the depth of a line's baseline below the paragraph's top.
// The characters stand in the middle of their leading.
func (p *Paragraph) Baseline(line int) geom.Length {
	return geom.Length(line)*p.Leading + (p.Leading-p.size)/2 + Ascent.At(p.size)
}

// Height is the height of all lines.
func (p *Paragraph) Height() geom.Length { return geom.Length(len(p.Lines)) * p.Leading }

// Demerits is the sum over the lines.
func (p *Paragraph) Demerits() (sum int64) {
	for i := range p.Lines {
		sum += p.Lines[i].Demerits
	}
	return sum
}

// Set breaks a text into lines of the given width and justifies or aligns them
// as the style says. Every newline of the text starts a new first line. A text
// without visible characters has no lines.
func (s *Setter) Set(t doc.Text, st doc.TextStyle, width geom.Length) Paragraph {
	return s.set(t, st, width, (*Setter).choose)
}

// Greedy sets a text as a typewriter would: every line takes what it can hold,
// squeezed if need be, and the next begins there. It is the yardstick that Set
// is measured with.
func (s *Setter) Greedy(t doc.Text, st doc.TextStyle, width geom.Length) Paragraph {
	return s.set(t, st, width, (*Setter).fill)
}

func (s *Setter) set(t doc.Text, st doc.TextStyle, width geom.Length, choose func(*Setter)) Paragraph {
	s.begin(t, st, width)
	s.runs, s.lines, s.missing = s.runs[:0], s.lines[:0], nil
	s.reported = nil
	s.scan()
	for from := 0; from < len(s.atoms); {
		to := from
		for s.atoms[to].class != newline {
			to++
		}
		s.segment(from, to, choose)
		from = to + 1
	}
	return Paragraph{Lines: s.collect(), Leading: st.Leading, Missing: s.missing, size: s.job.size}
}

// leastMeasure is what an indent must leave of a line, in ems: in a narrower
// column the indent gives way.
const leastMeasure = 2

func (s *Setter) begin(t doc.Text, st doc.TextStyle, width geom.Length) {
	j := job{text: t, style: st, size: st.Size, track: st.Track, latin: s.latinSpace.At(st.Size)}
	room := width - leastMeasure*st.Size
	j.left = min(st.Hang.At(st.Size+st.Track), max(room, 0))
	j.indent = min(st.Indent.At(st.Size+st.Track), max(room-j.left, 0))
	j.indent = max(j.indent, -j.left)
	j.measure = width - j.left
	s.job = j
}

// segment sets the characters between two newlines.
func (s *Setter) segment(from, to int, choose func(*Setter)) {
	s.findBreaks(from, to)
	if len(s.breaks) == 0 {
		s.lines = append(s.lines, draftLine{runs: len(s.runs)})
		return
	}
	s.splitOverlong()
	choose(s)
	s.setLines()
}
