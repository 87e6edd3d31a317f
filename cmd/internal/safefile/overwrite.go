package safefile

import (
	"os"
	"path/filepath"
	"strings"
)

// Overwrites reports whether writing out would replace the file at path, or a
// file in the folder at path.
func Overwrites(out, path string) bool {
	if out == "" || path == "" {
		return false
	}
	a, err := os.Stat(out)
	if err != nil {
		return false // nothing there yet
	}
	b, err := os.Stat(path)
	if err != nil {
		return false
	}
	if os.SameFile(a, b) {
		return !a.IsDir() // writing to a folder is refused with its own words
	}
	if !b.IsDir() {
		return false
	}
	inside, err := os.Stat(filepath.Join(path, filepath.Base(out)))
	return err == nil && os.SameFile(a, inside) && !strings.EqualFold(filepath.Ext(out), ".pdf")
}
