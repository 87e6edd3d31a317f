package templates

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"yugong/model/diag"
	"yugong/templates/form"
)

// layered is a form's folder with that of the form it extends below
// form.Extended.
type layered struct{ top, base fs.FS }

// Open opens a file of the folder. Files that are not merged, such as another
// style or a font, are those of the extended form where the folder has none.
func (l layered) Open(name string) (fs.File, error) {
	if name == form.Extended {
		return l.base.Open(".")
	}
	if rest, ok := strings.CutPrefix(name, form.Extended+"/"); ok {
		return l.base.Open(rest)
	}
	f, err := l.top.Open(name)
	merged := []string{form.FormatFile, form.GlossaryFile, form.StyleFile}
	if errors.Is(err, fs.ErrNotExist) && path.Dir(name) == "." && path.Ext(name) != "" && !slices.Contains(merged, name) {
		return l.base.Open(name)
	}
	return f, err
}

// Layer puts the form that a folder extends under it; a folder that extends
// none, or has what it extends already, is returned as it is. The fault names
// the line.
func Layer(fsys fs.FS) (fs.FS, diag.List) { return layer(fsys, 0) }

// mostLayers is how many forms may extend one another.
const mostLayers = 8

func layer(fsys fs.FS, depth int) (fs.FS, diag.List) {
	if _, err := fs.Stat(fsys, form.Extended+"/"+form.FormatFile); err == nil {
		return fsys, nil
	}
	name := form.ExtendedName(fsys)
	if name.V == "" {
		return fsys, nil
	}
	var faults diag.List
	base, err := Embedded(name.V)
	if err != nil || depth == mostLayers {
		faults.Errorf(name.At(form.FormatFile), "不能继承 %q，可继承的内置格式：%s", name.V, strings.Join(Names(), "、"))
		return nil, faults
	}
	base, faults = layer(base, depth+1)
	if faults != nil {
		return nil, faults
	}
	return layered{fsys, base}, nil
}
