package batch

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong"
)

// An OFD stands beside every PDF when one is wanted, is made again when it is
// lost, and is gone with what it stood beside, unless somebody changed it.
func TestOFDBeside(t *testing.T) {
	dir := county(t)
	o := options(dir, t.TempDir())
	o.OFD = true
	p := newPublisher(t)
	first := mustRun(t, p, o)
	all := files(t, o.Out)
	for i := range first.Records {
		r := &first.Records[i]
		made := p.Build(mustRead(t, p, filepath.Join(dir, r.Input)), yugong.Draft(""))
		var want bytes.Buffer
		if err := made.OFD(&want); err != nil || all[beside(r.Output)] != want.String() {
			t.Errorf("%s: the OFD is not that of a single build (%v)", r.Output, err)
		}
	}
	if out := mustRun(t, newPublisher(t), o); out.Reused != out.Total {
		t.Errorf("again: %+v", out)
	}
	lost := beside(first.Records[0].Output)
	if err := os.Remove(filepath.Join(o.Out, lost)); err != nil {
		t.Fatal(err)
	}
	if out := mustRun(t, newPublisher(t), o); out.Built != 1 {
		t.Errorf("one was lost, %d built", out.Built)
	}
	sameFiles(t, files(t, o.Out), all)

	changed := beside(first.Records[1].Output)
	writeText(t, filepath.Join(o.Out, changed), "mine")
	o.OFD = false
	if out := mustRun(t, newPublisher(t), o); out.Reused != out.Total {
		t.Errorf("without OFD: %+v", out)
	}
	var left []string
	for name := range files(t, o.Out) {
		if strings.HasSuffix(name, ".ofd") {
			left = append(left, name)
		}
	}
	if len(left) != 1 || left[0] != changed {
		t.Errorf("left are %v, want %s alone", left, changed)
	}
}

func mustRead(t *testing.T, p Publisher, path string) *yugong.Input {
	t.Helper()
	in, err := p.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return in
}
