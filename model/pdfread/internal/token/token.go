// Package token cuts the content of a page, or a CMap, into tokens.
//
// In: bytes. Out: numbers, strings, names, brackets and words, one at a time.
// What a token holds is good until Release, which gives the memory of strings
// back. Nothing is an error; bytes that fit nothing are passed over.
package token

// Kind of a token.
type Kind uint8

// The kinds.
const (
	Number Kind = iota
	String      // literal or hexadecimal, its bytes
	Name        // without its slash
	Open        // [
	Close       // ]
	Dict        // << … >>, skipped
	Word        // an operator, or true, false, null
)

// Token is a piece of the content.
type Token struct {
	Kind   Kind
	Number float64
	Bytes  []byte
}

// Scanner reads tokens from Data.
type Scanner struct {
	Data []byte
	at   int
	buf  []byte // of strings since the last Release
}

// Release takes back the memory of the tokens read so far.
func (s *Scanner) Release() { s.buf = s.buf[:0] }

// Next returns the next token, or false at the end.
func (s *Scanner) Next() (Token, bool) {
	for s.at < len(s.Data) {
		c := s.Data[s.at]
		switch {
		case class[c] == blank:
			s.at++
		case c == '%':
			s.comment()
		case c == '(':
			return Token{Kind: String, Bytes: s.literal()}, true
		case c == '<' && s.peek(1) == '<':
			s.dict()
			return Token{Kind: Dict}, true
		case c == '<':
			return Token{Kind: String, Bytes: s.hex()}, true
		case c == '[':
			s.at++
			return Token{Kind: Open}, true
		case c == ']':
			s.at++
			return Token{Kind: Close}, true
		case c == '/':
			s.at++
			return Token{Kind: Name, Bytes: unescape(s.regular())}, true
		case class[c] == delimiter:
			s.at++
		default:
			w := s.regular()
			if n, ok := number(w); ok {
				return Token{Kind: Number, Number: n}, true
			}
			return Token{Kind: Word, Bytes: w}, true
		}
	}
	return Token{}, false
}

// SkipImage passes over the data of an inline image, after the word ID.
func (s *Scanner) SkipImage() {
	for i := s.at; i+1 < len(s.Data); i++ {
		if s.Data[i] == 'E' && s.Data[i+1] == 'I' && class[s.Data[max(i-1, 0)]] == blank &&
			(i+2 >= len(s.Data) || class[s.Data[i+2]] == blank) && textual(s.Data[i+2:]) {
			s.at = i + 2
			return
		}
	}
	s.at = len(s.Data)
}

// textual: what follows the end of an image is content again, not its bytes.
func textual(b []byte) bool {
	for _, c := range b[:min(len(b), 12)] {
		if c >= 0x7f || c < ' ' && class[c] != blank {
			return false
		}
	}
	return true
}

const (
	regular uint8 = iota
	blank
	delimiter
)

var class = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = blank
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

func (s *Scanner) peek(n int) byte {
	if s.at+n < len(s.Data) {
		return s.Data[s.at+n]
	}
	return 0
}

func (s *Scanner) comment() {
	for s.at < len(s.Data) && s.Data[s.at] != '\n' && s.Data[s.at] != '\r' {
		s.at++
	}
}

func (s *Scanner) regular() []byte {
	from := s.at
	for s.at < len(s.Data) && class[s.Data[s.at]] == regular {
		s.at++
	}
	return s.Data[from:s.at]
}

// dict passes over a dictionary, strings within it too.
func (s *Scanner) dict() {
	depth := 0
	for s.at < len(s.Data) {
		switch c := s.Data[s.at]; {
		case c == '(':
			s.literal()
			continue
		case c == '<' && s.peek(1) == '<':
			depth++
			s.at++
		case c == '>' && s.peek(1) == '>':
			depth--
			s.at++
		}
		s.at++
		if depth == 0 {
			return
		}
	}
}
