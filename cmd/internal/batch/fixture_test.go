package batch

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"yugong"
)

// sharedPress is the real one; loading faces once is enough.
var sharedPress = sync.OnceValues(func() (*yugong.Publisher, error) {
	p, faults, err := yugong.New(yugong.Settings{})
	return p, errors.Join(err, faults.Err())
})

// publisher counts what it builds and does to some inputs what a test asks for.
type publisher struct {
	*yugong.Publisher
	mu    sync.Mutex
	built []string
	hook  func(path string) error
}

func (p *publisher) Read(path string) (*yugong.Input, error) {
	p.mu.Lock()
	p.built = append(p.built, filepath.Base(path))
	p.mu.Unlock()
	if p.hook != nil {
		if err := p.hook(path); err != nil {
			return nil, err
		}
	}
	return p.Publisher.Read(path)
}

func (p *publisher) count() int {
	defer func() { p.built = nil }()
	return len(p.built)
}

func newPublisher(t *testing.T) *publisher {
	t.Helper()
	p, err := sharedPress()
	if err != nil {
		t.Fatal(err)
	}
	return &publisher{Publisher: p}
}

// addUnit writes a unit as a csv folder.
func addUnit(t *testing.T, folder, name, code string) {
	t.Helper()
	const from = "../../yugong/testdata/unit"
	if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data := read(t, filepath.Join(from, f.Name()))
		if f.Name() == unitSheet {
			data = strings.Replace(data, "测试县测试中心", name, 1)
			data = strings.TrimSuffix(data, "\n") + "\n单位编码," + code + "\n"
		}
		writeText(t, filepath.Join(folder, f.Name()), data)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func writeText(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

// county writes a few units in two subfolders.
func county(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for i, u := range []string{"卫生/一院", "卫生/二院", "教育/一小", "教育/三小", "教育/二小", "机关事务中心"} {
		addUnit(t, filepath.Join(dir, u), "云岫县"+strings.ReplaceAll(u, "/", "")+"", "00"+string(rune('1'+i)))
	}
	return dir
}

func options(dir, out string) Options {
	return Options{Dir: dir, Out: out, Workers: 2, Base: "base", Now: time.Now}
}

func mustRun(t *testing.T, p Publisher, o Options) *Outcome {
	t.Helper()
	out, err := Run(context.Background(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// files returns the content of every file below a folder by slash path, the
// batch's own state left out.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if e.Name() == stateFolder {
				return fs.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel(dir, p)
		all[filepath.ToSlash(rel)] = read(t, p)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// sameFiles fails where two folders differ.
func sameFiles(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		} else if got[name] != want[name] {
			t.Errorf("%s has other bytes", name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

// single builds one unit by itself.
func single(t *testing.T, path string) (name, pdf string) {
	t.Helper()
	r, err := newPublisher(t).Publish(path, yugong.Draft(""))
	if err != nil || !r.OK() {
		t.Fatal(err, r)
	}
	var b bytes.Buffer
	if err := r.PDF(&b); err != nil {
		t.Fatal(err)
	}
	return yugong.FileName(r.Disclosure), b.String()
}
