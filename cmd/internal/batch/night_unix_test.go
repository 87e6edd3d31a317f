//go:build unix

package batch

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Pipes, devices and links that lead out of the input folder are the fault of
// their unit: nothing is read from them, nobody waits for them.
func TestOnlyPlainFilesOfTheFolder(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	secret := filepath.Join(t.TempDir(), "secret.csv")
	writeText(t, secret, "名词,解释\n秘密,不可公开的事\n")
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "卫生/一院/说明.csv"), 0o666); err != nil {
		t.Skip("no pipes here:", err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "管道.xlsx"), 0o666); err != nil {
		t.Fatal(err)
	}
	link("/dev/zero", "卫生/二院/说明.csv")
	link("/dev/zero", "设备.xlsx")
	link(secret, "教育/一小/名词解释.csv")
	link(secret, "外面.xlsx")
	link(t.TempDir(), "文件夹")
	link(filepath.Join("..", "二小", "说明.csv"), "教育/三小/说明.csv") // within the folder: followed
	writeText(t, filepath.Join(dir, "教育/二小/说明.csv"), "事项,内容\n单位职责,教书。\n")
	o := options(dir, t.TempDir())
	done := make(chan *Outcome)
	go func() { done <- mustRun(t, p, o) }()
	var out *Outcome
	select {
	case out = <-done:
	case <-time.After(30 * time.Second):
		t.Fatal("the batch hangs")
	}
	for input, want := range map[string]string{
		"卫生/一院": "说明.csv 不是普通文件", "管道.xlsx": "不是普通文件",
		"卫生/二院": "说明.csv 是通向输入文件夹以外的链接", "设备.xlsx": "是通向输入文件夹以外的链接",
		"教育/一小": "名词解释.csv 是通向输入文件夹以外的链接", "外面.xlsx": "是通向输入文件夹以外的链接",
		"文件夹": "是通向文件夹的链接",
	} {
		if r := recordOf(t, out, input); !r.Failed() || !strings.HasPrefix(r.Findings[0].Message, want) {
			t.Errorf("%s: %+v, want %s", input, r.Findings, want)
		}
	}
	if out.Built != 3 {
		t.Errorf("%d built, want 3", out.Built)
	}
	if journal := read(t, filepath.Join(o.Out, stateFolder, "manifest.jsonl")); strings.Contains(journal, "不可公开") {
		t.Error("the target of a link stands in the journal")
	}
}

// A link in the output folder leads no document out of it.
func TestLinkInTheOutputFolder(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	outside := t.TempDir()
	o := options(dir, t.TempDir())
	if err := os.Symlink(outside, filepath.Join(o.Out, "教育")); err != nil {
		t.Skip("no links here:", err)
	}
	target := filepath.Join(outside, "x")
	writeText(t, target, "x")
	if err := os.Symlink(target, filepath.Join(o.Out, "云岫县机关事务中心2025年单位预算公开.pdf")); err != nil {
		t.Fatal(err)
	}
	out := mustRun(t, p, o)
	if out.Failed != 4 || out.Built != 2 {
		t.Errorf("%+v", out)
	}
	if r := recordOf(t, out, "教育/一小"); !strings.Contains(r.Findings[len(r.Findings)-1].Message, "通向输出文件夹以外的链接") {
		t.Errorf("%+v", r.Findings)
	}
	if len(files(t, outside)) != 1 || read(t, target) != "x" {
		t.Error("something was written outside")
	}
}
