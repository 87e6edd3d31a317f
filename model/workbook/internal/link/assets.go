package link

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/schema"
)

// tidyAssets makes quantities fit to stand in a sentence that brings the
// measure itself (实有2辆, not 2辆辆), and reports lines that no sentence would
// find: a name given twice, and one that is nearly a known name.
func (d *joiner) tidyAssets() {
	first := map[string]*model.Asset{}
	for i := range d.Assets {
		a := &d.Assets[i]
		name := fold.Text(a.Name.Value)
		if name == "" {
			continue
		}
		if f := first[name]; f != nil {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: a.Name.At, Message: "“" + celltext.Shorten(a.Name.Value) + "”与" + f.Name.At.Cell() + "重复",
				Hints: []string{"每个项目只填一行"}, Related: []diag.Related{{At: f.Name.At, Message: "先前的一行"}}})
			continue
		}
		first[name] = a
		d.suspectAsset(a)
		if a.Name.Value == schema.AssetDate {
			a.Quantity.Value = longDate(a.Quantity.Value)
			continue
		}
		if fold.Text(a.Quantity.Value) == "无" {
			a.Quantity.Value = "0"
		}
		a.Quantity.Value = bareQuantity(a.Quantity.Value, a.Measure.Value, schema.AssetMeasure(a.Name.Value))
	}
}

func (d *joiner) suspectAsset(a *model.Asset) {
	known := d.Counted
	if len(known) == 0 {
		known = schema.AssetNames()
	}
	for _, k := range known {
		if fold.Text(k) == fold.Text(a.Name.Value) {
			return
		}
	}
	if hint := celltext.Suggest(a.Name.Value, known); hint != nil {
		d.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: a.Name.At,
			Message: "“" + celltext.Shorten(a.Name.Value) + "”不是公开格式认识的资产名称，不会印出", Hints: hint})
	}
}

// bareQuantity drops a measure behind a number.
func bareQuantity(quantity string, measures ...string) string {
	for _, m := range append(measures, "台（套）", "台(套)", "台套", "平方米", "㎡", "辆", "台", "套") {
		n, ok := strings.CutSuffix(quantity, m)
		n = strings.TrimSpace(n)
		if ok && m != "" && n != "" && strings.Trim(fold.Text(n), "0123456789.,") == "" {
			return n
		}
	}
	return quantity
}

// longDate writes a date as sentences do; a text that is none stays.
func longDate(text string) string {
	if t, ok := celltext.ParseDate(text); ok {
		return t.Format("2006年1月2日")
	}
	return text
}
