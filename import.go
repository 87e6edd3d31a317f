package yugong

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/intake"
	"yugong/model/merge"
	"yugong/model/subject"
	"yugong/model/workbook/aside"
	"yugong/model/workbook/tables"
	"yugong/model/workbook/write"
	"yugong/templates/harvest"
	"yugong/templates/published"
	"yugong/templates/relation"
)

// The words of an import.
type (
	ImportedList = intake.List     // a sheet that was read, with its columns
	Question     = intake.Question // a head that was not understood
	Blank        = write.Gap       // what is left to type on a sheet
)

// ImportOptions choose how lists are read. The zero value knows the words that
// the program brings along.
type ImportOptions struct {
	Aliases string // file of further words, "" for none
	Year    int    // of the budget; 0 for the newest that a file names
	Into    string // a workbook to go on with, "" for a new one, or for that of the budget's year among the files
	Dropped bool   // the files were dropped on a page: hints name no options
}

// ImportedDocument is a document whose published tables were read.
type ImportedDocument struct {
	Book    string
	Unit    string
	Year    int
	Tables  []string // titles of the tables that were read
	Missing []string // titles of those that are not there or cannot be read
	Figures int      // printed, of the tables that were read
	Rebuilt int      // those that the imported facts add up to, to the last place
}

// Import is what was read from the lists of budget platforms and from published
// tables.
type Import struct {
	Disclosure *Disclosure // every value with its cell in the source; nil when there is nothing to write
	Findings   Findings    // sorted by place; what a row lacked was not taken
	Questions  []Question  // nothing was taken from these columns
	Lists      []ImportedList
	Documents  []ImportedDocument
	Sheets     int // performance sheets that were read
	LastYear   []ImportedDocument
	Ignored    []Place // sheets that hold nothing to import
	Left       []Blank // by sheet
	GoneOn     string  // the workbook that was gone on with, "" for none

	kept *aside.Sheets // of the workbook that is gone on with
}

// Import reads detail lists and published tables of the publisher's form.
func (p *Publisher) Import(files []string, o ImportOptions) (*Import, error) {
	return ImportBy([]*Publisher{p}, files, o)
}

// ImportBy reads detail lists and published tables (.xlsx, .xls, .csv, folders of
// them, and PDFs) into one disclosure. Published tables are those of the form that
// most of them follow, which is then the disclosure's; without any it is the
// first. When a file is refused or none holds anything to import, the findings say
// so and there is no disclosure. The error, an *OpenError, is for a file that could
// not be opened at all.
func ImportBy(publishers []*Publisher, files []string, o ImportOptions) (*Import, error) {
	books := make([]book, 0, len(files))
	for _, file := range files {
		b, err := openBook(publishers[0], file)
		if err != nil {
			return nil, err
		}
		books = append(books, b)
	}
	return importBooks(publishers, books, o)
}

// File is a file in memory.
type File struct {
	Name string
	Data []byte
}

// ImportFiles is ImportBy of files from memory.
func ImportFiles(publishers []*Publisher, files []File, o ImportOptions) (*Import, error) {
	var books []book
	for _, f := range files {
		read, faults := tables.ReadData(f.Data, f.Name)
		b := book{Published: read, faults: faults, data: f.Data}
		if publishes(read) {
			b.own = publishers[0].ReadData(f.Data, f.Name)
		}
		books = append(books, b)
	}
	return importBooks(publishers, books, o)
}

// OwnWorkbook reports whether a file is a workbook as accountants fill it in, and
// not one to import from.
func OwnWorkbook(f File) bool {
	read, _ := tables.ReadData(f.Data, f.Name)
	return own(read) || len(read.Pages) == 0
}

// own reports whether a book has the sheet of every workbook, and facts under
// our heads: a platform's list may lie beside such a sheet.
func own(b *tables.Published) bool {
	facts, heads := false, false
	for _, p := range b.Pages {
		if p.Sheet == model.FromFacts.String() {
			facts = true
			heads = heads || slices.ContainsFunc(p.Rows, func(r tables.Row) bool {
				return slices.ContainsFunc(r.Cells, func(c tables.Cell) bool {
					return strings.TrimRight(strings.TrimSpace(c.Text), "*＊") == "功能科目编码"
				})
			})
		}
	}
	return publishes(b) && (heads || !facts)
}

// publishes reports whether a book has the sheet of every workbook, which says who
// publishes.
func publishes(b *tables.Published) bool {
	return slices.ContainsFunc(b.Pages, func(p tables.Page) bool { return p.Sheet == unitSheet })
}

// unitSheet is the one sheet that every workbook has.
const unitSheet = "单位信息"

func importBooks(publishers []*Publisher, books []book, o ImportOptions) (*Import, error) {
	i := &importer{Import: &Import{}, publishers: publishers, publisher: publishers[0], year: o.Year, dropped: o.Dropped}
	words := i.aliases(o.Aliases)
	for _, b := range books {
		i.read(b, words)
	}
	if o.Into != "" {
		b, err := openBook(i.publisher, o.Into)
		if err != nil {
			return nil, err
		}
		i.base = &b
	}
	if words != nil && !i.Findings.HasErrors() {
		i.gather(words)
	}
	if i.Disclosure != nil && i.base != nil {
		if err := i.into(i.base); err != nil {
			return nil, err
		}
	}
	if i.Disclosure != nil {
		i.hold()
		i.Left = i.left(i.open)
	}
	i.Findings.Sort()
	return i.Import, nil
}

