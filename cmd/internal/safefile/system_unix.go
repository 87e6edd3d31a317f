//go:build unix

package safefile

import (
	"errors"
	"os"
	"syscall"
)

// replace renames; on these systems an open file does not stand in the way.
func replace(temp, target string) error { return os.Rename(temp, target) }

// settle leaves the file open: closing it would let go of it before it has its
// name.
func settle(*os.File) error { return nil }

// hold locks a new temporary file, which tells others that its writer lives,
// on other machines of a shared disk too. false when somebody swept it away
// first.
func hold(f *os.File) bool {
	free, err := lock(f)
	if free || err != nil { // where a disk knows no locks nobody sweeps either
		return true
	}
	f.Close()
	return false
}

// lock locks a file and makes sure that it still has its name.
func lock(f *os.File) (free bool, err error) {
	switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
	case errors.Is(err, syscall.EWOULDBLOCK):
		return false, nil
	case err != nil:
		return false, err
	}
	own, err := f.Stat()
	if err != nil {
		return false, err
	}
	named, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(own, named), nil
}

// removeDead removes a temporary file that nobody holds. Where a disk knows no
// locks it stays.
func removeDead(path string) {
	f, err := os.OpenFile(path, os.O_RDWR|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if free, _ := lock(f); free {
		os.Remove(path)
	}
}
