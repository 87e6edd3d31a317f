//go:build unix

package safefile

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestSystemReasons(t *testing.T) {
	for errno, want := range map[syscall.Errno]string{
		syscall.ENOSPC:       "磁盘空间不足",
		syscall.EROFS:        "只读",
		syscall.ENAMETOOLONG: "过长",
		syscall.ENOTDIR:      "不是文件夹",
	} {
		if got := Reason(&os.PathError{Op: "open", Path: "x", Err: errno}); !strings.Contains(got, want) {
			t.Errorf("%v: %q, want %q in it", errno, got, want)
		}
	}
}

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
