package font

import (
	"strconv"
	"strings"
)

// glyphText is the text of a glyph by its name, after the Adobe Glyph List
// Specification: uniXXXX, uXXXXX, single letters, and the common names.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if r, ok := glyphNames[name]; ok {
		return string(r)
	}
	if len(name) == 1 {
		return name
	}
	for _, prefix := range []string{"uni", "u"} {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok || len(rest) < 4 || len(rest) > 6 {
			continue
		}
		if n, err := strconv.ParseUint(rest, 16, 32); err == nil && known(string(rune(n))) {
			return plain(string(rune(n)))
		}
	}
	return ""
}

// glyphNames are the names that are no letters themselves, of what budgets are
// written with.
var glyphNames = func() map[string]rune {
	table := map[string]rune{}
	for _, pair := range strings.Fields(`space:32 exclam:33 quotedbl:34 numbersign:35 dollar:36 percent:37 ampersand:38
		quotesingle:39 parenleft:40 parenright:41 asterisk:42 plus:43 comma:44 hyphen:45 minus:8722 period:46 slash:47
		zero:48 one:49 two:50 three:51 four:52 five:53 six:54 seven:55 eight:56 nine:57
		colon:58 semicolon:59 less:60 equal:61 greater:62 question:63 at:64 bracketleft:91 backslash:92 bracketright:93
		asciicircum:94 underscore:95 grave:96 braceleft:123 bar:124 braceright:125 asciitilde:126
		quoteleft:8216 quoteright:8217 quotedblleft:8220 quotedblright:8221 quotesinglbase:8218 quotedblbase:8222
		endash:8211 emdash:8212 bullet:8226 ellipsis:8230 periodcentered:183 middot:183 degree:176 plusminus:177
		multiply:215 divide:247 section:167 copyright:169 registered:174 trademark:8482 yen:165 sterling:163 cent:162
		Euro:8364 perthousand:8240 guillemotleft:171 guillemotright:187 fi:64257 fl:64258 nbspace:32 sfthyphen:45
		onesuperior:185 twosuperior:178 threesuperior:179 onehalf:189 onequarter:188 threequarters:190 mu:181`) {
		name, code, _ := strings.Cut(pair, ":")
		n, _ := strconv.Atoi(code)
		table[name] = rune(n)
	}
	return table
}()
