package safefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"yugong/model/oserr"
)

func content(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// onlyFiles fails when the folder holds anything but the named files.
func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

func TestWriteCreatesAndReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "预算 公开.pdf")
	for _, s := range []string{"one", strings.Repeat("two", 1<<16), ""} {
		if err := Write(path, content(s)); err != nil {
			t.Fatal(err)
		}
		if got := read(t, path); got != s {
			t.Errorf("the file holds %d bytes, want %d", len(got), len(s))
		}
	}
	onlyFiles(t, dir, "预算 公开.pdf")
}

func TestWriteViaAnotherFolder(t *testing.T) {
	dir, via := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "a.pdf")
	err := WriteVia(via, path, func(w io.Writer) error {
		onlyFiles(t, dir)
		if entries, err := os.ReadDir(via); err != nil || len(entries) != 1 {
			t.Errorf("%d files on the way (%v), want 1", len(entries), err)
		}
		return content("one")(w)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "one" {
		t.Errorf("the file holds %q, want one", got)
	}
	onlyFiles(t, via)
}

// Writers of different files in one folder do not take each other's temporary
// files away.
func TestManyWritersInOneFolder(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for w := range 8 {
		all.Go(func() {
			for n := range 40 {
				path := filepath.Join(dir, fmt.Sprintf("%d-%d", w, n))
				if err := Write(path, content(path)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 8*40 {
		t.Errorf("%d files, want %d (%v)", len(entries), 8*40, err)
	}
}

func TestFailureLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.pdf")
	if err := Write(path, content("good")); err != nil {
		t.Fatal(err)
	}
	fault := errors.New("half way")
	err := Write(path, func(w io.Writer) error {
		io.WriteString(w, strings.Repeat("bad", 1<<16))
		return fault
	})
	if err != fault {
		t.Errorf("error %v, want the writer's own", err)
	}
	if got := read(t, path); got != "good" {
		t.Errorf("the file was changed to %q", got)
	}
	onlyFiles(t, dir, "a.pdf")
}

func TestPanicLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	func() {
		defer func() { recover() }()
		Write(filepath.Join(dir, "a.pdf"), func(io.Writer) error { panic("boom") })
	}()
	onlyFiles(t, dir)
}

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	readOnly := filepath.Join(dir, "readonly.pdf")
	if err := os.WriteFile(readOnly, []byte("x"), 0o444); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		want       error
	}{
		{"a folder", dir, oserr.ErrFolder},
		{"no such folder", filepath.Join(dir, "none", "a.pdf"), ErrNoFolder},
		{"read-only file", readOnly, ErrReadOnly},
	} {
		err := Write(c.path, content("y"))
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
			continue
		}
		if !strings.Contains(err.Error(), c.path) {
			t.Errorf("%s: message %q does not name the path", c.name, err)
		}
	}
	onlyFiles(t, dir, "readonly.pdf")
}

func TestSymlinkSurvives(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.pdf"), filepath.Join(dir, "z-link.pdf")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip("this system makes no symbolic links:", err)
	}
	if err := Write(link, content("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced by a file (%v)", err)
	}
	if got := read(t, real); got != "new" {
		t.Errorf("the link's target holds %q, want new", got)
	}
	if info, _ := os.Stat(real); runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("permissions became %v, want those of the old file", info.Mode().Perm())
	}
}

// A writing function that drops the disk's error must not make a short file.
func TestDroppedWriteErrorIsSeen(t *testing.T) {
	full := errors.New("disk full")
	w := &watcher{w: failing{full}}
	w.Write([]byte("x"))
	w.Write([]byte("y"))
	if w.err != full {
		t.Errorf("remembered %v, want the first error", w.err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
