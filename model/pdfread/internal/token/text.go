package token

import "bytes"

// literal reads (…) with its escapes.
func (s *Scanner) literal() []byte {
	s.at++
	from, out, depth := len(s.buf), s.buf, 1
	for ; s.at < len(s.Data); s.at++ {
		c := s.Data[s.at]
		switch c {
		case '\\':
			s.at++
			out = s.escape(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.at++
				s.buf = out
				return out[from:]
			}
		}
		out = append(out, c)
	}
	s.buf = out
	return out[from:]
}

// escape reads what follows a backslash and leaves the scanner on its last
// byte.
func (s *Scanner) escape(out []byte) []byte {
	c := s.peek(0)
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if s.peek(1) == '\n' {
			s.at++
		}
		return out
	}
	if c < '0' || c > '7' {
		if s.at >= len(s.Data) {
			return out
		}
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		d := s.peek(1)
		if d < '0' || d > '7' {
			break
		}
		n = n*8 + int(d-'0')
		s.at++
	}
	return append(out, byte(n))
}

// hex reads <…>.
func (s *Scanner) hex() []byte {
	s.at++
	from, out, half, have := len(s.buf), s.buf, byte(0), false
	for s.at < len(s.Data) {
		c := s.Data[s.at]
		s.at++
		if c == '>' {
			break
		}
		v, ok := digit(c)
		if !ok {
			continue
		}
		if have {
			out = append(out, half<<4|v)
		}
		half, have = v, !have
	}
	if have {
		out = append(out, half<<4)
	}
	s.buf = out
	return out[from:]
}

func digit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// unescape replaces #20 in a name.
func unescape(name []byte) []byte {
	if bytes.IndexByte(name, '#') < 0 {
		return name
	}
	out := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		if name[i] == '#' && i+2 < len(name) {
			hi, ok1 := digit(name[i+1])
			lo, ok2 := digit(name[i+2])
			if ok1 && ok2 {
				out = append(out, hi<<4|lo)
				i += 2
				continue
			}
		}
		out = append(out, name[i])
	}
	return out
}

// number reads 12, -.5, +3. and what careless programs write, 1-2 or --3, as
// viewers do: the digits up to what is odd. Coordinates need no more than nine
// decimals.
func number(w []byte) (float64, bool) {
	i, sign := 0, 1.0
	for ; i < len(w) && (w[i] == '-' || w[i] == '+'); i++ {
		if w[i] == '-' {
			sign = -1
		}
	}
	whole, part, scale, digits := 0.0, 0.0, 1.0, 0
	for ; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
		whole = whole*10 + float64(w[i]-'0')
		digits++
	}
	if i < len(w) && w[i] == '.' {
		for i++; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
			if scale < 1e9 {
				part, scale = part*10+float64(w[i]-'0'), scale*10
			}
			digits++
		}
	}
	if digits == 0 && i > 0 && i == len(w) {
		return 0, true // a lone sign or point
	}
	if digits == 0 || i < len(w) && w[i] != '-' || whole > 1e12 {
		return 0, digits > 0 && whole > 1e12
	}
	return sign * (whole + part/scale), true
}
