package check_test

import (
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
)

// spending is a unit that spends so many yuan, as many were carried over, and
// spent so many last year.
func spending(now, carried, last int64) *model.Disclosure {
	d := &model.Disclosure{Subjects: subject.New()}
	add := func(o model.Origin, yuan int64) {
		if yuan > 0 {
			d.Appropriations = append(d.Appropriations, model.Appropriation{Kind: model.Cell[model.Kind]{Value: model.Basic}, Origin: model.Cell[model.Origin]{Value: o},
				Amount: model.Amount{Money: money.FromFen(yuan * 100), At: diag.Pos{Sheet: "支出预算", Row: len(d.Appropriations) + 2, Col: 12}}})
		}
	}
	add(model.Current, now)
	add(model.Carryover, carried)
	d.Prior = []model.PriorFigure{{Measure: model.Cell[model.Measure]{Value: model.ExpenditureTotal}, Amount: model.Amount{Money: money.FromFen(last * 100)}}}
	return d
}

// TestUpkeep: so many of anything that all that is spent could not keep them, at the
// bounds; several are one finding, and what others tell is none.
func TestUpkeep(t *testing.T) {
	count := func(n int) model.Cell[int] { return model.Cell[int]{Value: n} }
	line := func(name, quantity, measure string, row int) model.Asset {
		at := diag.Pos{Sheet: "国有资产", Row: row, Col: 2}
		return model.Asset{Name: model.Text{Value: name}, Quantity: model.Text{Value: quantity, At: at}, Measure: model.Text{Value: measure}}
	}
	for _, c := range []struct {
		name    string
		change  func(d *model.Disclosure)
		related int // besides the first, -1 for none at all
	}{
		{"as many people as may be", func(d *model.Disclosure) {
			d.Unit.Authorised, d.Unit.OnDuty, d.Unit.Retired = count(2000), count(2000), count(20000)
		}, -1},
		{"one more", func(d *model.Disclosure) { d.Unit.OnDuty = count(2001) }, 0},
		{"retired", func(d *model.Disclosure) { d.Unit.Retired = count(20001) }, 0},
		{"not told", func(d *model.Disclosure) { d.Unit.OnDuty = count(-1) }, -1},
		{"several", func(d *model.Disclosure) { d.Unit.OnDuty, d.Unit.Authorised = count(20000), count(20000) }, 1},
		{"machines, offices, land", func(d *model.Disclosure) {
			d.Assets = []model.Asset{line("50万元以上通用设备", "2000", "台（套）", 2), line("办公用房面积", "2000000", "平方米", 3), line("林地", "1000000000", "平方米", 4)}
		}, -1},
		{"offices", func(d *model.Disclosure) {
			d.Assets = []model.Asset{line("办公用房面积", "2000000.5", "平方米", 3)}
		}, 0},
		{"vehicles", func(d *model.Disclosure) { d.Assets = []model.Asset{line("公务用车实有", "51", "辆", 2)} }, 0},
		{"bicycles and sensors", func(d *model.Disclosure) {
			d.Assets = []model.Asset{line("公共自行车", "3000", "辆", 2), line("水质传感器", "5000", "台", 3)}
		}, -1},
		{"vehicles that do not add up", func(d *model.Disclosure) {
			d.Assets = []model.Asset{line("公务用车实有", "1", "辆", 2), line("其他公务用车", "51", "辆", 3)}
		}, -1},
		{"next to no money", func(d *model.Disclosure) {
			d.Appropriations[0].Amount.Money, d.Unit.OnDuty = money.FromFen(999900), count(5000)
		}, -1},
	} {
		d := spending(20000, 0, 20000)
		c.change(d)
		got := found(d, "P04")
		if n := len(got); c.related < 0 && n > 0 || c.related >= 0 && (n != 1 || len(got[0].Related) != c.related) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestPlausible: amounts that nobody would sign, at their bounds.
func TestPlausible(t *testing.T) {
	for _, c := range []struct {
		name               string
		now, carried, last int64
		rule               string // that finds something, "" for none
	}{
		{"ten thousand", 10000, 0, 10000, ""},
		{"less", 9999, 0, 9999, "P02"},
		{"twenty times", 200000, 0, 10000, ""},
		{"more than twenty times", 200001, 0, 10000, "P01"},
		{"a twentieth, and less", 10000, 0, 200001, "P01"},
		{"a small amount grows", 9999, 0, 11, "P02"},
		{"a small amount grows beyond belief", 9999, 0, 9, "P01 P02"},
		{"what was carried over is not this year's", 20000, 9000000, 20000, ""},
		{"this year's, with what was carried over", 9000000, 20000, 20000, "P01"},
		{"from nothing", 9000000, 0, 0, ""},
	} {
		d, got := spending(c.now, c.carried, c.last), ""
		for _, rule := range []string{"P01", "P02"} {
			if n := len(found(d, rule)); n == 1 && got != "" {
				got += " " + rule
			} else if n == 1 {
				got = rule
			}
		}
		if got != c.rule {
			t.Errorf("%s: found %q, want %q", c.name, got, c.rule)
		}
	}
}
