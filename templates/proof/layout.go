package proof

import (
	"slices"
	"strconv"
	"strings"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/render/doc"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

var layoutRules = []rule{
	{Rule: check.Rule{ID: "X08", Title: "空表说明", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "没有数据的表印“本表无数据”一类的说明，有数据的表不印",
		Basis:    "空表也要公开并说明",
		Hint:     "请核对公开格式的 empty 项"}, document: (*reader).emptyTables},
	{Rule: check.Rule{ID: "X15", Title: "页面完整", Severity: diag.Warning, Stage: check.OnPages,
		Compares: "没有空白页；已公开的文件没有只露出一部分的字",
		Basis:    "读者看到的应是完整的文件", Hint: "请检查这一页的排版"}},
	{Rule: check.Rule{ID: "X09", Title: "目录与正文", Severity: diag.Error, Stage: check.OnPages,
		Compares: "目录的标题和页码与正文一致",
		Basis:    "目录须能找到正文",
		Hint:     "请改正公开格式的 contents 项"}, document: (*reader).contents},
}

// emptyTables: X08. The note stands exactly where a table is empty.
func (r *reader) emptyTables() {
	n := 0
	blocks(r.Document, func(b doc.Block) {
		if t, ok := b.(*doc.Table); ok && !t.OnePage && n < len(r.Grids) {
			r.emptyNote(t, r.Grids[n])
			n++
		}
	})
}

func (r *reader) emptyNote(t *doc.Table, g *pivot.Grid) {
	want := r.Text(g.Table.Empty)
	if want == "" {
		return
	}
	noted := false
	for i := range t.Notes {
		noted = noted || t.Notes[i].Text.String() == want
	}
	r.Compared("X08", 1)
	empty := !hasData(g)
	if empty == noted {
		return
	}
	title := titleOf(t)
	at := diag.Pos{Book: r.Disclosure.Book, Sheet: sourceOf(g.Table).String()}
	if empty {
		r.findAt("X08", at, "《"+title+"》没有数据，也没有印“"+want+"”", want)
	} else {
		r.findAt("X08", at, "《"+title+"》有数据，却印了“"+want+"”", "")
	}
}

// hasData looks for a sum that is not zero, even one too small to print, and for
// a line of a list.
func hasData(g *pivot.Grid) bool {
	for i := range g.Body {
		for _, p := range g.Body[i].Parts {
			if p.Spec != nil && p.Spec.Kind == form.RowsRecords && slices.ContainsFunc(g.Body[i].Cells, told) {
				return true
			}
		}
		for j := range g.Body[i].Cells {
			if c := &g.Body[i].Cells[j]; c.Figure && !c.Sum.IsZero() {
				return true
			}
		}
	}
	return false
}

// told reports whether a cell prints one of the workbook: of a line that only makes
// up the least number of rows none does.
func told(c pivot.Cell) bool {
	return len(c.Sum.Src) > 0 || slices.ContainsFunc(c.Text, func(s doc.Span) bool { return len(s.Src) > 0 })
}

// contents: X09, the half that needs no pages: a line of the table of contents
// says what the heading says, but for a number before it, the year, and the
// publisher, whom contents may call 单位 or 部门.
func (r *reader) contents() {
	has := false
	blocks(r.Document, func(b doc.Block) {
		if _, ok := b.(*doc.Contents); ok {
			has = true
		}
	})
	if !has {
		return
	}
	says := func(line, title string) bool {
		return fold.Same(unnumbered(line), title) || fold.Same(line, title) || r.core(line) == r.core(title)
	}
	judge := func(h *doc.Heading, of *doc.Table) {
		if h.Contents == "" {
			return
		}
		r.Compared("X09", 1)
		title := h.Text.String()
		if says(h.Contents, title) {
			return
		}
		if of != nil {
			if title = titleOf(of); says(h.Contents, title) {
				return
			}
		}
		r.findAt("X09", diag.Pos{}, "目录写作“"+h.Contents+"”，正文标题是“"+title+"”", title)
	}
	blocks(r.Document, func(b doc.Block) {
		switch b := b.(type) {
		case *doc.Heading:
			judge(b, nil)
		case *doc.Table:
			for _, h := range b.Heading {
				judge(h, b)
			}
		}
	})
}

// titleOf is all of a table's title as one line: 表1-1　收支预算总表.
func titleOf(t *doc.Table) string {
	lines := make([]string, len(t.Heading))
	for i, h := range t.Heading {
		lines[i] = h.Text.String()
	}
	return strings.Join(lines, "　")
}

// core is a title without what the contents may say otherwise.
func (r *reader) core(s string) string {
	s = fold.Text(unnumbered(s))
	s = strings.TrimPrefix(s, strconv.Itoa(r.Disclosure.Unit.Year.Value)+"年")
	s = strings.TrimPrefix(s, fold.Text(r.Disclosure.Unit.Name.Value))
	for _, w := range []string{"预算单位", "单位", "部门"} {
		s = strings.TrimPrefix(s, w)
	}
	return s
}

// blocks visits the blocks of a document in their order.
func blocks(d *doc.Document, visit func(doc.Block)) {
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			visit(b)
		}
	}
}

// unnumbered drops 表一　 or 1. before a title.
func unnumbered(s string) string {
	rest := strings.TrimLeft(strings.TrimPrefix(s, "表"), "一二三四五六七八九十ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ0123456789-－—")
	if rest == s || rest == strings.TrimPrefix(s, "表") {
		return s
	}
	if trimmed := strings.TrimLeft(rest, " \u3000.、．"); trimmed != rest {
		return trimmed
	}
	return s
}
