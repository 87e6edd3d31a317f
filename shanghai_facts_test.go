package yugong

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/model/workbook/tables"
)

// original is a published document of Shanghai, and the facts that its tables
// and sentences hold, as a unit would have typed them.
type original struct {
	t    *testing.T
	book *tables.Published
	text string // running text without white space, folded
	d    *model.Disclosure
}

// facts reads a document back into what its workbook must have said.
func facts(t *testing.T, path string, lists []*model.RecordList) *original {
	t.Helper()
	read, err := ReadPublication(path)
	if err != nil {
		t.Fatal(err)
	}
	o := &original{t: t, book: read.book, d: &model.Disclosure{Book: path, Subjects: subject.New()}}
	o.text = running(read)
	for _, l := range lists {
		o.d.Records = append(o.d.Records, model.Records{List: l})
	}
	o.unit()
	o.spending()
	o.economic()
	o.public()
	o.last()
	o.other()
	o.projects()
	return o
}

// running is the running text of a PDF, folded, without white space.
func running(p *Publication) string {
	var b strings.Builder
	for i := range p.book.PDF.Text {
		b.WriteString(fold(p.book.PDF.Text[i].Text))
	}
	return strings.ReplaceAll(b.String(), "公务车", "公务用车")
}

// rows are those of the table whose title ends in some words, below its head, by
// column.
func (o *original) rows(title string) (out []map[int]string) {
	for i := range o.book.Pages {
		p := &o.book.Pages[i]
		if !strings.HasSuffix(fold(p.Sheet), fold(title)) {
			continue
		}
		for _, r := range p.Rows {
			row := map[int]string{}
			for _, c := range r.Cells {
				row[c.Col] = fold(c.Text)
			}
			if _, err := money.Parse(strings.TrimLeft(row[lastCol(row)], "-"), money.Yuan); err == nil {
				out = append(out, row)
			}
		}
	}
	return out
}

func lastCol(row map[int]string) (last int) {
	for c := range row {
		last = max(last, c)
	}
	return last
}

// yuan reads a cell; blank is nothing.
func yuan(s string, u money.Unit) money.Money {
	m, _ := money.Parse(s, u)
	return m
}

// find returns what a sentence of the text says, "" for each group when there is
// no such sentence.
func (o *original) find(pattern string) []string {
	re := regexp.MustCompile(pattern)
	if m := re.FindStringSubmatch(o.text); m != nil {
		return m
	}
	return make([]string, re.NumSubexp()+1)
}

const wan = `([\d,.]+)万元` // an amount

func typed(s string) model.Text { return model.Text{Value: s} }

func (o *original) unit() {
	title := fold(o.book.Pages[0].Sheet)
	u := &o.d.Unit
	u.Year.Value = atoi(title[:4])
	u.Department.Value = strings.Contains(title, "部门")
	u.Level.Value, u.AmountUnit.Value = model.County, money.Yuan
	u.Region = typed("上海市普陀区")
	for _, r := range o.book.Pages[0].Rows {
		for _, c := range r.Cells {
			if _, name, ok := strings.Cut(fold(c.Text), ":"); ok && strings.HasPrefix(c.Text, "编制") {
				u.Name = typed(name)
			}
		}
	}
	u.Kind.Value = model.Administrative
	if !u.Department.Value {
		u.Kind.Value = model.Institution
	}
	o.members()
	o.note(model.Duties, "见原文。")
	o.note(model.Organisation, o.find(`[^。,]*设\d+个内设机构[^。]*。`)[0])
	o.note(model.PerformanceNote, o.find(`涉及项目预算资金[\d,.]+万元。(其中:[^。]*。)`)[1])
}

// note gives a text of the unit's own.
func (o *original) note(topic model.Topic, body string) {
	o.d.Notes = append(o.d.Notes, model.Note{Topic: model.Cell[model.Topic]{Value: topic}, Body: typed(body)})
}

// members: the department's own office, and others by kind as many as it says.
func (o *original) members() {
	o.d.Units = []model.Member{{Name: o.d.Unit.Name, Kind: o.d.Unit.Kind}}
	if !o.d.Unit.Department.Value {
		return
	}
	for kind, n := range map[model.UnitKind]int{
		model.Administrative: atoi(o.find(`行政单位(\d+)家`)[1]) - 1,
		model.CivilServant:   atoi(o.find(`参公单位(\d+)家`)[1]),
		model.Institution:    atoi(o.find(`事业单位(\d+)家`)[1]),
	} {
		for i := range n {
			o.d.Units = append(o.d.Units, model.Member{Name: typed(fmt.Sprintf("%s%d", kind, i+1)), Kind: model.Cell[model.UnitKind]{Value: kind}})
		}
	}
}

func atoi(s string) (n int) {
	fmt.Sscan(s, &n)
	return n
}

