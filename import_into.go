package yugong

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/merge"
	"yugong/model/money"
	"yugong/model/workbook"
	"yugong/model/workbook/aside"
	"yugong/templates/goals"
	"yugong/templates/relation"
)

// into puts what was imported into a workbook that there is. What a person has
// written there stays, his own sheets too; what is different is said, and what was
// not read and is left behind.
func (i *importer) into(b *book) error {
	if !own(b.Published) {
		if i.Findings = append(i.Findings, b.faults...); !b.faults.HasErrors() {
			i.Findings.Add(diag.Diagnostic{Severity: Error, At: Place{Book: b.Name}, Message: "不是预算工作簿：没有“" + unitSheet + "”，不能接着填",
				Hints: []string{"--into 后面写已有的预算工作簿；要由这份文件导入，请写在前面"}})
		}
		i.Disclosure = nil
		return nil
	}
	d, found, others, err := i.publisher.readAll(b)
	if err != nil {
		return err
	}
	if !i.sameUnit(d.Unit.Name, i.Disclosure.Unit.Name) {
		return nil
	}
	data := b.data
	if data == nil {
		data, _ = ReadFile(b.path) // of a folder nothing: its sheets are texts
	}
	kept, told := aside.Take(b.Published, data, others)
	i.kept = kept
	i.Findings = slices.Concat(i.Findings, told, aside.Left(b.Published, found, kept), merge.Into(d, i.Disclosure, i.listed, i.step))
	i.Disclosure, i.GoneOn = d, b.Name
	return nil
}

// readAll reads a workbook, and the names of the sheets that are not the program's.
func (p *Publisher) readAll(b *book) (d *Disclosure, found Findings, others []string, err error) {
	reading := p.reading
	reading.Others = &others
	if b.data != nil {
		d, found = workbook.ReadXLSX(b.data, b.Name, reading)
	} else {
		d, found, err = workbook.Read(b.path, reading)
	}
	return d, found, others, err
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
