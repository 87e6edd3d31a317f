package prose

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/model/fold"
)

var yearRules = []rule{
	{Rule: check.Rule{ID: "X04", Title: "年份", Severity: diag.Warning, Stage: check.OnTexts,
		Compares: "文字和绩效目标表中的年份为预算年度；上一年只由比较的句子、变动原因、文件名称和日期提到，标题和一段开头所写的预算不是上一年的",
		Basis:    "沿用上年文字时最常见的错误",
		Hint:     "请核对年份"}, read: (*reader).years},
}

// beforeYear are the words after which any year may stand: a day, a source, a
// beginning.
var beforeYear = []string{"截至", "截止", "根据", "依据", "按照", "依照", "遵照", "参照", "自", "从", "于", "至", "始建", "创建", "成立", "批准", "印发", "落实", "执行", "贯彻"}

// afterYear are the words that make a year one of history or of a plan.
var afterYear = []string{"成立", "设立", "组建", "建成", "始建", "印发", "发布", "施行", "实施", "修订", "修正", "批复", "批准", "通过", "下发", "出台", "颁布", "以来", "起"}

// The year before is what stale texts name, so that fewer words excuse it: what
// dates it, what compares with it, what is reported of it.
var (
	beforeLast = []string{"截至", "截止", "根据", "依据", "按照", "依照", "遵照", "参照", "结转", "尾款"}
	justBefore = []string{"比", "较", "同", "与", "和", "自", "从", "始于", "完成于", "建于", "成立于"}
	afterLast  = []string{"成立", "设立", "组建", "建成", "始建", "印发", "发布", "施行", "修订", "修正", "批复", "批准", "下发", "出台", "颁布", "以来",
		"年底", "年末", "年终", "决算", "审计", "绩效评价", "绩效自评", "执行数", "相比", "同期", "结转", "结余", "尾款", "已"}
)

// named is a year as texts write it, perhaps as the first of a range:
// 2026年, 2025年3月至2026年, 2024-2026年.
var named = regexp.MustCompile(`(\d{4}|二[〇零○O0]\p{Han}{2})(?:\s*年?度?\s*(?:\d{1,2}月)?(?:\d{1,2}日)?\s*(?:[-—–－~～]+|至|到)\s*(\d{4}))?\s*年`)

// years: X04. A year other than the document's is likely left over from an
// older text.
func (r *reader) years() {
	if r.Kind != Running && r.Kind != Heading && r.Kind != Performance || r.Year == 0 || !strings.Contains(r.S, "年") {
		return
	}
	all := named.FindAllStringSubmatchIndex(r.S, -1)
	for _, m := range all {
		if m[0] > 0 && isDigit(r.S[m[0]-1]) {
			continue
		}
		n := numeral(r.S[m[2]:m[3]])
		last := n
		if m[4] > 0 {
			last = numeral(r.S[m[4]:m[5]])
		}
		if n < 1900 || n > 2100 || last > 2100 {
			continue
		}
		r.Compared("X04", 1)
		if n <= r.Year && r.Year <= last || r.Kind == Performance && r.planned(all, last) {
			continue
		}
		r.year(last, m[0], m[1], m[4] > 0)
	}
}

// planned: performance sheets tell of a project's past and of its plan. What is
// stale there is the year before with no later one beside it, and a period that
// has passed.
func (r *reader) planned(all [][]int, n int) bool {
	if n < r.Year-1 {
		m := all[0]
		return len(all) > 1 || m[1]-m[0] < len(strings.TrimSuffix(strings.TrimSpace(r.S), "度"))
	}
	for _, m := range all {
		if numeral(r.S[m[2]:m[3]]) >= r.Year || m[4] > 0 && numeral(r.S[m[4]:m[5]]) >= r.Year {
			return true
		}
	}
	return n >= r.Year
}

