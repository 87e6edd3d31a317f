//go:build unix

package safefile

import (
	"os"
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
