//go:build unix

package safefile

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// /dev/full refuses every byte, as a full disk does.
func TestFullDisk(t *testing.T) {
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here:", err)
	}
	if err := fill(f, "a.pdf", content("x")); err == nil || !strings.Contains(err.Error(), "无法写入 a.pdf：磁盘空间不足") {
		t.Errorf("error %v, want a full disk", err)
	}
}

func TestDeviceIsNotReplaced(t *testing.T) {
	if err := Write(os.DevNull, content("x")); err == nil || !strings.Contains(err.Error(), "不是普通文件") {
		t.Errorf("error %v, want a refusal", err)
	}
}

// What a killed writer left is swept by the next; what a living one is writing
// stays, and so do files of others.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.pdf")
	dead, other := filepath.Join(dir, ".yugong-99999-0.tmp"), filepath.Join(dir, ".yugong-notes.txt")
	for _, name := range []string{dead, other} {
		if err := os.WriteFile(name, []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	err := Write(path, func(w io.Writer) error { // this one lives
		if err := Write(filepath.Join(dir, "b.pdf"), content("b")); err != nil {
			t.Error(err)
		}
		return content("a")(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	onlyFiles(t, dir, ".yugong-notes.txt", "a.pdf", "b.pdf")
	if read(t, path) != "a" {
		t.Error("the file that was being written is harmed")
	}
}
