package tables

import (
	"fmt"
	"strconv"
	"strings"

	"yugong/model/diag"
	"yugong/model/pdfread"
)

// ReadPDF reads the tables of a PDF from memory; name is what its places are
// called by.
func ReadPDF(data []byte, name string) (*Published, diag.List) {
	r := reader{out: &Published{Name: name}}
	r.pdf(data, name)
	return r.out, r.faults
}

// pdf reads the tables of a PDF, each as a sheet.
func (r *reader) pdf(data []byte, name string) {
	d, err := pdfread.Read(data)
	if err != nil {
		r.refused(diag.Pos{Book: name}, err)
		return
	}
	r.out.PDF = d
	r.unreadable(d, name)
	named := map[string]int{}
	for i := range d.Tables {
		t := &d.Tables[i]
		p := Page{Book: name, Sheet: tableName(t), table: t}
		if named[p.Sheet]++; named[p.Sheet] > 1 {
			p.Sheet = fmt.Sprintf("%s（第%d张）", p.Sheet, named[p.Sheet])
		}
		p.lines(t.Above, 1-len(t.Above), t.Cols)
		p.body(t)
		p.lines(t.Below, t.Rows+1, t.Cols)
		r.out.Pages = append(r.out.Pages, p)
	}
	r.data(d, name)
}

// data reads the workbook that a document brings along; one that cannot be read,
// or does not say that it is exact, is none.
func (r *reader) data(d *pdfread.Document, name string) {
	for _, file := range d.Data {
		own := reader{out: &Published{Name: name + "所附的表"}}
		own.workbook(file, own.out.Name)
		if own.out.Exact && !own.faults.HasErrors() {
			r.out.Data = own.out
			return
		}
	}
}

// tableName is the title over a table, as well as it can be told: the last line
// that speaks of one, or else that stands alone and names nothing else.
func tableName(t *pdfread.Table) string {
	for i := len(t.Above) - 1; i >= 0; i-- {
		l := &t.Above[i]
		if len(l.Parts) == 1 && strings.Contains(l.Text(), "表") {
			return l.Text()
		}
	}
	for i := range t.Cells[:min(3, len(t.Cells))] {
		if s := t.Cells[i].Text; strings.HasSuffix(s, "表") {
			return s
		}
	}
	for i := len(t.Above) - 1; i >= 0; i-- {
		if l := &t.Above[i]; len(l.Parts) == 1 && !strings.ContainsAny(l.Text(), "：:。；") {
			return l.Text()
		}
	}
	return "无标题的表"
}

// lines adds the lines over or under a table: the left part in the first column,
// others to the right.
func (p *Page) lines(list []pdfread.Line, num, cols int) {
	for i := range list {
		row := Row{Num: num + i}
		for k := range list[i].Parts {
			col := 1
			if k > 0 {
				col = max(k+1, cols-len(list[i].Parts)+1+k)
			}
			row.Cells = append(row.Cells, Cell{Col: col, Text: list[i].Parts[k].Text})
		}
		p.Rows = append(p.Rows, row)
	}
}

func (p *Page) body(t *pdfread.Table) {
	row := Row{Num: 1}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row+1 != row.Num {
			p.add(row)
			row = Row{Num: c.Row + 1}
		}
		if c.Rows > 1 || c.Cols > 1 {
			p.Merged = append(p.Merged, Range{Row: c.Row + 1, Col: c.Col + 1, LastRow: c.Row + c.Rows, LastCol: c.Col + c.Cols})
		}
		if c.Text != "" {
			row.Cells = append(row.Cells, Cell{Col: c.Col + 1, Text: c.Text})
		}
	}
	p.add(row)
}

func (p *Page) add(row Row) {
	if len(row.Cells) > 0 {
		p.Rows = append(p.Rows, row)
	}
}

// unreadable tells which pages could not be read, for what was not read was
// not checked.
func (r *reader) unreadable(d *pdfread.Document, name string) {
	for i := range d.Pages {
		at, p := diag.Pos{Book: name, Page: i + 1}, &d.Pages[i]
		f := diag.Diagnostic{Severity: diag.Warning, At: at}
		switch {
		case p.State == pdfread.Scanned:
			f.Message, f.Hints = "本页是扫描件，没有文字，未核对", []string{"请改用由文档直接导出的 PDF"}
		case p.State == pdfread.Drawn:
			f.Message, f.Hints = "本页的文字已转为图形，读不出，未核对", []string{"请改用由文档直接导出的 PDF"}
		case p.Lost > 0:
			f.Message = fmt.Sprintf("本页有 %d 个字符没有编码，读不出，所在之处未核对", p.Lost)
			f.Hints = []string{"请在导出 PDF 时嵌入字体，或改用其他程序导出"}
		default:
			continue
		}
		r.faults.Add(f)
	}
	r.hidden(d, name)
}

// hidden tells once of the text that no reader of the pages sees.
func (r *reader) hidden(d *pdfread.Document, name string) {
	var pages []string
	first, n := 0, 0
	for i := range d.Pages {
		if h := d.Pages[i].Hidden; h > 0 {
			if n == 0 {
				first = i + 1
			}
			n += h
			pages = append(pages, strconv.Itoa(i+1))
		}
	}
	if n == 0 {
		return
	}
	r.faults.Add(diag.Diagnostic{Severity: diag.Hint, At: diag.Pos{Book: name, Page: first},
		Message: fmt.Sprintf("第 %s 页共有 %d 个字在页面之外或被裁去，读者看不见，未核对", strings.Join(pages, "、"), n),
		Hints:   []string{"请核对页面是否完整；多余的内容请在导出 PDF 之前删去"}})
}

// Places are where a place of a PDF stands on its pages: a cell, a row, a line
// over the table, a whole table, or else the page.
func (p *Published) Places(at diag.Pos) []pdfread.Place {
	if p.PDF == nil || at.Page < 1 || at.Page > len(p.PDF.Pages) {
		return nil
	}
	for i := range p.Pages {
		if p.Pages[i].Sheet == at.Sheet && p.Pages[i].table != nil {
			return places(p.Pages[i].table, at)
		}
	}
	page := &p.PDF.Pages[at.Page-1]
	return []pdfread.Place{{Page: at.Page, Box: pdfread.Box{X1: page.Width, Y1: page.Height}}}
}

func places(t *pdfread.Table, at diag.Pos) []pdfread.Place {
	switch {
	case at.Row > t.Rows && at.Row-t.Rows <= len(t.Below):
		return []pdfread.Place{t.Below[at.Row-t.Rows-1].Place}
	case at.Row >= 1 && at.Col >= 1:
		if c := t.Find(at.Row-1, at.Col-1); c != nil {
			return []pdfread.Place{c.Place}
		}
	case at.Row >= 1:
		if p, ok := t.RowPlace(at.Row - 1); ok {
			return []pdfread.Place{p}
		}
	case len(t.Above)+at.Row-1 >= 0 && len(t.Above) > 0:
		return []pdfread.Place{t.Above[len(t.Above)+at.Row-1].Place}
	}
	return t.Outlines()
}
