package proof_test

import (
	"bytes"
	"flag"
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
var oddUnits = flag.Int("odd", 40, "odd units tried in each form")

// TestOddUnits: what is unlikely and correct gives no finding, in each form.
// Names are not evidence.
func TestOddUnits(t *testing.T) {
	loud, tried := 0, 0
	for _, name := range []string{"../shanxi-unit", "../testdata/shanghai-unit", "../central"} {
		f := formAt(t, name)
		for i := range *oddUnits {
			u := invent.Odd(11, i)
			tried++
			var b bytes.Buffer
			if err := write.Disclosure(&b, u.Disclosure); err != nil {
				t.Fatal(err)
			}
			d, read := workbook.ReadXLSX(b.Bytes(), "x.xlsx")
			if read.HasErrors() {
				t.Fatalf("%s %d: %s\n%v", name, i, u.Path, read)
			}
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
			r.Findings = withoutUnasked(r.Findings, false) // they are made for all three forms
			if len(r.Findings) > 0 {
				if loud++; loud < 10 {
					t.Errorf("%s %d: %s\n%v", name, i, u.Path, r.Findings)
				}
			}
		}
	}
	if loud > 0 {
		t.Errorf("%d of %d are not silent", loud, tried)
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
