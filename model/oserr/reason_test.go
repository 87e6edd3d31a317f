package oserr

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReasonIsChinese(t *testing.T) {
	_, missing := os.Open(filepath.Join(t.TempDir(), "none"))
	for _, c := range []struct {
		err  error
		want string
	}{
		{missing, "不存在"},
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "没有权限"},
		{&os.LinkError{Op: "rename", Err: errors.New("odd")}, "odd"},
		{ErrFolder, "文件夹"},
	} {
		if got := Reason(c.err); !strings.Contains(got, c.want) {
			t.Errorf("Reason(%v) = %q, want %q in it", c.err, got, c.want)
		}
	}
}
