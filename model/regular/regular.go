package regular

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Refusals, as the reason of an *fs.PathError.
var (
	ErrNotRegular = errors.New("不是普通文件（是文件夹、管道或设备），没有读取")
	ErrTooLarge   = errors.New("文件过大，没有读取")
)

// Prefix reads a file of a folder up to a byte more than most, so that an
// excess shows.
func Prefix(fsys fs.FS, name string, most int64) ([]byte, error) {
	f, err := open(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data := make([]byte, 0, min(max(info.Size(), 0), most)+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF || int64(len(data)) > most {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// PrefixOf is Prefix of a file by its path.
func PrefixOf(path string, most int64) ([]byte, error) {
	return Prefix(os.DirFS(filepath.Dir(path)), filepath.Base(path), most)
}

// ReadFile reads a file whole; one of more than most bytes is refused.
func ReadFile(path string, most int64) ([]byte, error) {
	return FS{os.DirFS(filepath.Dir(path)), most}.ReadFile(filepath.Base(path))
}

// FS serves a folder's regular files of at most Most bytes, and its folders.
type FS struct {
	Folder fs.FS
	Most   int64
}

// Open opens a folder or a regular file.
func (f FS) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(f.Folder, name); err == nil && info.IsDir() {
		return f.Folder.Open(name)
	}
	return open(f.Folder, name)
}

// ReadFile reads a file whole.
func (f FS) ReadFile(name string) ([]byte, error) {
	data, err := Prefix(f.Folder, name, f.Most)
	if err == nil && int64(len(data)) > f.Most {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return data, err
}

// open looks at a file before it opens it: opening a pipe waits for a writer.
func open(fsys fs.FS, name string) (fs.File, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: ErrNotRegular}
	}
	return fsys.Open(name)
}
