package link

import (
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/schema"
)

// A unit that has nothing of a kind may say so once, in 单位信息, and leave the
// sheet blank: 没有的事项.

// says fills in what is blank for each of schema.Nothings, and returns where the
// workbook says otherwise.
var says = []func(d *joiner, at diag.Pos) (contrary diag.Pos){
	(*joiner).noPublic, (*joiner).noProcurement, (*joiner).noAssets, (*joiner).noPrior,
}

// sayNone takes the statement for the rows that it stands for.
func (d *joiner) sayNone() {
	t := d.Unit.Nothing
	for _, word := range strings.FieldsFunc(t.Value, func(r rune) bool { return strings.ContainsRune("、，,;；\n ", r) }) {
		i := slices.Index(schema.Nothings, fold.Words(word))
		if i < 0 {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: t.At, Message: "“没有的事项”不能是“" + celltext.Shorten(word) + "”",
				Hints: []string{"可填：" + strings.Join(schema.Nothings, "、")}})
			continue
		}
		if contrary := says[i](d, t.At); !contrary.IsZero() {
			d.list.Add(diag.Diagnostic{Severity: diag.Error, At: t.At, Message: "写明没有“" + schema.Nothings[i] + "”，" + contrary.String() + "却填了",
				Hints: []string{"请只保留正确的一处"}, Related: []diag.Related{{At: contrary, Message: "填写的一处"}}})
		}
	}
}

// zero makes blanks zero, and returns the place of an amount that is not.
func zero(at diag.Pos, amounts ...*model.Amount) (contrary diag.Pos) {
	for _, a := range amounts {
		switch {
		case a.Blank:
			*a = model.Amount{At: at}
		case !a.IsZero() && contrary.IsZero():
			contrary = a.At
		}
	}
	return contrary
}

// eachPublic visits the four items of 三公经费, those without a row too.
func (d *joiner) eachPublic(at diag.Pos, year func(*model.PublicExpense) *[3]model.Amount) (contrary diag.Pos) {
	for _, item := range model.PublicItems {
		i := 0
		for i < len(d.Public) && d.Public[i].Item.Value != item {
			i++
		}
		if i == len(d.Public) {
			p := model.PublicExpense{Item: model.Cell[model.PublicItem]{Value: item, At: at}, At: at}
			schema.ClearAmounts(&p.This)
			schema.ClearAmounts(&p.Last)
			d.Public = append(d.Public, p)
		}
		y := year(&d.Public[i])
		if c := zero(at, &y[0], &y[1], &y[2]); contrary.IsZero() {
			contrary = c
		}
	}
	return contrary
}

func (d *joiner) noPublic(at diag.Pos) diag.Pos {
	return d.eachPublic(at, func(p *model.PublicExpense) *[3]model.Amount { return &p.This })
}

func (d *joiner) noProcurement(at diag.Pos) (contrary diag.Pos) {
	for i := range d.Procurements {
		if c := zero(at, &d.Procurements[i].Amount); !c.IsZero() {
			return c
		}
	}
	if len(d.Procurements) == 0 {
		d.Procurements = []model.ProcurementItem{{Category: model.Cell[model.Procurement]{Value: model.Goods, At: at}, Amount: model.Amount{At: at}}}
	}
	return diag.Pos{}
}

func (d *joiner) noAssets(at diag.Pos) (contrary diag.Pos) {
	named := map[string]bool{}
	for i := range d.Assets {
		a := &d.Assets[i]
		named[fold.Text(a.Name.Value)] = true
		if strings.Trim(a.Quantity.Value, "0.") != "" && a.Name.Value != schema.AssetDate {
			return a.Quantity.At
		}
	}
	for _, name := range schema.AssetNames() {
		if name != schema.AssetDate && !named[fold.Text(name)] {
			d.Assets = append(d.Assets, model.Asset{Name: model.Text{Value: name, At: at}, Quantity: model.Text{Value: "0", At: at}})
		}
	}
	return diag.Pos{}
}

// noPrior: a unit that is new has no budget of last year.
func (d *joiner) noPrior(at diag.Pos) (contrary diag.Pos) {
	contrary = d.eachPublic(at, func(p *model.PublicExpense) *[3]model.Amount { return &p.Last })
	for i := range d.Prior {
		if c := zero(at, &d.Prior[i].Amount); contrary.IsZero() {
			contrary = c
		}
	}
	for _, basis := range []model.Year{model.LastYear, model.LastOutturn} {
		for _, p := range schema.CustomaryPrior() {
			p.Amount, p.Basis.Value = model.Amount{At: at}, basis
			p.Measure.At, p.Fund.At = at, at
			if !d.hasPrior(&p) {
				d.Prior = append(d.Prior, p)
			}
		}
	}
	return contrary
}

func (d *joiner) hasPrior(p *model.PriorFigure) bool {
	for i := range d.Prior {
		if f := &d.Prior[i]; f.Measure.Value == p.Measure.Value && f.Fund.Value == p.Fund.Value && f.Year() == p.Year() {
			return true
		}
	}
	return false
}
