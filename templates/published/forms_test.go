package published

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/workbook/tables"
)

// edit changes every cell of a page, or drops it.
func edit(b *tables.Published, change func(p *tables.Page, row int, c *tables.Cell)) {
	for i := range b.Pages {
		p := &b.Pages[i]
		for _, row := range p.Rows {
			for j := range row.Cells {
				change(p, row.Num, &row.Cells[j])
			}
		}
	}
}

// shift moves everything on a page down and to the right.
func shift(b *tables.Published, rows, cols int) {
	for i := range b.Pages {
		p := &b.Pages[i]
		for j := range p.Rows {
			p.Rows[j].Num += rows
			for k := range p.Rows[j].Cells {
				p.Rows[j].Cells[k].Col += cols
			}
		}
		p.Merged = slices.Clone(p.Merged)
		for j := range p.Merged {
			m := &p.Merged[j]
			m.Row, m.LastRow, m.Col, m.LastCol = m.Row+rows, m.LastRow+rows, m.Col+cols, m.LastCol+cols
		}
	}
}

// gap inserts a blank row before a row and a blank column before a column.
func gap(b *tables.Published, row, col int) {
	after := func(n, at int) int {
		if n >= at {
			return n + 1
		}
		return n
	}
	for i := range b.Pages {
		p := &b.Pages[i]
		for j := range p.Rows {
			p.Rows[j].Num = after(p.Rows[j].Num, row)
			for k := range p.Rows[j].Cells {
				p.Rows[j].Cells[k].Col = after(p.Rows[j].Cells[k].Col, col)
			}
		}
		p.Merged = slices.Clone(p.Merged)
		for j := range p.Merged {
			m := &p.Merged[j]
			m.Row, m.LastRow, m.Col, m.LastCol = after(m.Row, row), after(m.LastRow, row), after(m.Col, col), after(m.LastCol, col)
		}
	}
}

func inYuan(_ *tables.Page, _ int, c *tables.Cell) {
	if strings.Contains(c.Text, "单位：万元") {
		c.Text = "金额单位：人民币元"
	}
	if m, err := money.Parse(c.Digits, money.WanYuan); err == nil && c.Digits != "" {
		c.Digits = m.String()
	}
}

