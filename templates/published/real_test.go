package published

import (
	"slices"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
)

// Ways in which real documents differ from their form without being wrong, and
// slips that are seen through: what is found, and nothing else.

// insert puts rows of texts before a row of a page, numbered as they then stand.
func insert(p *tables.Page, before int, rows ...[]string) {
	var out []tables.Row
	n := 0
	for i, r := range p.Rows {
		if i == before {
			for _, texts := range rows {
				row := tables.Row{Num: r.Num + n}
				for j, s := range texts {
					if s != "" {
						row.Cells = append(row.Cells, tables.Cell{Col: j + 1, Text: s})
					}
				}
				out = append(out, row)
				n++
			}
		}
		r.Num += n
		out = append(out, r)
	}
	p.Rows = out
}

func TestRepeatedFurniture(t *testing.T) {
	f := format(t, shanghai)
	b := printed(t, f, "full")
	clean := baseline(Audit(f, b, false))
	title := func(p *tables.Page) string { return p.Rows[0].Cells[0].Text }
	for name, rows := range map[string]func(p *tables.Page) [][]string{
		"title": func(p *tables.Page) [][]string { return [][]string{{title(p)}} },
		"（续表）":  func(p *tables.Page) [][]string { return [][]string{{title(p) + "（续表）"}} },
		"(续) and unit": func(p *tables.Page) [][]string {
			return [][]string{{title(p) + "(续)"}, {"编制单位：某某局", "", "单位：元"}}
		},
		"续表 alone":            func(p *tables.Page) [][]string { return [][]string{{"续表"}, {"", "单位：元"}} },
		"接上页, page number":    func(p *tables.Page) [][]string { return [][]string{{"第 3 页"}, {"（接上页）"}} },
		"- 3 - and the title": func(p *tables.Page) [][]string { return [][]string{{"- 3 -"}, {"续表：" + title(p)}} },
	} {
		c := copyOf(b)
		for i := range c.Pages {
			p := &c.Pages[i]
			insert(p, len(p.Rows)-1, rows(p)...)
		}
		for _, d := range Audit(f, c, false).Faults {
			if d.Severity > diag.Hint {
				t.Errorf("%s: %s", name, d)
			}
		}
	}
	if len(clean) > 0 {
		t.Logf("clean: %v", clean)
	}
}

// TestRoundedAfterwards: exact tables whose values were rounded to two places of
// 万元 are rounded tables, whatever the file claims.
func TestRoundedAfterwards(t *testing.T) {
	for _, dir := range []string{shanxi, shanghai} {
		f := format(t, dir)
		for _, example := range examples {
			b := rounded(printed(t, f, example))
			b.Exact = true
			for _, d := range Audit(f, b, false).Faults {
				if d.Severity > diag.Hint {
					t.Errorf("%s %s: %s", dir, example, d)
				}
			}
		}
	}
}

// TestOneYuan: in tables of whole yuan a yuan is found, as a fault or, where few
// sums speak, as what may be a rounding.
func TestOneYuan(t *testing.T) {
	f := format(t, shanghai)
	b := copyOf(printed(t, f, "yangcheng"))
	b.Exact = false
	if faults := Audit(f, b, false).Faults; faults.HasErrors() {
		t.Fatal(faults)
	}
	found := 0
	tried := 0
	for pi := range b.Pages {
		for ri := range b.Pages[pi].Rows {
			for ci := range b.Pages[pi].Rows[ri].Cells {
				c := copyOf(b)
				cell := &c.Pages[pi].Rows[ri].Cells[ci]
				m, err := money.Parse(cell.Digits, money.Yuan)
				if err != nil || m.Cmp(money.FromFen(100_000_00)) < 0 || (pi+ri+ci)%9 != 0 {
					continue
				}
				cell.Digits = m.Add(money.FromFen(100)).String()
				cell.Text = cell.Digits
				tried++
				if len(Audit(f, c, false).Faults) > 0 {
					found++
				}
			}
		}
	}
	if tried < 10 || found < tried {
		t.Errorf("%d of %d found", found, tried)
	}
}

