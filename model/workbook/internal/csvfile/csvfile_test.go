package csvfile

import (
	"bytes"
	"encoding/binary"
	stdcsv "encoding/csv"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"yugong/model/workbook/internal/grid"
)

// show prints rows as 1:A=a,B=b.
func show(rows []grid.Row) string {
	var lines []string
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, fmt.Sprintf("%c=%s", 'A'+c.Col-1, c.Text))
		}
		lines = append(lines, fmt.Sprintf("%d:%s", r.Num, strings.Join(cells, ",")))
	}
	return strings.Join(lines, " ")
}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"":       "",
		"\ufeff": "",
		"a,b\nc": "1:A=a,B=b 2:A=c",
		"单位信息,项目\nab\x00,支出预算": "1:A=单位信息,B=项目 2:A=ab\x00,B=支出预算",
		"a,b\r\nc\r\n":            "1:A=a,B=b 2:A=c",
		"a\rb\r":                  "1:A=a 2:A=b",
		"a\r\nb\nc\rd":            "1:A=a 2:A=b 3:A=c 4:A=d",
		"\ufeffa":                 "1:A=a",
		"\n\na\n\nb":              "3:A=a 5:A=b",
		",,c\n,,\n , \n":          "1:C=c",
		"\"a\nb\",c\nd":           "1:A=a\nb,B=c 2:A=d",
		`"a""b",""""`:             `1:A=a"b,B="`,
		`"a",""`:                  "1:A=a",
		`"1,000.00",x`:            "1:A=1,000.00,B=x",
		`a"b,c`:                   `1:A=a"b,B=c`,
		`"a"b,c`:                  "1:A=ab,B=c",
		"\"a\r\nb\"\r\nc":         "1:A=a\r\nb 2:A=c",
		"a\u2028b":                "1:A=a\u2028b",
		"a," + "\"x\"\n\"y\"\n,z": "1:A=a,B=x 2:A=y 3:B=z",
	} {
		rows, err := Parse([]byte(in))
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if got := show(rows); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for in, want := range map[string]string{
		"a\nb,\"c\nd":   "引号没有配对",
		"a\n\xd6\xd0":   "文件不是 UTF-8 编码（文件第2行起，很可能是 GBK）",
		"\xff\xfea\x00": "文件是 UTF-16 编码，不是 UTF-8",
		"\xfe\xff\x00a": "文件是 UTF-16 编码，不是 UTF-8",
		wideOf("项目,金额\n一般公共预算,12\n", binary.LittleEndian): "文件是 UTF-16 编码，不是 UTF-8",
		wideOf("项目,金额\n一般公共预算,12\n", binary.BigEndian):    "文件是 UTF-16 编码，不是 UTF-8",
		wideOf("a,b\n", binary.LittleEndian):              "文件是 UTF-16 编码，不是 UTF-8",
		"\ufeff中\xe4\xb8":                                 "文件不是 UTF-8 编码（文件第1行起，很可能是 GBK）",
		strings.Repeat("\n", grid.MaxRow+1):               "内容过多",
	} {
		_, err := Parse([]byte(in))
		if r, ok := err.(*grid.Refusal); !ok || r.Message != want || r.Hint == "" {
			t.Errorf("%.20q: %v, want %s", in, err, want)
		}
	}
}

// wideOf is a text as UTF-16 without a mark.
func wideOf(s string, order binary.AppendByteOrder) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

// FuzzParse: no panic, rows and columns ascend, and what the standard parser
// takes strictly reads alike.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"a,b\nc", "\"a\"\"b\"\r\n,c", "\ufeffx\ry", "\"", "a\n\n\"b\nc\",d", "a\n=\"\",=\"1\"", "\"=\"\"\"\"\"", "\t1234-67-90T12:45:78\n2025-02-28T00:00:00,\t1---------------"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := Parse(data)
		if err != nil {
			return
		}
		last := 0
		for _, r := range rows {
			if r.Num <= last || len(r.Cells) == 0 {
				t.Fatalf("%q: row %d after %d", data, r.Num, last)
			}
			last = r.Num
			col := 0
			for _, c := range r.Cells {
				if c.Col <= col || strings.TrimSpace(c.Text) == "" {
					t.Fatalf("%q: column %d after %d", data, c.Col, col)
				}
				col = c.Col
			}
		}
		sameAsStandard(t, data, rows)
	})
}

func sameAsStandard(t *testing.T, data []byte, rows []grid.Row) {
	if bytes.ContainsAny(data, "\r") {
		return // the standard parser knows no lone carriage return
	}
	r := stdcsv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	if err != nil {
		return
	}
	var want []string
	for _, rec := range records {
		for _, field := range rec {
			if c := typed(1, field); strings.TrimSpace(c.Text) != "" {
				want = append(want, c.Text)
			}
		}
	}
	var got []string
	for _, row := range rows {
		for _, c := range row.Cells {
			got = append(got, c.Text)
		}
	}
	if strings.Join(got, "\x00") != strings.Join(want, "\x00") {
		t.Fatalf("%q: %q, want %q", data, got, want)
	}
}
