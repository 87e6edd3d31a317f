package para

import (
	"strings"
	"testing"

	"yugong/render/doc"
	"yugong/render/geom"
)

// The whole point of looking at a paragraph as a whole: it is never worse than
// line by line, and on real text it is better.
func TestOptimalAgainstGreedy(t *testing.T) {
	s := newSetter(t)
	st := body(doc.AlignJustify)
	st.Indent = 2000
	var sums, lone [2]int64 // of both ways; last lines of one character
	for width := 12; width <= 45; width++ {
		var row [2]int64
		for _, line := range strings.Split(sample, "\n") {
			text, measure := doc.Plain(line), geom.Length(width)*em+em/3
			best, greedy := s.Set(text, st, measure), s.Greedy(text, st, measure)
			if best.Demerits() > greedy.Demerits() {
				t.Errorf("width %d: optimal %d, greedy %d", width, best.Demerits(), greedy.Demerits())
			}
			if strings.Join(contents(&greedy), "") != line {
				t.Errorf("width %d: greedy lines are %q", width, contents(&greedy))
			}
			for i, d := range [2]int64{best.Demerits(), greedy.Demerits()} {
				lone[i] += d / lonely
				row[i] += d % lonely
			}
		}
		for i := range sums {
			sums[i] += row[i]
		}
		if width%11 == 2 || width == 36 {
			t.Logf("measure %d em: optimal %d, greedy %d", width, row[0], row[1])
		}
	}
	t.Logf("demerits, 12 to 45 em: optimal %d, greedy %d", sums[0], sums[1])
	t.Logf("last lines of one character: %v of %d", lone, 34*strings.Count(sample+"\n", "\n"))
	if lone[0] > 0 || sums[0]*3 > sums[1]*2 {
		t.Errorf("optimal %d is not a third better than greedy %d", sums[0], sums[1])
	}
}

// exhaustive finds the least demerits by trying every line between two breaks.
func (s *Setter) exhaustive(m mode, target geom.Length) int64 {
	n := len(s.breaks)
	best := make([]int64, n) // from break i to the end
	for i := n - 2; i >= 0; i-- {
		best[i] = worst
		for k := i + 1; k < n; k++ {
			if d, fits := s.judge(m, i, k, target); fits || k == i+1 {
				best[i] = min(best[i], d+best[k])
			}
		}
	}
	return best[0]
}

// What the search leaves out must never have been the best.
func TestSearchIsExhaustive(t *testing.T) {
	s := newSetter(t)
	for n, line := range append(strings.Split(sample, "\n"), shortTexts...) {
		for _, align := range []doc.Align{doc.AlignJustify, doc.AlignLeft, doc.AlignCenter} {
			st := body(align)
			st.Balance = align == doc.AlignCenter
			for width := 4 * em; width <= 42*em; width += em * 7 / 4 {
				s.Set(doc.Plain(line), st, width)
				m, target := s.mode(), geom.Length(0)
				if m == balanced {
					target, _ = s.balance()
				}
				best := s.exhaustive(m, target)
				if got := s.breaks[len(s.breaks)-1].cost; got != best {
					t.Errorf("text %d, width %s, mode %d: %d, best is %d", n, width, m, got, best)
				}
			}
		}
	}
}

var shortTexts = []string{
	"公务用车购置及运行费1.28万元。",
	"2025年政府性基金预算支出表（不含上年结转）",
	"因公出国（境）费，“三公”。",
	"增长9.25%，减少48.12万元；",
	"使用PDF/A-3标准与Go语言",
}

func BenchmarkSet(b *testing.B) {
	s := newSetter(b)
	st := body(doc.AlignJustify)
	st.Indent = 2000
	for _, c := range []struct {
		name  string
		align doc.Align
	}{{"justify", doc.AlignJustify}, {"ragged", doc.AlignLeft}} {
		st.Align = c.align
		text := strings.Repeat(sample+"\n", 25_000/len([]rune(sample))+1)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.Set(doc.Plain(text), st, 36*em+em/3)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len([]rune(text))), "ns/char")
		})
	}
	one := strings.ReplaceAll(strings.Repeat(sample, 25_000/len([]rune(sample))+1), "\n", "")
	b.Run("one paragraph", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.Set(doc.Plain(one), st, 36*em+em/3)
		}
	})
}

func BenchmarkExtent(b *testing.B) {
	s := newSetter(b)
	t := doc.Plain("机关事业单位基本养老保险缴费支出")
	b.ReportAllocs()
	for b.Loop() {
		s.Extent(t, body(doc.AlignLeft))
	}
}

func BenchmarkCell(b *testing.B) {
	s := newSetter(b)
	t := doc.Plain("472.01")
	b.ReportAllocs()
	for b.Loop() {
		s.Set(t, body(doc.AlignRight), 60*em/10)
	}
}
