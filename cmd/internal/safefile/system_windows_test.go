package safefile

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

// A viewer that shares reading but not deletion keeps the file.
func TestOpenInViewer(t *testing.T) {
	path := t.TempDir() + `\a.pdf`
	if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer windows.CloseHandle(h)
	err = Write(path, content("new"))
	if err == nil || !strings.Contains(err.Error(), "请先关闭") {
		t.Errorf("error %v, want 请先关闭", err)
	}
	if got := read(t, path); got != "old" {
		t.Errorf("the file was changed to %q", got)
	}
}
