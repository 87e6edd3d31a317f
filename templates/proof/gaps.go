package proof

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
)

// gapRules hold a document to what was said: see package narrative.
var gapRules = []rule{
	{Rule: check.Rule{ID: "S01", Title: "没有依据的文字", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "印出的每句话都有单元格作依据；没有填写的印作〔未填：…〕",
		Basis:    "文件要签字公开：没有填写的不等于 0，也不等于无",
		Hint:     "请填写；没有的也要填 0 或写明"},
		document: (*reader).gaps},
	{Rule: check.Rule{ID: "S02", Title: "没有印出的车辆", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "“国有资产”表里数量不为 0 的各类车辆都印在文字里",
		Basis:    "印不出的车辆等于少报",
		Hint:     "请改用公开格式的资产名称，或并入相近的一行"},
		document: (*reader).unused},
}

func (r *reader) gaps() {
	const most = 13
	r.Compared("S01", 1)
	sheets := map[diag.Pos][]string{} // what whole sheets lack
	for _, g := range r.Gaps {
		sheets[g.At] = append(sheets[g.At], g.Label)
	}
	for _, g := range r.Gaps {
		labels := sheets[g.At]
		if delete(sheets, g.At); labels == nil {
			continue
		}
		d := diag.Diagnostic{Severity: diag.Error, At: g.At, Rule: "S01", Hints: []string{g.Hint}}
		d.Message = "没有填写“" + strings.Join(labels[:min(len(labels), most)], "”“") + "”，"
		if g.Cell {
			d.Message += "表里印作〔未填〕"
		} else {
			d.Message += "文中印作〔未填：" + labels[0] + "〕"
		}
		if len(labels) > 1 {
			d.Message += fmt.Sprintf("等，共%d处", len(labels))
		}
		r.Add(d)
	}
}

// unused: a kind of vehicle that the form does not name would be left out of
// what the unit holds. Other assets may well not be asked for: see unasked.
func (r *reader) unused() {
	r.Compared("S02", 1)
	for _, a := range r.Unused {
		if vehicle(a) {
			r.findAt("S02", a.Name.At, "“"+a.Name.Value+"”"+a.Quantity.Value+"没有印出，公开格式没有这一项", "")
		}
	}
}

// vehicle reports whether a line of 国有资产 is one of the kinds that a unit's
// vehicles are divided into.
func vehicle(a *model.Asset) bool {
	return strings.Contains(a.Name.Value, "车") && !strings.HasSuffix(a.Name.Value, "编制")
}
