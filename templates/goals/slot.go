package goals

import (
	"maps"
	"regexp"
	"strings"

	"yugong/model/fold"
	"yugong/templates/form"
)

// slot is where a form prints a text or an amount of a target: beside, or below,
// the n-th cell of a label.
type slot struct {
	label  string // folded
	n      int    // which of the cells with this label, from 0
	below  bool
	field  string // of a text
	amount string // of money
}

// sheet is a form's performance sheet, made ready to be looked for.
type sheet struct {
	form   *form.Performance
	slots  []slot
	labels map[string]bool
	first  string // label of the first row
}

// box is a cell of the form's grid.
type box struct {
	*form.PerformanceCell
	row, col, rows, cols int
}

func newSheet(f *form.Performance, text func(form.Str) string) *sheet {
	s := &sheet{form: f, labels: map[string]bool{}}
	boxes := layOut(f)
	count := map[string]int{}
	number := map[*form.PerformanceCell]int{}
	for _, b := range boxes {
		if l := fold1(text(b.Text)); b.Text.V != "" {
			s.labels[l] = true
			number[b.PerformanceCell] = count[l]
			count[l]++
			if s.first == "" {
				s.first = l
			}
		}
	}
	for _, b := range boxes {
		if b.Field.V == "" && b.Amount.V == "" {
			continue
		}
		if of, below := labelOf(boxes, b); of != nil {
			s.slots = append(s.slots, slot{fold1(text(of.Text)), number[of.PerformanceCell], below, b.Field.V, b.Amount.V})
		}
	}
	return s
}

// same: another wording has the same labels for the same list.
func (s *sheet) same(o *sheet) bool {
	return s.form.Targets.V == o.form.Targets.V && s.first == o.first && maps.Equal(s.labels, o.labels)
}

// layOut places the cells of a form's rows; the block of indicators has labels of
// its own.
func layOut(f *form.Performance) (out []box) {
	taken := map[[2]int]bool{}
	for r := range f.Rows {
		col := 0
		for i := range f.Rows[r].Cells {
			c := &f.Rows[r].Cells[i]
			for taken[[2]int{r, col}] {
				col++
			}
			b := box{c, r, col, max(1, c.Rows), max(1, c.Cols)}
			for y := r; y < r+b.rows; y++ {
				for x := col; x < col+b.cols; x++ {
					taken[[2]int{y, x}] = true
				}
			}
			out = append(out, b)
			col += b.cols
		}
	}
	return out
}

// labelOf finds the label of a cell: to its left, or else above it.
func labelOf(boxes []box, b box) (of *box, below bool) {
	for i := range boxes {
		if x := &boxes[i]; x.Text.V != "" && x.col+x.cols == b.col && x.row <= b.row && b.row < x.row+x.rows && x.rows == 1 {
			return x, false
		}
	}
	for i := range boxes {
		if x := &boxes[i]; x.Text.V != "" && x.row+x.rows == b.row && x.col == b.col {
			return x, true
		}
	}
	return nil, false
}

var bracketed = regexp.MustCompile(`\((?:人民币)?(?:元|千元|万元|百元)\)`)

// fold1 is a label as it is compared: without marks, the unit of account, 其中.
func fold1(s string) string {
	s = bracketed.ReplaceAllString(fold.Words(s), "")
	s = strings.TrimPrefix(s, "其中:")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(":()、,.;*", r) {
			return -1
		}
		return r
	}, s)
}

// Same reports whether two names are of one project.
func Same(a, b string) bool { return fold.Words(a) == fold.Words(b) }

// Alike reports whether they are but for a slip.
func Alike(a, b string) bool { return fold.Similar(a, b) }
