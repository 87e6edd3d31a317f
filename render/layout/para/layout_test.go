package para

import (
	"slices"
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

func TestNoLoneLastCharacter(t *testing.T) {
	s := newSetter(t)
	for n := 7; n < 40; n++ {
		for _, end := range []string{"", "。", "。”"} {
			for _, align := range []doc.Align{doc.AlignJustify, doc.AlignLeft} {
				text := strings.Repeat("国", n) + end
				p := s.Set(doc.Plain(text), body(align), 6*em+em/3)
				last := []rune(strings.TrimRight(content(&p.Lines[len(p.Lines)-1]), "。”"))
				if len(last) < 2 {
					t.Errorf("%d characters and %q: %q", n, end, contents(&p))
				}
			}
		}
	}
}

func TestNewlines(t *testing.T) {
	s := newSetter(t)
	st := body(doc.AlignLeft)
	st.Indent = 2000
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"\n", nil},
		{" 　\n ", nil},
		{"一二\n三四", []string{"一二", "三四"}},
		{"一二\r\n三四\r\n", []string{"一二", "三四"}},
		{"一二\r三四", []string{"一二", "三四"}},
		{"一\n\n二\n\n", []string{"一", "", "二"}},
		{"\n一", []string{"", "一"}},
		{"　　一二\n　　三四", []string{"一二", "三四"}}, // the style makes the indent
		{"一\u2028二\v三", []string{"一", "二", "三"}},
	} {
		p := s.Set(doc.Plain(c.text), st, 10*em)
		if got := contents(&p); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
		for i := range p.Lines {
			if it := p.Lines[i].Items; len(it) > 0 && it[0].At.X != 2*em {
				t.Errorf("%q: line %d begins at %s", c.text, i, it[0].At.X)
			}
		}
	}
	p := s.Set(doc.Plain("　　一二"), body(doc.AlignLeft), 10*em)
	if got := contents(&p); got[0] != "　　一二" {
		t.Errorf("an indent by hand became %q", got)
	}
}

func TestAlignment(t *testing.T) {
	s := newSetter(t)
	const measure = 10 * em
	for _, c := range []struct {
		align       doc.Align
		text        string
		left, right geom.Length // of the ink of the first line
	}{
		{doc.AlignLeft, "一二三", 0, 3 * em},
		{doc.AlignCenter, "一二三", measure/2 - 3*em/2, measure/2 + 3*em/2},
		{doc.AlignRight, "一二三", measure - 3*em, measure},
		{doc.AlignDecimal, "472.01", measure - 2*em - em/2 - em*327/1000, measure},
		{doc.AlignJustify, "一二三", 0, 3 * em},
		{doc.AlignSpread, "一二三", 0, measure},
		{doc.AlignSpread, "一", measure/2 - em/2, measure/2 + em/2},
		{doc.AlignRight, "（一）", measure - 2*em, measure},
		{doc.AlignCenter, "《一》", measure/2 - em, measure/2 + em},
	} {
		p := s.Set(doc.Plain(c.text), body(c.align), measure)
		left, right := extent(&p.Lines[0])
		if len(p.Lines) != 1 || left != c.left || right != c.right {
			t.Errorf("align %d %s: from %s to %s, want %s to %s", c.align, c.text, left, right, c.left, c.right)
		}
		if w := p.Lines[0].Width; w != c.right-c.left {
			t.Errorf("align %d %s: width %s, want %s", c.align, c.text, w, c.right-c.left)
		}
	}
}

// A word in a spread name stays a word.
func TestSpreadKeepsWords(t *testing.T) {
	s := newSetter(t)
	p := s.Set(doc.Plain("网络IP费"), body(doc.AlignSpread), 12*em)
	for _, it := range p.Lines[0].Items {
		if r := it.Item.(*frame.Text); strings.Contains(r.S, "IP") && r.Track != 0 {
			t.Errorf("%q is spaced by %s", r.S, r.Track)
		}
	}
	if p.Lines[0].Width != 12*em {
		t.Errorf("width %s", p.Lines[0].Width)
	}
}

