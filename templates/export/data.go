package export

import (
	"encoding/json"
	"io"

	"yugong/model"
	"yugong/model/workbook/tables"
)

// DataVersion is that of the JSON form; it grows when a field changes its meaning
// or goes, not when one is added.
const DataVersion = 1

// Data are the tables for programs: the same figures as in the workbook.
// docs/tables.schema.json describes it.
type Data struct {
	Version int     `json:"version"`
	Title   string  `json:"title"` // of the document
	Unit    string  `json:"unit"`  // 单位名称
	Code    string  `json:"code"`  // 单位编码, "" when there is none
	Year    int     `json:"year"`
	Tables  []Table `json:"tables"`
}

// Table is one of them.
type Table struct {
	Name    string     `json:"name"`  // of its sheet in the workbook
	Label   string     `json:"label"` // 预算公开表1
	Titles  []string   `json:"titles"`
	Left    string     `json:"left"`    // over the table: 单位名称：…
	Right   string     `json:"right"`   // over the table: 单位：万元
	Columns [][]string `json:"columns"` // the heads over each, from the top
	Rows    []Row      `json:"rows"`
	Notes   []string   `json:"notes"`
}

// Row is a line of the body.
type Row struct {
	Level int     `json:"level"` // of a subject below others, from 0
	Cells []Value `json:"cells"` // one a column
}

// Value is what a cell holds: a text, a number with all its decimals, or
// nothing. What a cell over several columns or rows holds stands in the first.
type Value struct {
	Text   string
	Number json.Number
}

// MarshalJSON writes a string, a number or null.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case v.Number != "":
		return []byte(v.Number), nil
	case v.Text != "":
		return json.Marshal(v.Text)
	}
	return []byte("null"), nil
}

// DataOf gives the tables of a book to programs.
func DataOf(b *tables.Book, d *model.Disclosure) *Data {
	out := &Data{Version: DataVersion, Title: b.Title, Unit: d.Unit.Name.Value, Code: d.Unit.Code.Value,
		Year: d.Unit.Year.Value, Tables: make([]Table, 0, len(b.Sheets))}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		t := Table{Name: s.Name, Label: s.Label, Titles: append([]string{}, s.Titles...), Left: s.Left, Right: s.Right,
			Rows: make([]Row, len(s.Body)), Notes: append([]string{}, s.Notes...)}
		for r := range t.Rows {
			t.Rows[r].Cells = make([]Value, len(s.Columns))
		}
		t.Columns = paths(s.Head, len(s.Columns))
		lay(s.Body, len(s.Columns), func(row, col int, box *tables.Box) {
			t.Rows[row].Cells[col] = Value{box.Text, json.Number(box.Digits)}
			t.Rows[row].Level = max(t.Rows[row].Level, box.Indent)
		})
		out.Tables = append(out.Tables, t)
	}
	return out
}

// Write writes the data as JSON.
func (d *Data) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(d)
}

// paths lists the heads over each column, from the top; a head over several
// columns stands over each.
func paths(head [][]tables.Box, columns int) [][]string {
	out := make([][]string, columns)
	lay(head, columns, func(_, col int, box *tables.Box) {
		for c := col; c < min(col+max(box.Cols, 1), columns); c++ {
			out[c] = append(out[c], box.Text)
		}
	})
	return out
}

// lay visits the boxes of rows with their places, spans reckoned in.
func lay(rows [][]tables.Box, columns int, visit func(row, col int, box *tables.Box)) {
	busy := make([]int, columns) // rows still covered from above, by column
	for r := range rows {
		col := 0
		for i := range rows[r] {
			for col < columns && busy[col] > 0 {
				col++
			}
			if col == columns {
				break
			}
			box := &rows[r][i]
			visit(r, col, box)
			for range max(box.Cols, 1) {
				if col < columns {
					busy[col] = max(box.Rows, 1)
					col++
				}
			}
		}
		for c := range busy {
			busy[c] = max(0, busy[c]-1)
		}
	}
}
