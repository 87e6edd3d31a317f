package tables

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// canvas is a sheet while its boxes are laid on rows and columns.
type canvas struct {
	columns int
	cells   []square // row by row
	tall    []int    // rows that are higher than others, from 1
	merged  []Range
	row     int // the last one begun, from 1
	looks   *looks
}

// square is a cell of the canvas; its style is 0 where nothing stands.
type square struct {
	style  int
	text   string
	number bool
}

// rows is a range of rows, from 1, inclusive.
type rows struct{ first, last int }

// lay lays a sheet out; what the canvas held before is forgotten. It returns the
// rows of the table's head.
func (c *canvas) lay(s *Sheet, l *looks) (head rows, err error) {
	*c = canvas{columns: len(s.Columns), cells: c.cells[:0], tall: c.tall[:0], merged: c.merged[:0], looks: l}
	if len(s.Columns) == 0 || len(s.Head) == 0 {
		return head, errors.New("a table without columns or head")
	}
	if s.Label != "" {
		c.banner(s.Label, look{kind: caption})
	}
	for _, t := range s.Titles {
		c.banner(t, look{kind: title})
		c.tall = append(c.tall, c.row)
	}
	c.caption(s)
	head.first = c.row + 1
	if err := c.boxes(s.Head, func(*Box, int) look { return look{kind: heading, align: Center} }); err != nil {
		return head, err
	}
	head.last = c.row
	err = c.boxes(s.Body, func(b *Box, col int) look {
		l := look{kind: body, align: b.Align, indent: b.Indent, strong: b.Strong}
		if b.Digits != "" {
			l.align, l.format = Right, s.Columns[col].Format
		}
		return l
	})
	for _, n := range s.Notes {
		c.banner(n, look{kind: note})
	}
	return head, err
}

// banner is a line of its own over all columns.
func (c *canvas) banner(text string, l look) {
	c.row++
	c.put(&Box{Text: text, Cols: c.columns}, 0, l)
}

// caption is one line with a text at each end of the table.
func (c *canvas) caption(s *Sheet) {
	if s.Left == "" && s.Right == "" {
		return
	}
	if c.columns == 1 {
		c.banner(strings.TrimSpace(s.Left+"　"+s.Right), look{kind: caption})
		return
	}
	c.row++
	right := max(1, c.columns/3)
	c.put(&Box{Text: s.Left, Cols: c.columns - right}, 0, look{kind: caption})
	c.put(&Box{Text: s.Right, Cols: right}, c.columns-right, look{kind: caption, align: Right})
}

// boxes lays rows of boxes on the columns; positions that a box above or to the
// left spans are passed over.
func (c *canvas) boxes(rows [][]Box, styled func(b *Box, col int) look) error {
	busy := make([]int, c.columns) // rows each column is still spanned
	for _, boxes := range rows {
		c.row++
		col := 0
		for i := range boxes {
			for col < len(busy) && busy[col] > 0 {
				busy[col]--
				col++
			}
			b := &boxes[i]
			cols := max(b.Cols, 1)
			if col+cols > len(busy) {
				return fmt.Errorf("row %d is wider than the table", c.row)
			}
			c.put(b, col, styled(b, col))
			for range cols {
				busy[col] = max(b.Rows, 1) - 1
				col++
			}
		}
		for ; col < len(busy); col++ {
			busy[col] = max(0, busy[col]-1)
		}
	}
	return nil
}

// put lays a box from a column of the current row on.
func (c *canvas) put(b *Box, col int, l look) {
	wide, high := max(b.Cols, 1), max(b.Rows, 1)
	if need := (c.row + high - 1) * c.columns; need > len(c.cells) {
		had := len(c.cells)
		c.cells = slices.Grow(c.cells, need-had)[:need]
		clear(c.cells[had:])
	}
	first := &c.cells[(c.row-1)*c.columns+col]
	first.style = c.looks.style(l)
	for r := c.row - 1; l.framed() && r < c.row-1+high; r++ {
		for i := range wide { // each has its part of the frame
			c.cells[r*c.columns+col+i].style = first.style
		}
	}
	if first.text = b.Text; b.Digits != "" {
		first.text, first.number = b.Digits, true
	}
	if wide > 1 || high > 1 {
		c.merged = append(c.merged, Range{Row: c.row, Col: col + 1, LastRow: c.row + high - 1, LastCol: col + wide})
	}
}
