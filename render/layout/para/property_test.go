package para

import (
	"math/rand/v2"
	"strings"
	"testing"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

// randomText makes Chinese text of ideographs, marks, figures, words and
// spaces, in the proportions of running text but wilder.
func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	pick := func(s string) { rs := []rune(s); b.WriteRune(rs[r.IntN(len(rs))]) }
	for range n {
		switch k := r.IntN(100); {
		case k < 66:
			pick("中华国家预算收入支出一般公共服务管理年度项目经费单位部门元万月日")
		case k < 78:
			pick("，。、；：？！")
		case k < 84:
			pick("“”‘’（）《》【】〔〕")
		case k < 91:
			for range 1 + r.IntN(5) {
				pick("0123456789.,%")
			}
		case k < 95:
			for range 1 + r.IntN(8) {
				pick("abcdefgABCDxyz-/")
			}
		case k < 97:
			pick("—…·～±≥￥-+")
		case k < 99:
			pick(" 　\u00a0")
		default:
			pick("\n\u200b①々％℃")
		}
	}
	return b.String()
}

func TestRandomText(t *testing.T) {
	s := newSetter(t)
	rounds := 3000
	if testing.Short() {
		rounds = 300
	}
	for seed := range uint64(rounds) {
		r := rand.New(rand.NewPCG(seed, 1))
		text := randomText(r, 1+r.IntN(150))
		st := body([]doc.Align{doc.AlignJustify, doc.AlignJustify, doc.AlignLeft, doc.AlignCenter, doc.AlignRight, doc.AlignSpread}[r.IntN(6)])
		st.Balance = r.IntN(8) == 0
		st.Indent = geom.Em(r.IntN(2) * 2000)
		width := em + geom.Length(r.IntN(int(40*em)))
		check(t, s, text, st, width)
		if t.Failed() {
			t.Fatalf("seed %d, width %s, align %d: %q", seed, width, st.Align, text)
		}
	}
}

// check holds what every paragraph promises.
func check(t *testing.T, s *Setter, text string, st doc.TextStyle, width geom.Length) {
	t.Helper()
	p := s.Set(doc.Plain(text), st, width)
	if got := visible(strings.Join(contents(&p), "")); got != visible(text) {
		t.Errorf("lines join to %q, text is %q", got, visible(text))
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		line := content(l)
		left, right := extent(l)
		one := len([]rune(line)) == 1
		switch {
		case len(l.Items) == 0:
			continue
		case strings.Trim(line, " \u200b") != line:
			t.Errorf("line %d has spaces at its edges: %q", i, line)
		case right > width && !one:
			t.Errorf("line %d ends at %s: %q", i, right, line)
		case left < 0 && !one:
			t.Errorf("line %d begins at %s: %q", i, left, line)
		case right-left != l.Width && !startsNarrow(l):
			t.Errorf("line %d is %s wide, its width says %s: %q", i, right-left, l.Width, line)
		}
		checkRuns(t, l)
	}
	checkJustified(t, s, text, st, width)
}

// startsNarrow reports an opening bracket whose face gives it less than half
// an em of blank: Overhang is then an upper bound.
func startsNarrow(l *Line) bool {
	return Overhang(l.Items[0].Item.(*frame.Text)) > 0
}

// checkRuns: the runs of a line stand one behind the other and never overlap.
func checkRuns(t *testing.T, l *Line) {
	t.Helper()
	for i := 1; i < len(l.Items); i++ {
		before := l.Items[i-1].Item.(*frame.Text)
		if end := l.Items[i-1].At.X + before.Width(); l.Items[i].At.X < end {
			t.Errorf("run %d begins at %s, the one before ends at %s: %q", i, l.Items[i].At.X, end, content(l))
		}
	}
	for i := range l.Items {
		if l.Items[i].At.Y != 0 || l.Items[i].Item.(*frame.Text).S == "" {
			t.Errorf("run %d is empty or off the baseline", i)
		}
	}
}

// checkJustified: every line of a justified text but the last of each part
// ends on the edge, unless it is a single character.
func checkJustified(t *testing.T, s *Setter, text string, st doc.TextStyle, width geom.Length) {
	t.Helper()
	if st.Align != doc.AlignJustify || st.Balance {
		return
	}
	for part := range strings.SplitSeq(text, "\n") {
		p := s.Set(doc.Plain(part), st, width)
		for i := 0; i+1 < len(p.Lines); i++ {
			l := &p.Lines[i]
			if _, right := extent(l); right != width && len([]rune(content(l))) > 1 {
				t.Errorf("line %d of %d ends at %s, the measure is %s: %q", i, len(p.Lines), right, width, content(l))
			}
		}
	}
}

// No mark starts or ends a line that must not, in text whose every piece fits
// the measure.
func TestRandomProhibitions(t *testing.T) {
	s := newSetter(t)
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 2))
		text := strings.Map(func(c rune) rune {
			if c == '\n' {
				return -1
			}
			return c
		}, randomText(r, 200))
		least, _ := s.Extent(doc.Plain(text), body(doc.AlignJustify))
		p := s.Set(doc.Plain(text), body(doc.AlignJustify), least+geom.Length(r.IntN(int(20*em))))
		checkEdges(t, &p)
		if t.Failed() {
			t.Fatalf("seed %d: %q", seed, text)
		}
	}
}

// A text set in its natural width takes one line a part; in its least width it
// needs no forced break.
func TestExtentIsTrue(t *testing.T) {
	s := newSetter(t)
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 3))
		text := randomText(r, 1+r.IntN(60))
		st := body(doc.AlignLeft)
		least, natural := s.Extent(doc.Plain(text), st)
		p := s.Set(doc.Plain(text), st, natural)
		widest := geom.Length(0)
		for i := range p.Lines {
			widest = max(widest, p.Lines[i].Width)
		}
		if widest != natural || least > natural {
			t.Fatalf("seed %d: natural %s, least %s, set %s wide: %q", seed, natural, least, widest, contents(&p))
		}
		s.Set(doc.Plain(text), st, least)
		for i := range s.breaks {
			if s.breaks[i].forced {
				t.Fatalf("seed %d: a break is forced in the least width: %q", seed, text)
			}
		}
	}
}

func FuzzSet(f *testing.F) {
	for _, text := range append(shortTexts, sample[:300], "", "\n\n", "a\r\nb", "\xff\xfe", "——……", " 　\u200b\u00a0", "〔2021〕59号", "1", "(((") {
		f.Add(text, 12, uint8(5), false)
	}
	s := newSetter(f)
	f.Fuzz(func(t *testing.T, text string, width int, align uint8, balance bool) {
		if len(text) > 2000 {
			return
		}
		st := body(doc.Align(align % 6))
		st.Balance = balance
		w := geom.Length(min(max(width, -10), 1000)) * em / 4
		p := s.Set(doc.Plain(text), st, w)
		for i := range p.Lines {
			l := &p.Lines[i]
			checkRuns(t, l)
			if l.Width > w && len([]rune(strings.Map(withoutCombining, content(l)))) > 1 {
				t.Errorf("line %q is %s wide, the measure %s", content(l), l.Width, w)
			}
		}
		if len(p.Missing) == 0 && visible(strings.Join(contents(&p), "")) != visible(text) {
			t.Errorf("%q became %q", text, contents(&p))
		}
		least, natural := s.Extent(doc.Plain(text), st)
		if least > natural {
			t.Errorf("least %s, natural %s", least, natural)
		}
	})
}

func withoutCombining(r rune) rune {
	if classOf(r) == combining {
		return -1
	}
	return r
}
