package token

import (
	"fmt"
	"strings"
	"testing"
)

func all(s string) string {
	var parts []string
	sc := Scanner{Data: []byte(s)}
	for {
		t, ok := sc.Next()
		if !ok {
			return strings.Join(parts, " ")
		}
		switch t.Kind {
		case Number:
			parts = append(parts, fmt.Sprint(t.Number))
		case String:
			parts = append(parts, fmt.Sprintf("%q", t.Bytes))
		case Name:
			parts = append(parts, "/"+string(t.Bytes))
		case Word:
			parts = append(parts, string(t.Bytes))
		default:
			parts = append(parts, [...]string{Open: "[", Close: "]", Dict: "<<>>"}[t.Kind])
		}
	}
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"1 -2.5 +.5 4. -.002 --3 12-3 .": "1 -2.5 0.5 4 -0.002 -3 12 0",
		"(a(b)c) (\\)\\\\) (\\101\\7x)":  `"a(b)c" ")\\" "A\ax"`,
		"(a\\\nb)":                       `"ab"`,
		"<4E00 4e8C> <4>":                `"N\x00N\x8c" "@"`,
		"/A#20B/C 10 Tf":                 "/A B /C 10 Tf",
		"[(a)-5(b)]TJ % note\nET":        `[ "a" -5 "b" ] TJ ET`,
		"/P <</A <</B (>>)>> >> BDC":     "/P <<>> BDC",
		"f* B*":                          "f* B*",
		"(open":                          `"open"`,
	} {
		if got := all(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("BT (a\\(b) Tj <4e> [1 2] << /A <<>> >> % x\r ET BI ID \x00 EI Q")
	f.Fuzz(func(t *testing.T, s string) {
		sc := Scanner{Data: []byte(s)}
		for n := 0; ; n++ {
			tok, ok := sc.Next()
			if !ok {
				return
			}
			if n > len(s) {
				t.Fatal("more tokens than bytes")
			}
			if tok.Kind == Word && string(tok.Bytes) == "ID" {
				sc.SkipImage()
			}
		}
	})
}
