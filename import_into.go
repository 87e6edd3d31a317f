package yugong

import (
	"slices"

	"yugong/model/diag"
	"yugong/model/merge"
	"yugong/model/money"
	"yugong/templates/relation"
)

// into puts what was imported into a workbook that there is. What a person has
// written there stays; what is different is said.
func (i *importer) into(path string) error {
	base, err := i.publisher.Read(path)
	if err != nil {
		return err
	}
	if base.Disclosure == nil {
		i.Findings = append(i.Findings, base.Findings...)
		i.Disclosure = nil
		return nil
	}
	i.Findings = append(i.Findings, merge.Into(base.Disclosure, i.Disclosure, i.listed, i.step)...)
	i.Disclosure = base.Disclosure
	return nil
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
