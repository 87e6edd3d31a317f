package yugong

import (
	"fmt"
	"testing"

	"yugong/model"
	"yugong/model/workbook"
	"yugong/render/frame"
	"yugong/render/layout/invariant"
)

// The two-sided performance sheet of the built-in form holds 1 to 60
// indicators, either side the longer: every page keeps what the layout
// promises, every indicator stands once, and few indicators never take a
// second page.
func TestSheetsOf1To60Indicators(t *testing.T) {
	slow(t)
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	d, faults, err := workbook.Read(example("yangcheng"))
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	one := d.Targets[0]
	d.Targets = nil
	for n := 1; n <= 60; n++ {
		target := one
		target.Name.Value = fmt.Sprintf("Canal%d", n)
		target.Indicators = indicators(n, n%3)
		d.Targets = append(d.Targets, target)
	}
	r := p.Build(&Input{Disclosure: d}, Final())
	if r.Pages == nil || r.Findings.HasErrors() {
		t.Fatal(r.Findings)
	}
	pages := invariant.Of(r.Pages)
	found := append(pages.All(p.form.Style()), pages.Complete(r.Document)...)
	if len(found) > 0 {
		t.Errorf("%s", invariant.Report(found))
	}
	sheets := sheetPages(r.Pages, "Canal")
	if len(sheets) != 60 {
		t.Errorf("%d sheets, want 60", len(sheets))
	}
	for n, got := range sheets {
		if n <= 20 && got != 1 || got < 1 || got > 2 {
			t.Errorf("a sheet of %d indicators takes %d pages", n, got)
		}
	}
}

// indicators makes n indicators for all 二级指标, on both sides, or mostly on
// one.
func indicators(n, side int) []model.Indicator {
	levels := [][2]string{
		{"产出指标", "数量指标"}, {"产出指标", "质量指标"}, {"产出指标", "时效指标"}, {"产出指标", "成本指标"},
		{"效益指标", "社会效益指标"}, {"效益指标", "可持续影响指标"}, {"满意度指标", "服务对象满意度"},
	}
	out := make([]model.Indicator, n)
	for i := range out {
		x, l := &out[i], levels[i*len(levels)/n]
		x.Level1.Value, x.Level2.Value = l[0], l[1]
		x.Level3.Value = fmt.Sprintf("第%d项维修养护完成情况", i+1)
		if side != 1 || i%4 == 0 {
			x.Period.Value = fmt.Sprintf("≥%d公里", 100+i)
		}
		if side != 2 || i%4 == 0 {
			x.Annual.Value = fmt.Sprintf("≥%d公里", i+1)
		}
	}
	return out
}

// sheetPages counts, by number of indicators, the pages of the sheets whose
// name begins with a prefix.
func sheetPages(d *frame.Document, prefix string) map[int]int {
	tables := map[frame.NodeID]bool{}
	for i, n := range d.Nodes {
		if n.Role == frame.RoleTable {
			tables[frame.NodeID(i)] = true
		}
	}
	top := func(id frame.NodeID) frame.NodeID {
		for id > 0 && !tables[id] {
			id = d.Nodes[id].Parent
		}
		return id
	}
	name, on := map[frame.NodeID]int{}, map[frame.NodeID]map[int]bool{}
	for page := range d.Pages {
		for _, it := range d.Pages[page].Items {
			text, ok := it.Item.(*frame.Text)
			table := top(it.Node)
			if !ok || table == 0 {
				continue
			}
			if on[table] == nil {
				on[table] = map[int]bool{}
			}
			on[table][page] = true
			var n int
			if _, err := fmt.Sscanf(text.S, prefix+"%d", &n); err == nil {
				name[table] = n
			}
		}
	}
	pages := map[int]int{}
	for table, n := range name {
		pages[n] = len(on[table])
	}
	return pages
}
