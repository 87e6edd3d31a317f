package batch

import (
	"errors"
	"os"

	"yugong/cmd/internal/safefile"

	"golang.org/x/sys/windows"
)

// lockFile opens a file and locks it, alone or with others that share it; the
// lock ends with the process, however it ends. Where a network disk knows no
// locks there is none.
func lockFile(path string, shared bool) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, &safefile.Error{Path: path, Err: err}
	}
	how := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if !shared {
		how |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	err = windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		f.Close()
		return nil, ErrBusy
	}
	return f, nil
}
