package pdfread

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yugong/model/pdfread/internal/pdftest"
)

// made reads a file of pages with one font, F.
func made(t *testing.T, pages ...string) *Document {
	t.Helper()
	f := pdftest.New()
	font := fmt.Sprintf("/Font <</F %d 0 R>>", f.Font())
	for _, p := range pages {
		f.Page(p, font, "")
	}
	d, err := Read(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// grid draws a table with its upper left corner at 50, top: columns of 100, rows
// of 20 points. A text "<" is merged with the cell to its left, "^" with that
// above.
func grid(top float64, rows ...[]string) string {
	var b strings.Builder
	at := func(r, c int) string {
		if r < 0 || r >= len(rows) || c < 0 || c >= len(rows[0]) {
			return ""
		}
		return rows[r][c]
	}
	for r := 0; r <= len(rows); r++ {
		for c := 0; c <= len(rows[0]); c++ {
			x, y := 50+100*float64(c), top-20*float64(r)
			if c < len(rows[0]) && at(r, c) != "^" {
				b.WriteString(pdftest.Line(x, y, x+100, y))
			}
			if r < len(rows) && at(r, c) != "<" {
				b.WriteString(pdftest.Line(x, y, x, y-20))
			}
			if s := at(r, c); s != "" && s != "<" && s != "^" {
				b.WriteString(pdftest.Text(x+3, y-14, 10, s))
			}
		}
	}
	return b.String()
}

// rows prints a table, a line a row; spans are [rows×columns].
func rows(t *Table) string {
	var b strings.Builder
	for r := range t.Rows {
		for _, c := range t.row(r) {
			b.WriteString(c.Text)
			if c.Rows*c.Cols > 1 {
				fmt.Fprintf(&b, "[%d×%d]", c.Rows, c.Cols)
			}
			b.WriteByte('|')
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestRuledTable(t *testing.T) {
	d := made(t, pdftest.Text(200, 760, 16, "2025年收支总表")+pdftest.Text(50, 730, 10, "编制单位：某局")+pdftest.Text(380, 730, 10, "单位：万元")+
		grid(720, []string{"项目", "<", "金额"}, []string{"编码", "名称", "^"}, []string{"201", "一般公共服务", "1,234.50"}))
	if len(d.Tables) != 1 {
		t.Fatalf("%d tables", len(d.Tables))
	}
	tab := &d.Tables[0]
	if got, want := rows(tab), "项目[1×2]|金额[2×1]|\n编码|名称|\n201|一般公共服务|1,234.50|\n"; got != want {
		t.Errorf("got\n%s want\n%s", got, want)
	}
	if len(tab.Above) != 2 || tab.Above[0].Text() != "2025年收支总表" || len(tab.Above[1].Parts) != 2 {
		t.Errorf("above: %+v", tab.Above)
	}
	c := tab.row(2)[2]
	if c.Page != 1 || c.X0 != 250 || c.X1 != 350 || c.Y0 != 120 || c.Y1 != 140 {
		t.Errorf("place of the amount: %+v", c.Place)
	}
}

func TestTableGoesOn(t *testing.T) {
	head := []string{"编码", "名称", "金额"}
	first := pdftest.Text(200, 760, 16, "2025年支出总表") + grid(720, head, []string{"201", "甲", "1"})
	again := pdftest.Text(200, 760, 16, "2025年支出总表（续表）") + grid(720, head, []string{"202", "乙", "2"})
	same := pdftest.Text(200, 760, 16, "2025年支出总表") + grid(720, head, []string{"203", "丙", "3"})
	bare := grid(760, []string{"204", "丁", "4"})
	total := grid(760, []string{"合计", "<", "10"})
	other := pdftest.Text(200, 760, 16, "2025年收入总表") + grid(720, head, []string{"205", "戊", "5"})
	d := made(t, first, again, same, bare, total, other)
	if len(d.Tables) != 2 {
		t.Fatalf("%d tables, want 2", len(d.Tables))
	}
	if got, want := rows(&d.Tables[0]), "编码|名称|金额|\n201|甲|1|\n202|乙|2|\n203|丙|3|\n204|丁|4|\n合计[1×2]|10|\n"; got != want {
		t.Errorf("got\n%s", got)
	}
	if p := d.Tables[0].row(3)[0].Page; p != 3 {
		t.Errorf("丙 stands on page %d, want 3", p)
	}
}

func TestAlignedTable(t *testing.T) {
	var b strings.Builder
	b.WriteString(pdftest.Line(50, 745, 500, 745) + pdftest.Line(50, 725, 500, 725) + pdftest.Line(50, 660, 500, 660))
	for i, row := range [][]string{{"科目", "合计", "基本支出"}, {"教育支出", "1,200.00", "800.00"}, {"卫生健康支出", "30.50", "30.50"}, {"合计", "1,230.50", "830.50"}} {
		y := 730 - 20*float64(i)
		b.WriteString(pdftest.Text(60, y, 10, row[0]))
		for k, s := range row[1:] {
			right := 300 + 150*float64(k)
			b.WriteString(pdftest.Text(right-width(s), y, 10, s))
		}
	}
	d := made(t, b.String())
	if len(d.Tables) != 1 || d.Tables[0].Ruled {
		t.Fatalf("tables: %+v", d.Tables)
	}
	if got, want := rows(&d.Tables[0]), "科目|合计|基本支出|\n教育支出|1,200.00|800.00|\n卫生健康支出|30.50|30.50|\n合计|1,230.50|830.50|\n"; got != want {
		t.Errorf("got\n%s", got)
	}
}

func width(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += 5
		if r > 0x7f {
			w += 5
		}
	}
	return w
}

func TestRunningText(t *testing.T) {
	page := func(n int, body string) string { return body + pdftest.Text(290, 30, 10, fmt.Sprintf("- %d -", n)) }
	line := func(y float64, s string) string { return pdftest.Text(100, y, 10, s) }
	full := strings.Repeat("字", 40)
	d := made(t,
		page(1, pdftest.Text(270, 700, 16, "目录")+line(600, "一、收入情况……………………2")+line(580, "二、支出情况……………………2")),
		page(2, pdftest.Text(100, 760, 10, "一、收入情况")+pdftest.Text(120, 740, 10, full[:3*38])+line(720, full)+line(700, "本年收入1,234.")+
			pdftest.Text(120, 680, 10, full[:3*38])),
		page(3, line(760, "完。")))
	var got []string
	for i := range d.Text {
		p := &d.Text[i]
		got = append(got, fmt.Sprintf("%d %d %d %s", p.Page(), p.Kind, p.Level, p.Text))
	}
	want := []string{"1 1 1 目录", "2 1 2 一、收入情况", "2 0 0 " + full[:3*38] + full + "本年收入1,234.", "2 0 0 " + full[:3*38] + "完。"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if len(d.Contents) != 2 || d.Contents[1].Title != "二、支出情况" || d.Contents[1].Label != "2" {
		t.Errorf("contents %+v", d.Contents)
	}
	if d.Pages[1].Label != "2" {
		t.Errorf("page number %q", d.Pages[1].Label)
	}
	p := &d.Text[3]
	places := p.Places(3*37, len(p.Text))
	if len(places) != 2 || places[0].Page != 2 || places[1].Page != 3 || places[1].X1 != 120 {
		t.Errorf("places %+v", places)
	}
}

func TestStates(t *testing.T) {
	f := pdftest.New()
	image := f.Stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\x00")
	f.Page("q 600 0 0 800 0 0 cm /I Do Q", fmt.Sprintf("/XObject <</I %d 0 R>>", image), "")
	f.Page("", "", "")
	d, err := Read(f.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d.Pages[0].State != Scanned || d.Pages[1].State != Blank {
		t.Errorf("states %d %d", d.Pages[0].State, d.Pages[1].State)
	}
}

func TestBadFiles(t *testing.T) {
	good := pdftest.New()
	good.Page("", "", "")
	data := good.Bytes()
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":    {nil, "空的"},
		"text":     {[]byte("编码,名称\n"), "不是 PDF"},
		"cut":      {data[:40], "损坏"},
		"no pages": {pdftest.New().Bytes(), "损坏"},
	} {
		_, err := Read(c.data)
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Message, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
