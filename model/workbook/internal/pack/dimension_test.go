package pack

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestSheetsSayWhatTheyHold(t *testing.T) {
	f := excelize.NewFile()
	for at, v := range map[string]string{"B3": "a", "AB40": "b", "C2": "c"} {
		if err := f.SetCellStr("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"一格", "空"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	s, err := f.NewStreamWriter("一格")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetRow("D7", []any{"x"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, f); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"sheet1": "B2:AB40", "sheet2": "D7", "sheet3": "A1"} {
		part, err := z.Open("xl/worksheets/" + name + ".xml")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), `<dimension ref="`+want+`">`) {
			t.Errorf("%s does not say %s: %.300s", name, want, text)
		}
	}
}