func TestIndents(t *testing.T) {
	s := newSetter(t)
	st := body(doc.AlignJustify)
	st.Indent, st.Hang = 2000, 1000
	p := s.Set(doc.Plain(strings.Repeat("国", 30)), st, 12*em)
	for i, want := range []geom.Length{3 * em, em, em} {
		if got := p.Lines[i].Items[0].At.X; got != want {
			t.Errorf("line %d begins at %s, want %s", i, got, want)
		}
	}
	st.Indent = -1000 // hanging: the first line reaches out
	p = s.Set(doc.Plain(strings.Repeat("国", 30)), st, 12*em)
	if a, b := p.Lines[0].Items[0].At.X, p.Lines[1].Items[0].At.X; a != 0 || b != em {
		t.Errorf("lines begin at %s and %s", a, b)
	}
	st.Indent, st.Hang = 4000, 4000 // more than a narrow column has
	p = s.Set(doc.Plain(strings.Repeat("国", 30)), st, 5*em)
	for i := range p.Lines {
		if _, right := extent(&p.Lines[i]); right > 5*em {
			t.Errorf("line %d ends at %s", i, right)
		}
	}
}

func TestBalance(t *testing.T) {
	s := newSetter(t)
	st := body(doc.AlignCenter)
	st.Balance = true
	for _, c := range []struct {
		text  string
		width geom.Length
		want  []string
	}{
		{"一二三四五六七八九十", 9 * em, []string{"一二三四五", "六七八九十"}},
		{"一二三四五六七八九十", 10 * em, []string{"一二三四五六七八九十"}},
		{"一二三四五六七八九", 4 * em, []string{"一二三", "四五六", "七八九"}},
		{"2025年政府性基金预算支出表（不含上年结转）", 15 * em, []string{"2025年政府性基金预算支出表", "（不含上年结转）"}},
		{"2025年一般公共预算安排基本支出分经济科目表（不含上年结转）", 24 * em, []string{"2025年一般公共预算安排基本支出", "分经济科目表（不含上年结转）"}},
		{"一般公共预算、政府性基金", 8 * em, []string{"一般公共预算、", "政府性基金"}},
	} {
		p := s.Set(doc.Plain(c.text), st, c.width)
		if got := contents(&p); !slices.Equal(got, c.want) {
			t.Errorf("%s in %s: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// What fits no line is broken where it must be; nothing hangs or stands out.
func TestNarrow(t *testing.T) {
	s := newSetter(t)
	texts := []string{
		"https://www.example.gov.cn/zwgk/2025/02/28/yusuan_gongkai.html",
		strings.Repeat("1234567890", 6), "472.01万元", "——……——", "”）》」』】〕", "“（《「『【〔",
		"《（“国”）》，。", "中 文 a b c", strings.Repeat("w", 200), "1,234,567,890.12元",
		"　　国", "国\u200b\u200b家",
	}
	for _, text := range texts {
		for _, width := range []geom.Length{-5, 0, 1, em / 2, em, em + 1, 2 * em, 3 * em, 7 * em} {
			for _, align := range []doc.Align{doc.AlignLeft, doc.AlignJustify, doc.AlignCenter, doc.AlignSpread} {
				p := s.Set(doc.Plain(text), body(align), width)
				if visible(strings.Join(contents(&p), "")) != visible(text) {
					t.Fatalf("%q in %s: %q", text, width, contents(&p))
				}
				for i := range p.Lines {
					l := &p.Lines[i]
					if l.Width > width && len([]rune(content(l))) > 1 {
						t.Errorf("%q in %s: line %q is %s wide", text, width, content(l), l.Width)
					}
				}
			}
		}
	}
}

// visible is a text without spaces and what draws nothing.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch classOf(r) {
		case space, hardSpace, zeroSpace, ignored, newline:
			return -1
		}
		return r
	}, s)
}

func TestAddressBreaksAtSlashes(t *testing.T) {
	s := newSetter(t)
	p := s.Set(doc.Plain("https://www.example.gov.cn/zwgk/2025/02/28/yusuan_gongkai.html"), body(doc.AlignLeft), 10*em)
	for i := range p.Lines[:len(p.Lines)-1] {
		if line := content(&p.Lines[i]); !strings.ContainsAny(line[len(line)-1:], "/.-_") {
			t.Errorf("line %d ends inside a word: %q", i, contents(&p))
		}
	}
}

