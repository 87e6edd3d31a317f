package yugong

import (
	"os"
	"path/filepath"
	"testing"

	"yugong/fonts"
)

// The fingerprint changes with everything that decides a document's looks, and
// with nothing else.
func TestFingerprint(t *testing.T) {
	form := filepath.Join(t.TempDir(), "form")
	if err := os.CopyFS(form, os.DirFS("templates/shanxi-unit")); err != nil {
		t.Fatal(err)
	}
	print := func(s Settings) string {
		t.Helper()
		p, faults, err := New(s)
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		f, err := p.Fingerprint(s)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	plain := print(Settings{})
	if print(Settings{}) != plain || print(Settings{Form: form}) != plain {
		t.Error("the same format has another fingerprint")
	}
	seen := map[string]string{plain: "plain"}
	differs := func(what string, s Settings) {
		t.Helper()
		f := print(s)
		if seen[f] != "" {
			t.Errorf("%s: the fingerprint of %s", what, seen[f])
		}
		seen[f] = what
	}
	differs("a style", Settings{Style: "gbt9704"})
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := filepath.Join(t.TempDir(), "own.ttf")
	if err := os.WriteFile(face, set.Stack(fonts.Hei)[0].Data(), 0o666); err != nil {
		t.Fatal(err)
	}
	differs("a face", Settings{Fonts: []FontFile{{fonts.Fang, face}}})
	differs("the same face elsewhere", Settings{Fonts: []FontFile{{fonts.Kai, face}}})
	note := filepath.Join(form, "glossary.yaml")
	data, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(note, append(data, "\n# a remark\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	differs("a file of the format", Settings{Form: form})
}
