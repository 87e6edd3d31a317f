package safefile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"

	"yugong/model/oserr"
)

// Virus scanners and indexers hold a new file for a moment; a reader that a
// person opened holds it for longer than this.
const (
	renameTries = 6
	renamePause = 50 * time.Millisecond
)

// replace renames over the target, trying again while another program holds it.
func replace(temp, target string) error {
	var err error
	for i := range renameTries {
		if i > 0 {
			time.Sleep(renamePause)
		}
		if err = os.Rename(temp, target); err == nil {
			return nil
		}
		if !oserr.Locked(err) && !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
			return err
		}
	}
	// Replacing a file that a viewer holds without sharing its deletion is
	// refused as "access denied", as missing rights are. The temporary file
	// beside it could be made, so it is not the folder's rights.
	if _, statErr := os.Stat(target); statErr == nil && errors.Is(err, windows.ERROR_ACCESS_DENIED) {
		return errors.Join(windows.ERROR_SHARING_VIOLATION, err)
	}
	return err
}

// settle closes the file: an open one cannot be renamed.
func settle(f *os.File) error { return f.Close() }

// hold is needless here: a file that is open cannot be removed.
func hold(*os.File) bool { return true }

// removeDead removes a temporary file that nobody has open.
func removeDead(path string) { os.Remove(path) }
