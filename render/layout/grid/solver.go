package grid

import (
	"strings"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/render/geom"
	"yugong/render/layout/para"
)

// sizeStep is by how much the type of a table shrinks at a time.
const sizeStep = 250 * geom.Milli

// unbounded is a measure that no line of a table fills.
const unbounded = 100_000 * geom.OnePt

// solver measures one table, in one type size after another.
type solver struct {
	Grid
	full  doc.TableStyle // as given
	set   *para.Setter
	inner geom.Length // room of the columns: the width less the outer strokes
	wide  []int32     // cells of more than one column, fewest columns first
	track []track
	wrap  *wrapping
	diags diag.List

	figures   figures
	open      bool // the type size is looked for
	measured  bool // cells have extents
	breakable bool // names have least widths
	crowded   bool // the columns do not fit when names are to be read
}

func newSolver(t *doc.Table, st doc.TableStyle, set *Setter, width geom.Length) *solver {
	n := len(t.Columns)
	s := &solver{full: st, set: set.para, wrap: &set.wrap, inner: width - st.Frame, track: make([]track, n)}
	lengths := set.lengths.Make(n + 1 + 2*n)
	s.table, s.style, s.setter = t, st, set
	s.x, s.points, s.spreads = lengths[:n+1], lengths[n+1:2*n+1], lengths[2*n+1:]
	s.collect()
	return s
}

// floor is the least type size.
func (s *solver) floor() geom.Length {
	if s.full.Floor > 0 {
		return min(s.full.Floor, s.full.Size)
	}
	return s.full.Size
}

// below returns the largest permitted size that is under size, and no larger
// than guess.
func (s *solver) below(size, guess geom.Length) geom.Length {
	guess = min(guess, size-sizeStep)
	steps := (s.full.Size - guess + sizeStep - 1) / sizeStep
	return max(s.full.Size-steps*sizeStep, s.floor())
}

// fitWidth measures in the largest size, from size down, whose least column
// widths fit; in the floor size when none does.
func (s *solver) fitWidth(size geom.Length) {
	for {
		s.scale(size)
		need := s.measure()
		if need > s.inner && size <= s.floor() && !s.crowded {
			s.crowded = true
			need = s.measure()
		}
		if need <= s.inner || size <= s.floor() {
			return
		}
		size = s.below(size, size.Mul(int64(s.inner), int64(need)))
	}
}

// scale sets the type size; leading, padding and the least row follow it.
func (s *solver) scale(size geom.Length) {
	s.style = resized(s.full, size)
}

func resized(st doc.TableStyle, size geom.Length) doc.TableStyle {
	num, den := int64(size), int64(st.Size)
	st.Size = size
	st.Leading = st.Leading.Mul(num, den)
	st.PadX = st.PadX.Mul(num, den)
	st.PadY = st.PadY.Mul(num, den)
	st.MinRow = st.MinRow.Mul(num, den)
	return st
}

// textStyle is how a cell's text is set on lines that are then moved into
// place: centred and right-aligned lines are moved by the grid, not by para.
func (s *solver) textStyle(c *cell) doc.TextStyle {
	st := doc.TextStyle{
		Role: s.role(c), Strong: s.style.Strong, Size: c.size, Leading: s.style.Leading,
		Balance: c.src.Align == doc.AlignCenter || c.src.Align == doc.AlignSpread,
	}
	if c.src.Align == doc.AlignJustify {
		st.Align = doc.AlignJustify
	}
	return st
}

func (s *solver) role(c *cell) fonts.Role {
	switch {
	case c.inHead && s.style.Head != "":
		return s.style.Head
	case c.src.Strong && s.style.Strong != "":
		return s.style.Strong
	default:
		return s.style.Role
	}
}

// finish sets what is not set yet and hands out the grid and what was found.
func (s *solver) finish() (*Grid, diag.List) {
	for i := range s.cells {
		s.complete(&s.cells[i])
		s.diags = append(s.diags, s.cells[i].par.Missing...)
	}
	return &s.Grid, s.diags
}

// complete sets a text that stands on its forced lines, and takes the exact
// place of its decimal point.
func (s *solver) complete(c *cell) {
	if c.kind == kindEmpty {
		return
	}
	if !c.ready {
		s.setWhole(c)
	}
	if c.aligned() && c.size == s.style.Size && len(c.par.Lines) == 1 {
		c.point = pointWidth(&c.par.Lines[0])
		s.points[c.right()] = max(s.points[c.right()], c.point)
	}
}

// narrow sets a text that its cell cannot hold in a smaller size and reports
// it: a figure cut off would be another figure.
func (s *solver) narrow(c *cell, avail geom.Length) {
	avail = max(avail, geom.OnePt)
	c.size = max(s.style.Size.Mul(int64(avail), int64(c.least))-1, geom.OnePt/2)
	c.par = s.set.Set(c.src.Text, s.textStyle(c), avail)
	var at diag.Pos
	if src := origin(c.src.Text); len(src) > 0 {
		at = src[0]
	}
	text := []rune(strings.ReplaceAll(c.src.Text.String(), "\n", ""))
	if len(text) > 24 {
		text = append(text[:24], '…')
	}
	s.diags.Add(diag.Diagnostic{
		Severity: diag.Error, At: at,
		Message: "表格" + s.name() + "排不下：“" + string(text) + "”宽 " + c.least.String() +
			" 磅，栏内只有 " + avail.String() + " 磅（最小字号 " + s.style.Size.String() + " 磅）",
		Expected: "不超过栏宽",
		Hints:    []string{"改用较大的金额单位（万元）、缩短文字，或把该表改为横排"},
	})
}

func (s *solver) name() string {
	for _, h := range s.table.Heading {
		return "《" + h.Text.String() + "》"
	}
	return s.table.ID
}

// origin returns the input cells of a text without copying where it can.
func origin(t doc.Text) []diag.Pos {
	switch len(t) {
	case 0:
		return nil
	case 1:
		return t[0].Src
	default:
		return t.Src()
	}
}
