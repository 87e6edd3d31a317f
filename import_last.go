package yugong

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/merge"
	"yugong/model/workbook/roll"
	"yugong/model/workbook/tables"
	"yugong/templates/harvest"
	"yugong/templates/passage"
)

// lastYear makes of last year's documents the figures that this year compares
// with.
func (i *importer) lastYear() {
	if len(i.last) == 0 {
		return
	}
	h := harvest.Totals(combined(i.last))
	d := h.Disclosure
	d.Unit.Year.Value, d.Unit.Department.Value = i.last[0].Year, i.Disclosure.Unit.Department.Value
	d.Units = []model.Member{{Kind: h.Unit.Kind}}
	next := roll.Next(d)
	i.sourced(next.Prior, d)
	if len(i.Disclosure.Prior) == 0 {
		i.Disclosure.Prior = next.Prior
	}
	i.lastPublic(next.Public)
	u := &i.Disclosure.Unit
	if u.Name.Value == "" {
		u.Name = model.Text{Value: i.last[0].Unit, At: i.last[0].UnitAt}
	}
	if u.Year.Value == 0 {
		u.Year = model.Cell[int]{Value: i.year, At: i.last[0].YearAt}
	}
	for _, s := range i.last {
		i.LastYear = append(i.LastYear, ImportedDocument{Book: s.book.Name, Unit: s.Unit, Year: s.Year, Tables: s.Tables, Missing: s.Missing})
		if half := rounding(s); half != "" {
			i.Findings.Add(diag.Diagnostic{Severity: Hint, At: Place{Book: s.book.Name}, Message: "上年数取自四舍五入到" + half + "的表，不是准确数"})
		}
	}
}

// lastWorkbook takes from last year's workbook what published tables do not give:
// its figures become last year's, its texts stay to be confirmed.
func (i *importer) lastWorkbook() {
	d := i.Disclosure
	for n := range i.workbooks {
		old := i.workbooks[n].own.Disclosure
		switch y := old.Unit.Year.Value; {
		case y == i.year && i.base == nil && own(i.workbooks[n].Published):
			i.base = &i.workbooks[n]
			continue
		case y >= i.year:
			i.Findings.Add(diag.Diagnostic{Severity: Error, At: Place{Book: old.Book}, Message: fmt.Sprintf("这是 %d 年的工作簿，没有读入", y),
				Hints: []string{fmt.Sprintf("接着填的工作簿应与导入的各表同一年度（%d 年），只能有一份", i.year)}})
			continue
		}
		next := roll.Next(old)
		next.Unit.Date, next.Unit.Published = d.Unit.Date, d.Unit.Published
		merge.Into(d, &Disclosure{Unit: next.Unit, Units: next.Units, Subjects: next.Subjects, Prior: next.Prior, Public: next.Public,
			Notes: next.Notes, Glossary: next.Glossary}, false, i.step)
		d.Assets = append(d.Assets, next.Assets...)
		i.LastYear = append(i.LastYear, ImportedDocument{Book: old.Book, Unit: old.Unit.Name.Value, Year: old.Unit.Year.Value})
		taken := diag.Diagnostic{Severity: Hint, At: Place{Book: old.Book}, Message: "说明、名词解释、国有资产取自上年的工作簿，待核"}
		if i.guessed && len(i.Lists) > 0 {
			taken.Hints = []string{fmt.Sprintf("各表没有写明年度，这份 %d 年的工作簿当作上年的；要接着填它，请在各表的标题里写明年度", old.Unit.Year.Value)}
		}
		i.Findings.Add(taken)
	}
}

// sourced gives last year's figures the places that they were read from: a sum of
// several that of its first.
func (i *importer) sourced(prior []model.PriorFigure, d *Disclosure) {
	for n := range prior {
		p := &prior[n]
		at := i.last[0].Printed.Tables[0].At
		for k := range d.Appropriations {
			a := &d.Appropriations[k]
			if p.Code.Value == a.Function.Value && p.Fund.Value == a.Fund.Value && a.Origin.Value == model.Current {
				at = a.Amount.At
				break
			}
		}
		p.Measure.At, p.Code.At, p.Fund.At, p.Amount.At, p.Purpose.At = at, at, at, at, at
	}
}

