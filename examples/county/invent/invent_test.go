package invent

import (
	"bytes"
	"reflect"
	"testing"

	"yugong/model"
	"yugong/model/workbook"
	"yugong/model/workbook/write"
)

// What is written reads back as it is, without a fault.
func TestUnitsReadBack(t *testing.T) {
	c := New(7, 400)
	for i := 0; i < c.Len(); i += 7 {
		u := c.Unit(i)
		var b bytes.Buffer
		if err := write.Disclosure(&b, u.Disclosure); err != nil {
			t.Fatal(err)
		}
		d, faults := workbook.ReadXLSX(b.Bytes(), "x.xlsx")
		if len(faults) > 0 {
			t.Errorf("%s:\n%v", u.Path, faults)
		}
		if got, want := total(d), total(u.Disclosure); got != want || want == 0 {
			t.Errorf("%s: %d fen read, %d written", u.Path, got, want)
		}
		for _, n := range [][2]int{{len(d.Targets), len(u.Disclosure.Targets)}, {len(d.Prior), len(u.Disclosure.Prior)}, {len(d.Notes), len(u.Disclosure.Notes)}} {
			if n[0] != n[1] {
				t.Errorf("%s: %d rows read, %d written", u.Path, n[0], n[1])
			}
		}
	}
}

func total(d *model.Disclosure) (fen int64) {
	for i := range d.Appropriations {
		fen += d.Appropriations[i].Amount.Fen()
	}
	return fen
}

func TestSameSeedSameCounty(t *testing.T) {
	a, b, other := New(3, 40), New(3, 90), New(4, 40)
	same := 0
	for i := range a.Len() {
		x, y, z := a.Unit(i), b.Unit(i), other.Unit(i)
		if x.Path != y.Path || !reflect.DeepEqual(x.Disclosure, y.Disclosure) {
			t.Errorf("unit %d differs between counties of one seed", i)
		}
		if total(x.Disclosure) == total(z.Disclosure) {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d units are alike under two seeds", same)
	}
}

// Every unit has a name, a code and a path of its own, however many there are,
// and every optional part is there in some and lacks in others.
func TestUnitsDiffer(t *testing.T) {
	c := New(1, 12000)
	names, codes := map[string]bool{}, map[string]bool{}
	for i := range c.places {
		names[c.places[i].name], codes[c.places[i].code] = true, true
	}
	if len(names) != 12000 || len(codes) != 12000 {
		t.Errorf("%d names and %d codes of 12000", len(names), len(codes))
	}
	const n = 300
	have := map[string]int{}
	for i := range n {
		d := c.Unit(i).Disclosure
		have[d.Unit.Kind.Value.String()]++
		for what, there := range map[string]bool{
			"projects": len(d.Projects) > 0, "targets": len(d.Targets) > 0, "prior": len(d.Prior) > 0, "public": len(d.Public) > 0,
			"procurement": len(d.Procurements) > 0, "purchases": len(d.Purchases) > 0, "assets": len(d.Assets) > 0, "approved": len(d.Approved) > 0,
			"glossary": len(d.Glossary) > 0, "retired": d.Unit.Retired.Value >= 0, "date": !d.Unit.Date.Value.IsZero(),
			"the whole's target": len(d.Targets) > 0 && d.Targets[0].Key.Value == model.WholeUnit,
		} {
			if there {
				have[what]++
			} else {
				have["no "+what]++
			}
		}
		funds := map[string]bool{}
		for j := range d.Appropriations {
			a := &d.Appropriations[j]
			funds[a.Fund.Value.String()], funds[a.Kind.Value.String()], funds[a.Origin.Value.String()] = true, true, true
		}
		for f := range funds {
			have[f]++
		}
	}
	for _, what := range []string{"行政单位", "参公事业单位", "事业单位", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "事业收入", "其他收入", "上级补助收入", "年终结转", "上年结转",
		"projects", "targets", "purchases", "approved", "glossary", "retired", "date", "the whole's target"} {
		if have[what] == 0 || have[what] == n {
			t.Errorf("%s: in %d of %d units", what, have[what], n)
		}
	}
}
