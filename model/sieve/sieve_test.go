package sieve

import (
	"strings"
	"testing"
)

func itself(s string) string { return s }

func TestThrough(t *testing.T) {
	s := New([]string{"=(", "错误", "Ā", ""}, itself)
	for text, want := range map[string]uint64{
		"":         0,
		"预算":       0,
		"a=b":      1,
		"f(x)":     1,
		"误":        2,
		"错(":       3,
		"\u0100":   4,
		"\x00":     0, // the lower byte of Ā, another character
		"错 Ā =":    7,
		"\xff\xfe": 0,
	} {
		if got := s.Through(text); got != want {
			t.Errorf("%q: %b, want %b", text, got, want)
		}
	}
}

func TestTooMany(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a pattern without a bit is taken")
		}
	}()
	New(make([]string, Most+1), itself)
}

func BenchmarkThrough(b *testing.B) {
	s := New([]string{"=(", "#", ":!", "9", `_\%`, "锟烫屯", "请", "错rR", "<&", "同如见〃略"}, itself)
	text := strings.Repeat("负责贯彻执行国家有关法律法规和方针政策，承担本级预算编制工作；", 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Through(text)
	}
}
