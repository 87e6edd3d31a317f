package xls

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"yugong/model/workbook/internal/grid"
)

// small is a workbook that a spreadsheet program wrote: three sheets, one of
// them hidden, a merged title, formulas of every kind of result, number formats, a hidden
// row, and 299 texts that go on over several records.
func small(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/small.xls")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRead(t *testing.T) {
	b, err := Read(small(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 3 || b.Sheets[0].Name != "收入预算" || b.Sheets[0].Hidden || !b.Sheets[1].Hidden {
		t.Fatalf("sheets %+v", b.Sheets)
	}
	s := &b.Sheets[0]
	if want := (grid.Range{Rows: grid.Span{First: 1, Last: 1}, Cols: grid.Span{First: 1, Last: 3}}); len(s.Merged) != 1 || s.Merged[0] != want {
		t.Errorf("merged %v", s.Merged)
	}
	rows := map[int]*grid.Row{}
	for i := range s.Rows {
		rows[s.Rows[i].Num] = &s.Rows[i]
	}
	for _, c := range []struct {
		row, col int
		kind     grid.Kind
		text     string
		raw      string
	}{
		{1, 1, grid.Text, "2026年收入预算表", ""}, {4, 1, grid.Text, "2010350", ""}, {4, 3, grid.Number, "899300", "899300"},
		{5, 1, grid.Text, "0301", ""}, {5, 2, grid.Text, "一般公共预算（拨款）", ""}, {5, 3, grid.Number, "1234.56", "1234.56"},
		{6, 3, grid.Number, "900534.56", "900534.56"}, {7, 1, grid.Date, "2026年2月28日", "46081"}, {7, 2, grid.Text, "2010350号", ""},
		{7, 3, grid.Fault, "#DIV/0!", ""}, {8, 1, grid.Bool, "TRUE", ""}, {8, 2, grid.Percent, "95.5%", "0.955"}, {8, 3, grid.Number, "12.50万元", "12.5"},
	} {
		got := rows[c.row].At(c.col)
		if got == nil || got.Kind != c.kind || got.Text != c.text || got.Raw != c.raw {
			t.Errorf("row %d column %d: %+v, want %v %q %q", c.row, c.col, got, c.kind, c.text, c.raw)
		}
	}
	if !rows[5].Hidden || rows[4].Hidden {
		t.Error("row 5 alone is hidden")
	}
}

// TestTextsOverRecords: the table of texts breaks off within texts.
func TestTextsOverRecords(t *testing.T) {
	b, err := Read(small(t))
	if err != nil {
		t.Fatal(err)
	}
	rows := b.Sheets[2].Rows
	if len(rows) != 299 {
		t.Fatalf("%d rows", len(rows))
	}
	for i := range rows {
		if want := fmt.Sprintf("共享文本长长长长长长长长长长%d号", i+1); rows[i].Cells[0].Text != want {
			t.Fatalf("row %d: %q, want %q", i+1, rows[i].Cells[0].Text, want)
		}
	}
}

func TestIs(t *testing.T) {
	if data := small(t); !Is(data, "a.xls") || !Is(data, "a.xlsx") || Is(data, "a.et") || Is(data[:100], "a.xls") || Is([]byte("PK"), "a.xls") {
		t.Error("kinds of files are mixed up")
	}
}

func TestRK(t *testing.T) {
	for v, want := range map[uint32]float64{0x3FF00000: 1, 0x004B5646: 1234321, 12345<<2 | 3: 123.45, 0xFFFFFFFE: -1, 0x3FF00001: 0.01} {
		if got := rk(v); got != want {
			t.Errorf("%#x: %v, want %v", v, got, want)
		}
	}
}

// TestRefused: what cannot be read is refused, never taken for an empty book.
func TestRefused(t *testing.T) {
	data := small(t)
	for name, in := range map[string][]byte{"nothing": nil, "text": []byte("单位,金额"), "torn": data[:len(data)/2]} {
		var refusal *grid.Refusal
		if _, err := Read(in); !errors.As(err, &refusal) || refusal.Message == "" || refusal.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzRecords: whatever the records say, reading them ends.
func FuzzRecords(f *testing.F) {
	records, err := stream(small(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(records[:4000])
	f.Add([]byte{0x09, 0x08, 2, 0, 0, 6, 0x0A, 0, 0, 0})
	f.Fuzz(func(_ *testing.T, in []byte) {
		if len(in) > 1<<14 {
			return
		}
		read(in)
	})
}

func BenchmarkRead(b *testing.B) {
	data := small(b)
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
