package annotate

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"yugong/model/pdfread"
	"yugong/model/pdfread/internal/object"
	"yugong/model/pdfread/internal/pdftest"
)

func sample(more string) []byte {
	f := pdftest.New()
	f.Page(pdftest.Text(100, 700, 10, "合计"), fmt.Sprintf("/Font <</F %d 0 R>>", f.Font()), more)
	return f.Bytes()
}

func annotated(t *testing.T, data []byte, notes func(d *pdfread.Document) []Note) []byte {
	t.Helper()
	d, err := pdfread.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, data, d, notes(d)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// annotations lists rectangle and text of the first page's annotations.
func annotations(t *testing.T, data []byte) []string {
	t.Helper()
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, o := range f.Array(pages[0].Dict["Annots"]) {
		d := f.Dict(o)
		r, _ := f.Floats(d["Rect"], 4)
		out = append(out, fmt.Sprintf("%.0f %s", r, d["Contents"]))
	}
	return out
}

// hexText is a text as the copy holds it.
func hexText(s string) string {
	return "<FEFF" + strings.ToUpper(pdftest.Hex(s)[1:])
}

func TestFrames(t *testing.T) {
	for more, rect := range map[string]string{
		"":            "[98 697 122 710]",
		"/Rotate 90":  "[98 697 122 710]",
		"/Rotate 180": "[98 697 122 710]",
		"/Rotate 270": "[98 697 122 710]",
	} {
		data := sample(more)
		list := annotations(t, annotated(t, data, func(d *pdfread.Document) []Note {
			p := &d.Text[0]
			places := p.Places(0, len(p.Text))
			return []Note{{Number: 1, Text: "甲", Places: places}, {Number: 2, Text: "乙", Places: places}, {Number: 3, Text: "丙"}}
		}))
		if len(list) != 2 {
			t.Fatalf("%s: %d annotations, want 2", more, len(list))
		}
		if want := rect + " " + hexText("甲\n乙"); list[0] != want {
			t.Errorf("%s: %s, want %s", more, list[0], want)
		}
		if !strings.HasSuffix(list[1], hexText("丙")) {
			t.Errorf("%s: %s", more, list[1])
		}
	}
}

func TestSameBytes(t *testing.T) {
	data := sample("")
	note := func(d *pdfread.Document) []Note { return []Note{{Number: 1, Text: "甲"}} }
	if !bytes.Equal(annotated(t, data, note), annotated(t, data, note)) {
		t.Error("the same input gave other bytes")
	}
}

// What pdfcpu mended, here a wrong cross-reference table, is whole in the copy.
func TestBrokenFile(t *testing.T) {
	data := bytes.Replace(sample(""), []byte("startxref\n"), []byte("startxref\n9"), 1)
	out := annotated(t, data, func(d *pdfread.Document) []Note { return []Note{{Number: 1, Text: "甲"}} })
	d, err := pdfread.Read(out)
	if err != nil || len(d.Text) != 1 || d.Text[0].Text != "合计" {
		t.Errorf("%v %+v", err, d)
	}
}

// TestSpots: a destination of every note leads to its page, a little over its
// frame, beside the destinations that the file has; the note that stands out is
// drawn stronger.
func TestSpots(t *testing.T) {
	f := pdftest.New()
	f.Page(pdftest.Text(100, 400, 10, "合计"), fmt.Sprintf("/Font <</F %d 0 R>>", f.Font()), "")
	notes := func(strong bool) func(d *pdfread.Document) []Note {
		return func(d *pdfread.Document) []Note {
			p := d.Text[0].Places(0, 1)
			return []Note{{Number: 1, Text: "甲", Places: p}, {Number: 2, Text: "乙", Places: p, Strong: strong}, {Number: 3, Text: "丙"}}
		}
	}
	out := annotated(t, f.Bytes(), notes(true))
	file, err := object.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := file.Pages()
	if err != nil {
		t.Fatal(err)
	}
	dests := file.Dests()
	for number, top := range map[int]float64{1: 529, 2: 529, 3: 800} {
		to := file.Array(dests[Name(number)])
		if len(to) != 5 || to[0] != pages[0].At || file.Name(to[1]) != "XYZ" {
			t.Fatalf("%d: %v", number, to)
		}
		if y, ok := file.Float(to[3]); !ok || y < top-3 || y > top+3 {
			t.Errorf("%d: %v, want %.0f", number, to, top)
		}
	}
	if bytes.Equal(out, annotated(t, f.Bytes(), notes(false))) {
		t.Error("the note does not stand out")
	}
}
