// Package yugong_test holds the project together: it reads the sources of all
// packages and asserts which may import which, and what none may call.
package yugong_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "yugong"

// source is a Go file of a package, tests left out: tests may reach anywhere.
type source struct {
	file    string // path from the root, with slashes
	folder  string // of the file: render/pdf
	main    bool   // of package main
	syntax  *ast.File
	imports []string
}

func sources(t *testing.T) (*token.FileSet, []source) {
	t.Helper()
	set := token.NewFileSet()
	var list []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != "." && (base == "testdata" || base == "vendor" || base[0] == '.' || base[0] == '_') {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		s := source{file: filepath.ToSlash(name), syntax: f, main: f.Name.Name == "main"}
		s.folder = path.Dir(s.file)
		for _, i := range f.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			s.imports = append(s.imports, p)
		}
		list = append(list, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatal("no Go files found")
	}
	return set, list
}

// within reports whether a folder is root or lies below it.
func within(folder, root string) bool {
	return folder == root || strings.HasPrefix(folder, root+"/")
}

// arrow forbids imports: files in From may not import what Ban names, except
// what Except names. Paths name a package and all below it, with = the package
// alone.
type arrow struct {
	from   string
	ban    []string
	except []string
	why    string
}

// arrows are the ways data may not flow.
var arrows = []arrow{
	{"render", []string{"yugong/model"}, []string{"yugong/model/diag"},
		"rendering knows no budgets, only where a value came from"},
	{"render", []string{"yugong/templates", "yugong/cmd"}, nil, "rendering is the end of the line"},
	{"render/pdf", []string{"yugong/render/layout", "yugong/render/doc"}, nil, "a backend decides nothing"},
	{"render/ofd", []string{"yugong/render/layout", "yugong/render/doc"}, nil, "a backend decides nothing"},
	{"render/raster", []string{"yugong/render/layout", "yugong/render/doc"}, nil, "a backend decides nothing"},
	{"render/dump", []string{"yugong/render/layout", "yugong/render/doc"}, nil, "a backend decides nothing"},
	{"render/layout", []string{"yugong/render/pdf", "yugong/render/raster", "yugong/render/dump"}, nil,
		"layout does not know who draws"},
	{"render/doc", []string{"yugong/render/layout"}, nil, "a document is meaning, before layout"},
	{"render/frame", []string{"yugong/render/layout", "yugong/render/doc"}, nil, "a display list knows no document"},
	{"render/geom", []string{"yugong"}, nil, "lengths are a leaf"},
	{"fonts", []string{"yugong"}, []string{"yugong/render/geom", "yugong/fonts"}, "faces are a leaf"},
	{"model", []string{"yugong/render", "yugong/templates", "yugong/fonts", "yugong/cmd"}, nil, "the model is pure"},
	{"model/diag", []string{"yugong"}, nil, "diagnostics are a leaf"},
	{"cmd/yugong", []string{"yugong"}, []string{"=yugong", "yugong/cmd/internal"}, "the command uses what any program may use"},
	{"cmd", []string{"yugong/templates", "yugong/model/check", "yugong/model/workbook", "yugong/render/layout", "yugong/render/pdf",
		"yugong/render/doc", "yugong/examples"}, []string{"yugong/model/workbook/overview"}, "the way from a workbook to pages is package yugong"},
	{"templates", []string{"yugong/render/layout", "yugong/render/pdf", "yugong/render/raster", "yugong/render/dump",
		"yugong/model/workbook", "yugong/cmd"}, []string{"yugong/model/workbook/tables"},
		"templates make a document; they read no input and set no page"},
}

func TestImportArrows(t *testing.T) {
	set, list := sources(t)
	for _, a := range arrows {
		for _, s := range list {
			if !within(s.folder, a.from) {
				continue
			}
			for i, p := range s.imports {
				if named(p, a.ban) && !named(p, a.except) {
					t.Errorf("%s imports %s: %s", set.Position(s.syntax.Imports[i].Pos()), p, a.why)
				}
			}
		}
	}
}

func named(path string, roots []string) bool {
	return slices.ContainsFunc(roots, func(r string) bool {
		own, exact := strings.CutPrefix(r, "=")
		return exact && path == own || within(path, r)
	})
}

