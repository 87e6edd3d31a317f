package yugong

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yugong/model/pdfread"
	"yugong/render/doc"
	"yugong/templates"
)

// setter makes a PDF of a document with another program: its headings, its
// sentences and its tables, without charts and page numbers.
type setter struct {
	name  string
	ruled bool // else tables have three lines, or none
	set   func(t *testing.T, d *doc.Document, dir string) string
}

var setters = []setter{
	{"chromium", true, func(t *testing.T, d *doc.Document, dir string) string {
		return inChromium(t, d, dir, "td,th{border:1px solid}")
	}},
	{"chromium three lines", false, func(t *testing.T, d *doc.Document, dir string) string {
		return inChromium(t, d, dir, "table{border-top:2px solid;border-bottom:2px solid}thead{border-bottom:1px solid}")
	}},
	{"libreoffice", true, func(t *testing.T, d *doc.Document, dir string) string {
		return inCalc(t, d, dir, "0.5pt solid #000000")
	}},
	{"libreoffice borderless", false, func(t *testing.T, d *doc.Document, dir string) string { return inCalc(t, d, dir, "none") }},
	{"typst", true, func(t *testing.T, d *doc.Document, dir string) string { return inTypst(t, d, dir, "0.5pt") }},
	{"typst borderless", false, func(t *testing.T, d *doc.Document, dir string) string { return inTypst(t, d, dir, "none") }},
}

// everyProgram has every example set by every program, for a minute; without it
// each example is set by one of them, ruled and not.
var everyProgram = flag.Bool("programs", false, "every example set by every program")

// TestDocumentsOfOtherPrograms: a document that another program set is read as
// the program's own PDF is: every table with all its cells, every sentence,
// nothing found that its own PDF does not give. Where tables have no rules, which
// leaves much to guess, most are.
func TestDocumentsOfOtherPrograms(t *testing.T) {
	if os.Getenv("YUGONG_TOOLS") != "required" {
		t.Skip("has other programs set documents, for half a minute: set YUGONG_TOOLS=required")
	}
	t.Parallel() // it waits for other programs
	var plain score
	documents := 0
	for _, form := range templates.Names() {
		p, faults, err := New(Settings{Form: form})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		for _, example := range examplesOf(form) {
			in, err := p.Read(example)
			if err != nil {
				t.Fatal(err)
			}
			r := newResult(p, in, Final())
			made := p.document(r)
			if made == nil {
				t.Fatal(r.Findings)
			}
			own := p.AuditRead(ReadPDF(printedBy(t, p.Build(in, Final())), "a.pdf"), false)
			documents++
			for i, s := range setters {
				if !*everyProgram && (i/2+documents)%3 != 0 {
					continue
				}
				t.Run(form+" "+filepath.Base(example)+" "+s.name, func(t *testing.T) {
					data, err := os.ReadFile(s.set(t, made.Document, t.TempDir()))
					if err != nil {
						t.Fatal(err)
					}
					got := p.AuditRead(ReadPDF(data, "a.pdf"), false)
					if s.ruled {
						sameReading(t, got, own, made.Document)
					} else {
						plain.add(got, own, made.Document)
					}
				})
			}
		}
	}
	if t.Logf("without rules: %+v", plain); 100*plain.Read < 90*plain.Tables || 100*plain.Right < 90*plain.Cells {
		t.Error("without rules nine tables in ten and nine cells in ten should be read")
	}
}

// score counts the tables of forms and their cells.
type score struct{ Tables, Read, Cells, Right int }

func (s *score) add(got, own *Audit, d *doc.Document) {
	s.Tables += len(own.Tables)
	s.Read += len(got.Tables)
	have := got.of.book.PDF.Tables
	for _, want := range tablesOf(d) {
		if len(want.Heading) == 0 || !strings.HasPrefix(want.Right.String(), "单位") {
			continue // a form's sheet
		}
		all := cellsOf(want, false)
		s.Cells += len(all)
		at := slices.IndexFunc(have, func(h pdfread.Table) bool {
			return slices.ContainsFunc(h.Above, func(l pdfread.Line) bool { return bare(l.Text()) == bare(titleOf(want)) })
		})
		if at >= 0 {
			s.Right += len(all) - len(minus(all, cellsRead(&have[at], len(want.Head))))
		}
	}
}

