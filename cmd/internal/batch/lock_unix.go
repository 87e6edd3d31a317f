//go:build unix

package batch

import (
	"errors"
	"os"
	"syscall"

	"yugong/cmd/internal/safefile"
)

// lockFile opens a file and locks it, alone or with others that share it; the
// lock ends with the process, however it ends. Where a network disk knows no
// locks there is none.
func lockFile(path string, shared bool) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, &safefile.Error{Path: path, Err: err}
	}
	how := syscall.LOCK_EX
	if shared {
		how = syscall.LOCK_SH
	}
	if err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, ErrBusy
	}
	return f, nil
}
