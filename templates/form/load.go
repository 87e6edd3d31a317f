package form

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"yugong/model/diag"
	"yugong/render/doc"
)

// The files of a form folder.
const (
	FormatFile   = "format.yaml"
	GlossaryFile = "glossary.yaml"
	StyleFile    = "style.yaml"
	NarrativeDir = "narrative"
)

// Load reads and checks a form folder. The list holds every fault found;
// the form is usable only when the list has no error.
func Load(fsys fs.FS) (*Form, diag.List) {
	var faults diag.List
	f := &Form{Narratives: map[string]string{}}
	decodeFile(fsys, FormatFile, f, &faults)
	decodeFile(fsys, GlossaryFile, &f.Glossary, &faults)
	f.Style, f.Faces = loadStyle(fsys, &faults)
	f.loadNarratives(fsys, &faults)
	if !faults.HasErrors() {
		f.resolve(&faults)
	}
	faults.Sort()
	return f, faults
}

// loadStyle reads the style file; nil with faults.
func loadStyle(fsys fs.FS, faults *diag.List) (*doc.Style, []Face) {
	var y styleFile
	if !decodeFile(fsys, StyleFile, &y, faults) {
		return nil, nil
	}
	return y.style(StyleFile, faults)
}

func (f *Form) loadNarratives(fsys fs.FS, faults *diag.List) {
	entries, err := fs.ReadDir(fsys, NarrativeDir)
	if err != nil {
		faults.Errorf(diag.Pos{Book: NarrativeDir}, "缺少文件夹 %s", NarrativeDir)
		return
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".tmpl")
		if !ok {
			continue
		}
		if data, ok := readText(fsys, path.Join(NarrativeDir, e.Name()), faults); ok {
			f.Narratives[name] = strings.ReplaceAll(string(data), "\r\n", "\n")
		}
	}
}

// decodeFile decodes one yaml file strictly and reports whether it could.
func decodeFile(fsys fs.FS, name string, into any, faults *diag.List) bool {
	data, ok := readText(fsys, name, faults)
	if !ok {
		return false
	}
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		faults.Add(yamlFault(name, err))
		return false
	}
	return true
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
		faults.Errorf(diag.Pos{Book: name}, "无法读取：%v", err)
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

var (
	yamlPlace   = regexp.MustCompile(`^\[(\d+):(\d+)\] ?`)
	unknownName = regexp.MustCompile(`^unknown field "([^"]+)"`)
	wrongType   = regexp.MustCompile(`^cannot unmarshal (\S+) into Go (?:struct field|value of type) .*?(?:of type (\S+))?$`)
	duplicate   = regexp.MustCompile(`^duplicate key "([^"]+)"`)
)

// yamlFault says in Chinese, with its place, what the yaml reader found.
func yamlFault(file string, err error) diag.Diagnostic {
	msg, _, _ := strings.Cut(err.Error(), "\n")
	at := diag.Pos{Book: file}
	if m := yamlPlace.FindStringSubmatch(msg); m != nil {
		at.Row, _ = strconv.Atoi(m[1])
		at.Col, _ = strconv.Atoi(m[2])
		msg = msg[len(m[0]):]
	}
	d := diag.Diagnostic{Severity: diag.Error, At: at}
	switch {
	case unknownName.MatchString(msg):
		d.Message = fmt.Sprintf("没有 %q 这个设置", unknownName.FindStringSubmatch(msg)[1])
		d.Hints = []string{"请核对拼写"}
	case duplicate.MatchString(msg):
		d.Message = fmt.Sprintf("%q 写了两次", duplicate.FindStringSubmatch(msg)[1])
	case wrongType.MatchString(msg):
		d.Message = "此处的值类型不对（" + wrongType.FindStringSubmatch(msg)[1] + "）"
	case strings.ContainsAny(msg, "一此没不应"):
		d.Message = msg
	default:
		d.Message = "YAML 写法有误：" + msg
		d.Hints = []string{"请检查缩进、冒号和引号"}
	}
	return d
}
