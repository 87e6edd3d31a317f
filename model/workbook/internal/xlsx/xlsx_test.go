package xlsx

import (
	"testing"
)

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"abc":                      "abc",
		"a&amp;b&lt;&gt;":          "a&b<>",
		"&quot;&apos;":             `"'`,
		"&#20013;&#x4e2d;&#X4E2D;": "中中中",
		"&#x20164;":                "𠅤",
		"&":                        "&",
		"&unknown;":                "&unknown;",
		"&#xFFFFFFFF;":             "&#xFFFFFFFF;",
		"&#xD800;":                 "&#xD800;",
		"&amp;lt;":                 "&lt;",
		"a & b; c":                 "a & b; c",
	} {
		if got := unescape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"a_x000D_b": "a\rb", "_x005F_x000D_": "_x000D_", "_x12": "_x12", "_xZZZZ_": "_xZZZZ_", "_x_x0041_": "_xA"} {
		if got := unhex(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestScanner(t *testing.T) {
	s := scanner{in: `<?xml version="1.0"?><!-- <x> --><a:b k = "1>0" c:d='2'><e/>x &amp; y<![CDATA[<&>]]></a:b>`}
	type step struct {
		token token
		what  string
	}
	for _, want := range []step{{tokenOpen, "b"}, {tokenOpen, "e"}, {tokenClose, "e"}, {tokenText, "x & y"}, {tokenText, "<&>"}, {tokenClose, "b"}, {tokenEnd, ""}} {
		got, err := s.next()
		what := s.name
		if got == tokenText {
			what = s.text
		}
		if err != nil || got != want.token || got != tokenEnd && what != want.what {
			t.Fatalf("%v %q (%v), want %+v", got, what, err, want)
		}
		if got == tokenOpen && what == "b" {
			if v, ok := s.attr("k"); !ok || v != "1>0" {
				t.Errorf("k = %q", v)
			}
			if v, ok := s.attr("d"); !ok || v != "2" {
				t.Errorf("d = %q", v)
			}
			if _, ok := s.attr("x"); ok {
				t.Error("an attribute out of nowhere")
			}
		}
	}
	for _, bad := range []string{"<a", "<a b='", "<!DOCTYPE x>", "<!-- ", "<?x", "<![CDATA[", "<a <b>"} {
		s := scanner{in: bad}
		if _, err := s.next(); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestReference(t *testing.T) {
	for in, want := range map[string][2]int{"A1": {1, 1}, "L4": {12, 4}, "aa10": {27, 10}, "XFD1048576": {16384, 1048576},
		"": {0, 0}, "A": {0, 0}, "1": {0, 0}, "XFE1": {0, 0}, "A1048577": {0, 0}, "A0": {0, 0}, "A-1": {0, 0}, "$A$1": {0, 0}, "AAAAAAAAAAAAAAAAA1": {0, 0}} {
		if col, row := reference(in); col != want[0] || row != want[1] {
			t.Errorf("%q: %d, %d, want %v", in, col, row, want)
		}
	}
}
