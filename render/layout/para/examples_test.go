package para_test

import (
	"os"
	"path/filepath"
	"testing"

	"yugong/fonts"
	"yugong/model/workbook"
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/render/layout/para"
	"yugong/templates"
)

// figure is the badness of a document's running text.
type figure struct {
	demerits, worst int64
	lines           int
}

// lone is what a last line of a single character counts, far above all else.
const lone = 1_000_000_000_000

func (f *figure) add(p *para.Paragraph) (lonely int) {
	for i := range p.Lines {
		d := p.Lines[i].Demerits
		lonely += int(d / lone)
		f.demerits += d % lone
		f.worst = max(f.worst, d%lone)
	}
	f.lines += len(p.Lines)
	return lonely
}

// On the examples, breaking whole paragraphs beats breaking line by line. The
// log shows by how much.
func TestExamples(t *testing.T) {
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"yangcheng", "full", "department"} {
		document, style := example(t, name)
		set := para.New(fs, style.LatinSpace)
		var best, greedy figure
		var lonely [2]int
		for _, p := range justified(document, style) {
			st := style.Text[p.Style]
			a, b := set.Set(p.Text, st, measure(style)), set.Greedy(p.Text, st, measure(style))
			lonely[0] += best.add(&a)
			lonely[1] += greedy.add(&b)
		}
		t.Logf("%s: whole paragraphs %d demerits on %d lines (worst %d, %d lone last characters); line by line %d on %d (worst %d, %d)", name,
			best.demerits, best.lines, best.worst, lonely[0], greedy.demerits, greedy.lines, greedy.worst, lonely[1])
		if best.lines == 0 || lonely[0] > lonely[1] || lonely[0] == lonely[1] && best.demerits >= greedy.demerits {
			t.Errorf("%s: whole paragraphs are not better", name)
		}
	}
}

// example builds the document of an example folder in the default form.
func example(t *testing.T, name string) (*doc.Document, *doc.Style) {
	t.Helper()
	folder := filepath.Join("..", "..", "..", "examples", name)
	if _, err := os.Stat(folder); err != nil {
		t.Fatalf("no example %s: %v", name, err)
	}
	disclosure, faults, err := workbook.Read(folder)
	if err != nil || disclosure == nil {
		t.Fatalf("%s: %v %v", name, err, faults)
	}
	root, err := templates.Embedded(templates.Default)
	if err != nil {
		t.Fatal(err)
	}
	format, faults := templates.Load(root)
	if format == nil {
		t.Fatal(faults)
	}
	document, faults := format.Document(disclosure, templates.Final())
	if document == nil {
		t.Fatal(faults)
	}
	return document, format.Style()
}

// justified lists the paragraphs whose edges both stand.
func justified(d *doc.Document, style *doc.Style) (all []*doc.Paragraph) {
	for _, section := range d.Sections {
		for _, b := range section.Blocks {
			if p, ok := b.(*doc.Paragraph); ok && style.Text[p.Style].Align == doc.AlignJustify {
				all = append(all, p)
			}
		}
	}
	return all
}

func measure(st *doc.Style) geom.Length {
	return st.Paper.W - st.Margin.Left - st.Margin.Right
}
