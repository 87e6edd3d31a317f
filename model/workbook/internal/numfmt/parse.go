package numfmt

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Format is a parsed number format. It never changes.
type Format struct {
	general  bool // shows as typed
	sections []section
}

// section is one of the parts between semicolons.
type section struct {
	tokens  []token
	date    bool
	general bool
	odd     bool // holds something that is not understood
	text    bool // shows texts only
	when    condition
	percent int  // marks of percent, each a factor of 100
	scale   int  // commas behind the digits, each a divisor of 1000
	group   bool // thousands separators
	whole   int  // places for digits before the point
	part    int  // and behind it
}

type condition struct {
	op    string // "" for none
	bound float64
}

func (c condition) holds(x float64) bool {
	switch c.op {
	case "<":
		return x < c.bound
	case "<=":
		return x <= c.bound
	case ">":
		return x > c.bound
	case ">=":
		return x >= c.bound
	case "=":
		return x == c.bound
	}
	return x != c.bound
}

// token is an element of a section.
type token struct {
	kind kind
	text string
}

type kind uint8

const (
	literal  kind = iota
	digit         // 0, # or ?
	point         // the decimal point
	exponent      // E+
	field         // of a date: yyyy, m, [h]
	meridiem      // AM/PM
	general       // the number as typed
)

// maxCode is how long a code may be; spreadsheets take 255 characters.
const maxCode = 2000

// Parse reads a format code.
func Parse(code string) *Format {
	f := &Format{}
	if len(code) > maxCode {
		f.sections = []section{{odd: true}}
		return f
	}
	for rest := code; ; {
		p := sectionParser{in: rest}
		p.section()
		f.sections = append(f.sections, p.out)
		if p.pos >= len(rest) {
			break
		}
		rest = rest[p.pos+1:]
	}
	f.general = len(f.sections) == 1 && f.sections[0].general && len(f.sections[0].tokens) == 1 ||
		len(f.sections) == 1 && f.sections[0].text || code == ""
	return f
}

type sectionParser struct {
	in   string
	pos  int
	long bool // the system's long date, whatever the code spells
	out  section
}

func (p *sectionParser) add(k kind, text string) {
	t := p.out.tokens
	if k == literal && len(t) > 0 && t[len(t)-1].kind == literal {
		t[len(t)-1].text += text
		return
	}
	p.out.tokens = append(t, token{k, text})
}

// section reads up to a semicolon or the end.
func (p *sectionParser) section() {
	for p.pos < len(p.in) && p.in[p.pos] != ';' {
		p.element()
	}
	p.settle()
}

func (p *sectionParser) element() {
	rest := p.in[p.pos:]
	c := rest[0]
	switch {
	case c == '"':
		n := strings.IndexByte(rest[1:], '"')
		if n < 0 {
			n = len(rest) - 1
		}
		p.add(literal, rest[1:1+n])
		p.pos += min(n+2, len(rest))
	case c == '\\' || c == '!':
		_, n := utf8.DecodeRuneInString(rest[1:])
		p.add(literal, rest[1:1+n])
		p.pos += 1 + n
	case c == '_' || c == '*':
		_, n := utf8.DecodeRuneInString(rest[1:])
		p.pos += 1 + n // a width or a fill
	case c == '[':
		n := strings.IndexByte(rest, ']')
		if n < 0 {
			p.out.odd = true
			p.pos = len(p.in)
			return
		}
		p.bracket(rest[1:n])
		p.pos += n + 1
	default:
		p.word(rest)
	}
}

var words = []struct {
	text string
	kind kind
}{
	{"G/通用格式", general}, {"General", general}, {"上午/下午", meridiem}, {"AM/PM", meridiem}, {"A/P", meridiem},
}

