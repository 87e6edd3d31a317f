package templates

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/render/doc"
	"yugong/templates/form"
	"yugong/templates/narrative"
	"yugong/templates/pivot"
)

// builder makes one document.
type builder struct {
	data    *form.Form
	d       *model.Disclosure
	source  pivot.Source
	runner  *narrative.Runner
	doc     *doc.Document
	grids   []*pivot.Grid // of the tables, in the order of the document
	passage passage
	tails   []Tail
	ids     map[string]int
	faults  diag.List

	above            string // line of the contents for the part that begins with the next heading
	landscape        bool   // orientation of running text in this part
	afterPerformance bool   // the next running text starts a page
}

func (f *Form) builder(d *model.Disclosure, e Edition) (*builder, diag.List) {
	f = f.For(d)
	ledger := model.NewLedger(d)
	runner, err := f.library.Run(narrative.Input{Disclosure: d, Ledger: ledger})
	if err != nil {
		var faults diag.List
		faults.Errorf(diag.Pos{Book: form.FormatFile}, "模板无法使用：%v", err)
		return nil, faults
	}
	b := &builder{data: f.data, d: d, runner: runner, ids: map[string]int{}}
	b.source = pivot.Source{Form: f.data, Disclosure: d, Ledger: ledger, Expand: runner.Text}
	b.passage = b.newPassage()
	b.doc = &doc.Document{Loose: d.Unit.Paging.Value == model.PagingApart, Info: doc.Info{
		Title:     b.text(f.data.Title),
		Subject:   b.text(f.data.Subject),
		Author:    d.Unit.Name.Value,
		Creator:   "yugong",
		Lang:      "zh-CN",
		Created:   d.Unit.Date.Value,
		Watermark: e.Watermark(),
	}}
	b.doc.Info.Keywords = b.keywords()
	return b, nil
}

func (b *builder) keywords() []string {
	words := []string{"预算公开", strconv.Itoa(b.d.Unit.Year.Value) + "年度"}
	for _, t := range []model.Text{b.d.Unit.Name, b.d.Unit.Region, b.d.Unit.Superior} {
		if t.Value != "" && !slices.Contains(words, t.Value) {
			words = append(words, t.Value)
		}
	}
	return words
}

func (b *builder) text(s form.Str) string { return b.runner.Text(s).String() }

func (b *builder) build() {
	for i := range b.data.Document {
		it := &b.data.Document[i]
		switch {
		case len(it.Cover) > 0:
			b.cover(it.Cover)
		case it.Contents != nil:
			b.contents(it.Contents)
		case it.Part != nil:
			b.part(it.Part)
		case it.Narrative.V != "":
			b.narrative(it.Narrative.V)
		case it.Table.V != "":
			b.table(b.data.Table(it.Table.V))
		}
	}
}

// section is the section that blocks go to now.
func (b *builder) section() *doc.Section {
	if len(b.doc.Sections) == 0 {
		b.doc.Sections = append(b.doc.Sections, doc.Section{})
	}
	return &b.doc.Sections[len(b.doc.Sections)-1]
}

func (b *builder) add(blocks ...doc.Block) {
	s := b.section()
	s.Blocks = append(s.Blocks, blocks...)
}

// newSection begins a section, keeping the numbering of the one before.
func (b *builder) newSection(s doc.Section) { b.doc.Sections = append(b.doc.Sections, s) }

// turn makes sure that what follows stands on a page of an orientation, with
// the headings right before it; fresh asks for a new page even when the
// orientation stays.
func (b *builder) turn(landscape, fresh bool) {
	s := b.section()
	switch {
	case s.Landscape == landscape || len(s.Blocks) == 0:
		s.Landscape = landscape
		if fresh && !onlyHeadings(s.Blocks) {
			b.add(&doc.PageBreak{})
		}
	default:
		n := len(s.Blocks)
		for n > 0 && isHeading(s.Blocks[n-1]) {
			n--
		}
		if n == 0 {
			s.Landscape = landscape
			return
		}
		heads := slices.Clone(s.Blocks[n:])
		s.Blocks = s.Blocks[:n]
		b.newSection(doc.Section{Landscape: landscape, Blocks: heads})
	}
}

func isHeading(b doc.Block) bool {
	_, is := b.(*doc.Heading)
	return is
}

// onlyHeadings tells whether a page has nothing but a part's heading so far:
// its first table then stands on the same page.
func onlyHeadings(blocks []doc.Block) bool {
	for i := len(blocks) - 1; i >= 0; i-- {
		switch blocks[i].(type) {
		case *doc.PageBreak:
			return true
		case *doc.Heading:
		default:
			return false
		}
	}
	return true
}

func (b *builder) cover(lines []form.Line) {
	b.newSection(doc.Section{Unnumbered: true})
	for _, l := range lines {
		if text := b.runner.Text(l.Text); len(text) > 0 {
			b.add(&doc.Paragraph{Style: l.Style.V, Text: text})
		}
	}
}

