package batch

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"

	"yugong/cmd/internal/safefile"
)

// lockFile opens a file and locks it; the lock ends with the process, however
// it ends. Where a network disk knows no locks there is none.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, &safefile.Error{Path: path, Err: err}
	}
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		f.Close()
		return nil, ErrBusy
	}
	return f, nil
}
