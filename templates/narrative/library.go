package narrative

import (
	"bytes"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates/form"
)

// Library holds a form's parsed templates. It is made once a form and
// shared; Run binds it to a disclosure.
type Library struct {
	format *form.Form
	root   *template.Template
	funcs  template.FuncMap // without data
	whole  bool             // every file could be parsed, so that a fragment that is named is there or missing
}

// Parse compiles the narrative files and the template texts of a form.
// Texts are all fields of format.yaml that may hold {{…}}; a text without
// braces needs no template and is left out.
func Parse(f *form.Form, texts []form.Str) (*Library, diag.List) {
	var faults diag.List
	l := &Library{format: f, funcs: stubs()}
	l.root = template.New("").Option("missingkey=error").Funcs(l.funcs)
	for _, name := range slices.Sorted(maps.Keys(f.Narratives)) {
		if _, err := l.root.New(fileName(name)).Parse(f.Narratives[name]); err != nil {
			faults.Add(templateFault(err))
		}
	}
	for _, s := range texts {
		if !strings.Contains(s.V, "{{") || l.root.Lookup(s.V) != nil {
			continue
		}
		if _, err := l.root.New(s.V).Parse(s.V); err != nil {
			faults.Errorf(s.At(form.FormatFile), "模板写法有误：%s", reason(err))
		}
	}
	if f.Broken() {
		return l, faults
	}
	l.whole = len(faults) == 0
	for _, name := range slices.Sorted(maps.Keys(f.Narratives)) {
		verifyLines(f, name, &faults)
	}
	return l, append(faults, l.verifyAll(texts)...)
}

func fileName(name string) string { return form.NarrativeDir + "/" + name + ".tmpl" }

// Runner executes templates on one disclosure. It belongs to one goroutine.
type Runner struct {
	tmpl   *template.Template
	env    *environment
	texts  map[string]doc.Text // filled in so far: many tables have one caption
	out    bounded             // of the template that runs
	faults diag.List
}

// mostText bounds what a template makes: one that repeats without end shall
// not fill the memory. A thousand pages have less.
const mostText = 8 << 20

var errLong = errors.New("文字没有尽头：已超过 8 MB；请检查 range 和 template")

// bounded is a buffer of at most mostText.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > mostText {
		return 0, errLong
	}
	return b.Buffer.Write(p)
}

// Run binds the library to an environment.
func (l *Library) Run(in Input) (*Runner, error) {
	t, err := l.root.Clone()
	if err != nil {
		return nil, err
	}
	env := newEnvironment(l.format, in)
	return &Runner{tmpl: t.Funcs(env.functions()), env: env, texts: map[string]doc.Text{}}, nil
}

// Faults returns what went wrong in the templates so far.
func (r *Runner) Faults() diag.List { return r.faults }

// Text fills in a short text. What it returns is shared: it must not be
// changed.
func (r *Runner) Text(s form.Str) doc.Text {
	if s.V == "" {
		return nil
	}
	text, known := r.texts[s.V]
	if known {
		return text
	}
	if text = doc.Plain(s.V); strings.Contains(s.V, "{{") {
		out, err := r.execute(s.V)
		if err != nil {
			r.faults.Errorf(s.At(form.FormatFile), "模板无法执行：%s", reason(err))
			return nil
		}
		text = r.env.spans(out)
	}
	r.texts[s.V] = text
	return text
}

// Blocks runs a narrative file.
func (r *Runner) Blocks(name string) []Block {
	out, err := r.execute(fileName(name))
	if err != nil {
		d := templateFault(err)
		if d.At.Book == "" {
			d.At.Book = fileName(name)
		}
		r.faults.Add(d)
		return nil
	}
	return parse(r.env, out)
}

func (r *Runner) execute(name string) (string, error) {
	r.out.Reset()
	if err := r.tmpl.ExecuteTemplate(&r.out, name, nil); err != nil {
		return "", err
	}
	return r.out.String(), nil
}

var errPlace = regexp.MustCompile(`^template: ([^:]*\.tmpl):(\d+)(?::(\d+))?: ?`)
var errNoise = regexp.MustCompile(`executing "[^"]*" at <[^>]*>: (?:error calling \w+: )?`)

// templateFault gives a template error its place in the narrative file.
func templateFault(err error) diag.Diagnostic {
	msg := err.Error()
	d := diag.Diagnostic{Severity: diag.Error}
	if m := errPlace.FindStringSubmatch(msg); m != nil {
		d.At.Book = m[1]
		d.At.Row, _ = strconv.Atoi(m[2])
		if m[3] != "" {
			col, _ := strconv.Atoi(m[3])
			d.At.Col = col + 1
		}
	}
	d.Message = "模板有误：" + reason(err)
	return d
}

// reason says in Chinese what text/template found; its own words help nobody
// who writes a form.
func reason(err error) string {
	msg := errPlace.ReplaceAllString(err.Error(), "")
	msg = strings.TrimPrefix(msg, "template: ")
	if i := strings.LastIndex(msg, "error calling "); i >= 0 {
		if _, rest, ok := strings.Cut(msg[i:], ": "); ok && !foreign(rest) {
			return rest
		}
	}
	for _, w := range templateWords {
		if m := w.found.FindStringSubmatch(msg); m != nil {
			return w.found.ReplaceAllString(m[0], w.say)
		}
	}
	if text := errNoise.ReplaceAllString(msg, ""); !foreign(text) {
		return text
	}
	return "这一处无法执行，请对照 README 核对函数的名称、参数和字段"
}

// foreign holds for texts without a Chinese character.
func foreign(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}

// templateWords are what text/template says most, and what is meant.
var templateWords = []struct {
	found *regexp.Regexp
	say   string
}{
	{regexp.MustCompile(`function ("[^"]*") not defined`), "没有函数 $1"},
	{regexp.MustCompile(`wrong number of args for (\w+): want (.+?) got (\d+)`), "函数 $1 的参数个数不对，写了 $3 个"},
	{regexp.MustCompile(`expected (\w+); found (.+)$`), "参数的类型不对：$2"},
	{regexp.MustCompile(`wrong type for value; expected \S+; got \S+`), "参数的类型不对"},
	{regexp.MustCompile(`can't evaluate field (\w+) in type .*`), "没有字段 .$1"},
	{regexp.MustCompile(`map has no entry for key ("[^"]*")`), "没有传入参数 $1"},
	{regexp.MustCompile(`undefined variable ("[^"]*")`), "没有变量 $1"},
	{regexp.MustCompile(`template ("[^"]*") not defined`), "没有片段 $1"},
	{regexp.MustCompile(`unexpected EOF|unclosed (?:action|comment)|comment ends before closing|unclosed left paren|missing \{\{?end\}?\}?`), "{{…}} 的写法不对：没有写完，缺少 }}、) 或 {{end}}"},
	{regexp.MustCompile(`unexpected \{\{(\w+)\}\}`), "{{…}} 的写法不对：多出了 {{$1}}"},
	{regexp.MustCompile(`unterminated .*string|unterminated quoted`), "{{…}} 的写法不对：引号没有配对"},
	{regexp.MustCompile(`(?:unexpected|bad|undefined|missing) .*$`), "{{…}} 的写法不对"},
}