func TestMissing(t *testing.T) {
	s := newSetter(t)
	cell := diag.Pos{Book: "预算.xlsx", Sheet: "说明", Row: 3, Col: 2}
	text := doc.Text{
		{Text: "甲\u0007乙𠀀丙𠀀", Src: []diag.Pos{cell}},
		{Text: "\ue000丁\U0001F600\xff"},
	}
	p := s.Set(text, body(doc.AlignLeft), 100*em)
	want := []string{
		"预算.xlsx[说明]!B3：文字中有看不见的控制字符（U+0007）",
		"预算.xlsx[说明]!B3：字体中没有字符“𠀀”（U+20000）",
		"文字中有造字区字符（U+E000）",
		"字体中没有字符“😀”（U+1F600）",
		"文字编码有误，有的字节不成字符（U+FFFD）",
	}
	if len(p.Missing) != len(want) {
		t.Fatalf("%d faults: %v", len(p.Missing), p.Missing)
	}
	for i, m := range p.Missing {
		if !strings.HasPrefix(m.String(), want[i]) || m.Severity != diag.Error || len(m.Hints) == 0 {
			t.Errorf("fault %d: %v, want %s", i, m, want[i])
		}
	}
	// The place shows in a draft.
	if got := contents(&p)[0]; got != "甲〓乙〓丙〓〓丁〓〓" {
		t.Errorf("drawn as %q", got)
	}
}

func TestFallbackAndSpans(t *testing.T) {
	s := newSetter(t)
	a, b := []diag.Pos{{Book: "a"}}, []diag.Pos{{Book: "b"}}
	p := s.Set(doc.Text{{Text: "普通", Src: a}, {Text: "粗体", Bold: true, Src: b}, {Text: "又"}}, body(doc.AlignLeft), 100*em)
	type run struct {
		s, face string
		src     []diag.Pos
	}
	want := []run{{"普通", "NotoSerifSC-Regular-8105", a}, {"粗体", "NotoSansSC-Medium-8105", b}, {"又", "NotoSerifSC-Regular-8105", nil}}
	if len(p.Lines[0].Items) != len(want) {
		t.Fatalf("%d runs", len(p.Lines[0].Items))
	}
	for i, w := range want {
		r := p.Lines[0].Items[i].Item.(*frame.Text)
		if r.S != w.s || r.Face.Name() != w.face || !slices.Equal(r.Src, w.src) {
			t.Errorf("run %d: %q in %s from %v", i, r.S, r.Face.Name(), r.Src)
		}
	}
	// The numero sign is in no face but 楷体's fallbacks, if at all: a stack is
	// asked character by character.
	st := body(doc.AlignLeft)
	st.Role = fonts.Kai
	p = s.Set(doc.Plain("楷体Ⅻ囍"), st, 100*em)
	for _, it := range p.Lines[0].Items {
		r := it.Item.(*frame.Text)
		for _, c := range r.S {
			if _, ok := r.Face.Advance(c); !ok {
				t.Errorf("%c is drawn in %s, which lacks it", c, r.Face.Name())
			}
		}
	}
}

func TestBaseline(t *testing.T) {
	s := newSetter(t)
	p := s.Set(doc.Plain("一\n二"), body(doc.AlignLeft), 10*em)
	if p.Height() != 32_000 || p.Baseline(0) != 3_000+8_800 || p.Baseline(1) != 16_000+3_000+8_800 {
		t.Errorf("height %s, baselines %s and %s", p.Height(), p.Baseline(0), p.Baseline(1))
	}
}

// A caller keeps what it was given while the setter goes on.
func TestResultsAreIndependent(t *testing.T) {
	s := newSetter(t)
	p := s.Set(doc.Plain(sample), body(doc.AlignJustify), 20*em)
	before := contents(&p)
	s.Set(doc.Plain("别的文字"), body(doc.AlignLeft), 3*em)
	if !slices.Equal(before, contents(&p)) {
		t.Error("an earlier paragraph changed")
	}
}
