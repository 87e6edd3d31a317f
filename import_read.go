package yugong

import (
	"path/filepath"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/intake"
	"yugong/model/oserr"
	"yugong/model/regular"
	"yugong/model/workbook/tables"
	"yugong/templates/published"
)

// book is a file, or a folder of them, as it was read.
type book struct {
	*tables.Published
	faults Findings
	own    *Input // of a workbook as accountants fill it in
	path   string
	data   []byte // of a file in memory, which has no path
}

func openBook(p *Publisher, path string) (b book, err error) {
	b.path = path
	if b.Published, b.faults, err = tables.Read(path); err == nil && publishes(b.Published) {
		b.own, err = p.Read(path)
	}
	return b, err
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
	words.Hint = i.way("请在表里改成这样的叫法，保存后再放一次", "可在别名文件中加上这个词（--aliases）")
	return words
}

// read finds the published tables among the pages of a file.
func (i *importer) read(b book, words *intake.Aliases) {
	if b.own != nil {
		if b.own.Disclosure == nil {
			i.Findings = append(i.Findings, b.own.Findings...)
			return
		}
		if !i.exported(b, words) {
			i.workbooks = append(i.workbooks, b)
		}
		return
	}
	i.Findings = append(i.Findings, b.faults...)
	if len(b.Pages) == 0 && !b.faults.HasErrors() {
		i.nothing(Place{Book: b.Name}, Error)
	}
	i.divide(b.Published)
}

// exported reports whether a workbook has a platform's list in the place of its own
// expenditure: the list is read, and who publishes.
func (i *importer) exported(b book, words *intake.Aliases) bool {
	faulty := func(f Finding) bool { return f.Severity == Error && f.At.Sheet == model.FromFacts.String() }
	if words == nil || !slices.ContainsFunc(b.own.Findings, faulty) {
		return false
	}
	pages := slices.DeleteFunc(slices.Clone(b.Pages), func(p tables.Page) bool { return p.Sheet == unitSheet })
	if found, _ := intake.Read(pages, words); len(found.Appropriations) == 0 || found.Faults.HasErrors() {
		return false
	}
	i.pages, i.owner = append(i.pages, pages...), &b.own.Disclosure.Unit
	return true
}

// divide tells the published tables of a book from its other pages.
func (i *importer) divide(book *tables.Published) {
	p := (&Publication{book: book}).Follows(i.publishers)
	if published.Recognised(p.form, book) == 0 {
		i.pages = append(i.pages, book.Pages...)
		return
	}
	s := &source{publisher: p, book: book}
	var taken []Place
	s.records, taken = published.Records(p.form, book)
	exact := book
	if book.Data != nil && published.Recognised(p.form, book.Data) > 0 {
		exact = book.Data // of the same tables, the amounts that were not rounded
		for n := range exact.Pages {
			exact.Pages[n].Book = book.Name
		}
		for _, at := range published.Sheets(p.form, book) { // the same, as they are printed
			taken = append(taken, sheetOf(at))
		}
	}
	s.Result = published.Audit(p.form, exact, false)
	for n := range s.Printed.Tables {
		taken = append(taken, sheetOf(s.Printed.Tables[n].At))
	}
	for n := range book.Pages {
		if page := &book.Pages[n]; !slices.Contains(taken, Place{Book: page.Book, Sheet: page.Sheet}) {
			s.others = append(s.others, *page)
		}
	}
	if len(taken) == 0 {
		i.pages = append(i.pages, s.others...)
		return
	}
	i.documents = append(i.documents, s)
}

func sheetOf(at Place) Place { return Place{Book: at.Book, Sheet: at.Sheet} }
