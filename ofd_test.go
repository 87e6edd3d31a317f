package yugong

import (
	"fmt"
	"image"
	"image/draw"
	_ "image/png" // what the other programs draw
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yugong/render/frame"
	"yugong/render/layout/invariant"
)

// TestOFDPages has ofdrw draw OFDs of every kind and read their text, and compares
// their pages with the PDF's, drawn by poppler: no ink lies more than a dot from
// that of the other, at four dots a millimetre; at two for one of each form, one
// in the other style and an invented unit, so that it takes no minutes.
func TestOFDPages(t *testing.T) {
	t.Parallel() // it waits for another program
	jars := filepath.Join(filepath.Dir(outside(t, "ofdrw/ofdrw-converter-*.jar")[0]), "*")
	examples, county := specimens(t)
	first := slices.IndexFunc(examples, func(s specimen) bool { return strings.Contains(s.name, "shanxi-unit0") && !s.Edition.IsFinal() })
	one := regexp.MustCompile(`0-false$|unit0gbt9704-false$`) // a draft of each form, and one in the other style
	rest := slices.DeleteFunc(slices.Clone(examples), func(s specimen) bool { return !one.MatchString(s.name) })
	rest = append(rest, county[:1]...)
	for _, c := range []struct {
		dots int // a millimetre
		list []specimen
	}{{4, examples[first : first+1]}, {2, rest}} {
		dir := t.TempDir()
		args := []string{"-cp", jars, "testdata/ofdrw/Pages.java", strconv.Itoa(c.dots)}
		for _, s := range c.list {
			args = append(args, saved(t, dir, s.name+".ofd", s.OFD), filepath.Join(dir, s.name))
		}
		if out, err := exec.Command("java", args...).CombinedOutput(); err != nil {
			t.Fatalf("ofdrw: %v\n%s", err, out)
		}
		for _, s := range c.list {
			samePages(t, dir, s, c.dots)
			text, err := os.ReadFile(filepath.Join(dir, s.name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			wholeLines(t, s, string(text))
		}
	}
}

// samePages compares the pictures of a document's OFD with those of its PDF.
func samePages(t *testing.T, dir string, s specimen, dots int) {
	t.Helper()
	pdf := saved(t, dir, s.name+".pdf", s.PDF)
	const inch = 25.4 // mm
	if out, err := exec.Command("pdftoppm", "-r", fmt.Sprint(inch*float64(dots)), "-gray", "-png", pdf, filepath.Join(dir, s.name)).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	digits := len(strconv.Itoa(len(s.Pages.Pages)))
	for n := range s.Pages.Pages {
		a := drawing(t, filepath.Join(dir, fmt.Sprintf("%s-%0*d.png", s.name, digits, n+1)))
		b := drawing(t, filepath.Join(dir, s.name, fmt.Sprintf("%d.png", n)))
		if there, back := strays(a, b), strays(b, a); there+back > 0 {
			t.Errorf("%s, page %d: %d dots of the PDF and %d of the OFD stand alone", s.name, n+1, there, back)
		}
	}
}

// wholeLines: the lines of running text that the OFD shows come out of it whole.
func wholeLines(t *testing.T, s specimen, text string) {
	t.Helper()
	text = strings.ReplaceAll(text, " ", "")
	n, lost := 0, ""
	pages := invariant.Of(s.Pages)
	for id := range s.Pages.Nodes {
		if s.Pages.Nodes[id].Role != frame.RoleParagraph {
			continue
		}
		for _, line := range pages.Lines(frame.NodeID(id)) {
			if n++; !strings.Contains(text, strings.ReplaceAll(line.S, " ", "")) {
				lost = line.S
			}
		}
	}
	if n == 0 || lost != "" {
		t.Errorf("%s: of %d lines one is not in the text: %s", s.name, n, lost)
	}
}

func drawing(t *testing.T, path string) *image.Gray {
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
	gray := image.NewGray(img.Bounds())
	draw.Draw(gray, gray.Rect, img, img.Bounds().Min, draw.Src)
	return gray
}

// strays counts the dark dots of a picture that have nothing dark within a dot
// in the other.
func strays(a, b *image.Gray) (n int) {
	const dark, near = 64, 192
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			if a.GrayAt(x, y).Y >= dark {
				continue
			}
			found := false
			for k := 0; k < 9 && !found; k++ {
				at := image.Point{X: x + k%3 - 1, Y: y + k/3 - 1}
				found = at.In(b.Rect) && b.GrayAt(at.X, at.Y).Y < near
			}
			if !found {
				n++
			}
		}
	}
	return n
}
