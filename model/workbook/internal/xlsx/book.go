package xlsx

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/numfmt"
)

// Read reads every worksheet that want lets through: by its name alone (top is
// nil), or else by its first rows. Sheets it does not want are listed without
// rows, and with them when they hold something. A nil want wants all.
//
// A sheet that cannot be read is marked as broken; the others stand.
func Read(data []byte, peek int, want func(sheet string, top []grid.Row) bool) (*grid.Book, error) {
	c, err := openContainer(data)
	if err != nil {
		return nil, err
	}
	r := reader{container: c}
	if err := r.workbook(); err != nil {
		return nil, err
	}
	for i := range r.book.Sheets {
		if err := r.wanted(i, peek, want); err != nil {
			return nil, err
		}
	}
	return &r.book, nil
}

// wanted reads a sheet that is wanted. The error is of the whole book.
func (r *reader) wanted(i, peek int, want func(string, []grid.Row) bool) error {
	s := &r.book.Sheets[i]
	if want != nil && !want(s.Name, nil) {
		err := r.top(s, r.paths[i], peek)
		if s.Idle = len(s.Rows) > 0; err != nil || !s.Idle || !want(s.Name, s.Rows) {
			return broken(s, err)
		}
		*s = grid.Sheet{Name: s.Name, Hidden: s.Hidden}
	}
	if err := r.sheet(s, r.paths[i], grid.MaxRow); err != nil {
		return broken(s, err)
	}
	return nil
}

// broken empties a sheet that is not read; an error that is not of this sheet
// alone comes back.
func broken(s *grid.Sheet, err error) error {
	var refusal *grid.Refusal
	s.Rows = nil
	if errors.As(err, &refusal) && refusal.Whole {
		return err
	}
	s.Broken = err
	return nil
}

type reader struct {
	*container
	book     grid.Book
	paths    []string // of the sheets' parts
	shared   []string
	formats  []*numfmt.Format
	date1904 bool
	cells    int
}

// workbook reads the list of sheets and what they share.
func (r *reader) workbook() error {
	main := r.mainPart()
	in, err := r.read(main)
	if err != nil {
		return err
	}
	rels, err := r.relations(main)
	if err != nil {
		return err
	}
	byID := map[string]relation{}
	for _, rel := range rels {
		byID[rel.id] = rel
	}
	if err := r.sheetList(in, main, byID); err != nil {
		return err
	}
	for _, rel := range rels {
		if err := r.sharedPart(rel); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) sheetList(in, main string, byID map[string]relation) error {
	s := scanner{in: in}
	for {
		t, err := s.next()
		switch {
		case err != nil:
			return damaged(main)
		case t == tokenEnd:
			if len(r.book.Sheets) == 0 {
				return refuse("工作簿里没有工作表", saveAs)
			}
			return nil
		case t != tokenOpen:
		case s.name == "workbookPr":
			r.date1904 = s.flag("date1904")
		case s.name == "sheet":
			name, _ := s.attr("name")
			id, _ := s.attr("id")
			state, _ := s.attr("state")
			if len(r.book.Sheets) > grid.MaxItems {
				return errTooMuch()
			}
			rel := byID[id]
			if !strings.HasSuffix(rel.kind, "/worksheet") {
				continue // charts and dialogs hold no cells
			}
			r.book.Sheets = append(r.book.Sheets, grid.Sheet{Name: name, Hidden: strings.HasPrefix(strings.ToLower(state), "hidden") || state == "veryHidden"})
			r.paths = append(r.paths, rel.target)
		}
	}
}

func (r *reader) sharedPart(rel relation) error {
	var err error
	var in string
	switch {
	case strings.HasSuffix(rel.kind, "/sharedStrings"):
		if in, err = r.read(rel.target); err == nil {
			r.shared, err = readShared(in)
		}
	case strings.HasSuffix(rel.kind, "/styles"):
		if in, err = r.read(rel.target); err == nil {
			r.formats, err = readStyles(in)
		}
	}
	return err
}

// readShared reads the table of texts. Phonetic guides (rPh) are no text.
func readShared(in string) ([]string, error) {
	var texts []string
	s := scanner{in: in}
	for {
		t, err := s.next()
		if err != nil {
			return nil, damaged("sharedStrings.xml")
		}
		if t == tokenEnd {
			return texts, nil
		}
		if t == tokenOpen && s.name == "sst" {
			// What the part claims to hold, but no more than it can.
			texts = slices.Grow(texts, min(s.number("uniqueCount"), len(in)/len("<si/>"), grid.MaxTexts))
		}
		if t == tokenOpen && s.name == "si" {
			text, err := s.richText("si")
			if err != nil {
				return nil, damaged("sharedStrings.xml")
			}
			if texts = append(texts, text); len(texts) > grid.MaxTexts {
				return nil, errTooMuch()
			}
		}
	}
}

// richText gathers the runs of a text up to the end of the element it is in.
func (s *scanner) richText(element string) (string, error) {
	var runs []string
	inText, phonetic := false, false
	for {
		t, err := s.next()
		switch {
		case err != nil || t == tokenEnd:
			return "", errXML
		case t == tokenText && inText && !phonetic:
			runs = append(runs, s.text)
		case t == tokenText:
		case s.name == "t":
			inText = t == tokenOpen
		case s.name == "rPh":
			phonetic = t == tokenOpen
		case t == tokenClose && s.name == element:
			return unhex(strings.Join(runs, "")), nil
		}
	}
}

// reference reads B12; both parts are 0 when it is none.
func reference(s string) (col, row int) {
	i := 0
	for i < len(s) && (s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 'a' && s[i] <= 'z') && col <= grid.MaxCol {
		col = col*26 + int(s[i]&0x1f)
		i++
	}
	row, err := strconv.Atoi(s[i:])
	if err != nil || row < 1 || row > grid.MaxRow || col < 1 || col > grid.MaxCol {
		return 0, 0
	}
	return col, row
}
