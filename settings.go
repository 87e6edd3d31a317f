package yugong

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/model/oserr"
	"yugong/model/regular"
	"yugong/model/workbook"
	"yugong/templates"
	"yugong/templates/form"
)

// Settings choose the looks of a run. The zero value is the first embedded
// form with its own style and the embedded faces.
type Settings struct {
	Form  string     // name of an embedded form, or a form folder's path
	Style string     // a style file instead of the form's own, or NAME for its style-NAME.yaml
	Fonts []FontFile // faces of the user's own
	Output
}

// Output chooses what a document's file holds.
type Output struct {
	Plain    bool // neither tagged nor fit for archives, the tables not attached: a smaller file
	Workbook bool // the unit's workbook goes with the document
}

// FontFile draws a role with a TrueType file.
type FontFile struct {
	Role fonts.Role
	File string
}

// Publisher is a form with its style, and faces, loaded and checked. It may be
// shared by goroutines.
type Publisher struct {
	form    *templates.Form
	builtIn string        // name of the form, or of the one that it extends
	reading workbook.Form // of workbooks
	fonts   *fonts.Set
	desks   desks

	output Output
}

// UnknownForm is the error of a form that is neither embedded nor a folder.
type UnknownForm struct{ Name string }

// Error names the embedded forms.
func (e *UnknownForm) Error() string {
	return fmt.Sprintf("没有格式 %q：应为内置格式（%s）或一个格式文件夹", e.Name, strings.Join(templates.Names(), "、"))
}

// New loads what the settings name. The publisher is nil when the list has errors
// (faults of the form, the style or a font file) or the error is not nil
// (an *UnknownForm).
func New(s Settings) (*Publisher, Findings, error) {
	root, err := openForm(s.Form)
	if err != nil {
		return nil, nil, err
	}
	own, folder, faults := restyledForm(root, s.Style)
	p := &Publisher{form: own, fonts: loadFonts(own, folder, s.Fonts, &faults), desks: make(desks, idleDesks), output: s.Output}
	if own != nil {
		p.builtIn = cmp.Or(own.Data().Extends.V, s.Form)
		p.reading = workbook.Form{Lists: own.Lists(), Subjects: officialSubjects(root, own.Data().Subjects, &faults), Assets: own.Assets()}
	}
	if faults.HasErrors() {
		return nil, faults, nil
	}
	return p, append(faults, p.incomplete()...), nil
}

// FormName is what the publisher's form calls itself.
func (p *Publisher) FormName() string { return p.form.Data().Name.V }

// incomplete names the faces that the style's standard asks for and nobody has
// given: what is drawn instead is not what the standard wants.
func (p *Publisher) incomplete() (hints diag.List) {
	for _, role := range p.form.Style().Needs {
		if !p.fonts.Own(role) {
			hints.Add(diag.Diagnostic{
				Severity: diag.Hint, Message: "版式要求的" + role.Label() + "没有内置字体，已用宋体代替，版式不算完整",
				Hints: []string{"用 --font " + role.Label() + "=文件 指定，例如 Windows 的 simfang.ttf"},
			})
		}
	}
	return hints
}

// restyledForm loads a form's folder, with another style when one is named.
// folder is where the style's own files are.
func restyledForm(root fs.FS, style string) (made *templates.Form, folder fs.FS, faults diag.List) {
	if style == "" {
		made, faults = templates.Load(root)
		return made, root, faults
	}
	r := restyle(root, style, &faults)
	if faults.HasErrors() {
		return nil, nil, faults
	}
	made, faults = templates.Load(r)
	for i := range faults {
		if faults[i].At.Book == form.StyleFile {
			faults[i].At.Book = r.file // the file that the user knows
		}
	}
	return made, r.folder, faults
}

// loadFonts puts the style's faces and then the user's on top of the embedded
// ones. own may be nil when it has faults.
func loadFonts(own *templates.Form, folder fs.FS, files []FontFile, faults *diag.List) *fonts.Set {
	set, err := fonts.Embedded()
	if err != nil {
		faults.Errorf(diag.Pos{}, "内置字体无法使用：%v", err)
		return nil
	}
	if own != nil {
		for _, f := range own.Data().Faces {
			set = addFace(set, f.Role, f.File.V, func() ([]byte, error) { return readBeside(folder, f.File.V) }, faults)
		}
	}
	for _, f := range files {
		set = addFace(set, f.Role, f.File, func() ([]byte, error) { return regular.ReadFile(f.File, mostFont) }, faults)
	}
	return set
}

// addFace gives a role another face; on a fault the set stays as it is.
func addFace(set *fonts.Set, role fonts.Role, file string, read func() ([]byte, error), faults *diag.List) *fonts.Set {
	data, err := read()
	if err != nil {
		faults.Errorf(diag.Pos{}, "无法读取字体 %s：%s", file, oserr.Reason(err))
		return set
	}
	face, err := fonts.Parse(filepath.Base(file), data)
	if err != nil {
		faults.Errorf(diag.Pos{}, "%v", err)
		return set
	}
	next, err := set.With(role, face)
	if err != nil {
		faults.Errorf(diag.Pos{}, "%v", err)
		return set
	}
	return next
}

// mostFont bounds the bytes of a font; the largest in use have 30 MB.
const mostFont = 128 << 20

// readBeside reads a file by its full path, or from the folder of a style.
func readBeside(folder fs.FS, file string) ([]byte, error) {
	if filepath.IsAbs(file) {
		return regular.ReadFile(file, mostFont)
	}
	name := filepath.ToSlash(file)
	if !fs.ValidPath(name) {
		return nil, errors.New("应为完整路径，或与样式文件放在一起的文件")
	}
	return fs.ReadFile(folder, name)
}

// roleNames are the Chinese names under which a role may be given.
var roleNames = map[string]fonts.Role{
	"宋体": fonts.Song, "小标宋": fonts.Title, "黑体": fonts.Hei, "楷体": fonts.Kai, "仿宋": fonts.Fang,
}

// ParseFont reads ROLE=FILE; the role by its name or its Chinese name.
func ParseFont(s string) (FontFile, error) {
	name, file, ok := strings.Cut(s, "=")
	if !ok || file == "" {
		return FontFile{}, fmt.Errorf("%q 应写成 角色=字体文件，例如 fang=simfang.ttf", s)
	}
	role, ok := roleNames[name]
	if !ok {
		role = fonts.Role(name)
	}
	if !slices.Contains(fonts.Roles, role) {
		return FontFile{}, fmt.Errorf("没有字体角色 %q，可用：song（宋体）、title（小标宋）、hei（黑体）、kai（楷体）、fang（仿宋）", name)
	}
	return FontFile{role, file}, nil
}
