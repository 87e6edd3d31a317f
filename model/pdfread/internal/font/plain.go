package font

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// drawn pairs characters that Unicode does not call the same with those whose
// glyph fonts for simplified Chinese draw for them: a program that goes from
// glyphs back to characters names the first of the two, Chromium for one.
var drawn = pairs("⺅亻⺉刂⺎兀⺐尢⺒巳⺓幺⺕彐⺖忄⺘扌⺙攵⺠民⺡氵⺣灬⺦丬⺨犭⺭礻⺰纟⺺肀⺾艹⻁虎⻂衤⻅见⻆角⻈讠⻉贝⻋车⻌辶⻐钅⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙戶户")

func pairs(s string) map[rune]string {
	list, out := []rune(s), map[rune]string{}
	for i := 0; i < len(list); i += 2 {
		out[list[i]] = string(list[i+1])
	}
	return out
}

// plain replaces characters that look the same as others by those: radicals
// (⽇ U+2F47 for 日) and compatibility ideographs, which programs write because
// fonts map both to one glyph; and blanks of all kinds by a space.
func plain(s string) string {
	if len(s) == 1 {
		return s
	}
	clean := true
	for _, r := range s {
		if odd(r) {
			clean = false
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case radical(r):
			same := norm.NFKC.String(string(r))
			if first, _ := utf8.DecodeRuneInString(same); drawn[first] != "" {
				same = drawn[first]
			}
			b.WriteString(same)
		case r == 0xa0 || r == 0x202f || r >= 0x2000 && r <= 0x200a:
			b.WriteByte(' ')
		case r == 0xad || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff || r < ' ':
		case r >= 0xfb00 && r <= 0xfb06:
			b.WriteString(norm.NFKC.String(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func odd(r rune) bool {
	return r < ' ' || r == 0xa0 || r == 0xad || r >= 0x2000 && r <= 0x200f || r == 0x202f || r == 0x2060 || r == 0xfeff ||
		radical(r) || r >= 0xfb00 && r <= 0xfb06
}

func radical(r rune) bool {
	return r >= 0x2e80 && r <= 0x2fd5 || r >= 0xf900 && r <= 0xfaff || r == '戶'
}

// known reports whether a mapping says something: fonts also map to nothing,
// to the replacement character and to private use.
func known(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && r != 0 && r != utf8.RuneError && (r < 0xe000 || r > 0xf8ff)
}
