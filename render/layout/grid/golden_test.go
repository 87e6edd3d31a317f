package grid

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// dump prints fragments: rules first, then texts, a line each.
func dump(pages []page) string {
	var b strings.Builder
	for n, p := range pages {
		fmt.Fprintf(&b, "fragment %d  height %v\n", n+1, p.Height)
		frame.Walk(p.Items, func(at geom.Point, it frame.Placed) {
			switch item := it.Item.(type) {
			case *frame.Rule:
				to := at.Add(item.To)
				fmt.Fprintf(&b, "  rule %v,%v to %v,%v  %v\n", at.X, at.Y, to.X, to.Y, item.Width)
			case *frame.Text:
				fmt.Fprintf(&b, "  text %v,%v  node %d  %v+%v  %q\n", at.X, at.Y, it.Node, item.Size, item.Track, item.S)
			}
		})
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	short := performance(4)
	short.Body = append(short.Body[:4:4], short.Body[9:]...)
	short.Body[3].Cells[0].Rows = 1
	tests := []struct {
		name  string
		table *doc.Table
		width float64
		room  float64
	}{
		{"income", income(), 450, 260},
		{"performance", short, 450, 330},
	}
	set := setter(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.table.Validate(); err != nil {
				t.Fatal(err)
			}
			g, _ := Solve(tt.table, plainStyle(), set, geom.Pt(tt.width))
			room := geom.Pt(tt.room)
			got := dump(fillAll(t, g, room, room, newTree()))
			file := filepath.Join("testdata", tt.name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; run with -update and review:\n%s", file, firstDifference(string(want), got))
			}
		})
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) {
			return "line " + fmt.Sprint(i+1) + " is missing: " + w[i]
		}
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\n want %s\n  got %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d more lines", len(g)-len(w))
}
