package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// systems are those that releases are made for.
var systems = []string{"windows/amd64", "windows/arm64", "darwin/amd64", "darwin/arm64", "linux/amd64", "linux/arm64"}

func main() {
	out := flag.String("o", "dist", "folder for the archives")
	only := flag.String("only", "", "these systems only: windows/amd64,linux/arm64")
	flag.Parse()
	if *only != "" {
		systems = strings.Split(*only, ",")
	}
	if err := run(*out, systems); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(out string, systems []string) error {
	r, err := newestRelease("CHANGELOG.md")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	modules, err := modulesOf(systems)
	if err != nil {
		return err
	}
	common, err := papers(modules)
	if err != nil {
		return err
	}
	bom, err := writeBOM(r.version, modules)
	if err != nil {
		return err
	}
	made := map[string][]byte{"yugong-" + r.version + ".cdx.json": bom}
	for _, system := range systems {
		program, err := build(r.version, system)
		if err != nil {
			return fmt.Errorf("%s: %w", system, err)
		}
		name := "yugong-" + r.version + "-" + strings.ReplaceAll(system, "/", "-")
		var zip bytes.Buffer
		if err := archive(&zip, name, r.date, append([]file{program}, common...)); err != nil {
			return err
		}
		made[name+".zip"] = zip.Bytes()
	}
	return write(out, made)
}

// release is a heading of the changelog: ## 1.0.0 (2026-11-26).
type release struct {
	version string
	date    time.Time
}

var heading = regexp.MustCompile(`(?m)^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$`)

func newestRelease(changelog string) (r release, err error) {
	data, err := os.ReadFile(changelog)
	if err != nil {
		return r, err
	}
	m := heading.FindSubmatch(data)
	if m == nil {
		return r, fmt.Errorf("%s has no release", changelog)
	}
	r.version = string(m[1])
	r.date, err = time.Parse(time.DateOnly, string(m[2]))
	return r, err
}

// build makes the program for a system.
func build(version, system string) (f file, err error) {
	goos, goarch, _ := strings.Cut(system, "/")
	f.name, f.program = "yugong", true
	if goos == "windows" {
		f.name += ".exe"
	}
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		return f, err
	}
	defer os.RemoveAll(dir)
	made := filepath.Join(dir, f.name)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid= -X main.release="+version, "-o", made, "./cmd/yugong")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch, "GOAMD64=v1", "GOFLAGS=")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return f, err
	}
	f.data, err = os.ReadFile(made)
	return f, err
}

// write writes what was made, and its sums.
func write(out string, made map[string][]byte) error {
	var names []string
	for name := range made {
		names = append(names, name)
	}
	slices.Sort(names)
	var sums strings.Builder
	for _, name := range names {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(made[name]), name)
		if err := os.WriteFile(filepath.Join(out, name), made[name], 0o666); err != nil {
			return err
		}
	}
	fmt.Print(sums.String())
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o666)
}