// lastPublic puts last year's 三公 beside this year's.
func (i *importer) lastPublic(last []model.PublicExpense) {
	d := i.Disclosure
	for _, p := range last {
		n := slices.IndexFunc(d.Public, func(o model.PublicExpense) bool { return o.Item.Value == p.Item.Value })
		if n < 0 {
			d.Public = append(d.Public, p)
			continue
		}
		for k, a := range p.Last {
			if d.Public[n].Last[k].Blank || d.Public[n].Last[k].At.IsZero() {
				d.Public[n].Last[k] = a
			}
		}
	}
}

// sourceTexts are the passages of a file.
type sourceTexts struct {
	passage.Passages
	book string
	of   string // whose they are, where they are to be confirmed; "" for this year's
}

// passages reads the texts that stay from year to year: of PDFs, and of sheets
// that hold nothing else.
func (i *importer) passages(unread []tables.Page) {
	unread = slices.DeleteFunc(unread, func(p tables.Page) bool { return i.ofMember(p.Book) })
	for _, s := range slices.Concat(i.documents, i.last) {
		if s.book.PDF != nil && !s.member {
			i.found = append(i.found, sourceTexts{passage.OfPDF(s.book.PDF, s.book.Name), s.book.Name, i.whose(s.book.Name)})
		}
	}
	for pages := unread; len(pages) > 0; {
		n := slices.IndexFunc(pages, func(p tables.Page) bool { return p.Book != pages[0].Book })
		if n < 0 {
			n = len(pages)
		}
		book := pages[0].Book
		found, told := passage.OfPages(pages[:n])
		i.told, pages = append(i.told, told...), pages[n:]
		if len(told) > 0 {
			i.found = append(i.found, sourceTexts{found, book, i.whose(book)})
		}
	}
}

// ofMember: a file is that of a unit beside its department's.
func (i *importer) ofMember(book string) bool {
	return slices.ContainsFunc(slices.Concat(i.documents, i.last), func(s *source) bool { return s.member && s.holds(book) })
}

// whose tells whose the texts of a file are.
func (i *importer) whose(book string) string {
	holds := func(s *source) bool { return s.holds(book) }
	switch {
	case slices.ContainsFunc(i.documents, holds):
		return ""
	case slices.ContainsFunc(i.last, holds):
		return "上年"
	}
	return "没有写明年度"
}

// texts takes what the unit does, how it is organised and what its terms mean
// from this year's documents, else from last year's; these are to be confirmed.
func (i *importer) texts() {
	d := i.Disclosure
	slices.SortStableFunc(i.found, func(a, b sourceTexts) int { return cmp.Compare(min(len(a.of), 1), min(len(b.of), 1)) })
	for _, f := range i.found {
		var taken []string
		for _, note := range f.Notes {
			if !slices.ContainsFunc(d.Notes, func(o model.Note) bool { return o.Topic.Value == note.Topic.Value }) {
				d.Notes, taken = append(d.Notes, note), append(taken, note.Topic.Value.String())
			}
		}
		if terms := i.ownTerms(f.Glossary); len(d.Glossary) == 0 && len(terms) > 0 {
			d.Glossary, taken = terms, append(taken, "名词解释")
		}
		if f.of != "" && len(taken) > 0 {
			i.Findings.Add(diag.Diagnostic{Severity: diag.Hint, At: Place{Book: f.book}, Message: strings.Join(taken, "、") + "取自" + f.of + "的文件，待核",
				Hints: []string{"请在“说明”“名词解释”核对是否仍然适用"}})
		}
	}
}

// ownTerms are the terms that the form does not explain itself in the same words.
func (i *importer) ownTerms(terms []model.Term) (own []model.Term) {
	known := map[string]bool{}
	for _, t := range i.publisher.form.Data().Glossary {
		known[plainText(t.Name.V)+plainText(t.Meaning.V)] = true
	}
	for _, t := range terms {
		if !known[plainText(t.Name.Value)+plainText(t.Meaning.Value)] {
			own = append(own, t)
		}
	}
	return own
}

// plainText is a text without white space.
func plainText(s string) string { return strings.Join(strings.Fields(s), "") }
