package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"yugong/templates/export"
)

// The data say what the workbook says, cell by cell, blanks included.
func TestData(t *testing.T) {
	f, d := load(t, "full")
	b, _ := export.Book(f, d)
	var out bytes.Buffer
	if err := export.DataOf(b, d).Write(&out); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version, Year int
		Unit          string
		Tables        []struct {
			Columns [][]string
			Rows    []struct {
				Level int
				Cells []any
			}
		}
	}
	in := json.NewDecoder(&out)
	in.UseNumber()
	if err := in.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Version != 1 || got.Unit != d.Unit.Name.Value || got.Year != d.Unit.Year.Value || len(got.Tables) != len(b.Sheets) {
		t.Fatalf("%+v", got)
	}
	table := got.Tables[4] // 一般公共预算支出
	if want := []any{"合计", nil, json.Number("5260.671418")}; !reflect.DeepEqual(table.Rows[0].Cells[:3], want) {
		t.Errorf("first row %v, want %v", table.Rows[0].Cells[:3], want)
	}
	for _, path := range table.Columns {
		if len(path) == 0 || path[0] == "" {
			t.Errorf("a column has no head: %q", table.Columns)
		}
	}
	for n, s := range b.Sheets {
		for r, row := range got.Tables[n].Rows {
			if len(row.Cells) != len(s.Columns) {
				t.Fatalf("table %d, row %d: %d cells, want %d", n, r, len(row.Cells), len(s.Columns))
			}
			var texts, want []any
			for _, c := range row.Cells {
				if c != nil {
					texts = append(texts, c)
				}
			}
			for _, box := range s.Body[r] {
				if box.Digits != "" {
					want = append(want, json.Number(box.Digits))
				} else if box.Text != "" {
					want = append(want, box.Text)
				}
			}
			if !reflect.DeepEqual(texts, want) {
				t.Errorf("table %d, row %d: %v, want %v", n, r, texts, want)
			}
		}
	}
}

// docs/tables.schema.json has the fields that are written, and no others.
func TestDataSchema(t *testing.T) {
	data, err := os.ReadFile("../../docs/tables.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	type object struct {
		Required   []string
		Properties map[string]any
	}
	var schema struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		of   any
		told object
	}{{export.Data{}, schema.object}, {export.Table{}, schema.Defs["table"]}, {export.Row{}, schema.Defs["row"]}} {
		var fields []string
		for f := range reflect.TypeOf(c.of).NumField() {
			name := reflect.TypeOf(c.of).Field(f).Tag.Get("json")
			fields = append(fields, name)
			if _, ok := c.told.Properties[name]; !ok {
				t.Errorf("%T: %s is not described", c.of, name)
			}
		}
		if len(c.told.Properties) != len(fields) || !slices.Equal(c.told.Required, fields) {
			t.Errorf("%T has %v, described are %v", c.of, fields, c.told.Required)
		}
	}
}
