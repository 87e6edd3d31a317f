//go:build unix

package workbook

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipesAreNotRead: reading a pipe would wait for ever.
func TestPipesAreNotRead(t *testing.T) {
	dir := t.TempDir()
	for name, f := range fixture(t, "small") {
		if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pipe := filepath.Join(dir, "说明.csv")
	if err := errors.Join(os.Remove(pipe), syscall.Mkfifo(pipe, 0o600)); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "名词.csv")); err != nil {
		t.Skip(err)
	}
	_, list, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"说明.csv", "名词.csv"} {
		if !strings.Contains(list.Error(), "“"+name+"”不是普通文件") {
			t.Errorf("%s is not named:\n%s", name, list.Error())
		}
	}
	var open *OpenError
	if _, _, err := Read(pipe); !errors.As(err, &open) || open.Reason != NotRegular {
		t.Errorf("a pipe as the workbook: %v", err)
	}
}
