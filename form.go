package yugong

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/model/oserr"
	"yugong/model/regular"
	"yugong/templates"
	"yugong/templates/form"
)

// mostForm bounds the bytes of a form's file and of a list of words.
const mostForm = 32 << 20

// openForm finds a form's folder: an embedded one by its name, any other
// on disk.
func openForm(name string) (fs.FS, error) {
	if name == "" {
		name = templates.Default
	}
	if slices.Contains(templates.Names(), name) {
		folder, err := templates.Embedded(name)
		return layered(folder), err
	}
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return nil, &UnknownForm{name}
	}
	return layered(regular.FS{Folder: os.DirFS(name), Most: mostForm}), nil
}

// layered puts what a form extends under it; a fault there is found again, and
// reported, when the form is loaded.
func layered(folder fs.FS) fs.FS {
	if l, faults := templates.Layer(folder); faults == nil {
		return l
	}
	return folder
}

// restyled is a form's folder with another file in the place of style.yaml.
// The form is then checked with the style that will be used: a style that
// lacks a name the form uses is a fault, not a crash of the layout.
type restyled struct {
	fs.FS
	folder fs.FS // of the style file
	file   string
}

// Open serves the other style under the name of the form's own.
func (r restyled) Open(name string) (fs.File, error) {
	if name == form.StyleFile {
		return r.folder.Open(r.file)
	}
	return r.FS.Open(name)
}

// restyle finds a style: a file on disk when the name looks like one, else
// style-NAME.yaml of the form's folder, or of the first form's, whose styles
// serve every form.
func restyle(root fs.FS, name string, faults *diag.List) restyled {
	r := restyled{FS: root, folder: root, file: "style-" + name + ".yaml"}
	if isFile(name) {
		path := filepath.Clean(name)
		r.folder, r.file = regular.FS{Folder: os.DirFS(filepath.Dir(path)), Most: mostFont}, filepath.Base(path)
	}
	if _, err := fs.Stat(r.folder, r.file); err != nil && !isFile(name) {
		if shared, _ := templates.Embedded(templates.Default); exists(shared, r.file) {
			r.folder = shared
		}
	}
	info, err := fs.Stat(r.folder, r.file)
	switch {
	case err == nil && info.IsDir():
		err = oserr.ErrFolder
		fallthrough
	case err != nil && isFile(name):
		faults.Errorf(diag.Pos{}, "无法读取样式文件 %s：%s", name, oserr.Reason(err))
	case err != nil:
		faults.Errorf(diag.Pos{}, "格式文件夹里没有样式 %s（%s）；如要用一个文件，请写出它的路径，例如 ./%s.yaml", name, r.file, name)
	}
	return r
}

func exists(folder fs.FS, file string) bool {
	_, err := fs.Stat(folder, file)
	return err == nil
}

func isFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || filepath.Ext(name) == ".yaml" || filepath.Ext(name) == ".yml"
}

// FormFiles is the folder of a built-in form, for those who make one of their
// own from it. The error, an *UnknownForm, names the built-in ones.
func FormFiles(name string) (fs.FS, error) {
	if !slices.Contains(templates.Names(), name) {
		return nil, &UnknownForm{name}
	}
	return templates.Embedded(name)
}
