package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// gopdfFile is a file of the form in which gopdf writes them.
func gopdfFile(objects ...string) []byte {
	var b, table bytes.Buffer
	b.WriteString("%PDF-1.7\n\n")
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%sendobj\n\n", i+1, o)
	}
	end := b.Len()
	table.WriteTo(&b)
	fmt.Fprintf(&b, "trailer\n<<\n/Size %d\n>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, end)
	return b.Bytes()
}

var samples = []string{
	"<<\n  /Type /Catalog\n>>\n",
	"<<\n/Length 7\n>>\nstream\nq\nabc Qendstream\n", // a page
	"<<\n/Length 18\n>>\nstream\nendobj\n\nendstream\n\nendstream\n",
	"<</Length 3\n/Filter /FlateDecode\n/Length1 564\n>>\nstream\n\x00\x01\x02\nendstream\n", // a font
}

func TestSplit(t *testing.T) {
	objects, err := split(gopdfFile(samples...))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range objects[1:] {
		got = append(got, fmt.Sprintf("%v %q %q", o.stream, o.text, o.data))
	}
	want := []string{
		`false "<<\n  /Type /Catalog\n>>" ""`,
		`true "\n\n" "q\nabc Q"`,
		`true "\n\n" "endobj\n\nendstream\n"`,
		`true "\n/Filter /FlateDecode\n/Length1 564\n" "\x00\x01\x02"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// FuzzSplit takes damaged files apart: an error, or objects inside the file.
func FuzzSplit(f *testing.F) {
	f.Add(gopdfFile(samples...))
	f.Add([]byte("xref\n0 9\nstartxref\n0\n"))
	f.Add([]byte("xref\n0 2\n0000000000 65535 f \n-000000001 00000 n \nstartxref\n0\n"))
	f.Add([]byte("xref\n0 7378697629483820646\nstartxref\n0\n")) // times the length of a line, too much for a word
	f.Fuzz(func(t *testing.T, data []byte) {
		objects, err := split(data)
		size := 0
		for _, o := range objects {
			size += len(o.data)
		}
		if err == nil && size > len(data) {
			t.Errorf("%d bytes in streams of a file of %d", size, len(data))
		}
	})
}
