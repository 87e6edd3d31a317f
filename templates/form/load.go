package form

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"

	"yugong/model/diag"
	"yugong/model/oserr"
	"yugong/render/doc"
	"yugong/templates/form/strict"
)

// The files of a form folder.
const (
	FormatFile   = "format.yaml"
	GlossaryFile = "glossary.yaml"
	StyleFile    = "style.yaml"
	NarrativeDir = "narrative"
)

// Load reads and checks a form folder for a kind of document. The list holds
// every fault found; the form is usable only when the list has no error.
// Conditions says that the form has parts for one kind of document only.
func Load(fsys fs.FS, kind Document) (f *Form, conditions bool, faults diag.List) {
	f = &Form{Narratives: map[string]string{}}
	format, _ := decodeFile(fsys, FormatFile, f, &faults)
	decodeFile(fsys, GlossaryFile, &f.Glossary, &faults)
	var style strict.Places
	f.Style, f.Faces, style = loadStyle(fsys, &faults)
	f.loadNarratives(fsys, &faults)
	if f.broken = faults.HasErrors(); !f.broken {
		f.empty(format, &faults)
		conditions = f.prune(kind, &faults)
		f.resolve(format, style, &faults)
	}
	faults.Sort()
	return f, conditions, faults
}

// empty refuses items that say nothing, or have no name where others ask for one.
func (f *Form) empty(at strict.Places, faults *diag.List) {
	for i := range f.Document {
		if f.Document[i].said() == 0 {
			faults.Errorf(at.At("document", strconv.Itoa(i)), "document 的这一项是空的：应为 cover、contents、part、narrative 或 table")
		}
	}
	named := func(section string, i int, name Str) {
		if name.V == "" {
			faults.Errorf(at.At(section, strconv.Itoa(i)), "%s里有一项没有 name", section)
		}
	}
	for i, t := range f.Tables {
		named("tables", i, t.Name)
	}
	for i, c := range f.Charts {
		named("charts", i, c.Name)
	}
	for i, p := range f.Performances {
		named("forms", i, p.Name)
	}
}

// loadStyle reads the style file; nil with faults.
func loadStyle(fsys fs.FS, faults *diag.List) (*doc.Style, []Face, strict.Places) {
	var y styleFile
	at, ok := decodeFile(fsys, StyleFile, &y, faults)
	if !ok {
		return nil, nil, at
	}
	style, faces := y.style(StyleFile, at, faults)
	return style, faces, at
}

// loadNarratives reads the texts of the form, and of what it extends those
// that it has none of its own for.
func (f *Form) loadNarratives(fsys fs.FS, faults *diag.List) {
	found := false
	for dir, base := NarrativeDir, ""; ; dir, base = path.Join(base, strict.Extended, NarrativeDir), path.Join(base, strict.Extended) {
		entries, err := fs.ReadDir(fsys, dir)
		if err != nil && base != "" {
			if _, more := fs.Stat(fsys, path.Join(base, FormatFile)); more != nil {
				break
			}
		}
		found = found || err == nil
		for _, e := range entries {
			name, ok := strings.CutSuffix(e.Name(), ".tmpl")
			if _, own := f.Narratives[name]; !ok || own {
				continue
			}
			if data, ok := readText(fsys, path.Join(dir, e.Name()), faults); ok {
				f.Narratives[name] = strings.ReplaceAll(string(data), "\r\n", "\n")
			}
		}
	}
	if !found {
		faults.Errorf(diag.Pos{Book: NarrativeDir}, "缺少文件夹 %s", NarrativeDir)
	}
}

// decodeFile reads one yaml file over that of the form it extends, and reports
// where its settings stand and whether it could.
func decodeFile(fsys fs.FS, name string, into any, faults *diag.List) (strict.Places, bool) {
	under := inheritedNode(fsys, name, faults)
	if under != nil {
		if _, err := fs.Stat(fsys, name); errors.Is(err, fs.ErrNotExist) {
			return strict.DecodeNode(name, under, into, faults)
		}
	}
	data, ok := readText(fsys, name, faults)
	if !ok {
		return strict.Places{}, false
	}
	return strict.Decode(name, data, under, into, faults)
}

// inheritedNode reads a file of the form that is extended, over what that one
// extends; nil when there is none.
func inheritedNode(fsys fs.FS, name string, faults *diag.List) ast.Node {
	base, err := fs.Sub(fsys, strict.Extended)
	if err != nil {
		return nil
	}
	if _, err := fs.Stat(base, FormatFile); err != nil {
		return nil
	}
	under := inheritedNode(base, name, faults)
	data, err := fs.ReadFile(base, name)
	if err != nil {
		return under
	}
	over := strict.ParseInherited(name, data, faults)
	if under == nil || over == nil {
		return over
	}
	return strict.Merge(under, over)
}

// readText reads a file of UTF-8 text without its byte order mark and reports
// whether it could.
func readText(fsys fs.FS, name string, faults *diag.List) ([]byte, bool) {
	data, err := fs.ReadFile(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		faults.Errorf(diag.Pos{Book: name}, "格式文件夹里缺少此文件")
		return nil, false
	case err != nil:
		faults.Errorf(diag.Pos{Book: name}, "无法读取：%s", oserr.Reason(err))
		return nil, false
	}
	if line, what := badText(data); what != "" {
		faults.Errorf(diag.Pos{Book: name, Row: line}, "%s", what)
		return nil, false
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), true
}

// badText finds what makes a file unusable, and its line. Editors on Chinese
// Windows like to save in GBK; the noncharacters from U+FDD0 on, which no text
// may hold, serve the narratives as brackets around inserted text.
func badText(data []byte) (line int, what string) {
	for line = 1; len(data) > 0; {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return line, "不是 UTF-8 编码的文字；请用编辑器另存为 UTF-8"
		case r >= '\uFDD0' && r <= '\uFDEF':
			return line, fmt.Sprintf("含有不得用于文字的字符 %U，请删除", r)
		case r == '\n':
			line++
		}
		data = data[size:]
	}
	return 0, ""
}

// ExtendedName is the form that a folder says it extends, "" for none or where
// its file cannot be read.
func ExtendedName(fsys fs.FS) Str { return setting(fsys, "extends") }

// DisplayName is what a folder calls its form, "" where it says nothing.
func DisplayName(fsys fs.FS) string { return setting(fsys, "name").V }

func setting(fsys fs.FS, name string) Str {
	data, err := fs.ReadFile(fsys, FormatFile)
	if err != nil {
		return Str{}
	}
	return strict.Setting(data, name)
}
