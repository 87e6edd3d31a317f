package workbook

import (
	"errors"
	"io/fs"
	"path/filepath"

	"yugong/model/oserr"
	"yugong/model/regular"
)

// OpenReason says why an input could not be opened.
type OpenReason uint8

// The reasons.
const (
	OpenFailed OpenReason = iota // any other fault of disk or network
	NotFound                     // no such file or folder
	NoRight                      // the system refuses
	LockedFile                   // another program holds it
	NotRegular                   // a folder, a pipe or a device, which may never end
)

// OpenError is a fault of the environment: the input itself was never seen.
type OpenError struct {
	Path   string
	Reason OpenReason
	Err    error
}

// Error says it in Chinese, with what to do.
func (e *OpenError) Error() string {
	name := filepath.ToSlash(e.Path)
	switch e.Reason {
	case NotFound:
		return "找不到文件或文件夹“" + name + "”；请检查路径"
	case NoRight:
		return "没有权限读取“" + name + "”；请检查文件权限"
	case NotRegular:
		return "“" + name + "”" + regular.ErrNotRegular.Error()
	case LockedFile:
		return "“" + name + "”正被其他程序打开；请先在 Excel 或 WPS 中关闭它，再试一次"
	}
	return "无法读取“" + name + "”：" + oserr.Reason(e.Err)
}

// Unwrap returns the system's error.
func (e *OpenError) Unwrap() error { return e.Err }

func openError(path string, err error) *OpenError {
	e := &OpenError{Path: path, Err: err}
	switch {
	case errors.Is(err, regular.ErrNotRegular):
		e.Reason = NotRegular
	case errors.Is(err, fs.ErrNotExist):
		e.Reason = NotFound
	case isLocked(err):
		e.Reason = LockedFile
	case errors.Is(err, fs.ErrPermission):
		e.Reason = NoRight
	}
	return e
}
