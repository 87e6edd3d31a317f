package yugong

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/intake"
	"yugong/model/money"
	"yugong/model/oserr"
	"yugong/model/regular"
	"yugong/model/subject"
	"yugong/model/workbook/tables"
	"yugong/model/workbook/write"
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

// Import is what was read from the lists of budget platforms.
type Import struct {
	Disclosure *Disclosure // every value with its cell in the source; nil when there is nothing to write
	Findings   Findings    // sorted by place; what a row lacked was not taken
	Questions  []Question  // nothing was taken from these columns
	Lists      []ImportedList
	Ignored    []Place // sheets that hold no list
	Left       []Blank // by sheet
}

// Import reads detail lists (.xlsx, .xls, .csv, or folders of them) into one
// disclosure. When a file is refused or none holds a list, the findings say so
// and there is no disclosure. The error, an *OpenError, is for a file that could
// not be opened at all.
func (p *Publisher) Import(files []string, o ImportOptions) (*Import, error) {
	in := &Import{}
	words := in.aliases(o.Aliases)
	pages, err := in.read(files)
	if err != nil {
		return nil, err
	}
	if words == nil || in.Findings.HasErrors() {
		in.Findings.Sort()
		return in, nil
	}
	draft, rest := intake.Read(pages, words)
	in.Lists, in.Questions = draft.Lists, draft.Questions
	in.Findings = append(in.Findings, draft.Faults...)
	in.ignore(rest)
	if len(draft.Appropriations) > 0 {
		in.Disclosure = p.disclosure(draft)
		in.Left = left(in.Disclosure)
	}
	in.Findings.Sort()
	return in, nil
}

// WriteTo writes the workbook to be gone on with; there must be a disclosure.
func (in *Import) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	if err := write.Imported(&b, in.Disclosure); err != nil {
		return 0, err
	}
	return b.WriteTo(w)
}

// aliases loads the words; nil when the file is faulty, which is said.
func (in *Import) aliases(file string) *intake.Aliases {
	words, err := intake.Builtin()
	if err == nil && file != "" {
		var data []byte
		if data, err = regular.ReadFile(file, mostForm); err != nil {
			in.Findings.Errorf(diag.Pos{}, "无法读取别名文件 %s：%s", file, oserr.Reason(err))
			return nil
		}
		words, err = words.Extend(data)
	}
	if err != nil {
		in.Findings.Errorf(diag.Pos{Book: filepath.Base(file)}, "%v", err)
		return nil
	}
	return words
}

// read reads the pages of all files.
func (in *Import) read(files []string) (pages []tables.Page, err error) {
	for _, file := range files {
		if strings.EqualFold(filepath.Ext(file), ".pdf") {
			in.Findings.Add(diag.Diagnostic{Severity: Error, At: Place{Book: filepath.Base(file)}, Message: "暂不能从公开表或 PDF 导入",
				Hints: []string{"请从预算管理一体化系统导出明细表（.xlsx、.xls、.csv）"}})
			continue
		}
		book, faults, err := tables.Read(file)
		if err != nil {
			return nil, err
		}
		in.Findings = append(in.Findings, faults...)
		if len(book.Pages) == 0 && !faults.HasErrors() {
			in.noList(Place{Book: book.Name}, Error)
		}
		pages = append(pages, book.Pages...)
	}
	return pages, nil
}

// ignore names files none of whose sheets is a list, and notes the other
// sheets that are none.
func (in *Import) ignore(rest []*tables.Page) {
	severity := Error
	if len(in.Lists) > 0 {
		severity = Warning
	}
	said := map[string]bool{}
	for _, page := range rest {
		some := slices.ContainsFunc(in.Lists, func(l ImportedList) bool { return l.At.Book == page.Book })
		switch {
		case some:
			in.Ignored = append(in.Ignored, Place{Book: page.Book, Sheet: page.Sheet})
		case !said[page.Book]:
			said[page.Book] = true
			in.noList(Place{Book: page.Book}, severity)
		}
	}
}

