package regular

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

func TestBounds(t *testing.T) {
	folder := fstest.MapFS{"five": {Data: []byte("12345")}, "sub/x": {}}
	for _, c := range []struct {
		name string
		most int64
		n    int // bytes of the prefix
		want error
	}{
		{"five", 5, 5, nil},
		{"five", 4, 5, ErrTooLarge},
		{"five", 1, 2, ErrTooLarge},
		{"sub", 5, 0, ErrNotRegular},
		{"none", 5, 0, fs.ErrNotExist},
	} {
		data, _ := Prefix(folder, c.name, c.most)
		if len(data) != c.n {
			t.Errorf("%s up to %d: %d bytes, want %d", c.name, c.most, len(data), c.n)
		}
		if _, err := (FS{folder, c.most}).ReadFile(c.name); !errors.Is(err, c.want) {
			t.Errorf("%s up to %d: %v, want %v", c.name, c.most, err, c.want)
		}
	}
	if entries, err := fs.ReadDir(FS{folder, 1}, "sub"); err != nil || len(entries) != 1 {
		t.Errorf("a folder: %v, %v", entries, err)
	}
}

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a")
	if err := os.WriteFile(file, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	if data, err := ReadFile(file, 3); string(data) != "abc" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := ReadFile(file, 2); !errors.Is(err, ErrTooLarge) {
		t.Errorf("three bytes of two: %v", err)
	}
	if _, err := PrefixOf(dir, 2); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a folder: %v", err)
	}
}
