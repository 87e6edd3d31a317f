package proof

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yugong/model"
	"yugong/model/check"
)

func ruleOf(id string) check.Rule {
	r, ok := check.Lookup(id)
	if !ok {
		panic("proof: no rule " + id)
	}
	return r
}

// judged reports whether the rules on wording (X04 to X06) look at a range: it
// holds something that the unit wrote or filled in.
func (p *piece) judged(from, to int) bool { return p.written(from, to) >= 0 }

// beforeYear are the words after which any year may stand: a day, a source, a
// beginning.
var beforeYear = []string{"截至", "截止", "根据", "依据", "按照", "依照", "遵照", "参照", "自", "从", "于", "至", "始建", "创建", "成立", "批准", "印发", "落实", "执行", "贯彻"}

// afterYear are the words that make a year one of history or of a plan.
var afterYear = []string{"成立", "设立", "组建", "建成", "始建", "印发", "发布", "施行", "实施", "修订", "修正", "批复", "批准", "通过", "下发", "出台", "颁布", "以来", "起"}

// years: X04. A year other than the document's and the one before is likely
// left over from an older text.
func (r *reader) years(p *piece) {
	if p.kind != running && p.kind != heading {
		return
	}
	year := r.Disclosure.Unit.Year.Value
	for at := 0; at < len(p.s); {
		i := strings.Index(p.s[at:], "年")
		if i < 0 {
			return
		}
		end := at + i
		at = end + len("年")
		start := end
		for start > 0 && end-start < 5 && isDigit(p.s[start-1]) {
			start--
		}
		if end-start != 4 || !p.judged(start, end) {
			continue
		}
		n, _ := strconv.Atoi(p.s[start:end])
		if n < 1900 || n > 2100 {
			continue
		}
		r.Compared("X04", 1)
		if n == year || n == year-1 || r.excused(p, start, at) {
			continue
		}
		r.find("X04", p, start, at, "文字中的年份不是 "+strconv.Itoa(year)+" 年或上一年：", "")
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// excused: the year stands in a title, or in a clause that dates something.
func (r *reader) excused(p *piece, from, to int) bool {
	if strings.Count(p.s[:from], "《") > strings.Count(p.s[:from], "》") {
		return true
	}
	clause := p.s[clauseStart(p.s, from):from]
	for _, w := range beforeYear {
		if strings.Contains(clause, w) {
			return true
		}
	}
	rest := p.s[to:clauseEnd(p.s, to)]
	for _, w := range afterYear {
		if strings.Contains(rest, w) {
			return true
		}
	}
	return false
}

// Ends of clauses and of sentences.
const (
	clauseMarks   = "，。；：！？\n"
	sentenceMarks = "。；！？\n"
)

func clauseStart(s string, at int) int { return markBefore(s, at, clauseMarks) }
func clauseEnd(s string, at int) int   { return markAfter(s, at, clauseMarks) }

func sentenceEnd(s string, at int) int { return markAfter(s, at, sentenceMarks) }

func markBefore(s string, at int, marks string) int {
	i := strings.LastIndexAny(s[:at], marks)
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

func markAfter(s string, at int, marks string) int {
	if i := strings.IndexAny(s[at:], marks); i >= 0 {
		return at + i
	}
	return len(s)
}

// remnants are texts that only a template holds.
var remnants = []string{
	"××", "ⅩⅩ", "ＸＸ", "待填", "待补", "待定内容", "（填写", "(填写", "请填写", "【填写", "此处填写", "增加（减少）", "增加(减少)", "减少（增加）", "减少(增加)",
	"增加/减少", "增长（下降）", "增长(下降)", "上升（下降）", "增长/下降", "{", "}", "｛", "｝", "□□", "____", "＿＿", "…………", "＊＊", "***", "TODO", "lorem ipsum",
}

// leftovers: X05.
func (r *reader) leftovers(p *piece) {
	r.Compared("X05", 1)
	for _, w := range remnants {
		for at := 0; at < len(p.s); {
			i := strings.Index(p.s[at:], w)
			if i < 0 {
				break
			}
			from := at + i
			at = from + len(w)
			if p.judged(from, at) {
				r.find("X05", p, from, at, "残留的模板文字“"+w+"”：", "")
				break
			}
		}
	}
	r.crosses(p)
}

// crosses finds XX and xx that stand for something, not as letters of a word.
func (r *reader) crosses(p *piece) {
	for at := 0; at+1 < len(p.s); at++ {
		i := strings.IndexAny(p.s[at:], "Xx")
		if i < 0 {
			return
		}
		from := at + i
		to := from
		for to < len(p.s) && (p.s[to] == 'X' || p.s[to] == 'x') {
			to++
		}
		at = to
		if to-from < 2 || from > 0 && isLatin(p.s[from-1]) || to < len(p.s) && isLatin(p.s[to]) || !p.judged(from, to) {
			continue
		}
		r.find("X05", p, from, to, "残留的模板文字“"+p.s[from:to]+"”：", "")
	}
}

func isLatin(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_'
}

// naming: X06. One publisher, by one word and one name.
func (r *reader) naming(p *piece) {
	if p.kind != running {
		return
	}
	wrong, right := "本部门", "本单位"
	if r.Disclosure.Unit.Department.Value {
		wrong, right = right, wrong
	}
	for at := 0; ; {
		i := strings.Index(p.s[at:], wrong)
		if i < 0 {
			break
		}
		from := at + i
		at = from + len(wrong)
		if p.judged(from, at) {
			r.find("X06", p, from, at, "称谓应为“"+right+"”：", right)
		}
	}
	r.Compared("X06", 1)
	for i := range p.text {
		if r.origin(&p.text[i]).own() {
			r.misnamed(p, i)
		}
	}
}

// misnamed finds the publisher's name with one character wrong.
func (r *reader) misnamed(p *piece, span int) {
	full := r.Disclosure.Unit.Name.Value
	want := []rune(full)
	const least = 6 // of shorter names too many words are one character away
	if len(want) < least {
		return
	}
	s := p.text[span].Text
	head, tail := string(want[:2]), string(want[len(want)-2:])
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], head)
		if i < 0 {
			return
		}
		from := at + i
		at = from + len(head)
		to := forward(s, from, len(want))
		got := s[from:to]
		if got == full || !strings.HasSuffix(got, tail) {
			continue
		}
		if differences([]rune(got), want) == 1 && !r.known(got) {
			base := p.starts[span]
			r.find("X06", p, base+from, base+to, "单位名称与全称差一个字：", full)
		}
	}
}

