package claim

import (
	"regexp"
	"strings"

	"yugong/model/fold"
)

// strip takes from a clause what is no part of a topic: numbering, years,
// measures, verbs.
func strip(s string) string {
	s = numbering.ReplaceAllString(s, "")
	s = years.ReplaceAllString(s, "")
	s = opening.ReplaceAllString(s, "")
	for {
		t := closing.ReplaceAllString(s, "")
		if t == s {
			return s
		}
		s = t
	}
}

var (
	numbering = regexp.MustCompile(`^[\s　]*(?:[（(]?(?:[0-9一二三四五六七八九十]{1,3}|` + fold.Roman + `)[）)、.．]\s*)+`)
	years     = regexp.MustCompile(`[0-9]{4}年(?:度|初)?|截至|上年(?:度)?|去年|当年|本年(?:度)?|年初`)
	opening   = regexp.MustCompile(`^(?:[、和及与]|另有|另外|此外|其中[：:]?|包括[：:]?|主要包括[：:]?|共|并|的)+`)
	closing   = regexp.MustCompile(`(?:预算执行数|执行数|支出决算|决算数?|预算安排|安排预算|预算数|安排|预算总额|预算|总额|合计|共计|总计|为|是|共|达|约|资金|金额|的|数)$`)
)

// Fold makes texts comparable: brackets and quotation marks of one kind or
// none, no blanks.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case ' ', '　', '“', '”', '"', '‘', '’', '\'', '\n', '\t':
		case '（':
			b.WriteByte('(')
		case '）':
			b.WriteByte(')')
		case '：':
			b.WriteByte(':')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// narrow writes figures of full width in ASCII; at gives for each byte of the
// result, and its end, where it stands in the text, nil when nothing changed.
func narrow(text string) (s string, at []int) {
	if !strings.ContainsAny(text, "０１２３４５６７８９") {
		return text, nil
	}
	wide := func(r rune) bool { return r >= '０' && r <= '９' }
	list := []rune(text)
	var b strings.Builder
	i := 0
	for from, r := range text {
		inside := i > 0 && i+1 < len(list) && wide(list[i-1]) && wide(list[i+1])
		switch {
		case wide(r):
			b.WriteByte(byte(r - '０' + '0'))
		case r == '．' && inside:
			b.WriteByte('.')
		case r == '，' && inside && i+3 < len(list) && wide(list[i+2]) && wide(list[i+3]) && (i+4 == len(list) || !wide(list[i+4])):
			b.WriteByte(',')
		default:
			b.WriteRune(r)
		}
		for len(at) < b.Len() {
			at = append(at, from)
		}
		i++
	}
	return b.String(), append(at, len(text))
}
