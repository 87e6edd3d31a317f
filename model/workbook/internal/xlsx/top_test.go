package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"yugong/model/workbook/internal/grid"
)

// book zips a workbook of one sheet with these texts, one a row.
func book(t *testing.T, tail string, texts ...string) []byte {
	t.Helper()
	var sheet strings.Builder
	sheet.WriteString("<worksheet><sheetData>")
	for i, s := range texts {
		fmt.Fprintf(&sheet, `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>%s</t></is></c></row>`, i+1, s)
	}
	sheet.WriteString(tail)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="甲" sheetId="1" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet.String(),
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTop: of a sheet that nobody wants by its name the first rows are looked at.
// Where they are long all is unpacked.
func TestTop(t *testing.T) {
	const peek = 3
	many := strings.Split(strings.Repeat("行,", 2000), ",")
	long := []string{strings.Repeat("长", topBytes), "二", "三", "四", "五"}
	const end = "</sheetData></worksheet>"
	for _, c := range []struct {
		name, tail string
		texts      []string
		rows       int // looked at; 0 when the sheet is broken
	}{
		{"short", end, []string{"一", "二"}, 2},
		{"many rows", end, many, peek + 1},
		{"broken behind", "<row", many, peek + 1},
		{"long first row", end, long, peek + 1},
		{"long and broken", "<row", long[:1], 0},
	} {
		var looked []grid.Row
		_, err := Read(book(t, c.tail, c.texts...), peek, func(_ string, top []grid.Row) bool {
			looked = top
			return false
		})
		if err != nil || len(looked) != c.rows {
			t.Errorf("%s: %d rows looked at, want %d, %v", c.name, len(looked), c.rows, err)
		}
		for i, row := range looked {
			if got := row.Cells[0].Text; got != c.texts[i] {
				t.Errorf("%s: row %d holds %d bytes, want %d", c.name, i+1, len(got), len(c.texts[i]))
			}
		}
	}
}

// TestTopBytes: no more of a part is unpacked than is asked for, in whole elements.
func TestTopBytes(t *testing.T) {
	c, err := openContainer(book(t, "", strings.Split(strings.Repeat("行,", 2000), ",")...))
	if err != nil {
		t.Fatal(err)
	}
	const part, most = "xl/worksheets/sheet1.xml", 1000
	if in, ok := c.top(part, most); !ok || c.total > most || len(in) > most || !strings.HasSuffix(in, ">") {
		t.Errorf("%d bytes, %d unpacked, %v", len(in), c.total, ok)
	}
	if _, ok := c.top(part, 1<<20); ok {
		t.Error("a short part has no top")
	}
}
