package invariant

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"yugong/render/doc"
	"yugong/render/frame"
)

// Complete compares the texts of the structure, node by node, with those of
// the document: everything stands once and in reading order. White space does
// not count; the contents and the insides of figures are not compared.
func (p *Pages) Complete(src *doc.Document) []Fault {
	var want []string
	for i := range src.Sections {
		for _, b := range src.Sections[i].Blocks {
			want = appendBlock(want, b)
		}
	}
	got := p.nodeTexts()
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(got):
			return []Fault{{What: fmt.Sprintf("text %d is missing: %q", i, want[i])}}
		case i >= len(want):
			return []Fault{{What: fmt.Sprintf("text %d is too many: %q", i, got[i])}}
		case got[i] != want[i]:
			return []Fault{{What: fmt.Sprintf("text %d is %q, want %q", i, got[i], want[i])}}
		}
	}
	return nil
}

func appendBlock(list []string, b doc.Block) []string {
	switch b := b.(type) {
	case *doc.Heading:
		return appendText(list, b.Text)
	case *doc.Paragraph:
		return appendText(list, b.Text)
	case *doc.Contents:
		return appendText(list, b.Title.Text)
	case *doc.Table:
		list = appendText(list, b.Label)
		for _, h := range b.Heading {
			list = appendText(list, h.Text)
		}
		list = appendText(appendText(list, b.Left), b.Right)
		for _, rows := range [][]doc.Row{b.Head, b.Body} {
			for r := range rows {
				for c := range rows[r].Cells {
					list = appendText(list, rows[r].Cells[c].Text)
				}
			}
		}
		for _, n := range b.Notes {
			list = appendText(list, n.Text)
		}
	}
	return list
}

func appendText(list []string, t doc.Text) []string {
	if s := squeeze(t.String()); s != "" {
		return append(list, s)
	}
	return list
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// nodeTexts lists the texts of the nodes in order, without empty ones.
func (p *Pages) nodeTexts() (list []string) {
	for id, n := range p.doc.Nodes {
		if n.Role == frame.RoleContentsLine || n.Role == frame.RoleFigure {
			continue
		}
		var b strings.Builder
		for _, l := range p.lines[id] {
			b.WriteString(squeeze(l.S))
		}
		if b.Len() > 0 {
			list = append(list, b.String())
		}
	}
	return list
}

// HeadsRepeat finds pages of a table, after its first, that do not show the
// texts of its head rows again.
func (p *Pages) HeadsRepeat(src *doc.Document) (faults []Fault) {
	pages := p.tablePages()
	n := 0
	for i := range src.Sections {
		for _, b := range src.Sections[i].Blocks {
			t, ok := b.(*doc.Table)
			if !ok {
				continue
			}
			if n == len(pages) {
				return append(faults, Fault{What: "table " + t.ID + " is missing"})
			}
			for _, page := range pages[n][min(1, len(pages[n])):] {
				faults = append(faults, p.headOn(page, t)...)
			}
			n++
		}
	}
	return faults
}

// headOn checks that a page repeats the head of a table.
func (p *Pages) headOn(page int, t *doc.Table) (faults []Fault) {
	var b strings.Builder
	for _, i := range p.inks[page-1] {
		if text, ok := i.item.(*frame.Text); ok && i.node == 0 {
			b.WriteString(squeeze(text.S))
		}
	}
	repeated := slices.Clone(t.Head)
	for _, row := range t.Body {
		if row.Role != doc.RowNumber && row.Role != doc.RowKey {
			break
		}
		repeated = append(repeated, row)
	}
	for r := range repeated {
		for c := range repeated[r].Cells {
			if s := squeeze(repeated[r].Cells[c].Text.String()); !strings.Contains(b.String(), s) {
				faults = append(faults, Fault{Page: page, What: fmt.Sprintf("table %s does not repeat %q", t.ID, s)})
			}
		}
	}
	return faults
}

// tablePages lists the pages on which body cells of each table stand.
func (p *Pages) tablePages() (pages [][]int) {
	index := map[frame.NodeID]int{}
	for id, n := range p.doc.Nodes {
		switch n.Role {
		case frame.RoleTable:
			index[frame.NodeID(id)] = len(pages)
			pages = append(pages, nil)
		case frame.RoleCell:
			t := index[p.doc.Nodes[p.doc.Nodes[n.Parent].Parent].Parent]
			for _, l := range p.lines[id] {
				if k := len(pages[t]); k == 0 || pages[t][k-1] < l.Page {
					pages[t] = append(pages[t], l.Page)
				}
			}
		}
	}
	return pages
}
