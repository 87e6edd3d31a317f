package chart

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

func setter(t testing.TB) *para.Setter {
	t.Helper()
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return para.New(fs, 250)
}

var (
	chartStyle = doc.ChartStyle{
		Width: geom.MM(130), Height: geom.MM(40), Radius: geom.MM(16), Label: fonts.Song, LabelSize: 9 * geom.OnePt,
		Palette: []frame.Color{{R: 0x2F, G: 0x5D, B: 0x8A}, {R: 0xC9, G: 0x8F, B: 0x3C}, {R: 0x6F, G: 0x9A, B: 0x73}},
	}
	titleStyle = doc.TextStyle{Role: fonts.Hei, Size: 10_500, Leading: 16_000, After: 4_000, Align: doc.AlignCenter}
)

// drawing is what a test looks at: boxes of texts, lines of leaders, slices.
type drawing struct {
	size    geom.Size
	texts   []box
	leaders [][]geom.Point
	slices  []*frame.Path
	centre  geom.Point
	words   string
}

type box struct {
	geom.Rect
	s string
}

func draw(t testing.TB, f *doc.Figure, st doc.ChartStyle) drawing {
	t.Helper()
	items, size, _ := Pie(gathering(f), st, setter(t), titleStyle)
	return look(items, size)
}

func look(items []frame.Placed, size geom.Size) drawing {
	d := drawing{size: size}
	for _, it := range items {
		switch v := it.Item.(type) {
		case *frame.Text:
			b := box{geom.Rect{
				Min:  geom.Point{X: it.At.X + para.Overhang(v), Y: it.At.Y - para.Ascent.At(v.Size)},
				Size: geom.Size{W: v.Width() - para.Overhang(v), H: v.Size},
			}, v.S}
			d.texts = append(d.texts, b)
			d.words += v.S
		case *frame.Path:
			if v.Fill != nil {
				d.slices, d.centre = append(d.slices, v), it.At
				continue
			}
			var line []geom.Point
			for _, s := range v.Segments {
				line = append(line, it.At.Add(s.P[0]))
			}
			if len(line) == 3 {
				d.leaders = append(d.leaders, line)
			}
			d.centre = it.At
		}
	}
	return d
}

// check holds what every pie promises.
func (d *drawing) check(t *testing.T, radius geom.Length) {
	t.Helper()
	page := geom.Rect{Size: d.size}
	for i, b := range d.texts {
		if !page.Contains(b.Rect, 0) {
			t.Errorf("%q at %v leaves the figure %v", b.s, b.Rect, d.size)
		}
		for _, other := range d.texts[:i] {
			if overlap(b.Rect, other.Rect) {
				t.Errorf("%q at %v overlaps %q at %v", b.s, b.Rect, other.s, other.Rect)
			}
		}
		if near(b.Rect, d.centre) < radius {
			t.Errorf("%q at %v stands in the pie", b.s, b.Rect)
		}
	}
	for _, line := range d.leaders {
		for k, q := range line {
			if !page.Contains(geom.Rect{Min: q}, 0) {
				t.Errorf("a leader leaves the figure at %v", q)
			}
			if k > 0 && distance(minus(line[k-1], d.centre), minus(q, d.centre)) < radius-geom.OnePt/100 {
				t.Errorf("a leader crosses the pie: %v", line)
			}
			for _, b := range d.texts {
				if k > 0 && b.Min.X < q.X && q.X < b.Max().X && b.Min.Y < q.Y && q.Y < b.Max().Y {
					t.Errorf("a leader enters %q", b.s)
				}
			}
		}
	}
}

func minus(a, b geom.Point) geom.Point { return geom.Point{X: a.X - b.X, Y: a.Y - b.Y} }

func overlap(a, b geom.Rect) bool {
	return a.Min.X < b.Max().X && b.Min.X < a.Max().X && a.Min.Y < b.Max().Y && b.Min.Y < a.Max().Y
}

