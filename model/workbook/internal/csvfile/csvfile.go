// Package csvfile parses a csv file as a spreadsheet would show it.
//
// In: bytes. Out: a grid.Sheet whose row numbers are those a spreadsheet gives
// (empty lines count, a quoted text of many lines is one row). Line ends may be
// mixed; a byte order mark is dropped. encoding/csv is not used because it
// forgets empty lines and takes no lone carriage return.
package csvfile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"yugong/model/workbook/internal/grid"
)

// Parse reads a csv file. A *grid.Refusal tells what is wrong with it as a
// whole: not UTF-8, a quote that never ends, too much content.
func Parse(data []byte) ([]grid.Row, error) {
	if err := checkEncoding(data); err != nil {
		return nil, err
	}
	p := parser{in: string(bytes.TrimPrefix(data, []byte("\ufeff"))), row: 1}
	for p.pos < len(p.in) {
		if err := p.record(); err != nil {
			return nil, err
		}
	}
	return p.rows, nil
}

type parser struct {
	in    string
	pos   int
	row   int
	cells int
	rows  []grid.Row

	scratch []grid.Cell // of the record being read
}

// record reads one row up to and with its line end.
func (p *parser) record() error {
	row := grid.Row{Num: p.row}
	p.row++
	p.scratch = p.scratch[:0]
	for col := 1; ; col++ {
		text, err := p.field(row.Num, col)
		if err != nil {
			return err
		}
		if c := typed(col, text); strings.TrimSpace(c.Text) != "" { // ="" is blank
			p.scratch = append(p.scratch, c)
			p.cells++
		}
		if p.pos < len(p.in) && p.in[p.pos] == ',' {
			p.pos++
			continue
		}
		p.lineEnd()
		break
	}
	if row.Num > grid.MaxRow || p.cells > grid.MaxCells {
		return &grid.Refusal{Message: "内容过多", Hint: "请只保留需要的行", Row: row.Num}
	}
	if len(p.scratch) > 0 {
		row.Cells = slices.Clone(p.scratch)
		p.rows = append(p.rows, row)
	}
	return nil
}

// typed returns a field as a cell. Programs write ="00123" to keep a spreadsheet
// from reading a number, 2025-02-28T00:00:00 for a day; another formula has no
// result here.
func typed(col int, text string) grid.Cell {
	c := grid.Cell{Col: col, Text: text}
	s := strings.TrimSpace(text)
	if inner, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(inner, `"`) && !strings.Contains(inner[:len(inner)-1], `"`) {
		c.Text = inner[:len(inner)-1]
		return c
	}
	if strings.HasPrefix(s, "=") && len(s) > 1 {
		c.Kind = grid.Uncached
	}
	if len(s) >= len("2025-02-28T00:00") && len(s) < 30 && s[4] == '-' {
		if day := grid.ISODay(s); day != s {
			c.Text = day
		}
	}
	return c
}

func (p *parser) lineEnd() {
	if p.pos < len(p.in) && p.in[p.pos] == '\r' {
		p.pos++
	}
	if p.pos < len(p.in) && p.in[p.pos] == '\n' {
		p.pos++
	}
}

// field reads a field and stops at the comma or line end behind it.
func (p *parser) field(row, col int) (string, error) {
	if p.pos >= len(p.in) || p.in[p.pos] != '"' {
		return p.bare(), nil
	}
	start := p.pos + 1
	doubled := false
	for i := start; ; {
		n := strings.IndexByte(p.in[i:], '"')
		if n < 0 {
			return "", &grid.Refusal{Message: "引号没有配对", Hint: "请检查这一格开头的半角引号", Row: row, Col: col}
		}
		i += n + 1
		if i < len(p.in) && p.in[i] == '"' {
			doubled = true
			i++
			continue
		}
		text := p.in[start : i-1]
		if doubled {
			text = strings.ReplaceAll(text, `""`, `"`)
		}
		p.pos = i
		// What stands between the closing quote and the comma belongs to the
		// text, as spreadsheets have it.
		return text + p.bare(), nil
	}
}

func (p *parser) bare() string {
	n := strings.IndexAny(p.in[p.pos:], ",\r\n")
	if n < 0 {
		n = len(p.in) - p.pos
	}
	s := p.in[p.pos : p.pos+n]
	p.pos += n
	return s
}

const utf8Hint = "请用 Excel 另存为“CSV UTF-8（逗号分隔）”，或改用 .xlsx 工作簿"

// checkEncoding refuses all but UTF-8. GBK is not converted: programs that
// save GBK replace the rare characters of names by question marks.
func checkEncoding(data []byte) error {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) || wide(data, binary.LittleEndian) || wide(data, binary.BigEndian) {
		return &grid.Refusal{Message: "文件是 UTF-16 编码，不是 UTF-8", Hint: utf8Hint}
	}
	if utf8.Valid(data) {
		return nil
	}
	line, rest := 1, data
	for len(rest) > 0 {
		head, tail, _ := bytes.Cut(rest, []byte("\n"))
		if !utf8.Valid(head) {
			break
		}
		line, rest = line+1, tail
	}
	return &grid.Refusal{Message: fmt.Sprintf("文件不是 UTF-8 编码（文件第%d行起，很可能是 GBK）", line), Hint: utf8Hint}
}

// wide reports whether a file without a byte order mark is UTF-16. No other text
// holds NULs but as slips; this one has them in every comma, digit and line end,
// and none as a character.
func wide(data []byte, order binary.ByteOrder) bool {
	if bytes.IndexByte(data, 0) < 0 || utf8.Valid(data) && 2*bytes.Count(data, []byte{0}) < len(data)-1 {
		return false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	plain := false
	for _, r := range utf16.Decode(units) {
		if r == 0 || r == utf8.RuneError {
			return false
		}
		plain = plain || r < utf8.RuneSelf
	}
	return plain
}
