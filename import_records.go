package yugong

import (
	"maps"
	"slices"

	"yugong/model"
	"yugong/templates/published"
)

// records takes the tables that print a list line by line: 政府购买服务, and the
// lists that the form adds. Those of units beside their department's are not the
// department's.
func (i *importer) records() {
	d := i.Disclosure
	taken := map[model.Source]*source{}
	for _, s := range i.documents {
		for n := range s.records {
			r := &s.records[n]
			if s.member || taken[r.From] != nil && taken[r.From] != s {
				continue // another document has the list
			}
			if own, ok := r.From.Own(); ok && own < len(d.Records) && s.publisher == i.publisher {
				taken[r.From] = s
				d.Records[own].Rows = append(d.Records[own].Rows, i.record(d.Records[own].List, r))
			} else if r.From == model.FromPurchases {
				taken[r.From] = s
				d.Purchases = append(d.Purchases, i.purchase(r))
			}
		}
	}
}

func (i *importer) purchase(r *published.Record) model.ServicePurchase {
	p := model.ServicePurchase{Amount: r.Money("amount")}
	for _, field := range slices.Sorted(maps.Keys(r.Texts)) {
		p.SetText(field, r.Texts[field])
	}
	if u := &i.Disclosure.Unit; !u.Department.Value && p.Unit.Value == u.Name.Value {
		p.Unit.Value = "" // the unit's own
	}
	return p
}

// record is a line of a form's own list. What is no value of its column is left to
// be typed.
func (i *importer) record(l *model.RecordList, r *published.Record) model.Record {
	out := model.Record{Values: make([]model.RecordValue, len(l.Columns))}
	for n, c := range l.Columns {
		v, text := &out.Values[n], r.Texts[c.ID]
		switch {
		case c.Kind == model.RecordAmount:
			v.Amount = r.Money(c.ID)
		case c.Kind == model.RecordFund:
			if fund, ok := model.ParseFund(text.Value); ok {
				v.Fund = model.Cell[model.Fund]{Value: fund, At: text.At}
			}
		case c.Kind == model.RecordProject:
			v.Text = i.projectKey(text)
		case len(c.Choices) == 0 || slices.Contains(c.Choices, text.Value):
			v.Text = text
		}
	}
	return out
}

// projectKey is the key that a project has here, which is printed by its name or
// by the number that it had.
func (i *importer) projectKey(text model.Text) model.Text {
	for n := range i.Disclosure.Projects {
		if p := &i.Disclosure.Projects[n]; plainText(p.Name.Value) == plainText(text.Value) || p.Key.Value == text.Value {
			return model.Text{Value: p.Key.Value, At: text.At}
		}
	}
	return model.Text{}
}
