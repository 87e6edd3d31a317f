package xlsx

import (
	"testing"

	"yugong/model/workbook/internal/grid"
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

func TestFormats(t *testing.T) {
	for code, want := range map[string]format{
		"General":                     {},
		"@":                           {},
		"0":                           {class: classFixed},
		"0.00":                        {class: classFixed, places: 2},
		"#,##0.00":                    {class: classFixed, places: 2, group: true},
		"#,##0.00_);[Red](#,##0.00)":  {class: classFixed, places: 2, group: true},
		`_ ¥* #,##0.00_ ;_ ¥* -#,##0`: {class: classFixed, places: 2, group: true},
		"0%":                          {class: classPercent},
		"0.00%":                       {class: classPercent, places: 2},
		"yyyy/m/d":                    {class: classDate},
		`yyyy"年"m"月"d"日"`:             {class: classCJKDate},
		"[$-804]yyyy年m月d日":            {class: classCJKDate},
		"h:mm":                        {class: classDate},
		`0.0"万"`:                      {class: classFixed, places: 1},
		`"days: "0`:                   {class: classFixed},
		"#,##0,":                      {},
		"0.00E+00":                    {},
		"# ?/?":                       {},
		`\d0`:                         {class: classFixed},
		"":                            {},
	} {
		if got := parseFormat(code); got != want {
			t.Errorf("%q: %+v, want %+v", code, got, want)
		}
	}
	for id, want := range map[int]class{0: classPlain, 2: classFixed, 9: classPercent, 10: classPercent, 14: classDate, 22: classDate, 31: classCJKDate, 44: classPlain, 49: classPlain, 57: classCJKDate} {
		if got := formatOf(id, nil); got.class != want {
			t.Errorf("built-in %d: %+v, want %v", id, got, want)
		}
	}
}

func TestShow(t *testing.T) {
	for _, c := range []struct {
		raw  string
		f    format
		kind grid.Kind
		text string
	}{
		{"1837200", format{}, grid.Number, "1837200"},
		{"0.30000000000000004", format{}, grid.Number, "0.3"},
		{"1.8372E6", format{}, grid.Number, "1837200"},
		{"1E-5", format{}, grid.Number, "0.00001"},
		{"0.5", format{class: classPercent}, grid.Percent, "50%"},
		{"0.955", format{class: classPercent, places: 1}, grid.Percent, "95.5%"},
		{"0.07", format{class: classPercent}, grid.Percent, "7%"},
		{"1.005", format{class: classFixed, places: 2}, grid.Number, "1.01"},
		{"-1234567.891", format{class: classFixed, places: 2, group: true}, grid.Number, "-1,234,567.89"},
		{"999.999", format{class: classFixed, group: true}, grid.Number, "1,000"},
		{"45716", format{class: classDate}, grid.Date, "2025-02-28"},
		{"45716.5", format{class: classDate}, grid.Date, "2025-02-28 12:00:00"},
		{"45716", format{class: classCJKDate}, grid.Date, "2025年2月28日"},
		{"12", format{class: classDate}, grid.Number, "12"},
		{"99999999", format{class: classDate}, grid.Number, "99999999"},
		{"NaN", format{}, grid.Text, "NaN"},
		{"1E999", format{}, grid.Text, "1E999"},
		{"x", format{}, grid.Text, "x"},
	} {
		var got grid.Cell
		show(&got, c.raw, c.f, false)
		if got.Kind != c.kind || got.Text != c.text {
			t.Errorf("%s as %+v: %v %q, want %v %q", c.raw, c.f, got.Kind, got.Text, c.kind, c.text)
		}
	}
	var c grid.Cell
	show(&c, "44254", format{class: classDate}, true)
	if c.Text != "2025-02-28" {
		t.Errorf("in the other date system: %s", c.Text)
	}
}
