package oserr

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// Reason says in Chinese why the system refused, with what to do about it.
// Errors of the system it does not know are given by their number.
func Reason(err error) string {
	if s := systemReason(err); s != "" {
		return s
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "文件或文件夹不存在，请核对路径"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限，请检查文件夹的权限或换一个位置"
	case errors.Is(err, fs.ErrExist):
		return "同名文件已存在"
	case errors.Is(err, os.ErrDeadlineExceeded):
		return "等待超时"
	}
	if number := syscall.Errno(0); errors.As(err, &number) && runtime.GOOS != "windows" {
		return fmt.Sprintf("系统错误 %d", number) // its words are English; on Windows they are the user's
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err.Error()
	}
	return err.Error()
}
