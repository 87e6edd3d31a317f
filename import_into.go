package yugong

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/merge"
	"yugong/model/money"
	"yugong/model/workbook/tables"
	"yugong/templates/goals"
	"yugong/templates/relation"
)

// into puts what was imported into a workbook that there is. What a person has
// written there stays; what is different is said, and what was not read and is
// left behind too.
func (i *importer) into(path string) error {
	read, faults, err := tables.Read(path)
	if err != nil {
		return err
	}
	if !own(read) {
		if i.Findings = append(i.Findings, faults...); !faults.HasErrors() {
			i.Findings.Add(diag.Diagnostic{Severity: Error, At: Place{Book: read.Name}, Message: "不是预算工作簿：没有“" + unitSheet + "”，不能接着填",
				Hints: []string{"--into 后面写已有的预算工作簿；要由这份文件导入，请写在前面"}})
		}
		i.Disclosure = nil
		return nil
	}
	base, err := i.publisher.Read(path)
	if err != nil {
		return err
	}
	if !i.sameUnit(base.Disclosure.Unit.Name, i.Disclosure.Unit.Name) {
		return nil
	}
	i.leftBehind(read, base.Findings)
	i.Findings = append(i.Findings, merge.Into(base.Disclosure, i.Disclosure, i.listed, i.step)...)
	i.Disclosure = base.Disclosure
	return nil
}

// sameUnit reports whether two names may be one unit's. Of two units no workbook is
// made, which is said.
func (i *importer) sameUnit(have, now model.Text) bool {
	a, b := plainText(have.Value), plainText(now.Value)
	if strings.Contains(a, b) || strings.Contains(b, a) || goals.Alike(a, b) {
		return true
	}
	i.Findings.Add(diag.Diagnostic{Severity: Error, At: now.At, Message: "这里是“" + now.Value + "”的，另一处是“" + have.Value + "”的，不能合成一份工作簿",
		Related: []diag.Related{{At: have.At, Message: "“" + have.Value + "”"}}, Hints: []string{"请分别导入；是同一个单位的，请改成一样的名称"}})
	i.Disclosure = nil
	return false
}

// leftBehind says what of a workbook that is gone on with was not read, and so
// does not stand in the new one: sheets, columns, cells with faults.
func (i *importer) leftBehind(book *tables.Published, found Findings) {
	n := len(i.Findings)
	for _, f := range found {
		if passedOver(book, &f) {
			i.Findings.Add(f)
		}
	}
	if len(i.Findings) > n {
		i.Findings.Add(diag.Diagnostic{Severity: Warning, At: Place{Book: book.Name}, Message: "已有的工作簿里没有读取的内容不在新的工作簿里",
			Hints: []string{"逐处列在下面；请改正后再导入，或由原工作簿抄入，原工作簿没有改动"}})
	}
}

// passedOver reports whether a finding of reading a workbook speaks of something that
// stands there, not of what is still to be filled in.
func passedOver(book *tables.Published, f *Finding) bool {
	n := slices.IndexFunc(book.Pages, func(p tables.Page) bool { return p.Sheet == f.At.Sheet })
	switch {
	case n < 0:
		return f.Severity < Error || f.At.Sheet != ""
	case f.At.Row > 0 && f.At.Col > 0:
		return tables.NewGrid(&book.Pages[n], 0).Cell(f.At.Row, f.At.Col) != nil
	}
	return f.Severity < Error || len(book.Pages[n].Rows) > 1
}

// step is what rounding may have taken from an amount of a document.
func (i *importer) step(at diag.Pos) (half money.Money) {
	for _, s := range slices.Concat(i.documents, i.last) {
		for _, t := range s.Printed.Tables {
			if sheetOf(t.At) == sheetOf(at) && !s.Exact && !s.Printed.Exact {
				half = relation.Half(t.Unit, t.Places)
			}
		}
	}
	return half
}
