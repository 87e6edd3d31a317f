package prose

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"yugong/model/check"
	"yugong/model/diag"
)

var punctuationRules = []rule{
	{Rule: check.Rule{ID: "X07", Title: "标点", Severity: diag.Warning, Stage: check.OnTexts,
		Compares: "没有重复标点、汉字间的半角逗号或冒号、不成对的引号和括号；段落以句号等结尾",
		Basis:    "GB/T 15834 标点符号用法",
		Hint:     "请改正标点"}, read: (*reader).punctuation},
}

// punctuation: X07. Headings and labels are passed over.
func (r *reader) punctuation() {
	if r.Kind != Running && r.Kind != Performance {
		return
	}
	r.Compared("X07", 1)
	r.doubled()
	r.pairs()
	if r.Kind == Running && !r.Torn {
		r.fullStop()
	}
}

// isStop knows the marks of which two never stand together.
func isStop(c rune) bool {
	switch c {
	case '，', '。', '、', '；', '：':
		return true
	}
	return false
}

// doubled finds 。。 and ，。, and half-width marks between Chinese characters;
// of those the first speaks for all.
func (r *reader) doubled() {
	var before, mark rune // the two characters before this one
	markAt, half, first := 0, 0, 0
	for i, c := range r.S {
		switch {
		case isStop(c) && isStop(mark):
			r.find("X07", Anyone, markAt, i+utf8.RuneLen(c), "标点重复“"+string(mark)+string(c)+"”：", "")
		case (mark == ',' || mark == ':' || mark == ';') && isHan(c) && isHan(before):
			if half++; half == 1 {
				first = markAt
			}
		}
		before, mark, markAt = mark, c, i
	}
	if half == 0 {
		return
	}
	sign := rune(r.S[first])
	message := "汉字之间用了半角“" + string(sign) + "”"
	if half > 1 {
		message += "等，共 " + strconv.Itoa(half) + " 处"
	}
	r.find("X07", Anyone, first, first+1, message+"：", string(fullWidth(sign)))
}

func fullWidth(c rune) rune { return c - '!' + '！' }

// closer is the mark that closes an opening one, 0 for any other character;
// half-width brackets pair with full-width ones.
func closer(c rune) rune {
	switch c {
	case '（':
		return '）'
	case '《':
		return '》'
	case '“':
		return '”'
	case '〔':
		return '〕'
	case '【':
		return '】'
	case '「':
		return '」'
	case '『':
		return '』'
	case '〈':
		return '〉'
	}
	return 0
}

// pairs finds quotation marks and brackets without their partner.
func (r *reader) pairs() {
	type open struct {
		mark rune
		at   int
	}
	var stack []open
	last := rune(0)
	for i, c := range r.S {
		switch c {
		case '(':
			c = '（'
		case ')':
			c = '）'
		}
		switch {
		case closer(c) != 0:
			stack = append(stack, open{c, i})
		case len(stack) > 0 && closer(stack[len(stack)-1].mark) == c:
			stack = stack[:len(stack)-1]
		case isCloser(c) && !(c == '）' && isItem(last)):
			r.find("X07", Anyone, i, i+utf8.RuneLen(c), "“"+string(c)+"”没有配对：", "")
			return
		}
		last = c
	}
	if len(stack) > 0 {
		o := stack[len(stack)-1]
		r.find("X07", Anyone, o.at, o.at+utf8.RuneLen(o.mark), "“"+string(o.mark)+"”没有配对：", "")
	}
}

func isCloser(c rune) bool {
	switch c {
	case '）', '》', '”', '〕', '】', '」', '』', '〉':
		return true
	}
	return false
}

// isItem: 1）, 一） and Ⅰ） number an item.
func isItem(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'Ⅰ' && c <= 'Ⅻ' || strings.ContainsRune("一二三四五六七八九十IVX", c)
}

// fullStop finds a paragraph that just breaks off. Items, remarks in brackets
// and short lines without any mark (labels) may.
func (r *reader) fullStop() {
	s := strings.TrimRight(r.S, " \t\n\u3000")
	if s == "" {
		return
	}
	last, size := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("。！？；：…", last) {
		return
	}
	if strings.HasPrefix(s, "（") && last == '）' {
		return
	}
	if last == '”' || last == '）' || last == '’' {
		if before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size]); strings.ContainsRune("。！？…", before) {
			return
		}
	}
	const labelLength = 20
	if !strings.ContainsAny(s, "，。；") && utf8.RuneCountInString(s) <= labelLength {
		return
	}
	r.find("X07", Anyone, len(s)-size, len(s), "段落末尾没有句号：", "")
}
