package layer

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"yugong"
	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
)

func pages(t testing.TB) *frame.Document {
	t.Helper()
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	r, err := publisher.Publish("../../../../examples/yangcheng", yugong.Draft(""))
	if err != nil || !r.OK() {
		t.Fatal(err, r.Findings)
	}
	return r.Pages
}

// All text of a page is in its layer, but for leaders and the watermark.
func TestLayerHoldsTheText(t *testing.T) {
	d := pages(t)
	anchors := Anchors(d)
	for i := range d.Pages {
		data, err := JSON(d, i, anchors)
		if err != nil {
			t.Fatal(err)
		}
		var l struct {
			Src  [][]string
			Text [][]any
		}
		if err := json.Unmarshal(data, &l); err != nil {
			t.Fatal(err)
		}
		var want, got strings.Builder
		frame.Walk(d.Pages[i].Items, func(_ geom.Point, p frame.Placed) {
			if tx, ok := p.Item.(*frame.Text); ok && strings.Trim(tx.S, "….") != "" && !strings.Contains(yugong.DraftMark, tx.S) {
				want.WriteString(strings.TrimSpace(tx.S))
			}
		})
		for _, row := range l.Text {
			got.WriteString(strings.TrimSpace(row[4].(string)))
			x, y, w := row[0].(float64), row[1].(float64), row[2].(float64)
			if x < 0 || y < 0 || x+w > d.Pages[i].Size.W.Pt() || y > d.Pages[i].Size.H.Pt() {
				t.Errorf("page %d: %v lies outside", i+1, row)
			}
			if n := int(row[6].(float64)); n >= len(l.Src) {
				t.Errorf("page %d: %v names no list of cells", i+1, row)
			}
		}
		if got.String() != want.String() {
			t.Errorf("page %d: the layer holds\n%s\nwant\n%s", i+1, got.String(), want.String())
		}
	}
}

// The names of a page change with what is on it, and not with its neighbours.
func TestNames(t *testing.T) {
	d := pages(t)
	before := Name(d)
	if !slices.Equal(before, Name(d)) {
		t.Fatal("the same pages get other names")
	}
	seen := map[string]int{}
	for i, n := range before {
		if j, ok := seen[n.Picture]; ok {
			t.Errorf("pages %d and %d have the same name", j+1, i+1)
		}
		seen[n.Picture] = i
	}
	for what, c := range map[string]struct {
		change         func(*frame.Text)
		picture, layer bool
	}{
		"another text":   {func(x *frame.Text) { x.S += "x" }, true, true},
		"another place":  {func(x *frame.Text) { x.Track++ }, true, true},
		"another colour": {func(x *frame.Text) { x.Color.R++ }, true, false},
		"another source": {func(x *frame.Text) { x.Src = append(slices.Clone(x.Src), diag.Pos{Sheet: "甲", Row: 1}) }, false, true},
	} {
		p := &d.Pages[6]
		items := slices.Clone(p.Items)
		i := slices.IndexFunc(p.Items, func(q frame.Placed) bool { _, ok := q.Item.(*frame.Text); return ok })
		x := *p.Items[i].Item.(*frame.Text)
		c.change(&x)
		p.Items[i].Item = &x
		after := Name(d)
		if got := after[6].Picture != before[6].Picture; got != c.picture {
			t.Errorf("%s: another picture is %v", what, got)
		}
		if got := after[6].Layer != before[6].Layer; got != c.layer {
			t.Errorf("%s: another layer is %v", what, got)
		}
		if after[5] != before[5] || after[7] != before[7] {
			t.Errorf("%s: a neighbour got another name", what)
		}
		p.Items = items
	}
}

func TestCells(t *testing.T) {
	at := func(sheet string, row, col int) diag.Pos {
		return diag.Pos{Book: "b", Sheet: sheet, Row: row, Col: col}
	}
	for want, src := range map[string][]diag.Pos{
		"甲!B2":         {at("甲", 2, 2)},
		"甲!B2:B4":      {at("甲", 4, 2), at("甲", 2, 2), at("甲", 3, 2), at("甲", 2, 2)},
		"甲!B2 甲!B4":    {at("甲", 4, 2), at("甲", 2, 2)},
		"甲!A2 甲!B2:B3": {at("甲", 2, 2), at("甲", 2, 1), at("甲", 3, 2)},
		"乙!A1 甲!A2":    {at("甲", 2, 1), at("乙", 1, 1)},
		"甲!第2行 甲!第3行":  {at("甲", 3, 0), at("甲", 2, 0)},
		"f.yaml:3:4":   {{Book: "f.yaml", Row: 3, Col: 4}},
		"":             nil,
	} {
		if got := strings.Join(Cells(src), " "); got != want {
			t.Errorf("%v: %q, want %q", src, got, want)
		}
	}
}

// A cell is found in its own sentence or row first, then in the sums over it.
func TestLocate(t *testing.T) {
	d := pages(t)
	spots := Locate(d, []diag.Pos{
		{Book: "yangcheng", Sheet: "绩效目标", Row: 5, Col: 13},
		{Book: "yangcheng", Sheet: "支出预算", Row: 2, Col: 12},
		{Book: "yangcheng", Sheet: "支出预算", Row: 9999, Col: 1},
		{Book: "yangcheng", Sheet: "支出预算"},
		{},
	})
	if len(spots[0]) == 0 || spots[0][0].W < 5 || spots[0][0].H < 5 {
		t.Errorf("an amount of a performance sheet: %v", spots[0])
	}
	if n := len(spots[1]); n < 3 || n > maxSpots {
		t.Errorf("a fact shows at %d places", n)
	}
	for _, s := range spots[2:] {
		if len(s) != 0 {
			t.Errorf("a place that is nowhere shows at %v", s)
		}
	}
}
