package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// module is a part of the program that others made.
type module struct {
	Path, Version, Dir string
}

// modulesOf lists the modules whose packages are in the program on any of the
// systems, sorted.
func modulesOf(systems []string) ([]module, error) {
	seen := map[module]bool{}
	for _, system := range systems {
		goos, goarch, _ := strings.Cut(system, "/")
		cmd := exec.Command("go", "list", "-deps", "-json=Module", "./cmd/yugong")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
		cmd.Stderr = os.Stderr
		data, err := cmd.Output()
		if err != nil {
			return nil, err
		}
		for d := json.NewDecoder(bytes.NewReader(data)); ; {
			var p struct {
				Module *struct {
					module
					Main bool
				}
			}
			if err := d.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module != nil && !p.Module.Main {
				seen[p.Module.module] = true
			}
		}
	}
	var out []module
	for m := range seen {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b module) int { return cmp.Compare(a.Path, b.Path) })
	return out, nil
}

// licences are the texts that must go with a module.
func (m module) licences() ([]string, error) {
	entries, err := os.ReadDir(m.Dir)
	if err != nil {
		return nil, err
	}
	more, err := filepath.Glob(filepath.Join(m.Dir, "licenses", "*.txt")) // that the licence refers to
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "NOTICE") && !strings.HasPrefix(name, "PATENTS") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(m.Dir, e.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, strings.ReplaceAll(strings.TrimSpace(string(data)), "\r\n", "\n"))
	}
	for _, name := range more {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, strings.ReplaceAll(strings.TrimSpace(string(data)), "\r\n", "\n"))
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s %s has no licence", m.Path, m.Version)
	}
	return out, nil
}

// notices are the licences of all that is in the program: Go itself, the
// modules, the faces.
func notices(modules []module) ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("预公（yugong）含有下列软件和字体，其许可如下。\n")
	for _, m := range append([]module{{Path: "Go", Dir: strings.TrimSpace(string(root))}}, modules...) {
		texts, err := m.licences()
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "\n%s\n%s %s\n\n%s\n", strings.Repeat("=", 72), m.Path, m.Version, strings.Join(texts, "\n\n"))
	}
	fonts, err := filepath.Glob("fonts/OFL-*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range append([]string{"fonts/NOTICE"}, fonts...) {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), name, bytes.TrimSpace(data))
	}
	return b.Bytes(), nil
}
