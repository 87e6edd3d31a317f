package para

import (
	"strings"
	"testing"

	"yugong/render/doc"
	"yugong/render/geom"
)

// neverStart and neverEnd are the lists of clreq, "prohibition rules for line
// start and line end", with their kin of half width.
const (
	neverStart = "、，；：。！？’”」』）】〕》〉〗］｝—–～·…%％℃‰，,.;:!?)]}々／"
	neverEnd   = "‘“「『（【〔《〈〖［｛([{"
)

func TestProhibitions(t *testing.T) {
	s := newSetter(t)
	for _, align := range []doc.Align{doc.AlignJustify, doc.AlignLeft} {
		for _, m := range neverStart + neverEnd {
			for before := range 14 {
				text := strings.Repeat("国", before+2) + string(m) + strings.Repeat("家", 14)
				p := s.Set(doc.Plain(text), body(align), 6*em)
				checkEdges(t, &p)
				if got := strings.Join(contents(&p), ""); got != text {
					t.Fatalf("%q became %q", text, got)
				}
			}
		}
	}
}

// checkEdges fails when a line starts or ends with a mark that must not. A
// line of one character has no choice.
func checkEdges(t *testing.T, p *Paragraph) {
	t.Helper()
	for i := range p.Lines {
		line := []rune(content(&p.Lines[i]))
		if len(line) < 2 {
			continue
		}
		if i > 0 && strings.ContainsRune(neverStart, line[0]) {
			t.Errorf("line %d starts with %q: %q", i, line[0], contents(p))
		}
		if last := line[len(line)-1]; i < len(p.Lines)-1 && strings.ContainsRune(neverEnd, last) {
			t.Errorf("line %d ends with %q: %q", i, last, contents(p))
		}
	}
}

// pieces cuts a text at every place where a line may end.
func pieces(s *Setter, text string) string {
	return piecesIn(s, text, doc.AlignLeft)
}

func piecesIn(s *Setter, text string, align doc.Align) string {
	s.begin(doc.Plain(text), body(align), 0) // a measure that nothing fits
	s.scan()
	s.findBreaks(0, len(s.atoms)-1)
	var parts []string
	for i := 1; i < len(s.breaks); i++ {
		from, to := s.breaks[i-1].start.atom, s.breaks[i].end.atom
		var b strings.Builder
		for _, a := range s.atoms[from:to] {
			b.WriteRune(a.rune)
		}
		parts = append(parts, b.String())
	}
	return strings.Join(parts, "|")
}

