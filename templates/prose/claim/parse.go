package claim

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Parse lists the claims of a passage in the order of their places.
func Parse(p Passage, c Context) []Claim {
	s, at := narrow(p.Text)
	r := parser{s: s, c: c}
	r.read()
	if at != nil {
		for i := range r.out {
			c := &r.out[i]
			for _, place := range []*int{&c.From, &c.To, &c.Topic.From, &c.Topic.To} {
				*place = at[*place]
			}
		}
	}
	return r.out
}

// parser reads one passage from left to right; topics and years carry on until
// others are named.
type parser struct {
	s        string
	c        Context
	out      []Claim
	topic    Topic
	at       Instant // of the last amount
	base     Instant // of the last comparison
	rise     bool
	sentence int
	part     bool
	told     int // end of the last figure that is no count
}

// read goes from figure to figure; what stands between two of them tells what
// the second one is.
func (r *parser) read() {
	at := 0
	for _, f := range figures(r.s) {
		if f.From < at {
			continue
		}
		r.between(at, f.From)
		r.figure(r.lead(at, f.From), f)
		if f.Unit.Money() || f.Unit.Rated {
			r.told = f.To
		}
		at = f.To
	}
	r.between(at, len(r.s))
}

// between notes where sentences end, what 其中 opens, and comparisons that
// need no figure.
func (r *parser) between(from, to int) {
	for _, m := range breaks.FindAllStringIndex(r.s[from:to], -1) {
		switch r.s[from+m[0] : from+m[1]] {
		case "其中":
			r.part = true
		default:
			r.sentence++
			r.part = false
		}
	}
	for _, m := range same.FindAllStringSubmatchIndex(r.s[from:to], -1) {
		r.name(r.lead(from, from+m[0]))
		c := r.claim(Same, Figure{From: from + m[0], To: from + m[1]})
		c.Base = r.instant(r.s[from+m[2]:from+m[3]], r.before(), r.at.Measure)
		r.out = append(r.out, c)
	}
}

var (
	breaks = regexp.MustCompile(`[。\n]|其中`)
	// 与2024年预算数持平, 同上年一致, 比2023年预算执行数持平
	same = regexp.MustCompile(`(?:与|比|同|较|和)((?:[0-9]{4}年|上年|去年|上一年)[^，。；,;]{0,12}?)(?:基本)?(?:持平|相同|一致|无变化|没有变化|相等)`)
)

// lead is the clause that ends at a figure.
func (r *parser) lead(from, to int) span {
	if i := strings.LastIndexAny(r.s[from:to], "，。；：,;:\n"); i >= 0 {
		_, n := utf8.DecodeRuneInString(r.s[from+i:])
		from += i + n
	}
	return span{from, to}
}

// span is a range of bytes of the passage.
type span struct{ from, to int }

func (r *parser) text(s span) string { return r.s[s.from:s.to] }

// figure gives a figure its role by the clause before it.
func (r *parser) figure(lead span, f Figure) {
	words := hedges.ReplaceAllString(r.text(lead), "")
	switch {
	case bounded(r.s[f.To:]) || prefixed(words):
		r.out = append(r.out, r.claim(Bound, f))
	case strings.HasSuffix(words, "（") || strings.HasSuffix(words, "("):
		// （01项）: a code
	case !f.Unit.Money() && !f.Unit.Rated:
		r.count(lead, f)
	case r.change(lead, words, f), r.share(lead, words, f), r.completion(words, f):
	case f.Unit.Rated && aim.MatchString(words):
		r.out = append(r.out, r.claim(Bound, f))
	case f.Unit.Rated:
		r.unread(f)
	default:
		r.amount(lead, words, f)
	}
}

