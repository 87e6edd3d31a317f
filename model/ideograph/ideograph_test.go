package ideograph

import "testing"

func TestText(t *testing.T) {
	for _, c := range []struct{ in, plain, found string }{
		{"政务服务", "政务服务", ""}, {"", "", ""},
		{"\u2f64于⽇常", "用于日常", "\u2f64\u2f47"}, {"\u2ea0\u2ec5\u2ed3\u2ed4", "民见长门", "\u2ea0\u2ec5\u2ed3\u2ed4"},
		{"资\uf90a与\uf90a", "资金与金", "\uf90a"}, {"行\u2f8f\u2f2f", "行行工", "\u2f8f\u2f2f"}, {"\ufa0e", "\ufa0e", ""}, {"bad\xff", "bad\xff", ""},
	} {
		plain, found := Text(c.in)
		if plain != c.plain || found != c.found {
			t.Errorf("%q: %q %q, want %q %q", c.in, plain, found, c.plain, c.found)
		}
	}
}

// A table shifted by one would make every character another.
func TestTablesStand(t *testing.T) {
	for r, want := range map[rune]rune{0x2e81: '厂', 0x2ef3: '龟', 0x2f00: '一', 0x2fd5: '龠', 0xf900: '豈', 0xfa6d: '舘', 0x2fdf: 0x2fdf, 0xfb00: 0xfb00} {
		if got := Plain(r); got != want {
			t.Errorf("%U: %c, want %c", r, got, want)
		}
	}
}
