package proof_test

import (
	"bytes"
	"flag"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yugong/examples/county/invent"
	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook"
	"yugong/model/workbook/write"
	"yugong/templates"
	"yugong/templates/proof"
)

// oddUnits is how many units TestOddUnits tries in each form: -odd 500 for all.
var oddUnits = flag.Int("odd", 25, "odd units tried in each form")

// TestOddUnits: what is unlikely and correct gives no finding, in each form that
// ships. Names are not evidence.
func TestOddUnits(t *testing.T) {
	for _, name := range templates.Names() {
		t.Run(name, func(t *testing.T) {
			f, loud := formAt(t, "../"+name), 0
			for i := range *oddUnits {
				u := invent.Odd(11, i)
				answer(u.Disclosure, f)
				found := findingsOf(t, f, u.Disclosure)
				if names := askedAssets(found); len(names) > 0 {
					u.Disclosure.Assets = append(u.Disclosure.Assets, names...)
					found = findingsOf(t, f, u.Disclosure)
				}
				if len(found) == 0 {
					continue
				}
				if loud++; loud < 10 {
					t.Errorf("%d: %s\n%v", i, u.Path, found)
				}
			}
			if loud > 0 {
				t.Errorf("%d of %d are not silent", loud, *oddUnits)
			}
		})
	}
}

// findingsOf writes a unit's workbook, reads it back and checks it.
func findingsOf(t *testing.T, f *templates.Form, d *model.Disclosure) diag.List {
	t.Helper()
	var b bytes.Buffer
	if err := write.Disclosure(&b, d); err != nil {
		t.Fatal(err)
	}
	d, read := workbook.ReadXLSX(b.Bytes(), "x.xlsx", workbook.Form{Lists: f.Lists(), Assets: f.Assets()})
	if read.HasErrors() {
		t.Fatal(read)
	}
	f = f.For(d)
	made, faults := f.Proof(d, templates.Final())
	if made == nil {
		t.Fatal(faults)
	}
	found := proof.Run(&proof.Input{Proof: made, Form: f, Disclosure: d})
	found.Read(read)
	proof.Unpaged(found)
	r := found.Report(nil)
	if tiny(d) { // some are, and that is said
		r.Findings = slices.DeleteFunc(r.Findings, func(f diag.Diagnostic) bool { return f.Rule == "P02" })
	}
	return withoutUnasked(r.Findings, false) // they are made for all forms
}

// askedAssets are the things that a form counts and the unit does not name, none
// of each.
func askedAssets(found diag.List) (out []model.Asset) {
	for _, d := range found {
		if asked, _, ok := strings.Cut(d.Message, "，文中"); ok && d.Rule == "S01" && d.At.Sheet == "国有资产" {
			for _, m := range regexp.MustCompile("“([^”]+)”").FindAllStringSubmatch(asked, -1) {
				a := model.Asset{Name: model.Text{Value: m[1]}, Quantity: model.Text{Value: "0"}}
				if strings.Contains(m[1], "日期") {
					a.Quantity.Value = "2025年12月31日"
				}
				out = append(out, a)
			}
		}
	}
	return out
}

// answer adds what a form asks of every unit beyond what odd ones say: lines of
// nothing in its own lists, what the money of each subject is for, and nothing
// of the funds that the unit did not have.
func answer(d *model.Disclosure, f *templates.Form) {
	own := func(text string) model.Text { return model.Text{Value: text} }
	for _, l := range f.Lists() {
		r := model.Record{Values: make([]model.RecordValue, len(l.Columns))}
		for i, c := range l.Columns {
			switch v := &r.Values[i]; c.Kind {
			case model.RecordItem:
				v.Text = own(c.Choices[0])
			case model.RecordNumber:
				v.Text = own("0")
			case model.RecordText, model.RecordBody:
				v.Text = own("按照年度计划实施。")
			}
		}
		d.Records = append(d.Records, model.Records{List: l, Rows: []model.Record{r}})
	}
	said := func(m model.Measure, basis model.Year, code string, fund model.Fund) *model.PriorFigure {
		i := slices.IndexFunc(d.Prior, func(p model.PriorFigure) bool {
			return p.Measure.Value == m && p.Basis.Value == basis && p.Code.Value == code && p.Fund.Value == fund
		})
		if i < 0 {
			i = len(d.Prior)
			d.Prior = append(d.Prior, model.PriorFigure{Measure: model.Cell[model.Measure]{Value: m}, Basis: model.Cell[model.Year]{Value: basis},
				Code: own(code), Fund: model.Cell[model.Fund]{Value: fund}, Reason: own("本年新增安排")})
		}
		return &d.Prior[i]
	}
	for _, fund := range model.Appropriated {
		for _, basis := range []model.Year{0, model.LastOutturn} {
			said(model.CurrentExpenditure, basis, "", fund)
		}
	}
	for i := range d.Appropriations {
		if a := &d.Appropriations[i]; a.Origin.Value == model.Current && slices.Contains(model.Appropriated, a.Fund.Value) && a.Kind.Value != model.CarryForward {
			said(model.FunctionSpending, model.LastOutturn, a.Function.Value, a.Fund.Value)
			said(model.FunctionSpending, 0, a.Function.Value, a.Fund.Value).Purpose = own("保障机构运转和履行职责")
		}
	}
}

// tiny reports whether a whole document is under 10,000 yuan.
func tiny(d *model.Disclosure) bool {
	var t money.Money
	for i := range d.Appropriations {
		t = t.Add(d.Appropriations[i].Amount.Money)
	}
	return t.Cmp(money.FromFen(1e6)) < 0
}

// TestNamesAreNotEvidence: a project named like its unit, and an economic
// subject of the unit's own named like another, are what they are.
func TestNamesAreNotEvidence(t *testing.T) {
	findings := func(b book) (out []string) {
		d, faults := b.read(t)
		if faults.HasErrors() {
			t.Fatal(faults)
		}
		in := input(t, d)
		for _, d := range proof.Run(in).Report(nil).Findings {
			out = append(out, d.Rule+" "+d.Message)
		}
		return out
	}
	plain := findings(readBook(t, "yangcheng").clone())
	for name, change := range map[string]func(b book){
		"project like its unit": func(b book) {
			b.set(t, "项目", "B2", "政务大厅运行费", "阳城县政务服务中心")
			for i := range b["绩效目标"] {
				for j, s := range b["绩效目标"][i] {
					if s == "政务大厅运行费" {
						b["绩效目标"][i][j] = "阳城县政务服务中心"
					}
				}
			}
		},
		"subject like another": func(b book) {
			b.put("自定义科目", "科目类别,编码,名称", "部门经济科目", "30198", "基本工资")
			b.set(t, "支出预算", "H11", "30199", "30198")
			b.set(t, "支出预算", "I11", "其他工资福利支出", "基本工资")
		},
	} {
		b := readBook(t, "yangcheng").clone()
		change(b)
		if got := findings(b); !slices.Equal(got, plain) {
			t.Errorf("%s:\n%s\nwithout it:\n%s", name, strings.Join(got, "\n"), strings.Join(plain, "\n"))
		}
	}
}
