package preview

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong"
)

// sent posts a file and returns the workbook that comes back, read.
func sent(t *testing.T, s *site, path, name string, data []byte) (int, string, *yugong.Input) {
	t.Helper()
	body, kind := form(t, name, data)
	status, head, text := s.do("POST", s.server.URL()+path, body, "Content-Type", kind)
	if status != http.StatusOK {
		return status, text, nil
	}
	return status, head.Get("Content-Disposition"), s.desk.publisher.ReadData([]byte(text), "来.xlsx")
}

// Last year's workbook comes back rolled over, and does not take the desk.
func TestBeginnings(t *testing.T) {
	s := newSite(t, "")
	in, err := yugong.Example("示例")
	if err != nil {
		t.Fatal(err)
	}
	var last bytes.Buffer
	if err := in.WriteWorkbook(&last); err != nil {
		t.Fatal(err)
	}
	status, name, next := sent(t, s, "next.xlsx", "上年.xlsx", last.Bytes())
	if status != 200 || next.Disclosure.Unit.Year.Value != 2026 || !strings.Contains(name, "2026") {
		t.Errorf("rolled over: %d %s", status, name)
	}
	for path, data := range map[string][]byte{"next.xlsx": []byte("nothing")} {
		if status, text, _ := sent(t, s, path, "x.csv", data); status != 422 && status != 409 {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
	if got := s.desk.Now().about.Kind; got != "none" {
		t.Errorf("the desk shows %s", got)
	}
}

// The blank workbook is that of the form asked for.
func TestBlankOfForm(t *testing.T) {
	s := newSite(t, "")
	_, _, own := s.do("GET", s.server.URL()+"blank.xlsx", nil)
	_, _, other := s.do("GET", s.server.URL()+"blank.xlsx?form=shanghai", nil)
	_, _, unknown := s.do("GET", s.server.URL()+"blank.xlsx?form=nowhere", nil)
	if own == "" || own == other || own != unknown {
		t.Errorf("%d, %d, %d bytes", len(own), len(other), len(unknown))
	}
}

// A server told to begin with a PDF leads to its findings.
func TestBeginsWithPDF(t *testing.T) {
	publisher, _, err := yugong.New(yugong.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	in, err := yugong.Example("示例")
	if err != nil {
		t.Fatal(err)
	}
	var pdf bytes.Buffer
	if err := publisher.Build(in, yugong.Final()).PDF(&pdf); err != nil {
		t.Fatal(err)
	}
	s := newSite(t, "")
	if err := s.server.ProofRead(pdf.Bytes(), "公开.pdf"); err != nil {
		t.Fatal(err)
	}
	if status, _, text := s.do("GET", s.server.URL(), nil); status != 200 || !strings.Contains(text, "公开.pdf · 核对") {
		t.Errorf("%d %s", status, text)
	}
	if err := s.server.ProofRead([]byte("x"), "坏.pdf"); err == nil {
		t.Error("what is no PDF was taken")
	}
}

// An old workbook is opened as build opens it.
func TestOldWorkbook(t *testing.T) {
	data, err := os.ReadFile(filepath.FromSlash("../../../model/workbook/internal/xls/testdata/small.xls"))
	if err != nil {
		t.Fatal(err)
	}
	for want, part := range map[error][]byte{errEmpty: nil, errBroken: []byte("PK\x03\x04"), errNotWorkbook: []byte("text")} {
		if err := sniff(part); err != want {
			t.Errorf("%v, want %v", err, want)
		}
	}
	if err := sniff(data); err != nil {
		t.Error(err)
	}
}
