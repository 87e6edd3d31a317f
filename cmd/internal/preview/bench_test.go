package preview

import (
	"context"
	"testing"

	"yugong"
	"yugong/cmd/internal/preview/layer"
	"yugong/cmd/internal/preview/picture"
)

func benchDesk(b *testing.B) *Desk {
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		b.Fatal(err, faults)
	}
	return NewDesk(publisher, "")
}

// BenchmarkUpdate is what the desk does at a save: from the bytes on disk to
// the new state.
func BenchmarkUpdate(b *testing.B) {
	d := benchDesk(b)
	for b.Loop() {
		d.set(readPath(d.publisher, "../../../examples/yangcheng.xlsx"), true)
	}
	if d.Now().pages == nil {
		b.Fatal("no pages")
	}
}

// BenchmarkNames is the part of it that names the pages.
func BenchmarkNames(b *testing.B) {
	d := benchDesk(b)
	d.set(readPath(d.publisher, "../../../examples/full"), true)
	for b.Loop() {
		layer.Name(d.Now().pages.frame)
	}
}

// BenchmarkPicture draws pages of the size of a full window, none kept.
func BenchmarkPicture(b *testing.B) {
	d := benchDesk(b)
	d.set(readPath(d.publisher, "../../../examples/yangcheng.xlsx"), true)
	p := d.Now().pages
	for name, width := range map[string]int{"720": 720, "1440": 1440, "2880": 2880} {
		b.Run(name, func(b *testing.B) {
			g := picture.New(0)
			bytes := 0
			for i := 0; b.Loop(); i++ {
				n := i % len(p.names)
				data, err := g.PNG(context.Background(), &p.frame.Pages[n], p.names[n].Picture, width)
				if err != nil {
					b.Fatal(err)
				}
				bytes += len(data)
			}
			b.ReportMetric(float64(bytes)/float64(b.N)/1024, "KB/page")
		})
	}
}
