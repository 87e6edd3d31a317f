package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk runs a batch onto a disk that has room for a few documents, then
// makes room. It needs the right to mount one.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1500k"); err != nil {
		t.Skip("no right to mount a small disk:", err)
	}
	defer syscall.Unmount(disk, syscall.MNT_DETACH)
	in := inventCounty(t, 12)
	want := t.TempDir()
	if log, err := program("batch", in, "-o", want).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	whole := outputs(t, want)
	out := filepath.Join(disk, "out")
	for range 2 {
		cmd := program("batch", in, "-o", out)
		log, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != exitEnvironment {
			t.Errorf("exit status %d, want %d", code, exitEnvironment)
		}
		lines := strings.Split(strings.TrimSpace(string(log)), "\n")
		last := lines[len(lines)-1]
		if !strings.HasPrefix(last, "错误：无法写入 ") || !strings.Contains(last, "磁盘空间不足") || strings.Count(string(log), "磁盘空间不足") != 1 {
			t.Errorf("the message is not clear:\n%s", log)
		}
		if n := intact(t, out, whole); n == 0 || n == 12 {
			t.Errorf("%d documents on the disk, want some of 12", n)
		}
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=30m"); err != nil {
		t.Fatal(err)
	}
	if log, err := program("batch", in, "-o", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	if n := intact(t, out, whole); n != 12 {
		t.Errorf("%d documents after making room, want 12", n)
	}
	if _, err := os.Stat(filepath.Join(out, "报告.xlsx")); err != nil {
		t.Error(err)
	}
}