// near is the distance of a box from a point.
func near(r geom.Rect, p geom.Point) geom.Length {
	x := max(r.Min.X-p.X, p.X-r.Max().X, 0)
	y := max(r.Min.Y-p.Y, p.Y-r.Max().Y, 0)
	return geom.Length(math.Hypot(float64(x), float64(y)))
}

func slice(name string, weight float64) doc.Slice {
	return doc.Slice{Name: name, Amount: fmt.Sprintf("%.2f万元", weight), Share: fmt.Sprintf("%.2f%%", weight/10), Weight: weight}
}

// figureOf is a figure of slices that sums them as the form's step does.
func figureOf(all ...doc.Slice) *doc.Figure { return gathering(&doc.Figure{Slices: all}) }

func gathering(f *doc.Figure) *doc.Figure {
	f.Gather = func(places []int) doc.Slice {
		sum := 0.0
		for _, i := range places {
			sum += f.Slices[i].Weight
		}
		return slice(fmt.Sprintf("其他%d项", len(places)), sum)
	}
	return f
}

func TestRandomPies(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 9))
		f := &doc.Figure{Title: "结构图"}
		n := leastPie + r.IntN(mostPie-leastPie+1)
		for range n {
			name := strings.Repeat("一般公共服务支出（类）ABC", 3)
			f.Slices = append(f.Slices, slice(string([]rune(name)[:1+r.IntN(30)]), math.Pow(10, 4*r.Float64()-1)))
		}
		st := chartStyle
		st.Height = geom.MM(25 + 40*r.Float64())
		st.Radius = st.Height / 3
		d := draw(t, f, st)
		d.check(t, geom.OnePt)
		d.check(t, min(st.Radius, st.Height/2-hairline))
		if h := d.size.H - titleStyle.Leading - titleStyle.After; h < 2*d.radius() || h > 2*st.Height {
			t.Errorf("the pie takes %s of height, the style gives %s", h, st.Height)
		}
		if len(d.slices) == 0 || len(d.slices) != len(d.leaders) || len(d.slices) > n {
			t.Errorf("%d slices, %d leaders of %d", len(d.slices), len(d.leaders), n)
		}
		if len(d.slices) < n && !strings.Contains(d.words, fmt.Sprintf("其他%d项", n-len(d.slices)+1)) {
			t.Errorf("%d of %d slices are drawn, the rest is not named: %s", len(d.slices), n, d.words)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %d slices, height %s", seed, n, st.Height)
		}
	}
}

// radius is that of the pie, from its first slice.
func (d *drawing) radius() geom.Length { return -d.slices[0].Segments[1].P[0].Y }

// Fewer parts than a pie shows, and more, are bars: a name before each, its
// figures behind it, nothing outside the figure, lengths in proportion.
func TestBars(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := 1 + r.IntN(leastPie-1)
		if seed%2 == 1 {
			n = mostPie + 1 + r.IntN(30)
		}
		f := &doc.Figure{Title: "结构图"}
		for range n {
			name := []rune(strings.Repeat("一般公共服务支出（类）ABC", 3))
			f.Slices = append(f.Slices, slice(string(name[:1+r.IntN(30)]), math.Pow(10, 4*r.Float64()-1)))
		}
		d := draw(t, f, chartStyle)
		d.check(t, 0)
		if len(d.leaders) != 0 || len(d.slices) == 0 || len(d.slices) > n || d.size.H > titleStyle.Leading+titleStyle.After+2*chartStyle.Height {
			t.Errorf("%d bars of %d, %s high", len(d.slices), n, d.size.H)
		}
		if len(d.slices) < n && !strings.Contains(d.words, fmt.Sprintf("其他%d项", n-len(d.slices)+1)) {
			t.Errorf("%d of %d bars are drawn, the rest is not named: %s", len(d.slices), n, d.words)
		}
		if t.Failed() {
			t.Fatalf("seed %d: %d bars", seed, n)
		}
	}
}

