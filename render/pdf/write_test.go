package pdf

import (
	"bytes"
	"testing"

	"yugong/render/frame"
)

func write(t testing.TB, d *frame.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkWrite(b *testing.B) {
	d := long(b)
	n := 0
	for _, p := range d.Pages {
		for _, i := range p.Items {
			if t, ok := i.Item.(*frame.Text); ok {
				n += len([]rune(t.S))
			}
		}
	}
	b.ReportAllocs()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := Write(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1024, "KB")
	b.ReportMetric(float64(n), "chars")
}
