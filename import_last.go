package yugong

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/merge"
	"yugong/model/workbook/roll"
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
	for _, old := range i.workbooks {
		if y := old.Unit.Year.Value; y >= i.year {
			i.Findings.Add(diag.Diagnostic{Severity: Error, At: Place{Book: old.Book}, Message: fmt.Sprintf("这是 %d 年的工作簿，没有读入", y),
				Hints: []string{"要接着填它，请用 --into " + old.Book}})
			continue
		}
		next := roll.Next(old)
		next.Unit.Date, next.Unit.Published = d.Unit.Date, d.Unit.Published
		merge.Into(d, &Disclosure{Unit: next.Unit, Units: next.Units, Subjects: next.Subjects, Prior: next.Prior, Public: next.Public,
			Notes: next.Notes, Glossary: next.Glossary}, false, i.step)
		d.Assets = append(d.Assets, next.Assets...)
		i.LastYear = append(i.LastYear, ImportedDocument{Book: old.Book, Unit: old.Unit.Name.Value, Year: old.Unit.Year.Value})
		i.Findings.Add(diag.Diagnostic{Severity: Hint, At: Place{Book: old.Book}, Message: "说明、名词解释、国有资产取自上年的工作簿，待核"})
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

// texts takes what the unit does, how it is organised and what its terms mean
// from this year's documents, else from last year's; these are to be confirmed.
func (i *importer) texts() {
	d := i.Disclosure
	for n, s := range slices.Concat(i.documents, i.last) {
		if s.book.PDF == nil {
			continue
		}
		found := passage.Find(s.book.PDF, s.book.Name)
		var taken []string
		for _, note := range found.Notes {
			if !slices.ContainsFunc(d.Notes, func(o model.Note) bool { return o.Topic.Value == note.Topic.Value }) {
				d.Notes, taken = append(d.Notes, note), append(taken, note.Topic.Value.String())
			}
		}
		if terms := i.ownTerms(found.Glossary); len(d.Glossary) == 0 && len(terms) > 0 {
			d.Glossary, taken = terms, append(taken, "名词解释")
		}
		if old := n >= len(i.documents); old && len(taken) > 0 {
			i.Findings.Add(diag.Diagnostic{Severity: Hint, At: Place{Book: s.book.Name}, Message: strings.Join(taken, "、") + "取自上年的文件，待核",
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
