package report

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"yugong"
	"yugong/model/compare"
	"yugong/model/diag"
	"yugong/model/money"
)

// differing is an amount that grew, a row that went, and a paragraph.
func differing() (a, b *yugong.Version, d *yugong.Differences) {
	yuan := func(fen int64) compare.Cell {
		return compare.Cell{Text: "x", Figure: true, Amount: money.FromFen(fen), At: diag.Pos{Book: "乙.xlsx", Sheet: "支出预算", Row: 3, Col: 12}}
	}
	pages := compare.Version{Year: 2026, Facts: []compare.Table{}, Tables: []compare.Table{}, Pages: []string{""}}
	a, b = &yugong.Version{Name: "甲.xlsx", Version: pages}, &yugong.Version{Name: "乙.xlsx", Unit: "某局", Version: pages}
	d = &yugong.Differences{
		Facts: []yugong.Change{
			{Table: "支出预算", Row: "30201", To: yuan(0).At, Cells: []yugong.CellChange{{Column: "金额", From: yuan(20000), To: yuan(30000)}}},
			{Kind: yugong.Removed, Table: "支出预算", Row: "30202", From: diag.Pos{Book: "甲.xlsx", Sheet: "支出预算", Row: 9}, Cells: []yugong.CellChange{{Column: "金额", From: yuan(100)}}},
		},
		Texts: []yugong.Change{{Table: "一、职责", To: diag.Pos{Page: 2}, Cells: []yugong.CellChange{{From: compare.Cell{Text: "旧"}, To: compare.Cell{Text: "新"}}}}},
		Pages: []yugong.PagePair{{From: 2, To: 2}, {From: 3, To: 3}, {From: 5, To: 0}},
	}
	return a, b, d
}

func TestWriteDifferences(t *testing.T) {
	a, b, d := differing()
	d.Facts = append(d.Facts, yugong.Change{Kind: yugong.Removed, Table: "三公经费", Row: "公务接待费", From: diag.Pos{Book: "甲.xlsx", Sheet: "单位信息", Row: 15, Col: 2}})
	var out strings.Builder
	if err := WriteDifferences(&out, a, b, d, false); err != nil {
		t.Fatal(err)
	}
	want := `甲：甲.xlsx（2026 年）
乙：乙.xlsx（某局，2026 年）

填报的内容：3 处不同
  支出预算（单位：元）
    L3 30201，金额 200 → 300（增 100，50%）
    甲第9行 删去 30202，金额 1
  三公经费
    甲单位信息!B15 删去 公务接待费

公开的各表：没有不同

文字：1 处不同
  一、职责
    第2页 “旧” → “新”

不同的页 3：第2至3页、删去甲第5页
`
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
}

// TestMostDifferences: of a table with many, the rest is counted, unless all are
// asked for.
func TestMostDifferences(t *testing.T) {
	a, b, d := differing()
	for len(d.Facts) < 22 {
		d.Facts = append(d.Facts, d.Facts[0])
	}
	for all, want := range map[bool]int{false: 20, true: 22} {
		var out strings.Builder
		if err := WriteDifferences(&out, a, b, d, all); err != nil {
			t.Fatal(err)
		}
		listed, rest := strings.Count(out.String(), "金额 "), strings.Contains(out.String(), "还有 2 处，用 --all 列全")
		if listed != want || rest == all {
			t.Errorf("all %v: %d listed, want %d\n%s", all, listed, want, out.String())
		}
	}
}

// TestDifferenceSchema: what is written is what docs/diff.schema.json says.
func TestDifferenceSchema(t *testing.T) {
	data, err := os.ReadFile("../../../docs/diff.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	a, b, d := differing()
	for _, d := range []*yugong.Differences{d, {}} {
		var out bytes.Buffer
		if err := NewDifferences(a, b, d).Write(&out); err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(out.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		for _, fault := range s.faults(&s, "", v) {
			t.Error(fault)
		}
	}
}
