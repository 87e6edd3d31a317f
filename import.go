package yugong

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"

	"yugong/model/diag"
	"yugong/model/intake"
	"yugong/model/oserr"
	"yugong/model/regular"
	"yugong/model/workbook/tables"
	"yugong/model/workbook/write"
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
	Ignored    []Place // sheets that hold nothing to import
	Left       []Blank // by sheet
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
	i := &importer{Import: &Import{}, publishers: publishers, publisher: publishers[0]}
	words := i.aliases(o.Aliases)
	if err := i.read(files); err != nil {
		return nil, err
	}
	if words != nil && !i.Findings.HasErrors() {
		i.gather(words)
	}
	i.Findings.Sort()
	return i.Import, nil
}

// WriteTo writes the workbook to be gone on with; there must be a disclosure.
func (in *Import) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	if err := write.Imported(&b, in.Disclosure); err != nil {
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
	pages      []tables.Page // that may hold lists
}

// source is a document with published tables.
type source struct {
	*published.Result
	book *tables.Published
}

// aliases loads the words; nil when the file is faulty, which is said.
func (i *importer) aliases(file string) *intake.Aliases {
	words, err := intake.Builtin()
	if err == nil && file != "" {
		var data []byte
		if data, err = regular.ReadFile(file, mostForm); err != nil {
			i.Findings.Errorf(diag.Pos{}, "无法读取别名文件 %s：%s", file, oserr.Reason(err))
			return nil
		}
		words, err = words.Extend(data)
	}
	if err != nil {
		i.Findings.Errorf(diag.Pos{Book: filepath.Base(file)}, "%v", err)
		return nil
	}
	return words
}

// read reads all files and finds the published tables among their pages.
func (i *importer) read(files []string) error {
	for _, file := range files {
		book, faults, err := tables.Read(file)
		if err != nil {
			return err
		}
		i.Findings = append(i.Findings, faults...)
		if len(book.Pages) == 0 && !faults.HasErrors() {
			i.nothing(Place{Book: book.Name}, Error)
		}
		i.divide(book)
	}
	return nil
}

// divide tells the published tables of a book from its other pages.
func (i *importer) divide(book *tables.Published) {
	p := (&Publication{book: book}).Follows(i.publishers)
	if published.Recognised(p.form, book) == 0 {
		i.pages = append(i.pages, book.Pages...)
		return
	}
	if book.Data != nil && published.Recognised(p.form, book.Data) > 0 {
		name := book.Name
		book.Pages, book.Exact = book.Data.Pages, true // of the same tables, the amounts that were not rounded
		for n := range book.Pages {
			book.Pages[n].Book = name
		}
	}
	s := &source{published.Audit(p.form, book, false), book}
	var taken []Place
	for n := range s.Printed.Tables {
		taken = append(taken, sheetOf(s.Printed.Tables[n].At))
	}
	if len(taken) > 0 {
		if len(i.documents) == 0 {
			i.publisher = p
		}
		i.documents = append(i.documents, s)
	}
	for n := range book.Pages {
		if page := &book.Pages[n]; !slices.Contains(taken, Place{Book: page.Book, Sheet: page.Sheet}) {
			i.pages = append(i.pages, *page)
		}
	}
}

func sheetOf(at Place) Place { return Place{Book: at.Book, Sheet: at.Sheet} }

// gather makes the disclosure of all that was read.
func (i *importer) gather(words *intake.Aliases) {
	draft, rest := intake.Read(i.pages, words)
	i.Lists, i.Questions = draft.Lists, draft.Questions
	i.Findings = append(i.Findings, draft.Faults...)
	i.ignore(rest)
	if len(draft.Appropriations) == 0 && len(i.documents) == 0 {
		return
	}
	i.Disclosure = i.publisher.disclosure(draft)
	open := i.tables()
	i.Left = i.left(open)
}

// ignore names files of which nothing was taken, and notes the other sheets of
// those that hold something.
func (i *importer) ignore(rest []*tables.Page) {
	severity := Error
	if len(i.Lists)+len(i.documents) > 0 {
		severity = Warning
	}
	said := map[string]bool{}
	for _, page := range rest {
		some := slices.ContainsFunc(i.Lists, func(l ImportedList) bool { return l.At.Book == page.Book }) ||
			slices.ContainsFunc(i.documents, func(s *source) bool { return s.holds(page.Book) })
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
		Hints: []string{"明细表应有功能科目（或项目、经济科目）和金额的列，表头的叫法不同时可写别名文件（--aliases）；公开表按标题和表头辨认，格式不同时用 --form 指定"}})
}