func (in *Import) noList(at Place, s Severity) {
	in.Findings.Add(diag.Diagnostic{Severity: s, At: at, Message: "没有认出可以导入的明细表",
		Hints: []string{"明细表应有功能科目（或项目、经济科目）和金额的列；表头的叫法不同时，可写别名文件（--aliases）；暂不能从公开表或 PDF 导入"}})
}

// disclosure makes of a draft what a workbook holds.
func (p *Publisher) disclosure(draft *intake.Draft) *Disclosure {
	d := &Disclosure{Subjects: subject.New(), Appropriations: draft.Appropriations, Projects: draft.Projects}
	d.Unit.Year = draft.Year
	d.Unit.AmountUnit.Value = money.Yuan
	d.Unit.Authorised.Value, d.Unit.OnDuty.Value, d.Unit.Retired.Value = -1, -1, -1
	switch len(draft.Units) {
	case 0:
	case 1:
		d.Unit.Name, d.Unit.Code = draft.Units[0].Name, draft.Units[0].Code
	default:
		d.Unit.Department.Value = true
		d.Units = draft.Units
	}
	d.Revenue = income(draft.Appropriations)
	for i := range draft.Projects {
		d.Targets = append(d.Targets, target(&draft.Projects[i]))
	}
	for _, l := range p.form.Lists() {
		d.Records = append(d.Records, model.Records{List: l})
	}
	return d
}

// income is what follows from expenditure: that of the general public budget,
// which needs no code, equals what is spent of it.
func income(spent []model.Appropriation) (out []model.Revenue) {
	for i := range spent {
		a := &spent[i]
		if a.Fund.Value != model.General {
			continue
		}
		at := slices.IndexFunc(out, func(r model.Revenue) bool {
			return r.Unit.Value == a.Unit.Value && r.Origin.Value == a.Origin.Value
		})
		if at < 0 {
			at = len(out)
			out = append(out, model.Revenue{Unit: model.Text{Value: a.Unit.Value}, Fund: model.Cell[model.Fund]{Value: model.General}, Origin: model.Cell[model.Origin]{Value: a.Origin.Value}})
		}
		out[at].Amount.Money = out[at].Amount.Money.Add(a.Amount.Money)
	}
	return out
}

// target is the row of a project's performance sheet, for typing.
func target(p *model.ProjectInfo) model.Target {
	none := model.Amount{Blank: true}
	blank := model.Funding{Total: none, Fiscal: none, Central: none, Provincial: none, Local: none, Own: none, Other: none}
	return model.Target{Key: p.Key, Name: p.Name, Unit: p.Unit, Period: blank, Annual: blank}
}

// left is what is to be typed: what the workbook lacks, and income that does not
// follow from expenditure.
func left(d *Disclosure) []Blank {
	blanks := write.Gaps(d)
	const sheet = "收入预算"
	what := otherIncome(d.Appropriations)
	if len(what) == 0 {
		return blanks
	}
	i := slices.IndexFunc(blanks, func(b Blank) bool { return b.Sheet == sheet })
	if i < 0 {
		i = min(1, len(blanks))
		blanks = slices.Insert(blanks, i, Blank{Sheet: sheet})
	}
	blanks[i].What = append(blanks[i].What, what...)
	return blanks
}

// otherIncome says of every fund but the general one how much was spent.
func otherIncome(spent []model.Appropriation) (what []string) {
	type account struct {
		fund   model.Fund
		origin model.Origin
	}
	sums := map[account]money.Money{}
	var all []account
	for i := range spent {
		a := account{spent[i].Fund.Value, spent[i].Origin.Value}
		if a.fund == model.General {
			continue
		}
		if _, ok := sums[a]; !ok {
			all = append(all, a)
		}
		sums[a] = sums[a].Add(spent[i].Amount.Money)
	}
	slices.SortFunc(all, func(a, b account) int { return cmp.Or(cmp.Compare(a.fund, b.fund), cmp.Compare(a.origin, b.origin)) })
	for _, a := range all {
		what = append(what, fmt.Sprintf("%s（%s）的收入科目编码和金额，支出共 %s元", a.fund, a.origin, sums[a].Format(money.Format{Unit: money.Yuan, Places: 2})))
	}
	return what
}
