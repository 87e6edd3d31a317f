//go:build unix

package regular

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipes: opening one would wait for ever, reading an endless device too.
func TestPipes(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600), os.Symlink("/dev/zero", filepath.Join(dir, "zero"))); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"pipe", "zero"} {
		if _, err := ReadFile(filepath.Join(dir, name), 10); !errors.Is(err, ErrNotRegular) {
			t.Errorf("ReadFile of %s: %v", name, err)
		}
		if _, err := fs.ReadFile(FS{os.DirFS(dir), 10}, name); !errors.Is(err, ErrNotRegular) {
			t.Errorf("%s of a folder: %v", name, err)
		}
	}
}
