package yugong

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png" // what the other programs draw
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yugong/examples/county/invent"
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

// TestArchiveProfiles has veraPDF check documents of every kind: the examples in
// both styles, those of Shanghai in its form, final and draft, with the workbook inside, and thirty invented
// units. Each must be PDF/A-3a and PDF/UA-1.
func TestArchiveProfiles(t *testing.T) {
	jar := outside(t, "lib/cli-*.jar")[0]
	dir := t.TempDir()
	var files []string
	for _, style := range []string{"", "gbt9704"} {
		p, faults, err := New(Settings{Style: style, Output: Output{Workbook: style == ""}})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		for _, example := range []string{"yangcheng", "full", "department"} {
			for _, e := range []Edition{Draft(""), Final()} {
				r, err := p.Publish("examples/"+example, e)
				if err != nil || !r.OK() {
					t.Fatal(err, r.Findings)
				}
				files = append(files, saved(t, dir, fmt.Sprintf("%s-%s-%v.pdf", example, style, e.IsFinal()), r.PDF))
			}
		}
		for i := range 30 {
			if style != "" {
				break
			}
			d := invent.New(1, 30).Unit(i).Disclosure
			r := p.Build(&Input{Disclosure: d}, Draft(""))
			files = append(files, saved(t, dir, fmt.Sprintf("unit%d.pdf", i), r.PDF))
		}
	}
	for _, style := range []string{"", "gbt9704"} {
		p := shanghai(t, style)
		for i, example := range shanghaiExamples {
			for _, e := range []Edition{Draft(""), Final()} {
				r, err := p.Publish(example, e)
				if err != nil || !r.OK() {
					t.Fatal(err, r.Findings)
				}
				files = append(files, saved(t, dir, fmt.Sprintf("shanghai%d-%s-%v.pdf", i, style, e.IsFinal()), r.PDF))
			}
		}
	}
	for _, profile := range []string{"3a", "ua1"} {
		out, err := exec.Command("java", append([]string{"-jar", jar, "-f", profile, "--format", "text", "-v"}, files...)...).Output()
		if passed := strings.Count("\n"+string(out), "\nPASS "); err != nil || passed != len(files) {
			t.Errorf("%s: %d of %d pass: %v\n%.4000s", profile, passed, len(files), err, out)
		}
	}
}

// TestOFDPages has ofdrw draw an OFD and read its text, and compares its pages
// with the PDF's, drawn by poppler: no ink lies more than a dot from that of the
// other.
func TestOFDPages(t *testing.T) {
	jars := filepath.Join(filepath.Dir(outside(t, "ofdrw/ofdrw-converter-*.jar")[0]), "*")
	r, err := newPublisher(t).Publish("examples/yangcheng", Draft(""))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ofd, pdf := saved(t, dir, "a.ofd", r.OFD), saved(t, dir, "a.pdf", r.PDF)
	drawn := filepath.Join(dir, "ofd")
	if out, err := exec.Command("java", "-cp", jars, "testdata/ofdrw/Pages.java", ofd, drawn).CombinedOutput(); err != nil {
		t.Fatalf("ofdrw: %v\n%s", err, out)
	}
	if out, err := exec.Command("pdftoppm", "-r", "101.6", "-png", pdf, filepath.Join(dir, "p")).CombinedOutput(); err != nil { // 4 dots a millimetre
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	for n := range r.Pages.Pages {
		a := drawing(t, filepath.Join(dir, fmt.Sprintf("p-%02d.png", n+1)))
		b := drawing(t, filepath.Join(drawn, fmt.Sprintf("%d.png", n)))
		if there, back := strays(a, b), strays(b, a); there+back > 0 {
			t.Errorf("page %d: %d dots of the PDF and %d of the OFD stand alone", n+1, there, back)
		}
	}
	text, err := os.ReadFile(drawn + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	if want := "2025年度阳城县政务服务中心预算收入总计472.01万元，其中：本年收入"; !strings.Contains(strings.ReplaceAll(string(text), " ", ""), want) {
		t.Errorf("the text does not have %s in one line", want)
	}
}

func drawing(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// strays counts the dark dots of a picture that have nothing dark within a dot
// in the other.
func strays(a, b image.Image) (n int) {
	dark := func(img image.Image, x, y, limit int) bool {
		if !(image.Point{X: x, Y: y}).In(img.Bounds()) {
			return false
		}
		r, g, b, _ := img.At(x, y).RGBA()
		return int(r+g+b)/3>>8 < limit
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if !dark(a, x, y, 64) {
				continue
			}
			near := false
			for k := 0; k < 9 && !near; k++ {
				near = dark(b, x+k%3-1, y+k/3-1, 192)
			}
			if !near {
				n++
			}
		}
	}
	return n
}
