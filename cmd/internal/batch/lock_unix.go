//go:build unix

package batch

import (
	"errors"
	"os"
	"syscall"

	"yugong/cmd/internal/safefile"
)

// lockFile opens a file and locks it; the lock ends with the process, however
// it ends. Where a network disk knows no locks there is none.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, &safefile.Error{Path: path, Err: err}
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, ErrBusy
	}
	return f, nil
}
