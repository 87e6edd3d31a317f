package batch

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Stamp describes the input folder as it stands: another stamp, another state.
// The output folder is passed over. The error is an *InputError.
func Stamp(o *Options) (string, error) {
	f := finder{root: o.Dir}
	if info, err := os.Stat(o.Out); err == nil {
		f.except = append(f.except, info)
	}
	h := fnv.New128a()
	err := filepath.WalkDir(o.Dir, func(p string, e fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(o.Dir, p)
		switch {
		case err != nil && rel == ".", relErr != nil:
			return err
		case err != nil:
			fmt.Fprintf(h, "%q ?\n", rel)
			return fs.SkipDir
		case rel != "." && e.IsDir() && (strings.HasPrefix(e.Name(), ".") || f.excepted(filepath.ToSlash(rel), true)):
			return fs.SkipDir
		case Ignored(e.Name()) || o.sameFolder() && isResult(e.Name()):
			return nil
		}
		if info, err := e.Info(); err == nil && !e.IsDir() {
			fmt.Fprintf(h, "%q %d %d\n", rel, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	for _, path := range o.Except {
		if info, err := os.Stat(path); err == nil {
			fmt.Fprintf(h, "%q %d %d\n", path, info.Size(), info.ModTime().UnixNano())
		}
	}
	if err != nil {
		return "", &InputError{o.Dir, err}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}

// sameFolder reports whether documents go where the inputs are.
func (o *Options) sameFolder() bool {
	in, err := os.Stat(o.Dir)
	out, err2 := os.Stat(o.Out)
	return err == nil && err2 == nil && os.SameFile(in, out)
}

// isResult tells what a batch itself writes.
func isResult(name string) bool {
	return name == ReportFile || strings.HasSuffix(name, ".pdf") || strings.HasSuffix(name, ".ofd") || strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".txt")
}