func differences(a, b []rune) int {
	if len(a) != len(b) {
		return len(a) + len(b)
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// known names belong to others: the superior, the units of a department.
func (r *reader) known(name string) bool {
	if name == r.Disclosure.Unit.Superior.Value {
		return true
	}
	for i := range r.Disclosure.Units {
		if r.Disclosure.Units[i].Name.Value == name {
			return true
		}
	}
	return false
}

// cover: X06. The cover bears the full name.
func (r *reader) cover() {
	full := r.Disclosure.Unit.Name
	if len(r.Document.Sections) == 0 || full.Value == "" {
		return
	}
	r.Compared("X06", 1)
	s := r.Document.Info.Title
	if !strings.Contains(s, full.Value) {
		r.findAt("X06", full.At, "文件标题“"+s+"”没有单位全称", full.Value)
	}
}

// levels: X13. 省直, 市直 and 县直 are words of one tier each.
func (r *reader) levels(p *piece) {
	level := r.Disclosure.Unit.Level.Value
	right := level.Direct()
	if right == "" || !r.anyOwn(p) {
		return
	}
	r.Compared("X13", 1)
	for _, l := range []model.Level{model.Provincial, model.Municipal, model.County} {
		w := l.Direct()
		if l == level || !strings.Contains(p.s, w) {
			continue
		}
		for _, of := range []string{"部门", "单位", "机关", "预算"} {
			i := strings.Index(p.s, w+of)
			if i < 0 {
				continue
			}
			if span := p.span(i); r.origin(&p.text[span]).own() {
				r.find("X13", p, i, i+len(w+of), "本单位是"+level.String()+"，文字写作“"+w+"”：", right)
			}
			break
		}
	}
}

func (r *reader) anyOwn(p *piece) bool {
	for i := range p.text {
		if r.origin(&p.text[i]).own() {
			return true
		}
	}
	return false
}

// draftWords are what only a draft bears.
var draftWords = []string{"仅供内部", "内部审核", "内部资料", "征求意见稿", "送审稿", "讨论稿"}

// drafts: X10.
func (r *reader) drafts(p *piece) {
	if p.kind == performance {
		return
	}
	r.Compared("X10", 1)
	for _, w := range draftWords {
		if i := strings.Index(p.s, w); i >= 0 && utf8.RuneCountInString(p.s) < 40 {
			r.find("X10", p, i, i+len(w), "草稿字样“"+w+"”：", "")
		}
	}
}

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }
