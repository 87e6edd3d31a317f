package lattice

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"yugong/model/pdfread/internal/content"
)

// picture draws lines as text: each + | - is ten points, so a table is seen.
func picture(rows ...string) []content.Rule {
	var out []content.Rule
	for y, row := range rows {
		for x, c := range row {
			fx, fy := float64(x)*10, float64(y)*10
			if (c == '-' || c == '+') && x+1 < len(row) && (row[x+1] == '-' || row[x+1] == '+') {
				out = append(out, content.Rule{X0: fx, Y0: fy, X1: fx + 10, Y1: fy})
			}
			if (c == '|' || c == '+') && y+1 < len(rows) && x < len(rows[y+1]) && (rows[y+1][x] == '|' || rows[y+1][x] == '+') {
				out = append(out, content.Rule{X0: fx, Y0: fy, X1: fx, Y1: fy + 10})
			}
		}
	}
	return out
}

func cells(grids []Grid) string {
	var parts []string
	for _, g := range grids {
		s := fmt.Sprintf("%d×%d", len(g.Ys)-1, len(g.Xs)-1)
		for _, c := range g.Cells {
			s += fmt.Sprintf(" %d,%d", c.Row, c.Col)
			if c.Rows*c.Cols > 1 {
				s += fmt.Sprintf("[%d×%d]", c.Rows, c.Cols)
			}
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		want string
		rows []string
	}{
		{"2×2 0,0 0,1 1,0 1,1", []string{"+--+--+", "|  |  |", "+--+--+", "|  |  |", "+--+--+"}},
		{"2×2 0,0[1×2] 1,0 1,1", []string{"+-----+", "|     |", "+--+--+", "|  |  |", "+--+--+"}},
		{"2×2 0,0[2×1] 0,1 1,1", []string{"+--+--+", "|  |  |", "|  +--+", "|  |  |", "+--+--+"}},
		{"2×3 0,0 0,1 0,2 1,0 1,1 1,2", []string{"---+--+---", "   |  |   ", "---+--+---", "   |  |   ", "---+--+---"}}, // open sides
		{"2×2 0,0 0,1 1,0[1×2]", []string{"+--+--+", "|  |  |", "+--+--+", "|     |", "+-----+"}},
		{"2×3 0,0[2×1] 0,1 0,2 1,1 1,2", []string{"|  +--+--+", "|  |  |  |", "|  +--+--+", "|  |  |  |", "|  +--+--+"}}, // ends of a merged cell on other pages
		{"", []string{"+-----+", "|     |", "+-----+"}},                                                                  // a frame
		{"1×2 0,0 0,1; 1×2 0,0 0,1", []string{"+--+--+", "|  |  |", "+--+--+", "       ", "+--+--+", "|  |  |", "+--+--+"}},
	} {
		if got := cells(Find(picture(c.rows...))); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", strings.Join(c.rows, "\n"), got, c.want)
		}
	}
}

// A set that is no rectangle falls into rows, and every square has a cell.
func TestMissingLine(t *testing.T) {
	grids := Find(picture("+--+--+", "|     |", "+--+  +", "|  |  |", "+--+--+"))
	if got := cells(grids); got != "2×2 0,0[1×2] 1,0 1,1" {
		t.Error(got)
	}
	if g := &grids[0]; g.At(45, 30) != 2 || g.At(15, 5) != 0 || g.At(100, 5) != -1 {
		t.Error("wrong cell at a point")
	}
}

// Lines drawn double, in pieces, and ending short of each other.
func TestCareless(t *testing.T) {
	clean := picture("+--+--+", "|  |  |", "+--+--+", "|  |  |", "+--+--+")
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var messy []content.Rule
		for _, l := range clean {
			d := r.Float64() - 0.5
			if l.Y0 == l.Y1 {
				l.Y0, l.Y1, l.X0, l.X1 = l.Y0+d, l.Y1+d, l.X0+r.Float64(), l.X1-r.Float64()
			} else {
				l.X0, l.X1, l.Y0, l.Y1 = l.X0+d, l.X1+d, l.Y0+r.Float64(), l.Y1-r.Float64()
			}
			messy = append(messy, l)
			if r.IntN(3) == 0 {
				messy = append(messy, l)
			}
		}
		if got := cells(Find(messy)); got != "2×2 0,0 0,1 1,0 1,1" {
			t.Fatal(got)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add([]byte{0, 10, 0, 50, 1, 0, 5, 60, 0, 10, 20, 50, 1, 40, 5, 60})
	f.Fuzz(func(t *testing.T, data []byte) {
		var rules []content.Rule
		for ; len(data) >= 4 && len(rules) < 400; data = data[4:] {
			at, a, b := float64(data[1]), float64(min(data[2], data[3])), float64(max(data[2], data[3]))
			if data[0]&1 == 0 {
				rules = append(rules, content.Rule{X0: a, Y0: at, X1: b, Y1: at})
			} else {
				rules = append(rules, content.Rule{X0: at, Y0: a, X1: at, Y1: b})
			}
		}
		for _, g := range Find(rules) {
			covered := 0
			for _, c := range g.Cells {
				covered += c.Rows * c.Cols
			}
			if covered != (len(g.Xs)-1)*(len(g.Ys)-1) {
				t.Errorf("cells cover %d squares of %d by %d", covered, len(g.Xs)-1, len(g.Ys)-1)
			}
		}
	})
}