func printedBy(t *testing.T, r *Result) []byte {
	var b bytes.Buffer
	if err := r.PDF(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sameReading compares what was read of a document with its tables and with
// what is read of the program's own PDF.
func sameReading(t *testing.T, got, own *Audit, d *doc.Document) {
	t.Helper()
	if !slices.Equal(got.Tables, own.Tables) {
		t.Errorf("tables %q, want %q", got.Tables, own.Tables)
	}
	if *got.Prose != *own.Prose {
		t.Errorf("prose %+v, want %+v", *got.Prose, *own.Prose)
	}
	said := map[string]bool{}
	for _, f := range own.Findings {
		said[f.Rule+f.Message+f.Expected] = true
	}
	for _, f := range got.Findings {
		if !said[f.Rule+f.Message+f.Expected] {
			t.Errorf("finding of this PDF alone: %s", f)
		}
	}
	have, want := got.of.book.PDF.Tables, tablesOf(d)
	if len(have) != len(want) {
		t.Errorf("%d tables, want %d", len(have), len(want))
	}
	for i := range min(len(want), len(have)) {
		is, should := cellsRead(&have[i], len(want[i].Head)), cellsOf(want[i], true)
		if more, fewer := minus(is, should), minus(should, is); len(more)+len(fewer) > 0 {
			t.Errorf("page %d, %s: of %d cells more %q, fewer %q", have[i].Page, titleOf(want[i]), len(should), more[:min(len(more), 12)], fewer[:min(len(fewer), 12)])
		}
	}
}

func tablesOf(d *doc.Document) (list []*doc.Table) {
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			if table, ok := b.(*doc.Table); ok {
				list = append(list, table)
			}
		}
	}
	return list
}

// tell is a cell with its place. Without rules nothing tells an empty cell, nor
// what the text of a row spans.
func tell(ruled bool, head, row, col, rows, cols int, text string) []string {
	switch {
	case text == "" && !ruled:
		return nil
	case !ruled && row >= head && !figure.MatchString(text):
		return []string{fmt.Sprintf("%d %s", row, text)}
	}
	return []string{fmt.Sprintf("%d,%d[%d×%d]%s", row, col, rows, cols, text)}
}

func cellsRead(t *pdfread.Table, head int) (list []string) {
	for _, c := range t.Cells {
		list = append(list, tell(t.Ruled, head, c.Row, c.Col, c.Rows, c.Cols, bare(c.Text))...)
	}
	return list
}

func cellsOf(t *doc.Table, ruled bool) (list []string) {
	covered := map[[2]int]bool{}
	for i, row := range slices.Concat(t.Head, t.Body) {
		col := 0
		for k := range row.Cells {
			for covered[[2]int{i, col}] {
				col++
			}
			c := &row.Cells[k]
			cols, rows := c.Span()
			list = append(list, tell(ruled, len(t.Head), i, col, rows, cols, bare(c.Text.String()))...)
			for y := range rows {
				for x := range cols {
					covered[[2]int{i + y, col + x}] = true
				}
			}
		}
	}
	return list
}

func titleOf(t *doc.Table) string {
	if len(t.Heading) == 0 {
		return ""
	}
	return t.Heading[0].Text.String()
}

func bare(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "　", "")), "") }

func minus(a, b []string) (out []string) {
	count := map[string]int{}
	for _, s := range b {
		count[s]++
	}
	for _, s := range a {
		if count[s]--; count[s] < 0 {
			out = append(out, s)
		}
	}
	return out
}

// pen writes a document in the language of another program.
type pen interface {
	section(landscape bool)
	end() // of a section
	heading(level int, text string)
	paragraph(text string)
	table(d *doc.Table) // with the lines over and under it
}

// setOut has a pen write a document.
func setOut(p pen, d *doc.Document) {
	for i := range d.Sections {
		p.section(d.Sections[i].Landscape)
		for _, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case *doc.Heading:
				p.heading(b.Level, b.Text.String())
			case *doc.Paragraph:
				p.paragraph(b.Text.String())
			case *doc.Table:
				p.table(b)
			}
		}
		p.end()
	}
}

func tool(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%.2000s", name, err, out)
	}
}