func TestBreaks(t *testing.T) {
	s := newSetter(t)
	for _, c := range []struct{ text, want string }{
		{"收入472.01万元增", "收|入|472.01万元|增"},
		{"下降9.25%主因", "下|降|9.25%|主|因"},
		{"占100％的", "占|100％|的"},
		{"2025年度预算", "2025年|度|预|算"},
		{"增长－3.5个", "增|长|－3.5个"},
		{"达到≥95%以上", "达|到|≥95%|以|上"},
		{"约±0.5℃内", "约|±0.5℃|内"},
		{"共￥1,234.56元整", "共|￥1,234.56元|整"},
		{"面积120平方米房", "面|积|120平方米|房"},
		{"共100余万元资金", "共|100余万元|资|金"},
		{"有12 名干部", "有|12 名|干|部"},
		{"在编21人。下设", "在|编|21人。|下|设"},
		{"全角２０２５年底", "全|角|２０２５年|底"},
		{"字〔2021〕59号文", "字|〔2021〕59号|文"},
		{"字(2021)第59号文", "字|(2021)|第59号|文"},
		{"第12条说", "第12条|说"},
		{"规定——即是", "规|定——|即|是"},
		{"等等……其他", "等|等……|其|他"},
		{"《预算法》说", "《预|算|法》|说"},
		{"下设“一室九股”，分", "下|设|“一|室|九|股”，|分"},
		{"用Go 1.26 and PDF写", "用|Go|1.26|and|PDF|写"},
		{"state-of-the-art论", "state-|of-|the-|art|论"},
		{"日期2025-02-28止", "日|期|2025-02-28|止"},
		{"时刻10:30开", "时|刻|10:30|开"},
		{"如(a+b)式", "如|(a+b)|式"},
		{"他说\"好\"了", "他|说|\"好\"|了"},
		{"don’t停", "don’t|停"},
		{"it's停", "it's|停"},
		{"费用：因公", "费|用：|因|公"},
		{"万元,占83.56%;社", "万|元,|占|83.56%;|社"},
		{"阿·凡提", "阿·|凡|提"},
		{"2021～2025年间", "2021～|2025年|间"},
		{"网址https://a.cn/b看", "网|址|https://a.cn/b|看"},
		{"人人々", "人|人々"},
		{"一 二　三", "一|二|三"},
		{"一\u00a0二", "一\u00a0二"},
		{"一\u200b二", "一|二"},
		{"①公务用车", "①|公|务|用|车"},
		{"（一）说", "（一）|说"},
	} {
		if got := pieces(s, c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// In a justified text a line may end between a figure and its unit, nowhere
// else in them.
func TestUnitsMayPart(t *testing.T) {
	s := newSetter(t)
	for _, c := range []struct{ text, want string }{
		{"收入472.01 万元增", "收|入|472.01|万元|增"},
		{"面积120平方米房", "面|积|120|平方米|房"},
		{"共100余万元资金", "共|100|余万元|资|金"},
		{"下降9.25%主因", "下|降|9.25%|主|因"},
		{"增长－3.5个", "增|长|－3.5|个"},
		{"第12条说", "第12|条|说"},
	} {
		if got := piecesIn(s, c.text, doc.AlignJustify); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A unit leaves its figure only where the line would be torn apart otherwise:
// more than a tenth of an em between any two characters.
func TestUnitsPartOnlyInNeed(t *testing.T) {
	s := newSetter(t)
	st := body(doc.AlignJustify)
	for width := 20; width <= 36; width++ {
		for lead := width - 9; lead < width; lead++ {
			text := strings.Repeat("国", lead) + "123,456.78万元收入预算合计" + strings.Repeat("中", 2*width)
			p := s.Set(doc.Plain(text), st, geom.Length(width)*em)
			first := []rune(content(&p.Lines[0]))
			loose := geom.Length(width-lead)*em*tornEm > geom.Length(lead-1)*em
			switch parted := first[len(first)-1] == '8'; {
			case parted && !loose:
				t.Errorf("%d em, %d characters before the figure: parted without need", width, lead)
			case !parted && p.Lines[0].Adjust*tornEm > geom.Length(len(first)-1)*em && width-lead > 6:
				t.Errorf("%d em, %d characters before the figure: torn, %s more", width, lead, p.Lines[0].Adjust)
			}
		}
	}
}

// In a loose line marks side by side have their blank again; in one that is
// just not full they stand as close as ever.
func TestLooseMarks(t *testing.T) {
	s := newSetter(t)
	st := body(doc.AlignJustify)
	text := "国国国（国国），国国国国国国国国国国1234567890123456789国国"
	p := s.Set(doc.Plain(text), st, 20*em+em/4)
	if got := p.Lines[0].Adjust; got < 3*em/2 {
		t.Fatalf("the first line is not loose: %s", got)
	}
	s.rest(0, 19)
	s.widen(0, 19, 2*em)
	if got := s.after[6]; got < 0 {
		t.Errorf("），: the blank is still %s short", -got)
	}
	s.rest(0, 19)
	s.widen(0, 19, em/8)
	if got := s.after[6]; got > -em/3 {
		t.Errorf("），: %s beside letters that hardly moved", got)
	}
}

// Widths in thousandths of an em: the sum of what the rules give.
func TestSpacing(t *testing.T) {
	s := newSetter(t)
	for _, c := range []struct {
		text string
		want geom.Em
		why  string
	}{
		{"国家", 2000, "two ideographs"},
		{"国。", 1500, "a mark at the end takes half an em"},
		{"（国", 1500, "so does an opening bracket at the start"},
		{"国，家", 3000, "a mark inside is whole"},
		{"国，“家", 3500, "two marks take an em and a half"},
		{"国。”家", 3500, "closing behind closing"},
		{"国《“家", 3500, "opening behind opening"},
		{"国）（家", 3500, "opening behind closing"},
		{"国》）。家", 4000, "three marks take two ems"},
		{"国“”家", 4000, "nothing blank between opening and closing"},
		{"国——家", 4000, "a dash is whole"},
		{"国……家", 4000, "so is an ellipsis"},
		{"国12家", 3500, "a quarter em on both sides of a figure"},
		{"国。12家", 3250 + 1000, "a mark brings its own room"},
		{"国5%家", 1000 + 250 + 500 + 923 + 250 + 1000, "a percent mark belongs to its figure"},
		{"国5％家", 1000 + 250 + 500 + 1000 + 1000, "but one of full width has room of its own"},
		{"通/天", 2000 + 352, "no room beside a stroke"},
		{"国 12家", 1000 + 256 + 1000 + 250 + 1000, "a space replaces the room"},
		{"12国", 2250, "no room at the edges"},
		{"  国家  ", 2000, "spaces at the edges are dropped"},
		{"国\u200b家", 2000, "a zero-width space has no width"},
		{"国\ufe0f家\ufeff", 2000, "variation selectors and byte order marks draw nothing"},
	} {
		_, got := s.Extent(doc.Plain(c.text), body(doc.AlignLeft))
		if got != c.want.At(em) {
			t.Errorf("%q is %s wide, want %s: %s", c.text, got, c.want.At(em), c.why)
		}
		p := s.Set(doc.Plain(c.text), body(doc.AlignLeft), got)
		if len(p.Lines) != 1 || p.Lines[0].Width != got {
			t.Errorf("%q set in its own width: %q", c.text, contents(&p))
		}
	}
}

// A line is squeezed before the next character is pushed out of it: first its
// commas, and Han–Latin spaces down to an eighth of an em.
func TestSqueezeBeforePush(t *testing.T) {
	s := newSetter(t)
	for _, c := range []struct {
		text    string
		measure geom.Length
		first   string
		adjust  geom.Length
	}{
		{"其中：本年收入，上年结转四字等等五六七八九十", 9 * em, "其中：本年收入，上", 0},
		{"其中：本年收入，上年结转四字等等五六七八九十", 9*em - em/2, "其中：本年收入，上", -em / 2},
		{"甲乙12丙丁戊己庚辛壬癸子丑寅卯辰巳午", 7*em + em*3/8, "甲乙12丙丁戊己", -em / 8},
		{"甲乙12丙丁戊己庚辛壬癸子丑寅卯辰巳午", 7*em + em*5/8, "甲乙12丙丁戊己", em / 8},
	} {
		p := s.Set(doc.Plain(c.text), body(doc.AlignJustify), c.measure)
		if l := &p.Lines[0]; content(l) != c.first || l.Adjust != c.adjust || l.Width != c.measure {
			t.Errorf("measure %s: first line %q adjusted by %s, want %q by %s", c.measure, content(l), l.Adjust, c.first, c.adjust)
		}
	}
}

// Brackets give up their blank before commas do, commas before full stops.
func TestSqueezeOrder(t *testing.T) {
	s := newSetter(t)
	text := "甲（乙）丙，丁戊。己庚12辛壬癸"
	_, natural := s.Extent(doc.Plain(text), body(doc.AlignLeft))
	for _, c := range []struct {
		less geom.Length
		want map[string]geom.Length // room behind a character, at rest 0
	}{
		{em / 2, map[string]geom.Length{"甲": -em / 4, "）": -em / 4}},
		{em, map[string]geom.Length{"甲": -em / 2, "）": -em / 2}},
		{em + em/4, map[string]geom.Length{"甲": -em / 2, "）": -em / 2, "，": -em / 4}},
		{2 * em, map[string]geom.Length{"甲": -em / 2, "）": -em / 2, "，": -em / 2, "。": -em / 2}},
		{2*em + em/8, map[string]geom.Length{"甲": -em / 2, "）": -em / 2, "，": -em / 2, "。": -em / 2, "庚": em/4 - em/16, "2": em/4 - em/16}},
	} {
		p := s.Set(doc.Plain(text), body(doc.AlignLeft), natural-c.less)
		if len(p.Lines) != 1 || p.Lines[0].Width != natural-c.less {
			t.Fatalf("less %s: %q, %s wide", c.less, contents(&p), p.Lines[0].Width)
		}
		for i, a := range s.atoms[:len(s.atoms)-2] {
			want, squeezed := c.want[string(a.rune)]
			if !squeezed {
				want = geom.Length(a.gap.width)
			}
			if s.after[i] != want {
				t.Errorf("less %s: %s behind %c, want %s", c.less, s.after[i], a.rune, want)
			}
		}
	}
}
