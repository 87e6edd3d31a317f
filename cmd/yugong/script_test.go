package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"yugong": main})
}

// TestScripts runs the program as a user would. Each script stands in a folder
// of its own that holds a small unit as csv (unit/) and a copy of the embedded
// form (form/); $EXAMPLES and $FONTS are the folders of that name.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", filepath.Join(root, "examples"))
			env.Setenv("FONTS", filepath.Join(root, "fonts"))
			return errors.Join(
				copyTree("testdata/unit", filepath.Join(env.WorkDir, "unit")),
				copyTree("../../templates/shanxi-unit", filepath.Join(env.WorkDir, "form")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"same":    same,
			"replace": replace,
			"append":  appendLine,
			"docx":    docx,
			"holds":   holds,
			"tree":    tree,
		},
	})
}

func copyTree(from, to string) error { return os.CopyFS(to, os.DirFS(from)) }

// exits STATUS PROGRAM ARGUMENT… runs a program and checks its exit status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM ARGUMENT…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// same FILE FILE… checks that files hold the same bytes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	first := ts.ReadFile(args[0])
	if first == "" {
		ts.Fatalf("%s is empty", args[0])
	}
	for _, name := range args[1:] {
		if (ts.ReadFile(name) == first) == neg {
			ts.Fatalf("%s and %s: same bytes is not %v", args[0], name, !neg)
		}
	}
}

// replace FILE OLD NEW changes the one place of a text file.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%s holds %q %d times, want once", args[0], args[1], n)
	}
	text = strings.Replace(text, args[1], args[2], 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// append FILE LINE adds a line to a text file.
func appendLine(ts *testscript.TestScript, neg bool, args []string) {
	text := ts.ReadFile(args[0]) + args[1] + "\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// holds FOLDER NAME… checks that a folder holds the named files and no others.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	entries, err := fs.ReadDir(os.DirFS(ts.MkAbs(args[0])), ".")
	ts.Check(err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if (strings.Join(names, "\n") == strings.Join(args[1:], "\n")) == neg {
		ts.Fatalf("%s holds %q, want %q: %v", args[0], names, args[1:], !neg)
	}
}

// docx FILE writes what a word processor saves: a zip, but of no workbook.
func docx(ts *testscript.TestScript, neg bool, args []string) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>`,
	} {
		w, err := z.Create(name)
		ts.Check(err)
		_, err = w.Write([]byte(text))
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o666))
}

// tree FROM TO copies a folder.
func tree(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(copyTree(ts.MkAbs(args[0]), ts.MkAbs(args[1])))
}