// Tables that others print differ in many small ways that change no figure.
func TestToleratedForms(t *testing.T) {
	f := format(t, shanxi)
	for _, c := range []struct {
		name   string
		change func(b *tables.Published)
	}{
		{"moved", func(b *tables.Published) { shift(b, 3, 2) }},
		{"blank row and column in the head and the body", func(b *tables.Published) { gap(b, 5, 2); gap(b, 9, 5) }},
		{"in yuan", func(b *tables.Published) { edit(b, inYuan) }},
		{"numbers as texts", func(b *tables.Published) {
			edit(b, func(_ *tables.Page, _ int, c *tables.Cell) {
				if c.Digits != "" {
					c.Text, c.Digits = "　"+strings.Replace(c.Digits, ".", "．", 1)+" ", ""
				}
			})
		}},
		{"codes as numbers", func(b *tables.Published) {
			edit(b, func(_ *tables.Page, _ int, c *tables.Cell) {
				if len(c.Text) >= 3 && strings.Trim(c.Text, "0123456789") == "" {
					c.Digits = c.Text
				}
			})
		}},
		{"no year in titles and heads", func(b *tables.Published) {
			edit(b, func(_ *tables.Page, row int, c *tables.Cell) {
				if row < 6 {
					c.Text = strings.ReplaceAll(c.Text, "2026年", "")
				}
			})
		}},
		{"the year written otherwise", func(b *tables.Published) {
			edit(b, func(_ *tables.Page, row int, c *tables.Cell) {
				if row < 6 {
					c.Text = strings.ReplaceAll(c.Text, "2026年", "2026年度")
				}
			})
		}},
		{"numbers before titles, marks of another width", func(b *tables.Published) {
			edit(b, func(_ *tables.Page, row int, c *tables.Cell) {
				if strings.HasPrefix(c.Text, "2026年") && row < 3 {
					c.Text = "表3：" + c.Text
					c.Text = strings.Replace(c.Text, "：", "、", 1)
				}
				c.Text = strings.NewReplacer("（", "(", "）", " )", "：", ":").Replace(c.Text)
			})
		}},
		{"dashes for nothing", func(b *tables.Published) {
			edit(b, func(_ *tables.Page, _ int, c *tables.Cell) {
				if c.Digits == "0" {
					c.Text, c.Digits = "—", ""
				}
			})
		}},
		{"merged cells taken apart", func(b *tables.Published) {
			for i := range b.Pages {
				b.Pages[i].Merged = nil
			}
		}},
		{"remarks below", func(b *tables.Published) {
			for i := range b.Pages {
				p := &b.Pages[i]
				last := p.Rows[len(p.Rows)-1].Num
				p.Rows = append(p.Rows, tables.Row{Num: last + 1, Cells: []tables.Cell{{Col: 1, Text: "说明：本表金额单位为万元。"}}},
					tables.Row{Num: last + 3, Cells: []tables.Cell{{Col: 1, Text: "单位负责人：　　　　填表人："}}})
			}
		}},
		{"the head repeated", func(b *tables.Published) {
			for i := range b.Pages {
				p := &b.Pages[i]
				if strings.HasPrefix(p.Sheet, "表三") { // two rows of head stand above row 6
					head := slices.Clone(p.Rows[2:4])
					for j := 10; j < len(p.Rows); j++ {
						p.Rows[j].Num += 2
					}
					head[0].Num, head[1].Num = p.Rows[9].Num+1, p.Rows[9].Num+2
					p.Rows = slices.Insert(p.Rows, 10, head...)
					p.Merged = append(p.Merged, tables.Range{Row: head[0].Num, Col: 1, LastRow: head[0].Num, LastCol: 2},
						tables.Range{Row: head[0].Num, Col: 3, LastRow: head[0].Num, LastCol: 5})
				}
			}
		}},
		{"all on one sheet", func(b *tables.Published) {
			all := tables.Page{Book: b.Name, Sheet: "全部"}
			at := 0
			for _, p := range b.Pages {
				last := 0
				for _, row := range p.Rows {
					last = row.Num
					row.Num += at
					all.Rows = append(all.Rows, row)
				}
				for _, m := range p.Merged {
					m.Row, m.LastRow = m.Row+at, m.LastRow+at
					all.Merged = append(all.Merged, m)
				}
				at += last + 1
			}
			b.Pages = []tables.Page{all}
		}},
		{"other sheets between", func(b *tables.Published) {
			b.Pages = slices.Insert(b.Pages, 4, tables.Page{Book: b.Name, Sheet: "目录", Rows: []tables.Row{{Num: 1, Cells: []tables.Cell{{Col: 1, Text: "目　录"}}}}})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := copyOf(printed(t, f, "full"))
			c.change(b)
			r := Audit(f, b, true)
			if len(r.Tables) != 13 {
				t.Errorf("%d tables found, missing %q", len(r.Tables), r.Missing)
			}
			for _, d := range r.Faults[:min(len(r.Faults), 5)] {
				t.Error(d)
			}
		})
	}
}

