package proof

import (
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/templates/form"
	"yugong/templates/pivot"
)

var kindRules = []rule{
	{Rule: check.Rule{ID: "S03", Title: "公开格式印得出的支出类型", Severity: diag.Error, Stage: check.OnTexts,
		Compares: "“支出预算”的每种支出类型都在公开格式的表里有自己的行、列或表",
		Basis:    "没有自己一行的钱会混进总计，读者看不出是什么支出",
		Hint:     "请改用印得出这种支出的公开格式；类型填错的请改正"},
		document: (*reader).kinds},
}

func (r *reader) kinds() {
	r.Compared("S03", 1)
	known := kindsNamed(r.Grids)
	for _, u := range unprinted(r.Grids, r.Disclosure) {
		d := diag.Diagnostic{Severity: diag.Error, At: u.at, Rule: "S03",
			Message: fmt.Sprintf("公开格式的表里没有“%s”，共%d行填了这种支出类型", u.kind, u.rows)}
		for _, k := range model.Kinds {
			if known[k] {
				d.Expected += "、" + k.String()
			}
		}
		d.Expected = strings.TrimPrefix(d.Expected, "、")
		r.Add(d)
	}
}

// unprintedKind is a kind of expenditure that a form has no place for.
type unprintedKind struct {
	kind model.Kind
	at   diag.Pos // first cell that says it
	rows int
}

// unprinted lists the kinds of a disclosure that no printed table names, of a
// form whose rows or columns divide expenditure by kind: their money reaches
// totals without a row of its own. 年终结转 is no expenditure: forms that tell of
// the year alone leave it out.
func unprinted(grids []*pivot.Grid, d *model.Disclosure) []unprintedKind {
	named := kindsNamed(grids)
	if named == nil {
		return nil
	}
	var out []unprintedKind
	look := func(kind model.Cell[model.Kind], amount *model.Amount) {
		switch k := kind.Value; {
		case named[k], k == model.KindNone, k == model.CarryForward, amount.IsZero():
			return
		}
		n := slices.IndexFunc(out, func(u unprintedKind) bool { return u.kind == kind.Value })
		if n < 0 {
			n, out = len(out), append(out, unprintedKind{kind: kind.Value, at: kind.At})
		}
		out[n].rows++
	}
	for i := range d.Appropriations {
		look(d.Appropriations[i].Kind, &d.Appropriations[i].Amount)
	}
	for i := range d.Economic {
		look(d.Economic[i].Kind, &d.Economic[i].Amount)
	}
	return out
}

// kindsNamed collects the kinds that tables name: in a filter or as rows. It is
// nil for tables whose rows and columns do not divide by kind: those print
// every kind alike.
func kindsNamed(grids []*pivot.Grid) map[model.Kind]bool {
	named, parts := map[model.Kind]bool{}, map[model.Kind]bool{}
	for _, g := range grids {
		addKinds(named, g.Table.Where.Filter.Kinds)
		for i := range g.Table.Sides {
			s := &g.Table.Sides[i]
			addKinds(named, s.Where.Filter.Kinds)
			for _, c := range form.Leaves(s.Columns) {
				if c.Sum != nil {
					addKinds(parts, c.Sum.Filter.Kinds)
				}
			}
			for _, rows := range [][]form.Row{s.Body, s.Foot} {
				for j := range rows {
					addKinds(parts, kindsOfRow(&rows[j]))
				}
			}
		}
	}
	if len(parts) < 2 {
		return nil
	}
	for k := range parts {
		named[k] = true
	}
	return named
}

// kindsOfRow lists the kinds that a row set names or has rows for.
func kindsOfRow(row *form.Row) []model.Kind {
	kinds := row.Where.Filter.Kinds
	for i := range row.By {
		l := &row.By[i]
		if l.Dim != model.ByKind {
			continue
		}
		if len(l.Values) == 0 {
			return model.Kinds
		}
		for _, v := range l.Values {
			if k, ok := model.ParseKind(v.V); ok {
				kinds = append(kinds[:len(kinds):len(kinds)], k)
			}
		}
	}
	return kinds
}

func addKinds(to map[model.Kind]bool, kinds []model.Kind) {
	for _, k := range kinds {
		to[k] = true
	}
}
