package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// chdir works from the root, as the program does.
func chdir(t *testing.T) {
	t.Helper()
	t.Chdir("../../..")
}

// The resources of the Windows program have the version of the newest release.
func TestVersionOfResources(t *testing.T) {
	chdir(t)
	r, err := newestRelease("CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"cmd/yugong/winres/winres.json", "cmd/yugong/winres/manifest.xml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), `"`+r.version+`.0"`) {
			t.Errorf("%s does not have version %s", name, r.version)
		}
	}
	// What was made of them: version strings are UTF-16.
	for _, arch := range []string{"amd64", "arm64"} {
		data, err := os.ReadFile("cmd/yugong/rsrc_windows_" + arch + ".syso")
		if err != nil {
			t.Fatal(err)
		}
		wide := strings.Join(strings.Split(r.version, ""), "\x00") + "\x00"
		if !bytes.Contains(data, []byte(wide)) || !bytes.Contains(data, []byte("activeCodePage")) {
			t.Errorf("%s: run make winres", arch)
		}
	}
}

// Every module's licence goes with the program, and is in the list.
func TestLicences(t *testing.T) {
	chdir(t)
	modules, err := modulesOf([]string{"linux/amd64", "windows/amd64"})
	if err != nil || len(modules) < 10 {
		t.Fatal(len(modules), err)
	}
	text, err := notices(modules)
	if err != nil {
		t.Fatal(err)
	}
	data, err := writeBOM("1.0.0", modules)
	if err != nil {
		t.Fatal(err)
	}
	var b bom
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	for i, m := range modules {
		if !bytes.Contains(text, []byte(m.Path+" "+m.Version)) {
			t.Errorf("no licence of %s", m.Path)
		}
		if c := b.Components[i]; c.Name != m.Path || len(c.Licences) != 1 {
			t.Errorf("%s: licence not known", m.Path)
		}
	}
	if !bytes.Contains(text, []byte("SIL OPEN FONT LICENSE")) {
		t.Error("the licence of the faces is missing")
	}
}

// The archive is the same bytes each time, names in UTF-8, the program may run.
func TestArchive(t *testing.T) {
	date := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := archive(w, "yugong", date, []file{{"yugong", []byte("x"), true}, {"使用说明.html", []byte("y"), false}}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
	z, err := zip.NewReader(bytes.NewReader(a.Bytes()), int64(a.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if m := z.File[0].Mode(); m != 0o755 {
		t.Errorf("mode %v", m)
	}
	if z.File[1].NonUTF8 || z.File[1].Name != "yugong/使用说明.html" {
		t.Errorf("%q", z.File[1].Name)
	}
}

// The manual stands alone: its pictures are in it.
func TestManual(t *testing.T) {
	chdir(t)
	page, err := onePage("docs/manual/manual.html")
	if err != nil {
		t.Fatal(err)
	}
	if picture.Match(page) || !bytes.Contains(page, []byte("data:image/png;base64,")) {
		t.Error("a picture lies outside")
	}
}
