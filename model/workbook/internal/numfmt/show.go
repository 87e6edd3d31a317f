package numfmt

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Kind is what a shown number is.
type Kind uint8

// The kinds.
const (
	Number  Kind = iota
	Percent      // 50%
	Date         // a day or a time
	Odd          // shown in a way that is not understood; Text is empty
)

// Shown is a number on the screen.
type Shown struct {
	Kind    Kind
	Text    string
	Unit    string // unit of account that the format writes: 万元
	Shift   int    // the digits shown are the number divided by ten to this power
	Strange bool   // the digits shown are not those of the number: none, or more
	Day     string // Date with a day: 2025-02-28
	NoYear  bool   // Date of which no year is shown
}

// Show shows x, whose stored digits are raw.
func (f *Format) Show(x float64, raw string, date1904 bool) Shown {
	if f.general {
		return Shown{Text: generalText(x, raw)}
	}
	s, minus := f.choose(&x)
	switch {
	case s == nil || s.odd:
		return Shown{Kind: Odd}
	case s.date:
		return s.showDate(x, date1904)
	}
	out := s.showNumber(math.Abs(x), strings.TrimPrefix(raw, "-"))
	if minus && strings.Trim(out.Text, "0.,") != "" && out.Text != "" {
		out.Text = "-" + out.Text
	}
	return out
}

// choose returns the section for a number, and whether a sign is to be
// written before it.
func (f *Format) choose(x *float64) (s *section, minus bool) {
	ss := f.sections
	for len(ss) > 1 && ss[len(ss)-1].text {
		ss = ss[:len(ss)-1]
	}
	if len(ss) > 3 {
		ss = ss[:3]
	}
	minus = *x < 0
	if ss[0].when.op != "" || len(ss) > 1 && ss[1].when.op != "" {
		for i := range ss {
			if w := ss[i].when; w.op == "" || w.holds(*x) {
				return &ss[i], minus
			}
		}
		return nil, false
	}
	switch {
	case len(ss) == 1, *x > 0:
		return &ss[0], minus
	case minus:
		return &ss[1], false
	case len(ss) == 3:
		return &ss[2], false
	}
	return &ss[0], false
}

// units are the words of a format that count money. 千 and 百 alone are no
// money; 万 and 亿 behind digits are.
var units = []string{"百万元", "千万元", "万元", "亿元", "千元", "百元", "元", "亿", "万"}

// showNumber shows a number that is not negative.
func (s *section) showNumber(x float64, raw string) Shown {
	out := Shown{Shift: 3 * s.scale}
	if s.percent > 0 {
		out.Kind = Percent
	}
	digits := s.whole+s.part > 0
	whole, part := "", ""
	if digits {
		v := x * math.Pow(100, float64(s.percent)) / math.Pow(1000, float64(s.scale))
		if v >= 1e21 || s.part > 15 {
			return Shown{Kind: Odd}
		}
		whole, part, _ = strings.Cut(decimal(v, s.part), ".")
		whole = strings.TrimLeft(whole, "0")
	}
	var b strings.Builder
	w := wholeWriter{digits: whole, places: s.whole, group: s.group}
	p := partWriter{digits: part}
	behind := false
	for i, t := range s.tokens {
		switch {
		case t.kind == general:
			b.WriteString(generalText(x, raw))
			digits = true
		case t.kind == digit && behind:
			p.write(&b, t.text[0])
		case t.kind == digit:
			w.write(&b, t.text[0])
		case t.kind == point:
			if s.whole == 0 {
				b.WriteString(whole)
			}
			behind = true
			b.WriteByte('.')
		case t.kind == literal:
			b.WriteString(t.text)
			s.note(&out, t.text, i)
		}
	}
	out.Text = strings.TrimSpace(b.String())
	out.Strange = out.Strange || !digits && (x != 0 || out.Text == "")
	return out
}

// note takes from a literal what it says of the number.
func (s *section) note(out *Shown, text string, i int) {
	bare := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '(' || r == ')' || r == '（' || r == '）' || r == ':' || r == '：' {
			return -1
		}
		return r
	}, text)
	if text == "." && s.between(i) {
		for _, t := range s.tokens[i+1:] {
			if t.kind == digit {
				out.Shift++
			}
		}
		return
	}
	for _, u := range units {
		if bare == u || bare == "单位"+u {
			out.Unit = u
			return
		}
	}
	if bare == "%" && out.Kind == Number || bare == "％" {
		out.Kind = Percent
	}
	out.Strange = out.Strange || strings.ContainsFunc(bare, unicode.IsDigit) || strings.ContainsAny(bare, "KkMm千百兆")
}

// between holds for a literal with places for digits on both sides.
func (s *section) between(i int) bool {
	return i > 0 && i+1 < len(s.tokens) && s.tokens[i-1].kind == digit && s.tokens[i+1].kind == digit
}

// wholeWriter writes the digits before the point: more digits than places
// stand at the first place.
type wholeWriter struct {
	digits string
	places int
	group  bool
	wrote  bool
}

func (w *wholeWriter) write(b *strings.Builder, place byte) {
	if !w.wrote || len(w.digits) > w.places {
		for len(w.digits) > w.places {
			w.one(b, w.digits[0], len(w.digits)-1)
			w.digits = w.digits[1:]
		}
	}
	w.places--
	switch {
	case len(w.digits) == w.places+1:
		w.one(b, w.digits[0], w.places)
		w.digits = w.digits[1:]
	case place == '0':
		w.one(b, '0', w.places)
	case place == '?':
		b.WriteByte(' ')
	}
}

// one writes a digit that has so many behind it.
func (w *wholeWriter) one(b *strings.Builder, d byte, behind int) {
	b.WriteByte(d)
	w.wrote = true
	if w.group && behind > 0 && behind%3 == 0 {
		b.WriteByte(',')
	}
}

// partWriter writes the digits behind the point.
type partWriter struct{ digits string }

func (p *partWriter) write(b *strings.Builder, place byte) {
	rest := p.digits
	if rest == "" {
		return
	}
	p.digits = rest[1:]
	if strings.Trim(rest, "0") != "" || place == '0' {
		b.WriteByte(rest[0])
	} else if place == '?' {
		b.WriteByte(' ')
	}
}

// generalText shows a number without a format: fifteen significant digits, so
// that residues of binary arithmetic do not show.
func generalText(x float64, raw string) string {
	if len(raw) <= 15 && !strings.ContainsAny(raw, "eE+.") {
		return raw
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 14, 64), 64)
	if a := math.Abs(rounded); a != 0 && (a >= 1e21 || a < 1e-9) {
		return strconv.FormatFloat(rounded, 'E', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// decimal rounds half up in decimal: 1.005 is meant when its binary neighbour
// is stored.
func decimal(x float64, places int) string {
	shortest, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	p := math.Pow(10, float64(places))
	if shortest*p <= 1e15 {
		r, _ := strconv.ParseFloat(strconv.FormatFloat(shortest*p, 'g', 15, 64), 64)
		shortest = math.Round(r) / p
	}
	return strconv.FormatFloat(shortest, 'f', places, 64)
}
