package yugong

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yugong/examples/county/invent"
	"yugong/templates"
)

// outside finds the Java programs that read what is written here: veraPDF and
// ofdrw, as .ci/run fetches them. The test is skipped where they are not required.
func outside(t *testing.T, pattern string) []string {
	t.Helper()
	if os.Getenv("YUGONG_TOOLS") != "required" {
		t.Skip("has Java programs read documents, for minutes: set YUGONG_TOOLS=required")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	found, _ := filepath.Glob(filepath.Join(cache, "yugong", pattern))
	if len(found) == 0 {
		t.Fatalf("%s is not there: .ci/run fetches it", filepath.Join(cache, "yugong", pattern))
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Fatal("java is not installed")
	}
	return found
}

// saved writes a document to a folder.
func saved(t *testing.T, dir, name string, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(name, err)
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// specimen is a document for other programs to read.
type specimen struct {
	name string
	*Result
}

// specimens are documents of every kind: the examples of every form in every
// style, draft and final, with the workbook inside, and thirty invented units.
func specimens(t *testing.T) (examples, county []specimen) {
	t.Helper()
	for _, form := range templates.Names() {
		for _, style := range []string{"", "gbt9704"} {
			p, faults, err := New(Settings{Form: form, Style: style, Output: Output{Workbook: style == ""}})
			if err != nil || faults.HasErrors() {
				t.Fatal(err, faults)
			}
			for i, example := range examplesOf(form) {
				for _, e := range []Edition{Draft(""), Final()} {
					r, err := p.Publish(example, e)
					if err != nil || !r.OK() {
						t.Fatal(err, r.Findings)
					}
					examples = append(examples, specimen{fmt.Sprintf("%s%d%s-%v", form, i, style, e.IsFinal()), r})
				}
			}
		}
	}
	p := newPublisher(t)
	invented := invent.New(1, 30)
	for i := range 30 {
		r := p.Build(&Input{Disclosure: invented.Unit(i).Disclosure}, Draft(""))
		if r.Pages == nil {
			t.Fatal(r.Findings)
		}
		county = append(county, specimen{fmt.Sprint("unit", i), r})
	}
	return examples, county
}

// examplesOf are a form's own examples, or those of all.
func examplesOf(form string) []string {
	own := filepath.Join("examples", form)
	if _, err := os.Stat(filepath.Join(own, "单位信息.csv")); err == nil {
		return []string{own}
	}
	if several, _ := filepath.Glob(own + "/*"); several != nil {
		return several
	}
	return []string{"examples/yangcheng", "examples/full", "examples/department"}
}

// python has a script read a file; what it prints is returned.
func python(t *testing.T, module, script string, args ...string) string {
	t.Helper()
	if os.Getenv("YUGONG_TOOLS") != "required" {
		t.Skip("has ", module, " read documents, for a minute: set YUGONG_TOOLS=required")
	}
	c := exec.Command("python3", append([]string{"-c", script}, args...)...)
	c.Env = append(os.Environ(), "PYTHONUTF8=1")
	out, err := c.Output()
	if err != nil {
		if e, ok := err.(*exec.ExitError); ok {
			t.Fatalf("%v\n%s", err, e.Stderr)
		}
		t.Fatal(err)
	}
	return string(out)
}

// TestArchiveProfiles has veraPDF check documents of every kind: each must be
// PDF/A-3a and PDF/UA-1.
func TestArchiveProfiles(t *testing.T) {
	t.Parallel() // it waits for another program
	jar := outside(t, "lib/cli-*.jar")[0]
	dir := t.TempDir()
	var files []string
	examples, county := specimens(t)
	for _, s := range append(examples, county...) {
		files = append(files, saved(t, dir, s.name+".pdf", s.PDF))
	}
	for _, profile := range []string{"3a", "ua1"} {
		out, err := exec.Command("java", append([]string{"-jar", jar, "-f", profile, "--format", "text", "-v"}, files...)...).Output()
		if passed := strings.Count("\n"+string(out), "\nPASS "); err != nil || passed != len(files) {
			t.Errorf("%s: %d of %d pass: %v\n%.4000s", profile, passed, len(files), err, out)
		}
	}
	out, err := exec.Command("qpdf", "--check", files[0]).CombinedOutput()
	if err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}