// One thing wrong around the figures is one finding, at its cell.
func TestFaultsAroundTheFigures(t *testing.T) {
	f := format(t, shanxi)
	for _, c := range []struct {
		name, sheet, from, to string
		want                  string // rule, cell, and what is said
		missing               int
	}{
		{"year of a title", "表五", "2026年一般公共预算支出", "2025年一般公共预算支出", "X04 A1 应为2026", 0},
		{"year of a head", "表三", "2026年预算数", "2025年预算数", "X04 C3 应为2026", 0},
		{"slip in a title", "表二", "2026年预算收入总表", "2026年预算收人总表", "T02 A1 应为“预算收入总表”", 0},
		{"slip in a head", "表二", "国有资本经营预算", "国有资木经营预算", "T02 F4 应为“国有资本经营预算”", 0},
		{"slip in a group's head", "表二", "本年收入", "本年支出", "T02 C3 应为“本年收入”", 0},
		{"another unit", "表八", "单位名称：云岫县住房和城乡建设局", "单位名称：云岫县交通运输局", "X06 A2 应为“云岫县住房和城乡建设局”", 0},
		{"no unit of account", "表六", "单位：万元", "", "T06 A1 没有写明金额单位", 0},
		{"another unit of account", "表三", "单位：万元", "单位：元", "T03 A1 应为万元", 0},
		{"a title of another table", "表十三", "2026年项目支出预算表（上年结转）", "2026年政府债务限额表", "", 1},
		{"a head of another table", "表十一", "部门合计", "部门总计", "T09 A5 应为“部门合计”", 0},
		{"text for an amount", "表十一", "199.941422", "九千万", "T09 B5 此处应为金额", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := copyOf(printed(t, f, "full"))
			done := false
			edit(b, func(p *tables.Page, _ int, cell *tables.Cell) {
				if !done && strings.HasPrefix(p.Sheet, c.sheet+" ") && (strings.Contains(cell.Text, c.from) || cell.Digits == c.from) {
					cell.Text, cell.Digits, done = strings.Replace(cell.Text, c.from, c.to, 1), "", true
					if !strings.Contains(cell.Text, c.to) {
						cell.Text = c.to
					}
				}
			})
			if !done {
				t.Fatalf("no %q in %s", c.from, c.sheet)
			}
			r := Audit(f, b, false)
			if len(r.Missing) != c.missing {
				t.Errorf("missing %q", r.Missing)
			}
			rule, want, _ := strings.Cut(c.want, " ")
			cell, text, _ := strings.Cut(want, " ")
			found := slices.ContainsFunc(r.Faults, func(d diag.Diagnostic) bool {
				return d.Rule == rule && d.At.Cell() == cell && strings.HasPrefix(d.At.Sheet, c.sheet+" ") && strings.Contains(d.String(), text)
			})
			if !found && c.want != "" || len(r.Faults) > 2 {
				t.Errorf("want %s in %s, found %v", c.want, c.sheet, r.Faults)
			}
		})
	}
}

// A folder of csv files is read like a workbook, merged heads or not.
func TestFolderOfCSV(t *testing.T) {
	f := format(t, shanxi)
	b := printed(t, f, "full")
	dir := t.TempDir()
	for _, p := range b.Pages {
		var out strings.Builder
		num := 1
		for _, row := range p.Rows {
			for ; num < row.Num; num++ {
				out.WriteString("\n")
			}
			num++
			col := 1
			for _, c := range row.Cells {
				for ; col < c.Col; col++ {
					out.WriteString(",")
				}
				text := c.Text
				if c.Digits != "" {
					text = c.Digits
				}
				fmt.Fprintf(&out, "%q", text)
			}
			out.WriteString("\n")
		}
		if err := os.WriteFile(filepath.Join(dir, p.Sheet+".csv"), []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, faults, err := tables.Read(dir)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	r := Audit(f, got, true)
	if len(r.Tables) != 13 || len(r.Faults) > 0 {
		t.Errorf("%d tables, %v", len(r.Tables), r.Faults)
	}
}

func TestNothingPublished(t *testing.T) {
	f := format(t, shanxi)
	r := Audit(f, &tables.Published{Name: "空.xlsx", Pages: []tables.Page{{Book: "空.xlsx", Sheet: "Sheet1"}}}, false)
	if len(r.Missing) != 13 || len(r.Tables) != 0 || len(r.Ignored) != 1 {
		t.Errorf("%+v", r)
	}
}
