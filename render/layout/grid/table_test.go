package grid

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// setter returns a setter over the embedded faces.
func setter(t testing.TB) *Setter {
	t.Helper()
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return NewSetter(para.New(fs, 250))
}

// plainStyle is a table style as a form would give it.
func plainStyle() doc.TableStyle {
	return doc.TableStyle{
		Role: fonts.Song, Strong: fonts.Title, Head: fonts.Song,
		Size: geom.Pt(10.5), Floor: geom.Pt(7), Leading: geom.Pt(14), PadX: geom.Pt(3), PadY: geom.Pt(2.5),
		MinRow: geom.Pt(20), Rule: geom.Pt(0.5), Frame: geom.Pt(0.75), Indent: geom.OneEm,
	}
}

// cells makes a row of a role from short notation: "text", "text|2" for a
// column span, "text|2x3" for columns and rows.
func cells(role doc.RowRole, align doc.Align, texts ...string) doc.Row {
	r := doc.Row{Role: role}
	for _, s := range texts {
		c := doc.Cell{Align: align}
		if text, span, ok := strings.Cut(s, "|"); ok {
			cols, rows, _ := strings.Cut(span, "x")
			c.Cols, _ = strconv.Atoi(cols)
			c.Rows, _ = strconv.Atoi(rows)
			s = text
		}
		if s != "" {
			c.Text = doc.Plain(s)
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// stamp gives every cell and row an origin of its own: its number in order.
func stamp(t *doc.Table) *doc.Table {
	row := 0
	for _, part := range [][]doc.Row{t.Head, t.Body} {
		for r := range part {
			row++
			part[r].Src = []diag.Pos{{Sheet: "t", Row: row}}
			for c := range part[r].Cells {
				cell := &part[r].Cells[c]
				if len(cell.Text) > 0 {
					cell.Text[0].Src = []diag.Pos{{Sheet: "t", Row: row, Col: c + 1}}
				}
			}
		}
	}
	return t
}

const han = "预算收入总表一般公共服务支出政府性基金国有资本经营财政专户管理资金单位社会保障和就业卫生健康住房事业运行教育科学技术文化旅游体育与传媒"

// randomText is a figure, a name or, rarely, a long text.
func randomText(r *rand.Rand, long int) string {
	switch k := r.IntN(20); {
	case k < 5:
		return ""
	case k < 11:
		return strconv.Itoa(r.IntN(1_000_000)) + "." + strconv.Itoa(10+r.IntN(90))
	case k < 19 || long == 0:
		return someHan(r, 1+r.IntN(20))
	default:
		return someHan(r, 1+r.IntN(long))
	}
}

func someHan(r *rand.Rand, n int) string {
	all := []rune(han)
	var b strings.Builder
	for range n {
		b.WriteRune(all[r.IntN(len(all))])
	}
	return b.String()
}

// randomTable makes a valid table with spans both ways.
func randomTable(r *rand.Rand) *doc.Table {
	t := &doc.Table{ID: "随机", Columns: make([]doc.Column, 1+r.IntN(9))}
	for i := range t.Columns {
		switch r.IntN(5) {
		case 0:
			t.Columns[i].Share = 1 + r.IntN(3)
		case 1:
			t.Columns[i].Width = geom.Pt(float64(20 + r.IntN(40)))
		}
	}
	spans := r.IntN(4)
	t.Head = randomRows(r, 1+r.IntN(3), len(t.Columns), spans, 0)
	for i := range t.Head {
		t.Head[i].Role = doc.RowHead
	}
	long := 0
	if r.IntN(3) == 0 {
		long = 1500
	}
	t.Body = randomRows(r, r.IntN(80), len(t.Columns), spans, long)
	for i := range t.Body {
		switch {
		case i == len(t.Body)-1 || r.IntN(30) == 0:
			t.Body[i].Role = doc.RowTotal
		case r.IntN(20) == 0:
			t.Body[i].Role = doc.RowBlank
		}
	}
	return stamp(t)
}

func randomRows(r *rand.Rand, rows, columns, spans, long int) []doc.Row {
	out := make([]doc.Row, rows)
	busy := make([][]bool, rows)
	for i := range busy {
		busy[i] = make([]bool, columns)
	}
	for y := range rows {
		headers := r.IntN(4) == 0
		for x := 0; x < columns; x++ {
			if busy[y][x] {
				continue
			}
			w, h := 1, 1
			if spans > 0 && r.IntN(6) < spans {
				for w < 4 && x+w < columns && !busy[y][x+w] && r.IntN(2) == 0 {
					w++
				}
				for h < 25 && y+h < rows && r.IntN(5) > 0 {
					h++
				}
			}
			for j := y; j < y+h; j++ {
				for i := x; i < x+w; i++ {
					busy[j][i] = true
				}
			}
			c := doc.Cell{Cols: w, Rows: h, Header: headers && r.IntN(12) > 0, Align: doc.Align(r.IntN(6)), Top: r.IntN(8) == 0, Strong: r.IntN(8) == 0}
			if r.IntN(6) == 0 {
				c.Indent = r.IntN(3)
			}
			if s := randomText(r, long); s != "" {
				c.Text = doc.Plain(s)
			}
			out[y].Cells = append(out[y].Cells, c)
		}
	}
	return out
}

func rng(seed int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 7)) }