// TestOtherWords: what is worded otherwise and known without doubt is a hint.
func TestOtherWords(t *testing.T) {
	f := format(t, shanghai)
	b := printed(t, f, "full")
	for name, change := range map[string][2]string{
		"a head":            {"功能分类科目名称", "科目名称"},
		"a year before":     {"机关运行经费预算数", "2026年机关运行经费预算数"},
		"a label":           {"一般公共预算资金", "一般公共预算"},
		"a title":           {"预算单位收入预算总表", "部门收入预算总表"},
		"a bracket":         {"因公出国（境）费", "因公出国(境)费"},
		"half a head":       {"支出预算", "支出"},
		"another bracketed": {"公务用车购置及运行费", "公务用车购置及运行维护费"},
	} {
		c := copyOf(b)
		edit(c, func(_ *tables.Page, _ int, cell *tables.Cell) {
			cell.Text = strings.Replace(cell.Text, change[0], change[1], 1)
		})
		for _, d := range Audit(f, c, false).Faults {
			if d.Severity > diag.Hint {
				t.Errorf("%s: %s", name, d)
			}
		}
	}
}

// TestOtherLabels: a label that the form gives beside its own is as good.
func TestOtherLabels(t *testing.T) {
	f := format(t, "../shanghai")
	b := printed(t, f, "full")
	if len(Audit(f, b, false).Faults) > 0 {
		t.Fatal(Audit(f, b, false).Faults)
	}
	for name, faults := range map[string]int{"1、一般公共预算资金": 0, "1、一般公共预算拨款": 1} {
		c := copyOf(b)
		edit(c, func(_ *tables.Page, _ int, cell *tables.Cell) {
			if cell.Text == "1、一般公共预算" {
				cell.Text = name
			}
		})
		if got := Audit(f, c, false).Faults; len(got) != faults {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestCodesSeenThrough: lost zeros and a 类 left out or mistyped.
func TestCodesSeenThrough(t *testing.T) {
	f := format(t, shanghai)
	b := printed(t, f, "full")
	none := Audit(f, b, false).Faults
	split := func(p *tables.Page, row *tables.Row) bool { // codes in columns of their own
		return len(row.Cells) > 3 && row.Cells[0].Col == 1 && row.Cells[1].Col == 2 && len(row.Cells[0].Text) == 3 && len(row.Cells[1].Text) == 2
	}
	each := func(change func(n int, row *tables.Row)) *tables.Published {
		c := copyOf(b)
		n := 0
		for i := range c.Pages {
			for j := range c.Pages[i].Rows {
				if row := &c.Pages[i].Rows[j]; split(&c.Pages[i], row) {
					n++
					change(n, row)
				}
			}
		}
		if n < 20 {
			t.Fatalf("%d rows of split codes", n)
		}
		return c
	}
	set := func(c *tables.Cell, s string) { c.Text, c.Digits = s, "" }
	unzero := func(c *tables.Cell) { set(c, strings.TrimPrefix(c.Text, "0")) }
	for name, c := range map[string]struct {
		change func(n int, row *tables.Row)
		rule   string
		grave  diag.Severity
	}{
		"款 without zeros": {func(_ int, r *tables.Row) { unzero(&r.Cells[1]) }, ruleNames, diag.Hint},
		"one 款": {func(n int, r *tables.Row) {
			if n == 6 {
				unzero(&r.Cells[1])
			}
		}, ruleNames, diag.Hint},
		"项 without zeros": {func(_ int, r *tables.Row) {
			if r.Cells[2].Col == 3 {
				unzero(&r.Cells[2])
			}
		}, ruleNames, diag.Hint},
		"类 left out": {func(_ int, r *tables.Row) { r.Cells = slices.Delete(r.Cells, 0, 1) }, "", diag.Hint},
		"类 mistyped": {func(n int, r *tables.Row) {
			if n == 7 && r.Cells[2].Col == 3 {
				set(&r.Cells[0], "7")
			}
		}, ruleNames, diag.Error},
	} {
		got := Audit(f, each(c.change), false).Faults
		for _, d := range got {
			if d.Severity > c.grave || len(none) == 0 && c.rule != "" && d.Rule != c.rule {
				t.Errorf("%s: %s %s", name, d.Rule, d)
			}
		}
		if c.rule != "" && len(got) == len(none) && name != "类 mistyped" && name != "one 款" {
			t.Errorf("%s: nothing is said", name)
		}
	}
}
