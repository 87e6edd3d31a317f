package safefile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
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
		if !Locked(err) && !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
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
