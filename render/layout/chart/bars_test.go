package chart

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// groups makes a figure of bars with names of all lengths and amounts of all
// kinds: large, small, zero, below zero.
func groups(r *rand.Rand, kind doc.FigureKind, n, series int) *doc.Figure {
	f := &doc.Figure{Title: "各类支出", Kind: kind}
	for j := range series {
		f.Series = append(f.Series, fmt.Sprintf("第%d年预算数", j))
	}
	for i := range n {
		name := []rune(fmt.Sprintf("%d号", i) + strings.Repeat("一般公共服务支出（类）", 3))
		g := doc.Group{Name: string(name[:3+r.IntN(len(name)-3)])}
		for _, s := range f.Series {
			v := slice(s, []float64{0, 1, 20000, -300, 1234.56}[r.IntN(5)])
			g.Values = append(g.Values, v)
		}
		f.Groups = append(f.Groups, g)
	}
	return f
}

// Groups stand on as many drawings as they need, none higher than a page, each
// name once, every text and bar within its drawing and apart from the others.
func TestGroups(t *testing.T) {
	const room = 300 * geom.OnePt
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 7))
		f := groups(r, doc.Bars+doc.FigureKind(seed%2), 1+r.IntN(30), 1+r.IntN(4))
		f.Groups[0].Values[0] = slice(f.Series[0], 500)
		drawn, missing := Bars(f, chartStyle, setter(t), titleStyle, room)
		if len(missing) > 0 {
			t.Fatal(missing)
		}
		words := ""
		for i, one := range drawn {
			d := look(one.Items, one.Size)
			d.check(t, 0)
			words += d.words
			if one.Size.H > room {
				t.Errorf("drawing %d is %s high", i, one.Size.H)
			}
			if strings.Contains(d.words, "（续）") != (i > 0) {
				t.Errorf("drawing %d: %s", i, d.words)
			}
			for _, it := range one.Items {
				if p, ok := it.Item.(*frame.Path); ok {
					box := geom.Rect{Min: it.At, Size: geom.Size{W: p.Segments[2].P[0].X, H: p.Segments[2].P[0].Y}}
					if !(geom.Rect{Size: one.Size}).Contains(box, 0) {
						t.Errorf("a bar at %v leaves the drawing", box)
					}
				}
			}
		}
		for i := range f.Groups {
			if n := strings.Count(words, fmt.Sprintf("%d号", i)) - strings.Count(words, fmt.Sprintf("1%d号", i)) - strings.Count(words, fmt.Sprintf("2%d号", i)); i < 10 && n != 1 {
				t.Errorf("group %d stands %d times", i, n)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// What is less than nothing reaches to the left from where the others begin, in
// proportion; where all is less there is a chart too.
func TestBelowZero(t *testing.T) {
	f := &doc.Figure{Kind: doc.Bars, Series: []string{"增减"}, Groups: []doc.Group{
		{Name: "甲", Values: []doc.Slice{slice("增减", 300)}}, {Name: "乙", Values: []doc.Slice{slice("增减", -100)}}, {Name: "丙", Values: []doc.Slice{slice("增减", 0)}}}}
	bars := func() (out []geom.Rect) {
		drawn, _ := Bars(f, chartStyle, setter(t), titleStyle, geom.MM(200))
		for _, it := range drawn[0].Items {
			if p, ok := it.Item.(*frame.Path); ok {
				out = append(out, geom.Rect{Min: it.At, Size: geom.Size{W: p.Segments[2].P[0].X}})
			}
		}
		return out
	}
	b := bars()
	if len(b) != 3 || b[1].Max().X != b[0].Min.X || b[2].Min.X != b[0].Min.X {
		t.Fatalf("bars %v", b)
	}
	if off := b[0].Size.W - 3*b[1].Size.W; off < -3 || off > 3 {
		t.Errorf("bars %v", b)
	}
	f.Groups = f.Groups[1:2]
	if b := bars(); len(b) != 1 || b[0].Size.W < geom.MM(50) {
		t.Errorf("alone: %v", b)
	}
}

// A bar in pieces does not list what nobody has said.
func TestUnknownPieces(t *testing.T) {
	known, unknown := slice("财政拨款", 5), slice("其他资金", 0)
	known.Src = []diag.Pos{{Book: "a"}}
	f := &doc.Figure{Kind: doc.StackedBars, Series: []string{"财政拨款", "其他资金"}, Groups: []doc.Group{{Name: "甲", Values: []doc.Slice{known, unknown}}}}
	drawn, _ := Bars(f, chartStyle, setter(t), titleStyle, geom.MM(200))
	if d := look(drawn[0].Items, drawn[0].Size); !strings.HasSuffix(d.words, "甲财政拨款5.00万元") {
		t.Error(d.words)
	}
}
