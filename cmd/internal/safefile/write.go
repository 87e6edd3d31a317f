package safefile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"yugong/model/oserr"
)

// Error is a refusal of the operating system, in Chinese.
type Error struct {
	Path string
	Err  error // what the system said; oserr.ErrFolder and the like for our own refusals
}

// Error prints what could not be written, why, and how to mend it.
func (e *Error) Error() string {
	return fmt.Sprintf("无法写入 %s：%s", e.Path, oserr.Reason(e.Err))
}

// Unwrap returns the system's error.
func (e *Error) Unwrap() error { return e.Err }

// Refusals that are made before anything is written.
var (
	ErrFolder   = oserr.ErrFolder
	ErrReadOnly = errors.New("已有的同名文件是只读的，请取消其只读属性或换一个文件名")
	ErrSpecial  = errors.New("这不是普通文件，不能覆盖")
	ErrNoFolder = errors.New("所在的文件夹不存在，请先建立它")
)

// Write creates or replaces the file at path with what write produces. An
// error of write itself is returned as it is; every other error is an *Error.
func Write(path string, write func(io.Writer) error) error { return WriteVia("", path, write) }

// WriteVia is Write with the temporary file in another folder of the same file
// system, so that whoever owns that folder can clear it after a kill; "" is
// the folder of the file.
func WriteVia(folder, path string, write func(io.Writer) error) error {
	target, err := resolve(path)
	if err != nil {
		return &Error{path, err}
	}
	if folder == "" {
		folder = filepath.Dir(target)
		sweep(folder)
	}
	temp, err := create(folder)
	if err != nil {
		return &Error{path, err}
	}
	defer temp.Close() // where it is closed already, a second time is harmless
	renamed := false
	defer func() {
		if !renamed { // else the name may be another writer's temporary file by now
			os.Remove(temp.Name())
		}
	}()
	if err := fill(temp, path, write); err != nil {
		return err
	}
	if err := keepMode(temp.Name(), target); err != nil {
		return &Error{path, err}
	}
	if err := replace(temp.Name(), target); err != nil {
		return &Error{path, err}
	}
	renamed = true
	return nil
}

// resolve checks what stands at path now and follows a symbolic link, so that
// the link survives and its target is replaced.
func resolve(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
			return "", ErrNoFolder
		}
		return path, nil
	case err != nil:
		return "", err
	case info.IsDir():
		return "", oserr.ErrFolder
	case !info.Mode().IsRegular():
		return "", ErrSpecial
	case info.Mode().Perm()&0o200 == 0:
		return "", ErrReadOnly
	}
	return filepath.EvalSymlinks(path)
}

// create opens a new temporary file. Unlike os.CreateTemp it lets the umask
// decide who may read the result, as for any file a program writes.
func create(dir string) (*os.File, error) {
	for n := 0; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf(".yugong-%d-%d.tmp", os.Getpid(), n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if n < 10000 && (errors.Is(err, fs.ErrExist) || err == nil && !hold(f)) {
			continue
		}
		return f, err
	}
}

// sweep removes the temporary files of writers that were killed. Who is still
// writing holds its file.
func sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // the file itself will tell
	}
	for _, e := range entries {
		if ours, _ := filepath.Match(".yugong-*-*.tmp", e.Name()); ours && e.Type().IsRegular() {
			removeDead(filepath.Join(folder, e.Name()))
		}
	}
}

// fill writes and flushes the temporary file.
func fill(f *os.File, path string, write func(io.Writer) error) error {
	out := &watcher{w: f}
	buf := bufio.NewWriterSize(out, 1<<16)
	err := write(buf)
	if out.err != nil { // whatever write made of it
		return &Error{path, out.err}
	}
	if err != nil {
		return err
	}
	for _, step := range []func() error{buf.Flush, f.Sync, func() error { return settle(f) }} {
		if err := step(); err != nil {
			return &Error{path, err}
		}
	}
	return nil
}

// watcher remembers the first error of the file below, so that a full disk is
// told from a fault of the writing function that wraps or drops it.
type watcher struct {
	w   io.Writer
	err error
}

func (w *watcher) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

// keepMode gives the new file the permissions of the one it replaces.
func keepMode(temp, target string) error {
	info, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.Chmod(temp, info.Mode().Perm())
}
