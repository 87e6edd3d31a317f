package xlsx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/numfmt"
)

// topBytes hold the first rows of a usual sheet.
const topBytes = 16 << 10

// top scans the first rows of a worksheet part that hold something. Of a long part
// it unpacks the beginning, unless that does not hold as many rows.
func (r *reader) top(out *grid.Sheet, part string, most int) error {
	if in, ok := r.container.top(part, topBytes); ok {
		begun := *out
		if err := r.scan(out, part, in, most); err == nil && len(out.Rows) > most {
			return nil
		}
		*out = begun
	}
	return r.sheet(out, part, most)
}

// sheet scans one worksheet part, up to a number of rows that hold something.
func (r *reader) sheet(out *grid.Sheet, part string, most int) error {
	in, err := r.read(part)
	if err != nil {
		return err
	}
	return r.scan(out, part, in, most)
}

// scan scans the text of a worksheet part.
func (r *reader) scan(out *grid.Sheet, part, in string, most int) error {
	s := sheetScanner{reader: r, scanner: scanner{in: in}, out: out}
	for {
		t, err := s.next()
		if err != nil {
			return damaged(part)
		}
		if t == tokenEnd || len(out.Rows) > most {
			break
		}
		if t != tokenOpen {
			continue
		}
		if err := s.open(); err != nil {
			if err == errXML {
				return damaged(part)
			}
			return err
		}
	}
	s.finish()
	if s.noted {
		out.Notes = func() []grid.Note { return r.notes(part) }
	}
	return nil
}

type sheetScanner struct {
	scanner
	*reader
	out      *grid.Sheet
	row, col int // of the last row and cell
	width    int // cells of the last row: the next is likely as long
	hidden   bool
	started  bool // out.Rows holds the current row
	disorder bool
	noted    bool // cells have notes
}

// open handles an element that holds something the decoder wants to know.
func (s *sheetScanner) open() error {
	switch s.name {
	case "row":
		n := s.number("r")
		if n == 0 {
			n = s.row + 1
		}
		if n > grid.MaxRow {
			return errXML
		}
		s.disorder = s.disorder || n <= s.row
		s.row, s.col, s.started = n, 0, false
		s.hidden = s.flag("hidden")
	case "c":
		return s.cell()
	case "col":
		if s.flag("hidden") && len(s.out.HiddenCols) < grid.MaxItems {
			s.out.HiddenCols = append(s.out.HiddenCols, grid.Span{First: s.number("min"), Last: s.number("max")})
		}
	case "legacyDrawing": // the shapes of notes
		s.noted = true
	case "mergeCell":
		ref, _ := s.attr("ref")
		s.merge(ref)
	case "oddHeader", "oddFooter", "firstHeader", "firstFooter":
		if t, err := s.next(); err != nil {
			return err
		} else if t == tokenText && len(s.out.Margins) < grid.MaxItems {
			s.out.Margins = append(s.out.Margins, s.text)
		}
	}
	return nil
}

func (s *sheetScanner) merge(ref string) {
	from, to, _ := strings.Cut(ref, ":")
	c1, r1 := reference(from)
	c2, r2 := reference(to)
	if r1 > 0 && r2 > 0 && len(s.out.Merged) < grid.MaxItems {
		s.out.Merged = append(s.out.Merged, grid.Range{
			Rows: grid.Span{First: min(r1, r2), Last: max(r1, r2)},
			Cols: grid.Span{First: min(c1, c2), Last: max(c1, c2)},
		})
	}
}

// cell reads an element c. Most cells of padded sheets are empty: those cost
// a look at one attribute.
func (s *sheetScanner) cell() error {
	ref, ok := s.attr("r")
	if !s.empty {
		return s.content(ref, ok)
	}
	if !ok {
		s.col++
	} else if col, _ := reference(ref); col > 0 {
		s.col = col
	}
	return nil
}

func (s *sheetScanner) content(ref string, named bool) error {
	row, col := s.row, s.col+1
	if named {
		if col, row = reference(ref); col == 0 {
			return errXML
		}
	}
	if row != s.row {
		s.disorder = s.disorder || row < s.row
		s.row, s.started = row, false
	}
	s.disorder = s.disorder || s.started && col <= s.col
	s.col = col
	kind, _ := s.attr("t")
	style := s.number("s")
	v, err := s.stored()
	if err != nil {
		return err
	}
	c := grid.Cell{Col: col}
	if !s.interpret(&c, kind, style, v) {
		return nil
	}
	if s.cells++; s.cells > grid.MaxCells || col > grid.MaxCol {
		return &grid.Refusal{Message: "内容过多，不是正常的工作簿", Hint: "请只保留需要的工作表和行", Whole: true}
	}
	s.keep(c)
	return nil
}

