package yugong

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/fonts"
)

func TestParseFont(t *testing.T) {
	for s, want := range map[string]FontFile{
		"fang=simfang.ttf":        {fonts.Fang, "simfang.ttf"},
		"仿宋=C:/a b/simfang.ttf":   {fonts.Fang, "C:/a b/simfang.ttf"},
		"song=weird=name,two.ttf": {fonts.Song, "weird=name,two.ttf"},
	} {
		if got, err := ParseFont(s); err != nil || got != want {
			t.Errorf("ParseFont(%q) = %v, %v; want %v", s, got, err, want)
		}
	}
	for s, want := range map[string]string{
		"simfang.ttf": "应写成 角色=字体文件",
		"song=":       "应写成 角色=字体文件",
		"times=a.ttf": `没有字体角色 "times"`,
	} {
		if _, err := ParseFont(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseFont(%q): error %v, want %q", s, err, want)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	_, _, err := New(Settings{Form: "no-such-format"})
	var unknown *UnknownForm
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), "shanxi-unit") {
		t.Errorf("error %v, want one that lists the formats", err)
	}
}

func TestFontFaultsAreAllReported(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	files := []FontFile{
		{fonts.Song, filepath.Join(dir, "none.ttf")},
		{fonts.Hei, write("cff.otf", "OTTO"+strings.Repeat("\x00", 20))},
		{fonts.Kai, write("many.ttc", "ttcf"+strings.Repeat("\x00", 20))},
		{fonts.Fang, write("text.ttf", "this is a text, not a font")},
	}
	publisher, faults, err := New(Settings{Fonts: files})
	if publisher != nil || err != nil {
		t.Fatalf("publisher %v, error %v, want faults alone", publisher, err)
	}
	got := faults.Error()
	for _, want := range []string{"none.ttf：文件或文件夹不存在", "cff.otf：OpenType/CFF", "many.ttc：字体集合", "text.ttf：不是 TrueType"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}
