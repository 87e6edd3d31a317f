package templates_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// changed is the test form with one text of one file replaced.
func changed(t *testing.T, file, from, to string) fs.FS {
	t.Helper()
	m := fstest.MapFS{}
	src := os.DirFS("testdata/shanghai-unit")
	err := fs.WalkDir(src, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(src, p)
		m[p] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	old := string(m[file].Data)
	if !strings.Contains(old, from) {
		t.Fatalf("%s holds no %q", file, from)
	}
	m[file].Data = []byte(strings.Replace(old, from, to, 1))
	return m
}