func (b *builder) contents(c *form.Contents) {
	b.newSection(doc.Section{Unnumbered: true})
	b.add(&doc.Contents{Title: doc.Paragraph{Style: c.Style.V, Text: b.runner.Text(c.Title)}})
}

func (b *builder) part(p *form.Part) {
	b.landscape = p.Landscape
	b.newSection(doc.Section{Landscape: p.Landscape, Restart: p.Restart})
	b.afterPerformance = false
	b.above = b.text(p.Contents)
	if p.Hidden {
		return
	}
	text := b.runner.Text(p.Title)
	line := cmp.Or(b.above, text.String())
	b.above = ""
	b.add(&doc.Heading{ID: b.id("part"), Level: 1, Style: p.Style.V, Text: text, Contents: line, Bookmark: line})
}

// opens gives a heading the part that it begins.
func (b *builder) opens(h *doc.Heading) *doc.Heading {
	h.Above, b.above = b.above, ""
	return h
}

// id makes a unique anchor name.
func (b *builder) id(kind string) string {
	b.ids[kind]++
	return fmt.Sprintf("%s-%d", kind, b.ids[kind])
}

func (b *builder) narrative(name string) {
	for _, blk := range b.runner.Blocks(name) {
		switch {
		case blk.Level > 0:
			b.endPassage()
			b.running()
			b.heading(&blk)
		case blk.Name != "":
			b.endPassage()
			b.directive(name, &blk)
		default:
			b.running()
			b.add(&doc.Paragraph{Style: "body", Text: blk.Text})
			b.passage.read(blk.Text, b.data.Numbers["text"].Format)
		}
	}
	b.endPassage()
}

// running prepares for running text: after a sheet or a table it starts a page.
func (b *builder) running() {
	b.turn(b.landscape, b.afterPerformance)
	b.afterPerformance = false
}

// headingStyles are the text styles of # ## ###.
var headingStyles = [...]string{"section", "subsection", "item"}

func (b *builder) heading(blk *narrative.Block) {
	level := min(blk.Level, len(headingStyles))
	h := &doc.Heading{ID: b.id("section"), Level: level + 1, Style: headingStyles[level-1], Text: blk.Text}
	h.Bookmark = strings.TrimSuffix(blk.Text.String(), "：")
	if !blk.Unlisted {
		h.Contents = blk.Text.String()
	}
	b.add(b.opens(h))
}

func (b *builder) directive(file string, blk *narrative.Block) {
	switch blk.Name {
	case "chart":
		if c := b.data.Chart(blk.Arg); c != nil {
			b.running()
			b.chart(c)
			return
		}
	case "table":
		if t := b.data.Table(blk.Arg); t != nil {
			b.table(t)
			return
		}
		if b.data.Elsewhere(blk.Arg) {
			return
		}
	case "sheets":
		if fm := b.data.Performance(blk.Arg); fm != nil {
			b.performances(fm)
			return
		}
	case "glossary":
		b.running()
		b.glossary(blk.Arg)
		return
	case "part":
		b.begin(blk)
		return
	}
	b.faults.Errorf(diag.Pos{Book: form.NarrativeDir + "/" + file + ".tmpl"},
		"没有这个指令或名称：!%s %s；可用：!chart、!table、!sheets、!glossary、!part", blk.Name, blk.Arg)
}

// begin opens a page with a title like a part's that the contents leave out.
func (b *builder) begin(blk *narrative.Block) {
	b.turn(b.landscape, true)
	b.afterPerformance = false
	text := slices.Clone(blk.Text)
	text[0].Text = strings.TrimLeft(strings.TrimPrefix(text[0].Text, "!"+blk.Name), " ")
	b.add(b.opens(&doc.Heading{ID: b.id("part"), Level: 1, Style: "part", Text: text, Bookmark: text.String()}))
}

// glossary prints the form's terms with the unit's own meanings, then the
// terms that the unit adds, numbered in a manner.
func (b *builder) glossary(numbering string) {
	own := map[string]*model.Term{}
	for i := range b.d.Glossary {
		own[fold.Words(b.d.Glossary[i].Name.Value)] = &b.d.Glossary[i]
	}
	n := 0
	print := func(name, meaning doc.Text) {
		n++
		text := append(doc.Plain(pivot.Numbering(cmp.Or(numbering, "chinese"), n)), name...)
		text = append(append(text, doc.Span{Text: "："}), meaning...)
		b.add(&doc.Paragraph{Style: "body", Text: text})
	}
	for _, t := range b.data.Glossary {
		name, meaning := b.runner.Text(t.Name), b.runner.Text(t.Meaning)
		if o := own[fold.Words(name.String())]; o != nil {
			meaning = cell(o.Meaning)
			delete(own, fold.Words(name.String()))
		}
		print(name, meaning)
	}
	for i := range b.d.Glossary {
		if t := &b.d.Glossary[i]; own[fold.Words(t.Name.Value)] == t {
			print(cell(t.Name), cell(t.Meaning))
		}
	}
}

func cell(t model.Text) doc.Text {
	if t.Value == "" {
		return nil
	}
	return doc.Text{{Text: t.Value, Src: []diag.Pos{t.At}}}
}