// word reads an unquoted element.
func (p *sectionParser) word(rest string) {
	for _, w := range words {
		if len(rest) >= len(w.text) && strings.EqualFold(rest[:len(w.text)], w.text) {
			p.add(w.kind, w.text)
			p.out.general = p.out.general || w.kind == general
			p.out.date = p.out.date || w.kind == meridiem
			p.pos += len(w.text)
			return
		}
	}
	switch c := rest[0]; c {
	case '0', '#', '?':
		p.add(digit, rest[:1])
	case '.':
		p.add(point, ".")
	case ',':
		p.comma()
	case '%':
		p.out.percent++
		p.add(literal, "%")
	case '@':
		p.out.text = true
	case '/':
		p.add(literal, "/")
	case 'E', 'e':
		if len(rest) > 1 && (rest[1] == '+' || rest[1] == '-') {
			p.add(exponent, rest[:2])
			p.pos += 2
			return
		}
		p.field(rest)
		return
	case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S', 'a', 'A', 'b', 'B':
		p.field(rest)
		return
	default:
		_, n := utf8.DecodeRuneInString(rest)
		p.add(literal, rest[:n])
		p.pos += n
		return
	}
	p.pos++
}

// field reads a run of one letter: yyyy.
func (p *sectionParser) field(rest string) {
	n := 1
	for n < len(rest) && rest[n]|0x20 == rest[0]|0x20 {
		n++
	}
	p.add(field, strings.ToLower(rest[:n]))
	p.out.date = true
	p.pos += n
}

// comma stands between digits to group them, or behind them to scale.
func (p *sectionParser) comma() {
	rest := strings.TrimLeft(p.in[p.pos:], ",")
	digits := false
	for _, t := range p.out.tokens {
		digits = digits || t.kind == digit
	}
	switch {
	case !digits:
		p.add(literal, ",")
	case rest != "" && strings.IndexByte("0#?", rest[0]) >= 0:
		p.out.group = true
	default:
		p.out.scale++
	}
}

// bracket reads a colour, a currency or locale, a condition, an elapsed time.
func (p *sectionParser) bracket(s string) {
	lower := strings.ToLower(s)
	switch {
	case s == "":
	case s[0] == '$':
		mark, locale, _ := strings.Cut(s[1:], "-")
		p.long = p.long || strings.EqualFold(locale, "F800")
		p.add(literal, mark)
	case strings.Trim(lower, "h") == "" || strings.Trim(lower, "m") == "" || strings.Trim(lower, "s") == "":
		p.add(field, "["+lower[:1])
		p.out.date = true
	case strings.ContainsRune("<>=", rune(s[0])):
		op := s[:len(s)-len(strings.TrimLeft(s, "<>="))]
		bound, err := strconv.ParseFloat(strings.TrimSpace(s[len(op):]), 64)
		p.out.when = condition{op, bound}
		p.out.odd = p.out.odd || err != nil
	case strings.HasPrefix(lower, "dbnum"):
		p.out.odd = true // numerals in characters
	}
}

// settle counts what the elements of a whole section say together.
func (p *sectionParser) settle() {
	s := &p.out
	if p.long {
		s.tokens = []token{{field, "yyyy"}, {literal, "年"}, {field, "m"}, {literal, "月"}, {field, "d"}, {literal, "日"}}
		return
	}
	behind, slash := false, false
	for i, t := range s.tokens {
		switch t.kind {
		case digit:
			if behind {
				s.part++
			} else {
				s.whole++
			}
		case point:
			s.odd = s.odd || behind && !s.date
			behind = true
		case exponent:
			s.odd = true
		case literal:
			slash = slash || strings.Contains(t.text, "/") && i > 0 && i+1 < len(s.tokens) && s.tokens[i-1].kind == digit && s.tokens[i+1].kind == digit
		}
	}
	digits := s.whole+s.part > 0
	s.odd = s.odd || slash && !s.date || s.general && digits
	if s.date {
		s.minutes()
	}
}

// minutes tells the m of minutes from that of months: it stands behind hours
// or before seconds.
func (s *section) minutes() {
	last := -1
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != field {
			continue
		}
		if t.text[0] == 'm' && last >= 0 && strings.TrimLeft(s.tokens[last].text, "[")[0] == 'h' {
			t.text = strings.Replace(t.text, "m", "n", 2)
		}
		if strings.TrimLeft(t.text, "[")[0] == 's' && last >= 0 && s.tokens[last].text[0] == 'm' {
			s.tokens[last].text = strings.Replace(s.tokens[last].text, "m", "n", 2)
		}
		last = i
	}
}
