package xls

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"

	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/numfmt"
)

// sheetReader reads the records of one sheet.
type sheetReader struct {
	*book
	out     grid.Sheet
	rows    map[int]*grid.Row
	pending *grid.Cell // a formula whose text stands in the next record
	row     int        // of the pending cell
	depth   int        // of substreams: a chart within the sheet has one
}

func (b *book) sheet(of *bound) error {
	r := sheetReader{book: b, out: grid.Sheet{Name: of.name, Hidden: of.hidden}, rows: map[int]*grid.Row{}}
	for at := of.at; ; {
		kind, data, after, ok := b.next(at)
		if !ok {
			return errDamaged
		}
		at = after
		switch kind {
		case recBOF:
			r.depth++
			continue
		case recEOF:
			if r.depth--; r.depth <= 0 {
				r.finish()
				return nil
			}
			continue
		}
		if r.depth > 1 {
			continue
		}
		if err := r.record(kind, data); err != nil {
			return err
		}
	}
}

func (r *sheetReader) record(kind int, data []byte) error {
	least := map[int]int{recLabelSST: 10, recNumber: 14, recRK: 10, recMulRK: 6, recBoolErr: 8, recFormula: 20,
		recLabel: 9, recRString: 9, recRow: 16, recColInfo: 12, recMerged: 2, recString: 3}
	n, known := least[kind]
	switch {
	case !known:
		return nil
	case len(data) < n:
		return errDamaged
	}
	switch kind {
	case recString:
		return r.result(data)
	case recRow:
		if flags := binary.LittleEndian.Uint32(data[12:]); flags&0x20 != 0 {
			r.rowOf(u16(data)).Hidden = true
		}
	case recColInfo:
		if u16(data[8:])&1 != 0 {
			r.out.HiddenCols = append(r.out.HiddenCols, grid.Span{First: u16(data) + 1, Last: min(u16(data[2:])+1, grid.MaxCol)})
		}
	case recMerged:
		return r.merged(data)
	case recMulRK:
		return r.several(data)
	default:
		return r.cell(kind, data)
	}
	return nil
}

// cell reads a record of one cell.
func (r *sheetReader) cell(kind int, data []byte) error {
	row, c := u16(data), grid.Cell{Col: u16(data[2:]) + 1}
	style := u16(data[4:])
	switch kind {
	case recLabelSST:
		i := int(binary.LittleEndian.Uint32(data[6:]))
		if i >= len(r.shared) {
			return errDamaged
		}
		c.Text = r.shared[i]
	case recLabel, recRString:
		s, err := text16(data[6:])
		if err != nil {
			return err
		}
		c.Text = s
	case recNumber:
		r.number(&c, math.Float64frombits(binary.LittleEndian.Uint64(data[6:])), style)
	case recRK:
		r.number(&c, rk(binary.LittleEndian.Uint32(data[6:])), style)
	case recBoolErr:
		truth(&c, data[6], data[7] != 0)
	case recFormula:
		return r.formula(row, c, data, style)
	}
	return r.keep(row, c)
}

func (r *sheetReader) number(c *grid.Cell, x float64, style int) {
	numfmt.Fill(c, strconv.FormatFloat(x, 'f', -1, 64), r.formatOf(style), r.date1904)
}

// rk unpacks a number of four bytes: 30 bits of a double or of an integer,
// perhaps a hundredth of it.
func rk(v uint32) float64 {
	x := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		x = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		x /= 100
	}
	return x
}

// faults are the names of error values.
var faults = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func truth(c *grid.Cell, v byte, fault bool) {
	switch {
	case fault:
		c.Kind, c.Text = grid.Fault, cmp.Or(faults[v], "#N/A")
	case v != 0:
		c.Kind, c.Text = grid.Bool, "TRUE"
	default:
		c.Kind, c.Text = grid.Bool, "FALSE"
	}
}

// formula reads the result that a formula had when the file was saved.
func (r *sheetReader) formula(row int, c grid.Cell, data []byte, style int) error {
	result := data[6:14]
	if u16(result[6:]) != 0xFFFF {
		r.number(&c, math.Float64frombits(binary.LittleEndian.Uint64(result)), style)
		return r.keep(row, c)
	}
	switch result[0] {
	case 0:
		r.pending, r.row = &c, row
		return nil
	case 1, 2:
		truth(&c, result[2], result[0] == 2)
		return r.keep(row, c)
	}
	return nil // an empty text
}

// result is the text of the formula before it.
func (r *sheetReader) result(data []byte) error {
	if r.pending == nil {
		return nil
	}
	s, err := text16(data)
	if err != nil {
		return err
	}
	c := *r.pending
	c.Text, r.pending = s, nil
	return r.keep(r.row, c)
}

// several reads a record of numbers side by side.
func (r *sheetReader) several(data []byte) error {
	row, col := u16(data), u16(data[2:])
	for rest := data[4:]; len(rest) >= 8; rest = rest[6:] {
		c := grid.Cell{Col: col + 1}
		r.number(&c, rk(binary.LittleEndian.Uint32(rest[2:])), u16(rest))
		if err := r.keep(row, c); err != nil {
			return err
		}
		col++
	}
	return nil
}

func (r *sheetReader) merged(data []byte) error {
	for rest := data[2:]; len(rest) >= 8; rest = rest[8:] {
		m := grid.Range{Rows: grid.Span{First: u16(rest) + 1, Last: u16(rest[2:]) + 1}, Cols: grid.Span{First: u16(rest[4:]) + 1, Last: u16(rest[6:]) + 1}}
		if m.Rows.Last < m.Rows.First || m.Cols.Last < m.Cols.First || len(r.out.Merged) > grid.MaxItems {
			return errDamaged
		}
		r.out.Merged = append(r.out.Merged, m)
	}
	return nil
}

func (r *sheetReader) keep(row int, c grid.Cell) error {
	if strings.TrimSpace(c.Text) == "" && c.Kind == grid.Text {
		return nil
	}
	if r.cells++; r.cells > grid.MaxCells {
		return refuse("内容过多，不是正常的工作簿", "请只保留需要的工作表和行")
	}
	to := r.rowOf(row)
	to.Cells = append(to.Cells, c)
	return nil
}

func (r *sheetReader) rowOf(row int) *grid.Row {
	to := r.rows[row]
	if to == nil {
		to = &grid.Row{Num: row + 1}
		r.rows[row] = to
	}
	return to
}

// finish orders rows and cells; the later of two cells at one place stands.
func (r *sheetReader) finish() {
	for _, row := range r.rows {
		if len(row.Cells) == 0 {
			continue
		}
		slices.SortStableFunc(row.Cells, func(a, b grid.Cell) int { return cmp.Compare(a.Col, b.Col) })
		slices.Reverse(row.Cells)
		row.Cells = slices.CompactFunc(row.Cells, func(a, b grid.Cell) bool { return a.Col == b.Col })
		slices.Reverse(row.Cells)
		r.out.Rows = append(r.out.Rows, *row)
	}
	slices.SortFunc(r.out.Rows, func(a, b grid.Row) int { return cmp.Compare(a.Num, b.Num) })
	r.book.out.Sheets = append(r.book.out.Sheets, r.out)
}