// stored is what an element c holds.
type stored struct {
	value   string
	some    bool // there is a value, though it may be an empty text
	formula bool
}

func (s *sheetScanner) stored() (v stored, err error) {
	in := ""
	var parts []string
	for {
		t, err := s.next()
		switch {
		case err != nil || t == tokenEnd:
			return v, errXML
		case t == tokenText && in == "v":
			parts = append(parts, s.text)
		case t == tokenText:
		case t == tokenClose && s.name == "c":
			v.value = strings.Join(parts, "")
			return v, nil
		case t == tokenClose:
			in = ""
		case s.name == "is":
			text, err := s.richText("is")
			if err != nil {
				return v, err
			}
			parts = append(parts, text)
		default:
			in = s.name
			v.formula = v.formula || s.name == "f"
			v.some = v.some || s.name == "v"
		}
	}
}

// interpret fills a cell; it is false when the cell is blank.
func (s *sheetScanner) interpret(c *grid.Cell, kind string, style int, v stored) bool {
	value := v.value
	if v.formula && !v.some {
		c.Kind = grid.Uncached
		return true
	}
	switch kind {
	case "s":
		if value = strings.TrimSpace(value); value == "" {
			return false
		}
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(s.shared) {
			c.Text = string(utf8.RuneError) // the text is lost: no blank
			return true
		}
		c.Text = day(s.shared[i])
	case "str":
		c.Text = day(unhex(value))
	case "inlineStr":
		c.Text = day(value)
	case "b":
		c.Kind, c.Text = grid.Bool, "FALSE"
		if strings.TrimSpace(value) == "1" {
			c.Text = "TRUE"
		}
	case "e":
		c.Kind, c.Text = grid.Fault, value
	case "d":
		c.Kind, c.Text = grid.Date, grid.ISODay(value)
	default:
		value = strings.TrimSpace(value)
		if value == "" {
			c.Kind = grid.Uncached
			return v.formula
		}
		var f *numfmt.Format
		if style < len(s.formats) {
			f = s.formats[style]
		}
		numfmt.Fill(c, value, f, s.date1904)
	}
	return strings.TrimSpace(c.Text) != ""
}

// day writes a text that is a day of ISO 8601 as people do.
func day(text string) string {
	if len(text) < len("2025-02-28T00:00") || len(text) > 30 || text[4] != '-' {
		return text
	}
	return grid.ISODay(text)
}

func (s *sheetScanner) keep(c grid.Cell) {
	if !s.started {
		s.out.Rows = append(s.out.Rows, grid.Row{Num: s.row, Hidden: s.hidden, Cells: make([]grid.Cell, 0, s.width)})
		s.started = true
	}
	row := &s.out.Rows[len(s.out.Rows)-1]
	row.Cells = append(row.Cells, c)
	s.width = len(row.Cells)
}

// finish orders what a careless program wrote out of order, and joins rows
// written twice; the later of two cells at one place stands.
func (s *sheetScanner) finish() {
	if !s.disorder {
		return
	}
	slices.SortStableFunc(s.out.Rows, func(a, b grid.Row) int { return cmp.Compare(a.Num, b.Num) })
	rows := s.out.Rows[:0]
	for _, r := range s.out.Rows {
		if n := len(rows); n > 0 && rows[n-1].Num == r.Num {
			rows[n-1].Cells = append(rows[n-1].Cells, r.Cells...)
			continue
		}
		rows = append(rows, r)
	}
	for i := range rows {
		rows[i].Cells = order(rows[i].Cells)
	}
	s.out.Rows = rows
}

func order(cells []grid.Cell) []grid.Cell {
	slices.SortStableFunc(cells, func(a, b grid.Cell) int { return cmp.Compare(a.Col, b.Col) })
	kept := cells[:0]
	for _, c := range cells {
		if n := len(kept); n > 0 && kept[n-1].Col == c.Col {
			kept[n-1] = c
			continue
		}
		kept = append(kept, c)
	}
	return kept
}