func put(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// lined is a pen that writes the lines over and under tables as text.
type lined interface {
	heading(level int, text string)
	line(text string)
	ends(left, right string) // of a line over a table
}

// flanked writes the lines over and under a table.
func flanked(p lined, d *doc.Table, table func()) {
	if s := d.Label.String(); s != "" {
		p.line(s)
	}
	for _, h := range d.Heading {
		p.heading(2, h.Text.String())
	}
	if left, right := d.Left.String(), d.Right.String(); left+right != "" {
		p.ends(left, right)
	}
	table()
	for _, n := range d.Notes {
		p.line(n.Text.String())
	}
}

// page is a document as HTML.
type page struct{ strings.Builder }

func (p *page) say(tag, attributes, text string) {
	fmt.Fprintf(p, "<%s%s>%s</%s>\n", tag, attributes, strings.ReplaceAll(html.EscapeString(text), "\n", "<br>"), tag)
}

func (p *page) section(landscape bool) {
	class := "tall"
	if landscape {
		class = "wide"
	}
	p.WriteString(`<div class="` + class + `">`)
}
func (p *page) end()                       { p.WriteString("</div>") }
func (p *page) heading(n int, text string) { p.say(fmt.Sprintf("h%d", min(n, 6)), "", text) }
func (p *page) line(text string)           { p.say("p", ` class="line"`, text) }
func (p *page) paragraph(text string)      { p.say("p", "", text) }
func (p *page) ends(left, right string) {
	fmt.Fprintf(p, `<p class="line ends"><span>%s</span><span class="right">%s</span></p>`, html.EscapeString(left), html.EscapeString(right))
}

func (p *page) table(d *doc.Table) {
	flanked(p, d, func() {
		p.WriteString("<table><thead>")
		p.rows(d.Head)
		p.WriteString("</thead><tbody>")
		p.rows(d.Body)
		p.WriteString("</tbody></table>\n")
	})
}

func (p *page) rows(list []doc.Row) {
	for _, row := range list {
		p.WriteString("<tr>")
		for i := range row.Cells {
			c := &row.Cells[i]
			cols, rows := c.Span()
			align := [...]string{"left", "center", "right", "right", "center", "left"}[c.Align]
			p.say("td", fmt.Sprintf(` colspan=%d rowspan=%d style="text-align:%s;padding-left:calc(4px + %dem)"`, cols, rows, align, c.Indent), c.Text.String())
		}
		p.WriteString("</tr>\n")
	}
}

const looks = `@page tall{size:A4;margin:20mm}@page wide{size:A4 landscape;margin:20mm}.tall{page:tall}.wide{page:wide}
body{font-family:"Noto Serif CJK SC";font-size:12pt}h1{font-size:20pt}h1,h2{text-align:center}table{border-collapse:collapse;font-size:9pt;width:100%}
td{padding:2px 4px}tr{break-inside:avoid}p{text-indent:2em}.ends{break-after:avoid}.line{text-indent:0;display:flex;justify-content:space-between;font-size:9pt}`

func inChromium(t *testing.T, d *doc.Document, dir, style string) string {
	p := &page{}
	p.WriteString(`<meta charset="utf-8"><style>` + looks + style + `</style>`)
	setOut(p, d)
	out := filepath.Join(dir, "out.pdf")
	tool(t, dir, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+dir,
		"--print-to-pdf="+out, "file://"+put(t, dir, "in.html", p.String()))
	return out
}

// calc is a document as a spreadsheet of LibreOffice: each table on a sheet of
// its own, the text between them in the wide cells of others.
type calc struct {
	strings.Builder
	styles     strings.Builder
	sheets     int
	wide, open bool // the sheet
}

func (c *calc) cell(style string, cols, rows int, text string) {
	fmt.Fprintf(c, `<table:table-cell table:style-name="%s" office:value-type="string" table:number-columns-spanned="%d" table:number-rows-spanned="%d">`, style, cols, rows)
	for _, line := range strings.Split(text, "\n") {
		c.WriteString("<text:p>" + html.EscapeString(line) + "</text:p>")
	}
	c.WriteString("</table:table-cell>")
}

func (c *calc) row(style, text string) {
	c.WriteString("<table:table-row>")
	c.cell(style, 1, 1, text)
	c.WriteString("</table:table-row>")
}

// sheet begins a sheet with columns of some widths, in millimetres.
func (c *calc) sheet(widths []int) {
	c.end()
	c.open = true
	c.sheets++
	style := map[bool]string{true: "wide", false: "tall"}[c.wide]
	fmt.Fprintf(c, `<table:table table:name="s%d" table:style-name="%s">`, c.sheets, style)
	for i, w := range widths {
		fmt.Fprintf(&c.styles, `<style:style style:name="c%d.%d" style:family="table-column"><style:table-column-properties style:column-width="%dmm"/></style:style>`, c.sheets, i, w)
		fmt.Fprintf(c, `<table:table-column table:style-name="c%d.%d"/>`, c.sheets, i)
	}
}

func (c *calc) end() {
	if c.open {
		c.WriteString("</table:table>")
	}
	c.open = false
}

func (c *calc) section(landscape bool) { c.wide = landscape }

func (c *calc) text(style, text string) {
	if !c.open {
		c.sheet([]int{170})
	}
	c.row(style, text)
}
func (c *calc) heading(n int, text string) { c.text(fmt.Sprintf("h%d", min(n, 3)), text) }
func (c *calc) paragraph(text string)      { c.text("body", "　　"+text) }

// table writes the lines over and under it on its sheet too.
func (c *calc) table(d *doc.Table) {
	all := slices.Concat(d.Head, d.Body)
	widths := make([]int, len(d.Columns))
	held := make([][]bool, len(all))
	for i := range held {
		held[i] = make([]bool, len(widths))
	}
	for i := range all {
		at := 0
		for k := range all[i].Cells {
			for held[i][at] {
				at++
			}
			cell := &all[i].Cells[k]
			cols, rows := cell.Span()
			if n := utf8.RuneCountInString(cell.Text.String()); cols == 1 {
				widths[at] = max(widths[at], min(10+2*n, 50), 100/len(widths))
			}
			for y := range rows {
				for x := range cols {
					held[i+y][at+x] = true
				}
			}
		}
	}
	c.sheet(widths)
	n := len(widths)
	line := func(style, left, right string) {
		c.WriteString("<table:table-row>")
		if right == "" {
			c.cell(style, n, 1, left)
		} else {
			c.cell("line", n-1, 1, left)
			for range n - 2 {
				c.WriteString("<table:covered-table-cell/>")
			}
			c.cell("end", 1, 1, right)
		}
		c.WriteString("</table:table-row>")
	}
	if s := d.Label.String(); s != "" {
		line("line", s, "")
	}
	for _, h := range d.Heading {
		line("h2", h.Text.String(), "")
	}
	if left, right := d.Left.String(), d.Right.String(); left+right != "" {
		line("line", left, right)
	}
	for i := range held {
		clear(held[i])
	}
	for i := range all {
		if i == 0 && len(d.Head) > 0 {
			c.WriteString("<table:table-header-rows>")
		}
		c.WriteString("<table:table-row>")
		at := 0
		covered := func() {
			for ; at < n && held[i][at]; at++ {
				c.WriteString("<table:covered-table-cell/>")
			}
		}
		for k := range all[i].Cells {
			covered()
			cell := &all[i].Cells[k]
			cols, rows := cell.Span()
			c.cell([...]string{"left", "center", "right", "right", "center", "left"}[cell.Align], cols, rows, strings.Repeat("　", cell.Indent)+cell.Text.String())
			for y := range rows {
				for x := range cols {
					held[i+y][at+x] = true
				}
			}
			at++
		}
		covered()
		c.WriteString("</table:table-row>")
		if i == len(d.Head)-1 {
			c.WriteString("</table:table-header-rows>")
		}
	}
	for _, note := range d.Notes {
		line("line", note.Text.String(), "")
	}
	c.end()
}

func inCalc(t *testing.T, d *doc.Document, dir, border string) string {
	c := &calc{}
	setOut(c, d)
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>`)
	b.WriteString(c.styles.String())
	for _, s := range [][4]string{{"h1", "center", "20pt"}, {"h2", "center", "16pt"}, {"h3", "start", "14pt"}, {"body", "start", "12pt"},
		{"line", "start", "9pt"}, {"end", "end", "9pt"}, {"left", "start", "9pt", border}, {"center", "center", "9pt", border}, {"right", "end", "9pt", border}} {
		fmt.Fprintf(&b, `<style:style style:name="%s" style:family="table-cell"><style:table-cell-properties fo:wrap-option="%s" fo:border="%s" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="%s"/><style:text-properties fo:font-size="%s" style:font-size-asian="%[5]s" fo:font-family="Noto Serif CJK SC" style:font-family-asian="Noto Serif CJK SC"/></style:style>`,
			s[0], map[bool]string{true: "no-wrap", false: "wrap"}[s[0] == "line" || s[0] == "end"], cmp.Or(s[3], "none"), s[1], s[2])
	}
	for _, s := range [][4]string{{"tall", "21cm", "29.7cm", "portrait"}, {"wide", "29.7cm", "21cm", "landscape"}} {
		fmt.Fprintf(&b, `<style:style style:name="%[1]s" style:family="table" style:master-page-name="%[1]s"/><style:page-layout style:name="%[1]s"><style:page-layout-properties fo:page-width="%[2]s" fo:page-height="%[3]s" style:print-orientation="%[4]s" fo:margin="1.5cm" style:scale-to-X="1" style:scale-to-Y="0" style:print="objects charts drawings"/></style:page-layout>`, s[0], s[1], s[2], s[3])
	}
	b.WriteString(`</office:automatic-styles><office:master-styles><style:master-page style:name="tall" style:page-layout-name="tall"/><style:master-page style:name="wide" style:page-layout-name="wide"/></office:master-styles><office:body><office:spreadsheet>`)
	b.WriteString(c.String())
	b.WriteString(`</office:spreadsheet></office:body></office:document>`)
	tool(t, dir, "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", put(t, dir, "in.fods", b.String()))
	return filepath.Join(dir, "in.pdf")
}

// sheet is a document in the language of Typst.
type sheet struct{ strings.Builder }

var plainly = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

func quoted(text string) string { return `#"` + plainly.Replace(text) + `"` }

func (s *sheet) section(landscape bool) { fmt.Fprintf(s, "#set page(flipped: %v)\n", landscape) }
func (s *sheet) end()                   {}
func (s *sheet) heading(n int, text string) {
	fmt.Fprintf(s, "#block(sticky: true, width: 100%%, align(%s, text(size: %dpt)[%s]))\n\n", map[bool]string{true: "center", false: "left"}[n < 3], 22-2*min(n, 4), quoted(text))
}
func (s *sheet) line(text string)      { fmt.Fprintf(s, "#text(size: 9pt)[%s]\n\n", quoted(text)) }
func (s *sheet) paragraph(text string) { fmt.Fprintf(s, "#h(2em)%s\n\n", quoted(text)) }
func (s *sheet) ends(left, right string) {
	fmt.Fprintf(s, "#block(sticky: true, width: 100%%, text(size: 9pt)[%s #h(1fr) %s])\n\n", quoted(left), quoted(right))
}

func (s *sheet) table(d *doc.Table) { flanked(s, d, func() { s.grid(d) }) }

func (s *sheet) grid(d *doc.Table) {
	var columns []string
	for _, c := range d.Columns {
		if c.Share > 0 {
			columns = append(columns, fmt.Sprintf("%dfr", c.Share))
		} else {
			columns = append(columns, "auto")
		}
	}
	fmt.Fprintf(s, "#[#set text(size: 7pt)\n#table(columns: (%s,),\n", strings.Join(columns, ", "))
	if len(d.Head) > 0 {
		s.WriteString("table.header(")
		s.rows(d.Head)
		s.WriteString("),\n")
	}
	s.rows(d.Body)
	s.WriteString(")]\n\n")
}

func (s *sheet) rows(list []doc.Row) {
	for _, row := range list {
		for i := range row.Cells {
			c := &row.Cells[i]
			cols, rows := c.Span()
			align := [...]string{"left", "center", "right", "right", "center", "left"}[c.Align]
			fmt.Fprintf(s, "table.cell(colspan: %d, rowspan: %d, align: %s, inset: (left: %dpt, rest: 3pt), breakable: %v)[%s],", cols, rows, align, 3+8*c.Indent,
				utf8.RuneCountInString(c.Text.String()) > 300, quoted(c.Text.String()))
		}
		s.WriteString("\n")
	}
}

func inTypst(t *testing.T, d *doc.Document, dir, stroke string) string {
	s := &sheet{}
	s.WriteString("#set text(font: \"Noto Serif CJK SC\", size: 11pt, lang: \"zh\")\n#set page(paper: \"a4\", margin: 2cm)\n#set table(stroke: " + stroke + ")\n")
	setOut(s, d)
	put(t, dir, "in.typ", s.String())
	tool(t, dir, "python3", "-c", `import typst; typst.compile("in.typ", output="in.pdf")`)
	return filepath.Join(dir, "in.pdf")
}