// year judges a year that is not the document's, or the last of a range.
func (r *reader) year(n, from, to int, ranged bool) {
	scope := Filled
	if r.Kind == Performance {
		scope = Typed
	}
	if n != r.Year-1 {
		if !r.excused(from, to) {
			r.find("X04", scope, from, to, "文字中的年份不是 "+strconv.Itoa(r.Year)+" 年或上一年：", "")
		}
		return
	}
	if !ranged && r.Kind != Performance && r.stale(from, to) {
		r.find("X04", Filled, from, to, "此处写的是上一年的预算：", strconv.Itoa(r.Year)+"年")
		return
	}
	if r.inTitle(from) || r.dated(from, to, ranged) {
		return
	}
	// A reason tells of the year before, unless it compares that year itself.
	scope = Told
	if rest := r.S[to:clauseEnd(r.S, to)]; strings.Contains(rest, "比") && !strings.Contains(rest, "相比") {
		scope = Typed
	}
	r.find("X04", scope, from, to, "文字中的年份是上一年，不是 "+strconv.Itoa(r.Year)+" 年：", "")
}

func (r *reader) inTitle(at int) bool {
	return strings.Count(r.S[:at], "《") > strings.Count(r.S[:at], "》")
}

// excused: the year stands in a title, or in a clause that dates something.
func (r *reader) excused(from, to int) bool {
	return r.inTitle(from) || containsAny(r.S[ClauseStart(r.S, from):from], beforeYear) || containsAny(r.S[to:clauseEnd(r.S, to)], afterYear)
}

// dated: the year before is a source, a day of the past, or compared with the
// document's year in the same sentence.
func (r *reader) dated(from, to int, ranged bool) bool {
	start := markBefore(r.S, from, sentenceMarks)
	if own := strconv.Itoa(r.Year) + "年"; strings.Contains(r.S[start:SentenceEnd(r.S, to)], own) {
		return true
	}
	clause := r.S[ClauseStart(r.S, from):from]
	for _, w := range justBefore {
		if strings.HasSuffix(strings.TrimRight(clause, " "), w) {
			return true
		}
	}
	rest := r.S[to-len("年") : clauseEnd(r.S, to)]
	if deadline.MatchString(rest) {
		return false
	}
	return containsAny(clause, beforeLast) || containsAny(rest, afterLast) || !ranged && day.MatchString(rest)
}

// day is what makes a date of a year; a range of months is a plan.
var day = regexp.MustCompile(`^年\s*\d{1,2}月(?:\d{1,2}日|[^\d\s\-—–－~～至到日]|$)`)

// stale: what opens a paragraph, or a heading, is the budget of the year before,
// and nothing in it tells why.
func (r *reader) stale(from, to int) bool {
	if !numbered.MatchString(r.S[:from]) {
		return false
	}
	s, _, _ := strings.Cut(r.S[to:SentenceEnd(r.S, to)], "原因")
	if strings.Contains(s, strconv.Itoa(r.Year)) {
		return false
	}
	opening := s
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		opening = s[:i]
	}
	return (strings.Contains(opening, "预算") || strings.Contains(opening, "绩效目标")) && !reported.MatchString(opening)
}

var (
	// numbered is what may stand before the first word of a paragraph.
	numbered = regexp.MustCompile(`^[\s　]*(?:第[一二三四五六七八九十]+部分|[（(]?(?:[0-9一二三四五六七八九十]{1,3}|` + fold.Roman + `)[）)、.．])?[\s　]*$`)
	// reported are words of a text that speaks of the year before for a reason.
	reported = regexp.MustCompile(`执行|决算|完成|调整|结转|上年|去年|本年|当年|比|较|与|同`)
)

// deadline is what makes a plan of it.
var deadline = regexp.MustCompile(`^年\s*(?:底|末|\d{1,2}月(?:\d{1,2}日|底|末)?)[之以]?前`)

// numeral reads a year in digits or as 二〇二五; 0 for none.
func numeral(s string) int {
	if isDigit(s[0]) {
		n, _ := strconv.Atoi(s)
		return n
	}
	n := 0
	for _, c := range s {
		i := strings.IndexRune("〇一二三四五六七八九", c)
		switch {
		case i >= 0:
			n = n*10 + i/len("一")
		case strings.ContainsRune("零○O0", c):
			n *= 10
		default:
			return 0
		}
	}
	return n
}
