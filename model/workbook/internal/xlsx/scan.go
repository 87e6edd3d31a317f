package xlsx

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// token is what the scanner found.
type token uint8

const (
	tokenEnd   token = iota // end of the input
	tokenOpen               // <row r="1">; name and attrs are set
	tokenClose              // </row>, also after <row/>
	tokenText               // text between tags; text is set
)

// errXML is returned for anything that is not well formed enough to go on.
var errXML = errors.New("xml")

// scanner reads the XML of a workbook part: a subset without DTDs. Names lose
// their namespace prefix, since programs differ in which they use. All strings
// are parts of the input where no entity needs resolving.
type scanner struct {
	in    string
	pos   int
	name  string
	attrs string
	text  string
	empty bool // an empty-element tag awaits its tokenClose
}

func (s *scanner) next() (token, error) {
	if s.empty {
		s.empty = false
		return tokenClose, nil
	}
	for s.pos < len(s.in) {
		if s.in[s.pos] != '<' {
			n := strings.IndexByte(s.in[s.pos:], '<')
			if n < 0 {
				n = len(s.in) - s.pos
			}
			s.text = unescape(s.in[s.pos : s.pos+n])
			s.pos += n
			return tokenText, nil
		}
		rest := s.in[s.pos:]
		switch {
		case strings.HasPrefix(rest, "<?"):
			if err := s.skip("?>"); err != nil {
				return 0, err
			}
		case strings.HasPrefix(rest, "<!--"):
			if err := s.skip("-->"); err != nil {
				return 0, err
			}
		case strings.HasPrefix(rest, "<![CDATA["):
			n := strings.Index(rest, "]]>")
			if n < 0 {
				return 0, errXML
			}
			s.text = rest[len("<![CDATA["):n]
			s.pos += n + 3
			return tokenText, nil
		case strings.HasPrefix(rest, "<!"):
			return 0, errXML
		default:
			return s.tag()
		}
	}
	return tokenEnd, nil
}

func (s *scanner) skip(end string) error {
	n := strings.Index(s.in[s.pos:], end)
	if n < 0 {
		return errXML
	}
	s.pos += n + len(end)
	return nil
}

// tag reads <name attrs>, <name/> or </name>; a > inside quotes is no end.
func (s *scanner) tag() (token, error) {
	i := s.pos + 1
	closing := i < len(s.in) && s.in[i] == '/'
	if closing {
		i++
	}
	start := i
	for i < len(s.in) && s.in[i] != '>' && s.in[i] != '/' && s.in[i] > ' ' {
		i++
	}
	s.name = local(s.in[start:i])
	attrs := i
	for {
		for i < len(s.in) && s.in[i] != '>' && s.in[i] != '<' && s.in[i] != '"' && s.in[i] != '\'' {
			i++
		}
		if i == len(s.in) || s.in[i] == '<' {
			return 0, errXML
		}
		if s.in[i] == '>' {
			break
		}
		q := strings.IndexByte(s.in[i+1:], s.in[i])
		if q < 0 {
			return 0, errXML
		}
		i += q + 2
	}
	s.attrs = s.in[attrs:i]
	s.pos = i + 1
	if closing {
		return tokenClose, nil
	}
	if a, ok := strings.CutSuffix(s.attrs, "/"); ok {
		s.attrs, s.empty = a, true
	}
	return tokenOpen, nil
}

func local(name string) string {
	if i := strings.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// attr returns the value of an attribute of the last open tag, by local name.
func (s *scanner) attr(name string) (string, bool) {
	rest := s.attrs
	for {
		key, after, ok := strings.Cut(rest, "=")
		if !ok {
			return "", false
		}
		after = strings.TrimLeft(after, " \t\r\n")
		if after == "" || after[0] != '"' && after[0] != '\'' {
			return "", false
		}
		end := strings.IndexByte(after[1:], after[0])
		if end < 0 {
			return "", false
		}
		if local(strings.TrimSpace(key)) == name {
			return unescape(after[1 : end+1]), true
		}
		rest = after[end+2:]
	}
}

// flag reads a boolean attribute.
func (s *scanner) flag(name string) bool {
	v, _ := s.attr(name)
	return v == "1" || v == "true" || v == "on"
}

// number reads a non-negative number attribute, or returns 0.
func (s *scanner) number(name string) int {
	v, _ := s.attr(name)
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// unescape resolves entities; one it does not know stays as it is.
func unescape(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		end := strings.IndexByte(s, ';')
		if end < 0 || end > 10 {
			b.WriteByte('&')
			s = s[1:]
		} else {
			b.WriteString(entity(s[:end+1]))
			s = s[end+1:]
		}
		i = strings.IndexByte(s, '&')
	}
	b.WriteString(s)
	return b.String()
}

func entity(e string) string {
	switch e {
	case "&amp;":
		return "&"
	case "&lt;":
		return "<"
	case "&gt;":
		return ">"
	case "&quot;":
		return `"`
	case "&apos;":
		return "'"
	}
	digits, ok := strings.CutPrefix(e[:len(e)-1], "&#")
	if !ok {
		return e
	}
	base := 10
	if d, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = d, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) {
		return e
	}
	return string(rune(n))
}

// unhex resolves the escapes of the format's own kind: _x000D_ for a control
// character and _x005F_ for the underscore of such an escape.
func unhex(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		s = s[i:]
		if n, ok := hexEscape(s); ok {
			b.WriteRune(n)
			s = s[7:]
		} else {
			b.WriteString("_x")
			s = s[2:]
		}
		i = strings.Index(s, "_x")
	}
	b.WriteString(s)
	return b.String()
}

func hexEscape(s string) (rune, bool) {
	if len(s) < 7 || s[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}