// owners names the only folders that may import a library.
var owners = map[string][]string{
	"github.com/richardlehane/mscfb":  {"model/workbook"},
	"github.com/xuri/excelize":        {"model/workbook"},
	"github.com/signintech/gopdf":     {"render/pdf"},
	"github.com/pdfcpu/pdfcpu":        {"model/pdfread/internal/object", "model/pdfread/annotate"},
	"github.com/golang/freetype":      {"render/raster", "fonts"},
	"github.com/shopspring/decimal":   {"model/money"},
	"github.com/spf13/cobra":          {"cmd"},
	"github.com/fsnotify/fsnotify":    {"cmd"},
	"github.com/schollz/progressbar":  {"cmd/internal/progress"},
	"golang.org/x/term":               {"cmd/internal/progress"},
	"github.com/goccy/go-yaml":        {"templates", "model/intake"},
	"github.com/chromedp/chromedp":    {},
	"github.com/rogpeppe/go-internal": {},
}

func TestLibrariesHaveOneOwner(t *testing.T) {
	set, list := sources(t)
	for _, s := range list {
		for i, p := range s.imports {
			for lib, folders := range owners {
				if !within(p, lib) {
					continue
				}
				if !slices.ContainsFunc(folders, func(f string) bool { return within(s.folder, f) }) {
					t.Errorf("%s imports %s: only %s may", set.Position(s.syntax.Imports[i].Pos()), p, strings.Join(folders, ", "))
				}
			}
		}
	}
}

// ban forbids a name of a package (or, with an empty package, any method of
// that name in files that import With).
type ban struct {
	pkg   string
	names []string
	why   string
	libs  bool // only below cmd, and only outside package main
}

var bans = []ban{
	{"github.com/shopspring/decimal", []string{"NewFromFloat", "NewFromFloat32", "NewFromFloatWithExponent"},
		"an amount never was a binary fraction", false},
	{"github.com/shopspring/decimal", []string{"DivisionPrecision"}, "it is a mutable global", false},
	{"time", []string{"Now", "Since", "Until"}, "the same input gives the same bytes", true},
	{"os", []string{"Getenv", "LookupEnv", "Environ", "ExpandEnv"}, "the environment comes in by argument", true},
	{"os", []string{"Exit", "Stdout", "Stderr", "Stdin"}, "libraries return", true},
	{"fmt", []string{"Print", "Println", "Printf"}, "libraries return", true},
	{"log", []string{"Print", "Println", "Printf", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf"}, "libraries return", true},
}

func TestBannedCalls(t *testing.T) {
	set, list := sources(t)
	for _, s := range list {
		for _, fault := range banned(s) {
			t.Errorf("%s: %s", set.Position(fault.at), fault.what)
		}
	}
}

type finding struct {
	at   token.Pos
	what string
}

func banned(s source) (found []finding) {
	names := importNames(s)
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if id, ok := sel.X.(*ast.Ident); ok {
			for _, b := range bans {
				if names[id.Name] == b.pkg && slices.Contains(b.names, sel.Sel.Name) && !(b.libs && (s.main || within(s.folder, "cmd"))) {
					found = append(found, finding{sel.Pos(), fmt.Sprintf("%s.%s: %s", b.pkg, sel.Sel.Name, b.why)})
				}
			}
		}
		// A method has no package in the syntax; where decimals are, Div is theirs.
		if sel.Sel.Name == "Div" && slices.Contains(s.imports, "github.com/shopspring/decimal") {
			found = append(found, finding{sel.Pos(), "decimal Div: it rounds by a mutable global; use DivRound"})
		}
		return true
	})
	return found
}

// importNames maps the names by which a file knows its imports to their paths.
func importNames(s source) map[string]string {
	names := map[string]string{}
	for i, spec := range s.syntax.Imports {
		name := path.Base(s.imports[i])
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = s.imports[i]
	}
	return names
}

// TestBansBite proves that the checks above see what they forbid.
func TestBansBite(t *testing.T) {
	const text = `package p
import ("time"; env "os"; "github.com/shopspring/decimal")
var a, b, c, d = time.Now(), env.Getenv("X"), decimal.NewFromFloat(1), x.Div(y)`
	f, err := parser.ParseFile(token.NewFileSet(), "p.go", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	s := source{folder: "model/p", syntax: f, imports: []string{"time", "os", "github.com/shopspring/decimal"}}
	if got := len(banned(s)); got != 4 {
		t.Errorf("%d of 4 forbidden calls found", got)
	}
	s.folder = "cmd/p"
	if got := len(banned(s)); got != 2 {
		t.Errorf("below cmd: %d faults, want the 2 of decimal", got)
	}
}

// TestEveryPackageSaysWhatItIs holds that each package has a doc.go.
func TestEveryPackageSaysWhatItIs(t *testing.T) {
	_, list := sources(t)
	documented := map[string]bool{}
	for _, s := range list {
		if s.syntax.Doc != nil {
			documented[s.folder] = true
		}
	}
	for _, s := range list {
		if !documented[s.folder] {
			t.Errorf("package %s/%s has no package comment", module, s.folder)
			documented[s.folder] = true
		}
	}
}
