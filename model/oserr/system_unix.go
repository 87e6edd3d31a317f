//go:build unix

package oserr

import (
	"errors"
	"syscall"
)

// Locked reports whether another program holds the file: never here.
func Locked(error) bool { return false }

// systemReason explains the errors that only this system has, "" for others.
func systemReason(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "磁盘空间不足，请清理后再试"
	case errors.Is(err, syscall.EROFS):
		return "磁盘是只读的，请换一个位置"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "路径或文件名过长，请缩短后再试"
	case errors.Is(err, syscall.ENOTDIR):
		return "路径的中间一段不是文件夹，请核对路径"
	case errors.Is(err, syscall.EISDIR):
		return "这是一个文件夹"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "打开的文件过多，请关闭一些程序后再试"
	case errors.Is(err, syscall.EIO):
		return "磁盘读写出错，请检查磁盘"
	case errors.Is(err, syscall.ELOOP):
		return "链接互相指向，没有尽头"
	case errors.Is(err, syscall.EFBIG):
		return "文件超过系统允许的大小"
	case errors.Is(err, syscall.ESTALE), errors.Is(err, syscall.ETIMEDOUT), errors.Is(err, syscall.EHOSTDOWN):
		return "网络磁盘没有响应，请检查网络后再试"
	case errors.Is(err, syscall.EBUSY), errors.Is(err, syscall.ETXTBSY):
		return "正被系统或其他程序使用，请稍后再试"
	case errors.Is(err, syscall.EADDRINUSE):
		return "端口已被其他程序占用，请换一个"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return "本机没有这个地址"
	case errors.Is(err, syscall.EPIPE), errors.Is(err, syscall.ECONNRESET):
		return "读取结果的程序已经退出"
	}
	return ""
}
