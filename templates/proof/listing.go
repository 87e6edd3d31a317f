package proof

import (
	"cmp"
	"slices"

	"yugong/model"
	"yugong/model/diag"
	"yugong/templates/form"
)

// listings collects what the sheets say that a document may print. What only
// feeds checks is not among them: 批复数, 核对说明, and 收入预算, which every form's
// expenditure is held against (T14).
func (r *reader) listings() listings {
	var ls listings
	for _, s := range []model.Source{model.FromFacts, model.FromEconomic, model.FromPublic, model.FromProcurement, model.FromPrior} {
		if s != model.FromEconomic || len(r.Disclosure.Economic) > 0 {
			ls.facts(s, r.Ledger.Facts(s))
		}
	}
	for _, s := range []model.Source{model.FromPurchases, model.FromTargets, model.FromIndicators} {
		ls.records(r.Disclosure.Lines(s), r.Form.Data().Schema(s))
	}
	for i := range r.Disclosure.Records {
		ls.records(r.Disclosure.Lines(model.OwnSource(i)), &r.Disclosure.Records[i].List.Schema)
	}
	ls.texts(r.Disclosure)
	for _, l := range ls {
		l.close()
	}
	return ls
}

func (ls *listings) facts(source model.Source, facts []model.Fact) {
	for i := range facts {
		f := &facts[i]
		switch {
		case f.Amount.IsZero():
		case source == model.FromPrior:
			ls.say(f.At, priorWhat(f.Item, f.Year), len(facts))
		case f.Item != "":
			ls.say(f.At, form.ItemName(f.Item), len(facts))
		default:
			ls.say(f.At, "", len(facts))
		}
	}
}

// records collects the lines of a list whose fields are printed, and the fields
// that do not tell lines apart.
func (ls *listings) records(lines []model.Line, schema *model.Schema) {
	for _, line := range lines {
		for _, field := range schema.Fields {
			if at, ok := filled(line, field); ok && field.By == model.DimensionNone {
				l := ls.say(at, "", len(lines))
				l.column(at, field.Name)
				l.below = schema.Source == model.FromIndicators
			}
		}
	}
}

// filled is where a line says something in a field.
func filled(line model.Line, field model.Field) (at diag.Pos, ok bool) {
	if field.Amount {
		a, _ := line.Money(field.ID)
		return a.At, !a.IsZero()
	}
	t, _ := line.Text(field.ID)
	return t.At, t.Value != ""
}

func (ls *listings) texts(d *model.Disclosure) {
	for i := range d.Notes {
		if n := &d.Notes[i]; n.Body.Value != "" {
			ls.say(n.Body.At, n.Topic.Value.String(), len(d.Notes))
		}
	}
	for i := range d.Glossary {
		ls.say(d.Glossary[i].Meaning.At, d.Glossary[i].Name.Value, len(d.Glossary))
	}
	for i := range d.Assets {
		if a := &d.Assets[i]; a.Holds() && !vehicle(a) {
			ls.say(a.Quantity.At, a.Name.Value, len(d.Assets))
		}
	}
}

// say adds a line, once a row, to the listing of its sheet, which will have
// about so many.
func (ls *listings) say(at diag.Pos, what string, many int) *listing {
	l := ls.sheet(at.Sheet)
	if l == nil {
		l = &listing{sheet: at.Sheet, lines: make([]statement, 0, many)}
		*ls = append(*ls, l)
	}
	if n := len(l.lines); n == 0 || l.lines[n-1].at.Row != at.Row {
		l.lines = append(l.lines, statement{at: at, what: what})
	}
	return l
}

func (l *listing) column(at diag.Pos, what string) {
	if !slices.ContainsFunc(l.columns, func(s statement) bool { return s.at.Col == at.Col }) {
		l.columns = append(l.columns, statement{at: at, what: what})
	}
}

// close puts the lines in order and counts what is to be asked for.
func (l *listing) close() {
	byRow := func(a, b statement) int { return cmp.Compare(a.at.Row, b.at.Row) }
	slices.SortStableFunc(l.lines, byRow)
	l.lines = slices.CompactFunc(l.lines, func(a, b statement) bool { return byRow(a, b) == 0 })
	l.open = len(l.lines) + len(l.columns)
}
