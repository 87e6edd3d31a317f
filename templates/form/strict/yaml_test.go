package strict

import (
	"strings"
	"testing"

	"yugong/model/diag"
)

type pair struct {
	A Str `yaml:"a"`
	B Str `yaml:"b"`
}

type settings struct {
	X pair            `yaml:"x"`
	Y pair            `yaml:"y"`
	N int             `yaml:"n"`
	L []pair          `yaml:"l"`
	M map[string]pair `yaml:"m"`
}

// TestPlain: what anchors, aliases, merge keys and tags stand for is read in its
// place; a mapping's own settings win, wherever the merge key stands.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"x: {a: q, b: r}":                                      "q r   0",
		"x: &x {a: q, b: r}\ny: *x":                            "q r q r 0",
		"x: &x {a: q, b: r}\ny: {<<: *x, a: s}":                "q r s r 0",
		"x: &x {a: q, b: r}\ny: {a: s, <<: *x}":                "q r s r 0",
		"x: &x {a: q}\nl: [&l {b: r}]\ny: {<<: *x, b: z}":      "q  q z 0",
		"x: {a: &q r, b: *q}\nn: &n 3":                         "r r   3",
		"x: {a: !!str 12}":                                     "12    0",
		"l: [&l {a: q, b: r}]\nx: {<<: *l}\ny: {<<: *l, b: s}": "q r q s 0",
		"x: ~\ny: {b: r}":                                      "   r 0",
	} {
		var s settings
		var faults diag.List
		_, ok := Decode("f.yaml", []byte(text), nil, &s, &faults)
		got := strings.Join([]string{s.X.A.V, s.X.B.V, s.Y.A.V, s.Y.B.V, string(rune('0' + s.N))}, " ")
		if !ok || len(faults) > 0 || got != want {
			t.Errorf("%q: %q, want %q; %v", text, got, want, faults)
		}
	}
}

// TestCheck: a setting of another kind, an unknown one and one written twice are
// faults at their places.
func TestCheck(t *testing.T) {
	for text, want := range map[string]string{
		"x: {a: 1, a: 2}":           `f.yaml:1:11："a" 写了两次`,
		"m: {k: {a: 1}, k: {}}":     `"k" 写了两次`,
		"x:\ny: {b: r}":             "f.yaml:1:1：\"x\" 后面没有内容",
		"x: {a: [q]}":               "f.yaml:1:8：此处应为文字",
		"x: {c: q}":                 `没有 "c" 这个设置，可用：a、b`,
		"x: q":                      "此处应为“设置: 值”，可用的设置：a、b",
		"x: {<<: q}":                `没有 "<<" 这个设置`,
		"n: q":                      "此处应为数字",
		"n: 1.5":                    "此处应为整数",
		"n: [1]":                    "此处应为数字",
		"l: {a: q}":                 "此处应为列表",
		"m: [q]":                    "此处应为“名称: 值”",
		"x: *no":                    "没有对应的 &锚",
		"x: &x {d: q}\ny: {<<: *x}": "f.yaml:1:8：没有 \"d\"",
	} {
		var s settings
		var faults diag.List
		if _, ok := Decode("f.yaml", []byte(text), nil, &s, &faults); ok || !strings.Contains(faults.Error(), want) {
			t.Errorf("%q: want %s, got %v", text, want, faults)
		}
	}
}

// What would take the yaml reader minutes, or be dropped by it, is refused with
// its place.
func TestRefused(t *testing.T) {
	deep := strings.Repeat("[", mostNested)
	for text, want := range map[string]string{
		"x: {a: q}\nn: " + deep + strings.Repeat("[", 100_000): "f.yaml:2:1：括号嵌套不应超过 100 层",
		"x: {a: q}\nn: " + strings.Repeat("{a: ", 20_000):      "f.yaml:2:1：括号嵌套不应超过 100 层",
		"x: {a: q}\n---\ny: {a: q}":                            "f.yaml:3:2：一个文件只能有一份设置",
	} {
		var s settings
		var faults diag.List
		if Decode("f.yaml", []byte(text), nil, &s, &faults); len(faults) != 1 || !strings.Contains(faults.Error(), want) {
			t.Errorf("%.40s: %v, want %s", text, faults, want)
		}
	}
	var s settings
	var faults diag.List
	if _, ok := Decode("f.yaml", []byte("---\nx: {a: '[[', b: r}\n---\n"), nil, &s, &faults); !ok || s.X.B.V != "r" {
		t.Error(faults)
	}
}