// spending: by function from the table of all expenditure, that of the general
// public budget from its own, other money as the table of income tells.
func (o *original) spending() {
	general := o.byCode("一般公共预算支出功能分类预算表")
	income := o.byCode("收入预算总表")
	all := o.byCode("支出预算总表")
	for _, code := range sortedKeys(all) {
		row, own, in := all[code], general[code], income[code]
		for i, kind := range []model.Kind{model.Basic, model.Project} {
			o.appropriate(code, model.General, kind, yuan(own[6+i], money.Yuan))
			rest := yuan(row[6+i], money.Yuan).Sub(yuan(own[6+i], money.Yuan))
			for col, fund := range map[int]model.Fund{7: model.BusinessIncome, 8: model.OperatingIncome, 9: model.OtherIncome} {
				if m := yuan(in[col], money.Yuan); !m.IsZero() && !rest.IsZero() {
					o.appropriate(code, fund, kind, m)
				}
			}
		}
	}
	sums := map[model.Fund]money.Money{}
	for i := range o.d.Appropriations {
		a := &o.d.Appropriations[i]
		sums[a.Fund.Value] = sums[a.Fund.Value].Add(a.Amount.Money)
	}
	for f, m := range sums {
		r := model.Revenue{Unit: o.d.Unit.Name, Amount: model.Amount{Money: m}}
		r.Fund.Value, r.Origin.Value = f, model.Current
		o.d.Revenue = append(o.d.Revenue, r)
	}
}

// byCode are the rows of 项 of a table; codes that lost digits are seen through
// by the row above.
func (o *original) byCode(title string) map[string]map[int]string {
	out := map[string]map[int]string{}
	class := ""
	for _, r := range o.rows(title) {
		if r[2] == "" && len(r[1]) == 3 {
			class = r[1]
		}
		if r[3] != "" && r[2] != "" {
			out[class+r[2]+r[3]] = r
			o.d.Subjects.Add(subject.Function, class+r[2]+r[3], r[4])
		}
	}
	return out
}

func (o *original) appropriate(code string, f model.Fund, k model.Kind, m money.Money) {
	if m.IsZero() {
		return
	}
	a := model.Appropriation{Unit: o.d.Unit.Name, Function: typed(code), Amount: model.Amount{Money: m}}
	a.Fund.Value, a.Kind.Value, a.Origin.Value = f, k, model.Current
	if k == model.Project {
		a.Project = typed(fmt.Sprintf("P%02d", len(o.d.Appropriations)))
	}
	o.d.Appropriations = append(o.d.Appropriations, a)
}

// economic: basic expenditure by economic subject; of what public funds buy, as
// much is the offices' as the table of 机关运行经费 says.
func (o *original) economic() {
	offices := money.Money{}
	for _, r := range o.rows("机关运行经费预算表") {
		offices = yuan(r[7], money.WanYuan)
	}
	rows := o.rows("部门预算经济分类预算表")
	total := money.Money{}
	for _, r := range rows {
		if len(r[1]) == 3 && r[2] != "" {
			total = total.Add(yuan(r[6], money.Yuan))
		}
	}
	other := o.d.Unit.Name.Value
	for i := range o.d.Units {
		if o.d.Units[i].Kind.Value == model.Institution && total.Sub(offices).Cmp(yuan("100", money.Yuan)) > 0 {
			other = o.d.Units[i].Name.Value
		}
	}
	for _, r := range rows {
		if len(r[1]) != 3 || r[2] == "" {
			continue
		}
		code := r[1] + fmt.Sprintf("%02d", atoi(strings.TrimPrefix(r[2], "0")))
		o.d.Subjects.Add(subject.Department, code, r[3])
		o.item(o.d.Unit.Name.Value, code, yuan(r[5], money.Yuan))
		bought := yuan(r[6], money.Yuan)
		own := bought
		if other != o.d.Unit.Name.Value && offices.Cmp(bought) < 0 {
			own = offices
		}
		offices = offices.Sub(own)
		o.item(o.d.Unit.Name.Value, code, own)
		o.item(other, code, bought.Sub(own))
	}
	o.uses()
}

func (o *original) item(unit, code string, m money.Money) {
	if m.IsZero() {
		return
	}
	e := model.EconomicItem{Unit: typed(unit), DeptEconomic: typed(code), Amount: model.Amount{Money: m}}
	e.Fund.Value, e.Kind.Value, e.Origin.Value = model.General, model.Basic, model.Current
	o.d.Economic = append(o.d.Economic, e)
}

// uses divides basic expenditure into personnel and public funds, by 类 as the
// first table of a unit does.
func (o *original) uses() {
	public := map[string]money.Money{}
	for _, r := range o.rows("财务收支预算总表") {
		public[r[4]] = yuan(r[6], money.Yuan)
	}
	classes := map[string]money.Money{}
	for _, a := range o.d.Appropriations {
		c := a.Function.Value[:3]
		classes[c] = classes[c].Add(a.Amount.Money)
	}
	var out []model.Appropriation
	for _, a := range o.d.Appropriations {
		c := a.Function.Value[:3]
		left := public[classes[c].Format(money.Format{Group: true})]
		if a.Kind.Value == model.Basic {
			part := a
			if part.Amount.Money.Cmp(left) > 0 {
				part.Amount.Money = left
			}
			public[classes[c].Format(money.Format{Group: true})] = left.Sub(part.Amount.Money)
			a.Amount.Money = a.Amount.Money.Sub(part.Amount.Money)
			part.Use.Value, a.Use.Value = model.PublicFunds, model.Personnel
			if !part.Amount.Money.IsZero() {
				out = append(out, part)
			}
		}
		if !a.Amount.Money.IsZero() {
			out = append(out, a)
		}
	}
	o.d.Appropriations = out
}
