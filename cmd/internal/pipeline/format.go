package pipeline

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yugong/cmd/internal/safefile"
	"yugong/model/diag"
	"yugong/templates"
	"yugong/templates/spec"
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

// restyled is a format's folder with another file in the place of style.yaml.
// The format is then checked with the style that will be used: a style that
// lacks a name the format uses is a fault, not a crash of the layout.
type restyled struct {
	fs.FS
	folder fs.FS // of the style file
	file   string
}

// Open serves the other style under the name of the format's own.
func (r restyled) Open(name string) (fs.File, error) {
	if name == spec.StyleFile {
		return r.folder.Open(r.file)
	}
	return r.FS.Open(name)
}

// restyle finds a style: a file on disk when the name looks like one, else
// style-NAME.yaml of the format's folder.
func restyle(format fs.FS, name string, faults *diag.List) restyled {
	r := restyled{FS: format, folder: format, file: "style-" + name + ".yaml"}
	if isFile(name) {
		path := filepath.Clean(name)
		r.folder, r.file = os.DirFS(filepath.Dir(path)), filepath.Base(path)
	}
	info, err := fs.Stat(r.folder, r.file)
	switch {
	case err == nil && info.IsDir():
		err = safefile.ErrFolder
		fallthrough
	case err != nil && isFile(name):
		faults.Errorf(diag.Pos{}, "无法读取样式文件 %s：%s", name, safefile.Reason(err))
	case err != nil:
		faults.Errorf(diag.Pos{}, "格式文件夹里没有样式 %s（%s）；如要用一个文件，请写出它的路径，例如 ./%s.yaml", name, r.file, name)
	}
	return r
}

func isFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || filepath.Ext(name) == ".yaml" || filepath.Ext(name) == ".yml"
}
