package pdfread

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"yugong/model/pdfread/internal/pdftest"
)

func deflated(data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.String()
}

// refused reads a file that must be refused, or read, within bounded memory.
func bounded(t *testing.T, data []byte) (*Document, error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d, err := Read(data)
	runtime.ReadMemStats(&after)
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1500 {
		t.Errorf("%d MB allocated", used)
	}
	var e *Error
	if err != nil && !errors.As(err, &e) {
		t.Errorf("error of type %T: %v", err, err)
	}
	return d, err
}

func TestBombs(t *testing.T) {
	zeros := deflated(bytes.Repeat([]byte("0 "), 40<<20))
	content := pdftest.New()
	c := content.Stream("/Filter /FlateDecode", zeros)
	for range 20 {
		content.Page("", "", "")
	}
	data := bytes.ReplaceAll(content.Bytes(), []byte("/Contents 4 0 R"), fmt.Appendf(nil, "/Contents %d 0 R", c))
	for i := range 20 {
		data = bytes.ReplaceAll(data, fmt.Appendf(nil, "/Contents %d 0 R", 4+2*i), fmt.Appendf(nil, "/Contents %2d 0 R", c))
	}
	if _, err := bounded(t, data); err == nil {
		t.Error("a bomb of content was read")
	}

	forms := pdftest.New() // each form shows the next twice
	first := forms.Add("null")
	for i := range 40 {
		forms.Stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <</XObject <</X %d 0 R>>>>", first+i+2), strings.Repeat("/X Do ", 50))
	}
	forms.Page("/X Do", fmt.Sprintf("/XObject <</X %d 0 R>>", first+1), "")
	_, _ = bounded(t, forms.Bytes())
}

func TestAbsurdCounts(t *testing.T) {
	f := pdftest.New()
	f.Page("", "", "")
	good := string(f.Bytes())
	for from, to := range map[string]string{
		"/Count 1":                "/Count 999999999",
		"xref\n0 5":               "xref\n0 999999999",
		"/Size 5":                 "/Size 2147483647",
		"/Kids [4 0 R ]":          "/Kids [2 0 R ]",
		"/MediaBox [0 0 600 800]": "/MediaBox [0 0 1e30 -7]",
		"/Length 0":               "/Length 4294967296",
		"/Parent 2 0 R":           "/Parent 4 0 R /Rotate 2147483647",
	} {
		if !strings.Contains(good, from) {
			t.Fatalf("%q is not in the sample", from)
		}
		_, _ = bounded(t, []byte(strings.Replace(good, from, to, 1)))
	}
}

// A slightly broken file is read all the same.
func TestSlightlyBroken(t *testing.T) {
	f := pdftest.New()
	f.Page(pdftest.Text(100, 700, 10, "合计"), fmt.Sprintf("/Font <</F %d 0 R>>", f.Font()), "")
	good := f.Bytes()
	for name, data := range map[string][]byte{
		"no end":          bytes.Replace(good, []byte("%%EOF"), nil, 1),
		"cross-reference": bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n7"), 1),
		"junk before":     append([]byte("junk\n"), good...),
		"junk after":      append(bytes.Clone(good), "\n\x00\x00junk"...),
		"length":          bytes.Replace(good, []byte("/Length 3"), []byte("/Length 9"), 1),
	} {
		d, err := Read(data)
		if err != nil || len(d.Text) != 1 || d.Text[0].Text != "合计" {
			t.Errorf("%s: %v %+v", name, err, d)
		}
	}
}

// A file that only its owner may change is read; one that asks for a password
// says so.
func TestEncrypted(t *testing.T) {
	outside(t)
	qpdf := tool(t, "qpdf")
	f := pdftest.New()
	f.Page(pdftest.Text(100, 700, 10, "合计"), fmt.Sprintf("/Font <</F %d 0 R>>", f.Font()), "")
	dir := t.TempDir()
	in := write(t, dir, "in.pdf", string(f.Bytes()))
	for _, bits := range []string{"40", "128", "256"} {
		for _, user := range []string{"", "secret"} {
			out := filepath.Join(dir, "out.pdf")
			args := []string{"--encrypt", user, "owner", bits, "--", in, out}
			if bits != "256" {
				args = append([]string{"--allow-weak-crypto"}, args...)
			}
			if msg, err := exec.Command(qpdf, args...).CombinedOutput(); err != nil {
				t.Fatalf("%v %s", err, msg)
			}
			data, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(data)
			switch {
			case user == "" && (err != nil || len(d.Text) != 1 || d.Text[0].Text != "合计"):
				t.Errorf("%s bits: %v", bits, err)
			case user != "" && (err == nil || !strings.Contains(err.Error(), "密码")):
				t.Errorf("%s bits with a password: %v", bits, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	sample := pdftest.New()
	sample.Page(pdftest.Text(100, 700, 10, "合计")+pdftest.Line(10, 10, 90, 10), fmt.Sprintf("/Font <</F %d 0 R>>", sample.Font()), "/Rotate 90")
	f.Add(sample.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if err == nil && len(d.Pages) == 0 {
			t.Error("no pages and no error")
		}
	})
}
