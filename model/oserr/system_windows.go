package oserr

import (
	"errors"

	"golang.org/x/sys/windows"
)

// Locked reports whether another program holds the file.
func Locked(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
		errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_USER_MAPPED_FILE)
}

// systemReason explains the errors that only this system has, "" for others.
func systemReason(err error) string {
	switch {
	case Locked(err):
		return "文件正被其他程序打开，请先关闭它（PDF 阅读器、Excel 或 WPS）再试"
	case errors.Is(err, windows.ERROR_DISK_FULL), errors.Is(err, windows.ERROR_HANDLE_DISK_FULL):
		return "磁盘空间不足，请清理后再试"
	case errors.Is(err, windows.ERROR_WRITE_PROTECT):
		return "磁盘是只读的，请换一个位置"
	case errors.Is(err, windows.ERROR_FILENAME_EXCED_RANGE), errors.Is(err, windows.ERROR_BUFFER_OVERFLOW):
		return "路径或文件名过长，请缩短后再试"
	case errors.Is(err, windows.ERROR_INVALID_NAME):
		return "文件名里有 Windows 不允许的字符（\\ / : * ? \" < > |）"
	case errors.Is(err, windows.ERROR_NOT_READY):
		return "磁盘或网络位置没有准备好"
	}
	return ""
}
