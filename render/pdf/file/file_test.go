package file

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/signintech/gopdf"
)

// skeleton is what gopdf writes for a document of n empty pages.
func skeleton(t testing.TB, n int) []byte {
	t.Helper()
	var gp gopdf.GoPdf
	gp.Start(gopdf.Config{PageSize: *gopdf.PageSizeA4})
	gp.SetNoCompression()
	for range n {
		gp.AddPage()
		gp.SetLineWidth(1)
	}
	var b bytes.Buffer
	if _, err := gp.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parse(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestParse(t *testing.T) {
	f := parse(t, skeleton(t, 1))
	if f.Len() != 6 { // catalog, pages, outlines, resources, page, content
		t.Fatalf("%d objects", f.Len())
	}
	if o := f.objects[0]; o.kind != plain || !bytes.HasPrefix(o.body, []byte("<<")) || !bytes.HasSuffix(o.body, []byte(">>")) {
		t.Errorf("the catalog is %q", o.body)
	}
	if o := f.objects[5]; o.kind != raw || string(o.stream) != "1.00 w\n" || len(o.body) != 0 {
		t.Errorf("the content is %q, %q", o.body, o.stream)
	}
}

// TestReadBack packs enough objects for several object streams and has another
// reader find every one.
func TestReadBack(t *testing.T) {
	f := parse(t, skeleton(t, 3))
	keep := []byte("[")
	first := f.Len() + 1
	for i := range 2*perStream + 5 {
		keep = append(f.Add(fmt.Appendf(nil, "<</Mark %d>>", i)).AppendRef(keep), ' ')
	}
	stream := f.AddStream([]byte("/Kind/Test"), bytes.Repeat([]byte("abc"), 1000))
	all := f.Add(append(keep, ']'))
	if err := f.Extend(1, "/Keep "+all.Ref()+"/Data "+stream.Ref()); err != nil {
		t.Fatal(err)
	}
	f.SetInfo(f.Add([]byte("<</Title(x)>>")))
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	api.DisableConfigDir()
	ctx, err := api.ReadContext(bytes.NewReader(b.Bytes()), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2*perStream + 5 {
		e, ok := ctx.FindTableEntry(first+i, 0)
		if !ok || !strings.Contains(fmt.Sprint(e.Object), "Mark") {
			t.Fatalf("object %d is lost", first+i)
		}
	}
	s, _, err := ctx.DereferenceStreamDict(*ctx.Root)
	if err == nil && s != nil {
		t.Error("the catalog is a stream")
	}
	if len(ctx.ID) != 2 {
		t.Errorf("identifier %v", ctx.ID)
	}
}

func TestSameObjectsSameBytes(t *testing.T) {
	var first []byte
	for i := range 3 { // the packer is used again
		var b bytes.Buffer
		if _, err := parse(t, skeleton(t, 2)).WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b.Bytes()
		} else if !bytes.Equal(b.Bytes(), first) {
			t.Error("written twice, the files differ")
		}
	}
	other := parse(t, skeleton(t, 2))
	other.Set(3, []byte("<</Type/Outlines/Other 1>>"))
	var b bytes.Buffer
	if _, err := other.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if id(b.Bytes()) == id(first) {
		t.Error("another content has the same identifier")
	}
}

func id(data []byte) string {
	_, after, _ := bytes.Cut(data, []byte("/ID["))
	before, _, _ := bytes.Cut(after, []byte("]"))
	return string(before)
}

func TestExtendNeedsDictionary(t *testing.T) {
	f := parse(t, skeleton(t, 1))
	if err := f.Extend(6, "/A 1"); err == nil {
		t.Error("a stream was extended")
	}
	if err := f.Extend(f.Add([]byte("[1 2]")), "/A 1"); err == nil {
		t.Error("an array was extended")
	}
}

func TestParseRefuses(t *testing.T) {
	good := string(skeleton(t, 1))
	for name, bad := range map[string]string{
		"empty":         "",
		"no startxref":  strings.Replace(good, "startxref", "startxxxx", 1),
		"offset beyond": strings.Replace(good, "startxref\n", "startxref\n99", 1),
		"no table":      strings.Replace(good, "xref\n0 ", "xxxx\n0 ", 1),
		"table too big": strings.Replace(good, "xref\n0 7", "xref\n0 999999", 1),
		"bad offset":    strings.Replace(good, "0 7\n0000000000 65535 f \n0", "0 7\n0000000000 65535 f \n-", 1),
		"no endobj":     strings.Replace(good, "endobj", "endxxx", 1),
		"stream length": strings.Replace(good, "/Length 7", "/Length 9999999", 1),
		"no length":     strings.Replace(good, "/Length 7", "/Lxxxxx 7", 1),
	} {
		if bad == good {
			t.Errorf("%s: the test changes nothing", name)
		}
		if _, err := Parse([]byte(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(skeleton(f, 1))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse(data)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if _, err := p.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
	})
}
