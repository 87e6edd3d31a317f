package layout

import (
	"slices"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// maxRounds bounds how often the contents are set anew for their own numbers.
const maxRounds = 5

// Setter sets documents, one after the other, and keeps its memory between
// them. The zero value is ready for use; it is not for several goroutines at once.
type Setter struct{ memory }

// Layout sets a single document as a Setter does.
func Layout(d *doc.Document, st *doc.Style, fs *fonts.Set) (*frame.Document, diag.List) {
	return new(Setter).Layout(d, st, fs)
}

// Layout sets a document. The list holds what a reader of the workbook should
// mend, sorted and each once; the pages are complete even when it has errors.
func (s *Setter) Layout(d *doc.Document, st *doc.Style, fs *fonts.Set) (*frame.Document, diag.List) {
	s.reset(fs, st.LatinSpace)
	l := newLayouter(d, st, &s.memory)
	for i := range d.Sections {
		if !hasContents(&d.Sections[i]) {
			l.runs[i] = l.section(&d.Sections[i])
		}
	}
	l.settle()
	return l.assemble(), tidy(l.gather())
}

// layouter is the state of one Layout.
type layouter struct {
	*memory
	doc     *doc.Document
	style   *doc.Style
	entries []entry // lines of the contents, in reading order
	digits  int     // room kept for page numbers in the contents
	runs    []run   // pages of each section
	faults  diag.List
}

// run is what a section became.
type run struct {
	pages  []page
	nodes  []frame.Node // local: node i has the id i+1
	marks  []mark
	faults diag.List
}

// page is a page of a run before it has a number.
type page struct {
	size  geom.Size
	area  geom.Rect   // type area
	used  geom.Length // of its height, before a full page is stretched
	items []frame.Placed
}

// mark says on which page of its run a heading stands.
type mark struct {
	heading *doc.Heading
	page    int
}

// entry is a line of the contents and the number it shows, 0 for none.
type entry struct {
	heading *doc.Heading
	text    string
	level   int
	number  int
}

// partLevel is the level of a part, whose heading may not be printed.
const partLevel = 1

func newLayouter(d *doc.Document, st *doc.Style, m *memory) *layouter {
	l := &layouter{
		memory: m, doc: d, style: st,
		runs:   make([]run, len(d.Sections)),
		digits: 2,
	}
	for i := range d.Sections {
		eachHeading(d.Sections[i].Blocks, func(h *doc.Heading) {
			if h.Above != "" {
				l.entries = append(l.entries, entry{heading: h, text: h.Above, level: partLevel})
			}
			if h.Contents != "" {
				l.entries = append(l.entries, entry{heading: h, text: h.Contents, level: h.Level})
			}
		})
	}
	return l
}

// eachHeading visits the headings of blocks in reading order, those of tables
// too.
func eachHeading(blocks []doc.Block, visit func(*doc.Heading)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Heading:
			visit(b)
		case *doc.Table:
			for _, h := range b.Heading {
				visit(h)
			}
		}
	}
}

func hasContents(s *doc.Section) bool {
	return slices.ContainsFunc(s.Blocks, func(b doc.Block) bool {
		_, ok := b.(*doc.Contents)
		return ok
	})
}

// settle sets the sections with contents until the numbers they show are the
// numbers of the pages. One round is enough when they stand in a section of
// their own and the numbering starts anew after it.
func (l *layouter) settle() {
	if !slices.ContainsFunc(l.doc.Sections, func(s doc.Section) bool { return hasContents(&s) }) {
		return
	}
	l.number()
	for round := 1; ; round++ {
		for i := range l.doc.Sections {
			if s := &l.doc.Sections[i]; hasContents(s) {
				l.runs[i] = l.section(s)
			}
		}
		if !l.number() {
			return
		}
		if round == maxRounds {
			l.faults.Warnf(diag.Pos{}, "", "目录页码经 %d 轮排版仍未稳定，请核对目录中的页码", maxRounds)
			return
		}
	}
}

// number gives every entry of the contents the number of its page and reports
// whether one has changed. The room for numbers only grows, so that it cannot
// swing to and fro.
func (l *layouter) number() (changed bool) {
	at := make(map[*doc.Heading]int, len(l.entries))
	most := 0
	l.eachPage(func(s, p, number int) {
		most = max(most, number)
		for _, m := range l.runs[s].marks {
			if m.page == p {
				at[m.heading] = number
			}
		}
	})
	for i := range l.entries {
		e := &l.entries[i]
		if n := at[e.heading]; n != e.number {
			e.number, changed = n, true
		}
	}
	for limit := 100; most >= limit; limit *= 10 {
		if n := digits(limit); n > l.digits {
			l.digits, changed = n, true
		}
	}
	return changed
}

func digits(n int) (d int) {
	for ; n > 0; n /= 10 {
		d++
	}
	return d
}

// eachPage visits all pages in order with their printed numbers, 0 for none.
// Unnumbered pages count, unless the numbering starts anew after them.
func (l *layouter) eachPage(visit func(section, page, number int)) {
	n := 0
	for s := range l.doc.Sections {
		sec := &l.doc.Sections[s]
		if sec.Restart {
			n = 0
		}
		for p := range l.runs[s].pages {
			n++
			shown := n
			if sec.Unnumbered {
				shown = 0
			}
			visit(s, p, shown)
		}
	}
}

// gather joins the faults of all sections.
func (l *layouter) gather() diag.List {
	all := l.faults
	for i := range l.runs {
		all = append(all, l.runs[i].faults...)
	}
	return all
}

// tidy sorts faults and leaves each out that repeats the one before.
func tidy(list diag.List) diag.List {
	list.Sort()
	return slices.CompactFunc(list, func(a, b diag.Diagnostic) bool {
		return a.At == b.At && a.Severity == b.Severity && a.Message == b.Message
	})
}