// bounded: 400万元以上 is a threshold, no amount of the budget.
func bounded(after string) bool {
	for _, w := range []string{"以上", "及以上", "（含）", "(含)", "以下", "及以下", "以内", "/"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// prefixed: 单价100万元, 不超过5%, ≥95%.
func prefixed(words string) bool {
	for _, w := range []string{"单价", "不超过", "超过", "不低于", "低于", "达到", "≥", "≤", "＞", "＜", ">", "<", "不少于", "每", "保持", "保持在", "控制在"} {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// aim: 预留份额不低于采购预算总额的30%, 验收合格率100%; a rate of growth is none.
var aim = regexp.MustCompile(`(?:不低于|不少于|不高于|不超过)|(?:[^长减]率|满意度)(?:为|达)?$`)

func (r *parser) claim(role Role, f Figure) Claim {
	return Claim{Role: role, Topic: r.topic, At: r.at, Base: r.base, Rise: r.rise, Figure: f, Sentence: r.sentence, Part: r.part}
}

func (r *parser) unread(f Figure) { r.out = append(r.out, r.claim(Unread, f)) }

// count reads 项目5个: the noun is what stands before the figure.
func (r *parser) count(lead span, f Figure) {
	c := r.claim(Count, f)
	c.Topic = r.words(lead)
	r.out = append(r.out, c)
}

// moves are the words that end a clause before a change; the longest first.
var moves = []struct {
	word string
	rise bool
}{
	{"增加额", true}, {"减少额", false}, {"增加", true}, {"增长", true}, {"上升", true}, {"提高", true}, {"增幅", true}, {"上涨", true}, {"多", true},
	{"减少", false}, {"下降", false}, {"降低", false}, {"降幅", false}, {"压减", false}, {"下调", false}, {"减", false}, {"增", true}, {"少", false},
}

// hedges stand between a topic and its figure.
var hedges = regexp.MustCompile(`(?:[ 　约近达了共]|共计|人民币)+$`)

var linking = regexp.MustCompile(`(?:了|为|约|的比例为|率为)$`)

// change reads 比2024年预算数减少 before an amount or a rate.
func (r *parser) change(lead span, words string, f Figure) bool {
	words = linking.ReplaceAllString(words, "")
	for _, m := range moves {
		before, ok := strings.CutSuffix(words, m.word)
		if !ok {
			continue
		}
		compared := comparison.FindStringSubmatchIndex(before)
		role := Change
		if f.Unit.Rated {
			role = Rate
		}
		switch {
		case compared != nil:
			if compared[0] > 0 {
				r.name(span{lead.from, lead.from + compared[0]})
			}
			r.base = r.instant(before[compared[2]:compared[3]], r.before(), Budget)
		case strings.TrimLeft(before, "“\"（(同环比 ") != "" || !r.follows(f):
			return false // 人员增加5万元: a reason's own figure
		}
		r.rise = m.rise
		c := r.claim(role, f)
		if c.At == c.Base {
			c.At = Instant{r.c.Year, Budget}
		}
		r.out = append(r.out, c)
		return true
	}
	return false
}

var comparison = regexp.MustCompile(`(?:比|较|与|同)((?:[0-9]{4}年|上年|去年|上一年|年初)[^，。；]{0,16})$`)

// follows reports whether a bare 下降 stands right behind a change.
func (r *parser) follows(f Figure) bool {
	if len(r.out) == 0 {
		return false
	}
	last := &r.out[len(r.out)-1]
	return (last.Role == Change || last.Role == Rate || last.Role == Amount || last.Role == Share) && last.Sentence == r.sentence && f.From-last.To < 40
}

var sharing = regexp.MustCompile(`(?:占|所占)(.*?)(?:的)?(?:比重|比例|总额|总数)?(?:为|达)?$`)

// share reads 占基本支出的 before a percentage.
func (r *parser) share(lead span, words string, f Figure) bool {
	if !f.Unit.Rated {
		return false
	}
	m := sharing.FindStringSubmatchIndex(words)
	if m == nil {
		return false
	}
	if m[0] > 0 {
		r.name(span{lead.from, lead.from + m[0]})
	}
	c := r.claim(Share, f)
	c.Whole = Fold(strip(words[m[2]:m[3]]))
	r.out = append(r.out, c)
	return true
}

// completion reads 完成年初预算的 before a percentage.
func (r *parser) completion(words string, f Figure) bool {
	i := strings.LastIndex(words, "完成")
	if i < 0 || !f.Unit.Rated || len(words)-i > len("完成2025年年初预算数的比例为") {
		return false
	}
	c := r.claim(Completion, f)
	c.Base = Instant{c.At.Year, Budget}
	r.out = append(r.out, c)
	return true
}

var (
	year      = regexp.MustCompile(`([0-9]{4})年(?:度|初)?`)
	bareBase  = regexp.MustCompile(`(?:比|较|与|同)((?:[0-9]{4}年|上年|去年)[^，。；]{0,16})$`)
	executed  = regexp.MustCompile(`执行数|执行`)
	finals    = regexp.MustCompile(`决算数?`)
	nextWords = []string{"上年", "去年", "上一年"}
	carried   = regexp.MustCompile(`上年(?:度)?(?:财政拨款)?结转`) // money of this year's budget
)

// amount reads a topic, or another year or measure of the topic before it.
func (r *parser) amount(lead span, words string, f Figure) {
	var at Instant
	rest := span{lead.from, lead.from + len(words)}
	if m := bareBase.FindStringSubmatchIndex(words); m != nil {
		at = r.instant(words[m[2]:m[3]], r.before(), Budget)
		rest.to = lead.from + m[0]
		r.base = at
	} else {
		at = r.instant(words, r.c.Year, Budget)
	}
	apart := r.words(rest).Words == "" && !r.restates(lead, words)
	r.name(rest)
	if raw := Fold(r.text(rest)); r.part && raw != "" && r.topic.From != rest.from {
		r.topic = Topic{raw, rest.from, rest.to} // 其中：本年预算安排: a part without a name of its own
	}
	r.at = at
	c := r.claim(Amount, f)
	c.Base, c.Apart = Instant{}, apart
	r.out = append(r.out, c)
}

var (
	dated    = regexp.MustCompile(`[0-9]{4}年|[上去本今当]年|上一年|年初`)
	measured = regexp.MustCompile(`预算|安排|执行|决算`)
)

// restates reports whether a clause without a topic speaks of the one before
// it: it names a measure right behind a figure, or a year behind the end of a sentence.
func (r *parser) restates(lead span, words string) bool {
	from := r.told
	switch {
	case dated.MatchString(words):
		if i := strings.LastIndexAny(r.s[from:lead.from], "。；;\n"); i >= 0 {
			from += i
		}
	case !measured.MatchString(words):
		return false
	}
	return strip(strings.Trim(r.s[from:lead.from], "，。；：、,;:（）() 　\n")) == ""
}

// instant reads the year and the measure that a clause names.
func (r *parser) instant(s string, open int, measure Measure) Instant {
	at := Instant{open, measure}
	s = carried.ReplaceAllString(s, "")
	if m := year.FindStringSubmatch(s); m != nil {
		at.Year, _ = strconv.Atoi(m[1])
	} else {
		for _, w := range nextWords {
			if strings.Contains(s, w) {
				at.Year = r.before()
			}
		}
	}
	switch {
	case executed.MatchString(s):
		at.Measure = Executed
	case finals.MatchString(s):
		at.Measure = Final
	case strings.Contains(s, "预算") || strings.Contains(s, "安排"):
		at.Measure = Budget
	}
	return at
}

func (r *parser) before() int {
	if r.c.Year == 0 {
		return 0
	}
	return r.c.Year - 1
}

// name makes the words of a clause the topic, unless none are left of them
// once years and measures are gone: then the topic stays.
func (r *parser) name(s span) {
	if t := r.words(s); t.Words != "" {
		r.topic = t
	}
}

func (r *parser) words(s span) Topic {
	return Topic{Words: Fold(strip(r.text(s))), From: s.from, To: s.to}
}