func TestBarsAreInProportion(t *testing.T) {
	d := draw(t, &doc.Figure{Slices: []doc.Slice{slice("甲", 400), slice("乙", 100), slice("没有", 0), slice("负数", -3)}}, chartStyle)
	if len(d.slices) != 2 || d.words != "甲400.00万元，40.00%乙100.00万元，10.00%" {
		t.Fatalf("%d bars, %q", len(d.slices), d.words)
	}
	long, short := d.slices[0].Segments[1].P[0].X, d.slices[1].Segments[1].P[0].X
	if off := long - 4*short; off < -4 || off > 4 {
		t.Errorf("bars of %s and %s", long, short)
	}
}

func TestNoData(t *testing.T) {
	for _, slices := range [][]doc.Slice{nil, {slice("零", 0)}, {{Name: "x", Weight: math.NaN()}, {Name: "y", Weight: math.Inf(1)}}} {
		d := draw(t, &doc.Figure{Title: "三公经费分布图", Slices: slices}, chartStyle)
		if d.words != "三公经费分布图无数据" || len(d.slices) != 0 || len(d.leaders) != 0 {
			t.Errorf("drew %q and %d slices", d.words, len(d.slices))
		}
		d.check(t, 0)
	}
}

func TestPiesStartAtNoon(t *testing.T) {
	d := draw(t, &doc.Figure{Slices: []doc.Slice{slice("甲", 400), slice("乙", 300), slice("丙", 300)}}, chartStyle)
	if p := d.slices[0].Segments[1].P[0]; p != (geom.Point{Y: -chartStyle.Radius}) {
		t.Errorf("the first slice begins at %v", p)
	}
}

func TestNeighboursDiffer(t *testing.T) {
	for n := leastPie; n <= mostPie; n++ {
		f := &doc.Figure{}
		for i := range n {
			f.Slices = append(f.Slices, slice(fmt.Sprint(i), 10))
		}
		st := chartStyle
		st.Height = geom.MM(120)
		d := draw(t, f, st)
		for i := range d.slices {
			if *d.slices[i].Fill == *d.slices[(i+1)%n].Fill {
				t.Errorf("of %d slices, %d and the next have one colour", n, i)
			}
		}
	}
}

func TestNamesAreShortened(t *testing.T) {
	d := draw(t, &doc.Figure{Slices: []doc.Slice{slice(strings.Repeat("资源勘探工业信息等支出", 4), 5), slice("甲", 4), slice("乙", 3)}}, chartStyle)
	d.check(t, chartStyle.Radius)
	if !strings.Contains(d.words, "…") || !strings.Contains(d.words, "5.00万元，0.50%") {
		t.Errorf("drew %q", d.words)
	}
}

func TestMissingCharacters(t *testing.T) {
	cell := diag.Pos{Book: "b", Sheet: "s", Row: 1, Col: 1}
	f := &doc.Figure{Slices: []doc.Slice{{Name: "甲𠀀", Amount: "1", Weight: 1, Src: []diag.Pos{cell}}}}
	_, _, missing := Pie(f, chartStyle, setter(t), titleStyle)
	if len(missing) != 1 || missing[0].At != cell {
		t.Errorf("reported %v", missing)
	}
}

// TestGatherKeepsTheHeaviest: what the rest sums to is asked by the places of
// the figure, those without weight among them.
func TestGatherKeepsTheHeaviest(t *testing.T) {
	f := figureOf(slice("零", 0), slice("甲", 1), slice("乙", 50), slice("丙", 2), slice("丁", 40), slice("戊", 3))
	p := &pie{gather: f.Gather}
	got := p.fewer(p.drawn(f.Slices), 3)
	if len(got) != 3 || got[0].Name != "乙" || got[1].Name != "丁" || got[2].Name != "其他3项" || got[2].Amount != "6.00万元" || got[2].Weight != 6 {
		t.Errorf("gathered to %v", got)
	}
}

func BenchmarkPie(b *testing.B) {
	s := setter(b)
	for _, n := range []int{4, 30} {
		f := &doc.Figure{Title: "结构图"}
		for i := range n {
			f.Slices = append(f.Slices, slice("社会保障和就业支出", 1+float64(i*i)))
		}
		gathering(f)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Pie(f, chartStyle, s, titleStyle)
			}
		})
	}
}
