package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yugong/cmd/internal/safefile"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates"
)

// openFormat finds a format's folder: an embedded one by its name, any other
// on disk.
func openFormat(name string) (fs.FS, error) {
	if name == "" {
		name = templates.Default
	}
	if slices.Contains(templates.Names(), name) {
		return templates.Embedded(name)
	}
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, &UnknownFormat{name}
	}
	return os.DirFS(name), nil
}

// loadStyle reads a style: a file on disk when the name looks like one, else
// style-NAME.yaml of the format's folder.
func loadStyle(format fs.FS, name string, faults *diag.List) *doc.Style {
	file := "style-" + name + ".yaml"
	if isFile(name) {
		info, err := os.Stat(name)
		if err == nil && info.IsDir() {
			err = safefile.ErrFolder
		}
		if err != nil {
			faults.Errorf(diag.Pos{}, "无法读取样式文件 %s：%s", name, safefile.Reason(err))
			return nil
		}
		format, file = os.DirFS(filepath.Dir(name)), filepath.Base(name)
	} else if _, err := fs.Stat(format, file); err != nil {
		faults.Errorf(diag.Pos{}, "格式文件夹里没有样式 %s（%s）；如要用一个文件，请写出它的路径，例如 ./%s.yaml", name, file, name)
		return nil
	}
	style, more := templates.LoadStyle(format, file)
	*faults = append(*faults, more...)
	return style
}

func isFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || filepath.Ext(name) == ".yaml" || filepath.Ext(name) == ".yml"
}
