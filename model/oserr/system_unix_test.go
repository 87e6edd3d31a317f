//go:build unix

package oserr

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

// No error number of the system is explained in English.
func TestNoEnglish(t *testing.T) {
	for n := syscall.Errno(1); n < 134; n++ {
		got := Reason(&os.PathError{Op: "open", Path: "x", Err: n})
		if strings.Contains(got, n.Error()) || !strings.ContainsFunc(got, func(r rune) bool { return r >= '一' }) {
			t.Errorf("%d: %q", n, got)
		}
	}
}