// WriteTo writes the workbook to be gone on with; there must be a disclosure.
func (in *Import) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	if err := write.Imported(&b, in.Disclosure, in.kept.AddTo); err != nil {
		return 0, err
	}
	return b.WriteTo(w)
}

// importer is one import.
type importer struct {
	*Import
	publishers []*Publisher
	publisher  *Publisher // whose form the workbook has: that of the first document
	documents  []*source
	last       []*source     // of the year before
	workbooks  []book        // of the year before, as accountants fill them in
	base       *book         // that is gone on with
	pages      []tables.Page // of other files
	owner      *model.Unit   // who publishes, as a workbook with a platform's list says
	year       int           // of the budget, 0 when nothing tells
	guessed    bool          // nothing but last year's workbook tells it
	listed     bool          // lists tell the expenditure, tables are held against it
	open       []harvest.Open
	found      []sourceTexts
	told       []Place // sheets that hold texts which were read
	dropped    bool    // see ImportOptions
}

// source is a document with published tables.
type source struct {
	*published.Result
	publisher *Publisher // whose form it follows
	book      *tables.Published
	member    bool // a unit's beside its department's
	records   []published.Record
	others    []tables.Page // that hold no published table
}

// gather makes the disclosure of all that was read.
func (i *importer) gather(words *intake.Aliases) {
	if len(i.documents) > 0 {
		i.publisher = i.documents[0].publisher
	}
	draft, rest := intake.Read(i.candidates(), words)
	i.Lists, i.Questions = draft.Lists, draft.Questions
	i.Findings = append(i.Findings, draft.Faults...)
	if i.owner != nil && draft.Year.Value == 0 {
		draft.Year = i.owner.Year
	}
	i.byYear(draft.Year.Value)
	if !i.members(i.documents) || !i.members(i.last) {
		return
	}
	read, unread := i.goals(rest)
	i.passages(unread)
	i.ignore(unread)
	if len(draft.Appropriations) == 0 && len(i.documents)+len(i.last)+len(i.workbooks) == 0 && len(read.Targets) == 0 {
		return
	}
	i.Disclosure = i.publisher.disclosure(draft)
	if i.listed = len(draft.Appropriations) > 0; i.owner != nil {
		i.Findings = append(i.Findings, merge.Into(i.Disclosure, &Disclosure{Unit: *i.owner, Subjects: subject.New()}, false, i.step)...)
	}
	for _, s := range slices.Concat(i.documents, i.last) {
		if !s.member && !i.sameUnit(i.Disclosure.Unit.Name, model.Text{Value: s.Unit, At: s.UnitAt}) {
			return
		}
	}
	i.tables()
	i.lastYear()
	i.texts()
	i.lastWorkbook()
	i.targets(read.Targets)
	i.place(&read)
}

// candidates are the pages that may hold lists: of a document in a workbook the
// sheets that are no published tables, of a PDF none.
func (i *importer) candidates() []tables.Page {
	out := slices.Clone(i.pages)
	for _, s := range i.documents {
		if s.book.PDF == nil {
			out = append(out, s.others...)
		}
	}
	return out
}

// byYear tells the documents of this year from those of years before.
func (i *importer) byYear(year int) {
	for _, s := range i.documents {
		year = max(year, s.Year)
	}
	for _, d := range i.workbooks {
		if year == 0 && i.year == 0 {
			year, i.guessed = d.own.Disclosure.Unit.Year.Value+1, true
		}
	}
	if i.year != 0 {
		year = i.year
	}
	var now []*source
	for _, s := range i.documents {
		if s.Year != 0 && s.Year < year {
			i.last = append(i.last, s)
		} else {
			now = append(now, s)
		}
	}
	i.documents, i.year = now, year
}

// ignore names files of which nothing was taken, and notes the other sheets of
// those that hold something.
func (i *importer) ignore(rest []tables.Page) {
	severity := Error
	if len(i.Lists)+len(i.documents)+len(i.last)+len(i.workbooks)+i.Sheets > 0 {
		severity = Warning
	}
	said := map[string]bool{}
	for n := range rest {
		page := &rest[n]
		if slices.Contains(i.told, Place{Book: page.Book, Sheet: page.Sheet}) {
			continue
		}
		of := func(at Place) bool { return at.Book == page.Book }
		some := slices.ContainsFunc(i.told, of) || slices.ContainsFunc(i.Lists, func(l ImportedList) bool { return l.At.Book == page.Book }) ||
			slices.ContainsFunc(slices.Concat(i.documents, i.last), func(s *source) bool { return s.holds(page.Book) })
		switch {
		case some:
			i.Ignored = append(i.Ignored, Place{Book: page.Book, Sheet: page.Sheet})
		case !said[page.Book]:
			said[page.Book] = true
			i.nothing(Place{Book: page.Book}, severity)
		}
	}
}

func (s *source) holds(book string) bool {
	return slices.ContainsFunc(s.Printed.Tables, func(t relation.Table) bool { return t.At.Book == book })
}

func (i *importer) nothing(at Place, s Severity) {
	i.Findings.Add(diag.Diagnostic{Severity: s, At: at, Message: "没有认出可以导入的明细表或公开表",
		Hints: []string{"明细表应有功能科目（或项目、经济科目）和金额的列，" + i.way("表头的叫法不同时请改成这样的", "表头的叫法不同时可写别名文件（--aliases）") +
			"；公开表按标题和表头辨认，" + i.way("请保留原来的标题和表头", "格式不同时用 --form 指定")}})
}

// way is what can be done about something: on a page, or by an option.
func (i *importer) way(page, option string) string {
	if i.dropped {
		return page
	}
	return option
}
