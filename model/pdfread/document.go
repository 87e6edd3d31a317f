package pdfread

import (
	"yugong/model/pdfread/internal/content"
	"yugong/model/pdfread/internal/object"
)

// Error is why a file is not read, in Chinese, with a hint how to mend it.
type Error = object.Error

// Box is a rectangle on a page: X0, Y0 upper left, X1, Y1 lower right.
type Box = content.Box

// Document is what a PDF holds.
type Document struct {
	Pages    []Page
	Tables   []Table     // from first to last
	Text     []Paragraph // what is not in tables, headers and footers
	Contents []Entry     // of the contents (目录)
	Data     [][]byte    // workbooks (.xlsx) that come along as the document's data
}

// Page is a page as far as it can be read.
type Page struct {
	Width, Height float64
	Label         string     // the page number printed on it, or ""
	State         State      // whether there is text to read
	Characters    int        // read
	Lost          int        // characters whose text no font tells
	Hidden        int        // characters outside the page or its clips that no page near it shows: not part of it
	Cut           []Box      // characters seen in part
	Askew         string     // text that runs aslant, a watermark, as it was drawn
	ToUser        [6]float64 // the matrix from places here to the page's own space
}

// User is a box in the page's own space, as annotations want it: Y0 below Y1.
func (p *Page) User(b Box) Box { return content.Matrix(p.ToUser).Box(b) }

// State tells what kind of page it is.
type State uint8

// The states.
const (
	Readable State = iota
	Blank          // 空白页
	Scanned        // 扫描件: a picture without text
	Drawn          // text drawn as shapes
)

// Place is where something stands.
type Place struct {
	Page int // from 1
	Box
}

// Entry is a line of the contents.
type Entry struct {
	Title string
	Label string // the page number it names, or ""
	Place
}

// scans: a page whose pictures cover this share and that has less text than
// a header is one.
const (
	scanShare = 0.3
	scanText  = 40
	drawn     = 400 // curves of a page whose text is drawn
)

// Read reads a PDF. The error is an *Error.
func Read(data []byte) (*Document, error) {
	file, err := object.Open(data)
	if err != nil {
		return nil, err
	}
	pages, err := file.Pages()
	if err != nil {
		return nil, err
	}
	r := reader{doc: &Document{}}
	in := content.NewReader(file)
	for i := range pages {
		r.page(in.Read(&pages[i]))
		if in.Exceeded() {
			return nil, &Error{Message: "PDF 文件的内容异常庞大，没有读取", Hint: "请用阅读器打开后重新另存为 PDF"}
		}
	}
	r.hidden()
	r.furniture()
	for i := range r.pages {
		r.contents(&r.pages[i], i+1)
	}
	r.align()
	r.join()
	r.text()
	for _, a := range file.Attached() {
		if a.Relation == "Data" && a.MIME == spreadsheet {
			r.doc.Data = append(r.doc.Data, a.Data)
		}
	}
	return r.doc, nil
}

// spreadsheet is the type of a workbook (.xlsx).
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// reader gathers a document page by page.
type reader struct {
	doc   *Document
	pages []sheet
}

// sheet is what stands on one page: lines outside tables, and tables.
type sheet struct {
	lines  []Line
	tables []Table
	rules  []content.Rule
	seen   []byte // its text as it was drawn
	hidden []byte // that nobody sees
}

func (r *reader) page(c *content.Page) {
	number := len(r.pages) + 1
	p := Page{Width: c.Width, Height: c.Height, Cut: c.Cut, ToUser: c.ToUser}
	glyphs := c.Glyphs[:0]
	for _, g := range c.Glyphs {
		if g.Dir == content.Askew {
			p.Askew += g.Text
		}
		if g.Text == " " || g.Text == "\u3000" || g.Dir != content.Right {
			continue
		}
		if g.Text == "\uFFFD" {
			p.Lost++
		}
		glyphs = append(glyphs, g)
	}
	p.Characters = len(glyphs)
	switch {
	case p.Characters < scanText && c.Pictures > scanShare:
		p.State = Scanned
	case p.Characters < scanText && c.Curves > drawn:
		p.State = Drawn
	case p.Characters == 0:
		p.State = Blank
	}
	s := sheet{hidden: c.Hidden}
	for i := range glyphs {
		s.seen = append(s.seen, glyphs[i].Text...)
	}
	s.tables, glyphs = ruled(c.Rules, glyphs, number)
	s.lines = lines(glyphs, number)
	s.rules = c.Rules
	r.pages = append(r.pages, s)
	r.doc.Pages = append(r.doc.Pages, p)
}
