package invent

import (
	"math/rand/v2"
	"time"

	"yugong/model"
	"yugong/model/money"
	"yugong/model/subject"
)

// drawing is a unit in the making.
type drawing struct {
	*rand.Rand
	place *place
	d     *model.Disclosure
	trade trade
	staff int
	odd   bool
}

// chance is true in so many of a hundred draws.
func (d *drawing) chance(percent int) bool { return d.IntN(100) < percent }

// between draws a number from low to high.
func (d *drawing) between(low, high int) int { return low + d.IntN(high-low+1) }

// fen draws an amount between two amounts of yuan, to the fen.
func (d *drawing) fen(low, high int) int64 {
	return int64(low)*100 + d.Int64N(int64(high-low)*100+1)
}

// pick draws one of a list.
func pick[T any](d *drawing, list []T) T { return list[d.IntN(len(list))] }

func text(s string) model.Text { return model.Text{Value: s} }

func cell[T any](v T) model.Cell[T] { return model.Cell[T]{Value: v} }

func amount(fen int64) model.Amount { return model.Amount{Money: money.FromFen(fen)} }

func blank() model.Amount { return model.Amount{Blank: true} }

// disclosure draws everything.
func (d *drawing) disclosure() *model.Disclosure {
	d.trade = d.place.trade
	if d.trade.function == "" { // an office itself
		o := d.place.office
		d.trade.function, d.trade.projects, d.trade.what = o.function, o.projects, o.what
		if o.civil {
			d.trade.kind = civilServant
		}
	}
	d.d = &model.Disclosure{Subjects: subject.New()}
	d.unit()
	d.basic()
	d.ownMoney()
	d.projects()
	if d.odd {
		d.estrange()
	}
	d.subjects()
	d.revenue()
	d.public()
	d.prior()
	d.procurement()
	d.assets()
	d.notes()
	if d.odd {
		d.complete()
	}
	d.approved()
	return d.d
}

func (d *drawing) unit() {
	d.staff = d.between(4, 60)
	if d.chance(8) {
		d.staff = d.between(80, 260)
	}
	u := &d.d.Unit
	o := d.place.office
	u.Name, u.Code, u.Region = text(d.place.name), text(d.place.code), text(region)
	u.Kind = cell([]model.UnitKind{model.Administrative, model.CivilServant, model.Institution}[d.trade.kind])
	u.Level = cell(model.County)
	u.Superior, u.SuperiorCode = text(region+o.name), text(o.code)
	u.Year, u.AmountUnit = cell(year), cell(money.Yuan)
	u.Authorised, u.OnDuty, u.Retired = cell(-1), cell(-1), cell(-1)
	if d.chance(85) {
		u.Date = cell(time.Date(year, time.February, d.between(1, 28), 0, 0, 0, 0, time.UTC))
	}
	if d.chance(90) {
		u.Authorised, u.OnDuty = cell(d.staff+d.IntN(5)), cell(d.staff)
	}
	if d.chance(70) {
		u.Retired = cell(d.IntN(d.staff))
	}
	d.d.Units = []model.Member{{Name: u.Name, Code: u.Code, Kind: u.Kind}}
}

// operates reports whether the unit has 机关运行经费.
func (d *drawing) operates() bool { return d.trade.kind != institution }

// subjects records the names of codes that the embedded lists lack.
func (d *drawing) subjects() {
	for i := range d.d.Appropriations {
		own(d.d.Subjects, subject.Function, d.d.Appropriations[i].Function.Value, official)
	}
}
