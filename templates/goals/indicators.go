package goals

import (
	"yugong/model"
	"yugong/model/workbook/tables"
	"yugong/templates/form"
)

// indicators reads the block of indicators: the columns are those of its head,
// which may be printed again.
func (r *reader) indicators(b *block, t *model.Target) {
	ind := b.list()
	if ind == nil {
		return
	}
	var levels [3]model.Text // level 1, and level 2 of each side
	for i := range b.Rows {
		row := b.Rows[i].Num
		if row < b.from || row >= b.to {
			continue
		}
		if columns := b.head(ind, row); columns != nil {
			b.columns = columns
			continue
		}
		if b.columns == nil {
			continue
		}
		if b.sheet.labels[fold1(b.Text(row, b.columns[0]).Value)] {
			return // what stands below the block
		}
		b.indicator(ind, row, &levels, t)
	}
}

func (b *block) list() *form.Indicators {
	for i := range b.sheet.form.Rows {
		if ind := b.sheet.form.Rows[i].Indicators; ind != nil && len(ind.Sides) <= 2 {
			return ind
		}
	}
	return nil
}

// head finds the columns of the block in a row of its labels, nil in another.
func (b *block) head(ind *form.Indicators, row int) (columns []int) {
	var before tables.Range
	for c := 1; c <= b.lastCol && len(columns) < len(ind.Head); c++ {
		at := b.Span(row, c)
		if at == before {
			continue
		}
		before = at
		if fold1(b.Text(row, c).Value) == fold1(ind.Head[len(columns)].V) {
			columns = append(columns, c)
		}
	}
	if len(columns) < len(ind.Head) {
		return nil
	}
	return columns
}

// indicator reads a row: an indicator of each side, or one of both.
func (b *block) indicator(ind *form.Indicators, row int, levels *[3]model.Text, t *model.Target) {
	keep := func(level *model.Text, v model.Text) bool {
		if v.Value != "" && v.Value != level.Value {
			*level = v
			return true
		}
		return false
	}
	if keep(&levels[0], b.Text(row, b.columns[0])) {
		levels[1], levels[2] = model.Text{}, model.Text{}
	}
	at := 1
	for s, side := range ind.Sides {
		keep(&levels[s+1], b.Text(row, b.columns[at]))
		x := model.Indicator{Level1: levels[0], Level2: levels[s+1]}
		filled := false
		for i, field := range ind.Fields(side.V) {
			v := b.Text(row, b.columns[at+1+i])
			x.SetText(field, v)
			filled = filled || v.Value != ""
		}
		if at += 1 + len(ind.Fields(side.V)); filled {
			join(t, x)
		}
	}
}

// join adds an indicator, or its other side to one that there is.
func join(t *model.Target, x model.Indicator) {
	for i := range t.Indicators {
		y := &t.Indicators[i]
		if y.Level1.Value != x.Level1.Value || y.Level2.Value != x.Level2.Value || y.Level3.Value != x.Level3.Value {
			continue
		}
		switch {
		case x.Annual.Value != "" && x.Period.Value == "" && y.Annual.Value == "":
			y.Annual = x.Annual
			return
		case x.Period.Value != "" && x.Annual.Value == "" && y.Period.Value == "":
			y.Period = x.Period
			return
		case x.Period.Value == "" && x.Annual.Value == "":
			return // it stands on both sides without a value
		}
	}
	t.Indicators = append(t.Indicators, x)
}
