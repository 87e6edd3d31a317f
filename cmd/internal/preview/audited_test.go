package preview

import (
	"bytes"
	"strings"
	"testing"

	"yugong"
)

// A dropped PDF is audited, and shown with its findings; what is no PDF is
// refused and takes no place.
func TestAuditedPDF(t *testing.T) {
	s := newSite(t, "")
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	in, err := yugong.Example(yugong.DefaultForm)
	if err != nil {
		t.Fatal(err)
	}
	var pdf bytes.Buffer
	in.Disclosure.Assets = in.Disclosure.Assets[:1] // leaves gaps, which are findings
	if err := publisher.Build(in, yugong.Draft("")).PDF(&pdf); err != nil {
		t.Fatal(err)
	}
	drop := func(data []byte) (int, string) {
		body, kind := form(t, "公开.pdf", data)
		status, _, text := s.do("POST", s.server.URL()+"audit", body, "Content-Type", kind)
		return status, string(text)
	}
	if status, text := drop([]byte("PK")); status != 422 || !strings.Contains(text, "不是 PDF") {
		t.Errorf("no PDF: %d %s", status, text)
	}
	if status, text := drop(pdf.Bytes()[:pdf.Len()/2]); status != 422 || !strings.Contains(text, "已损坏") || !strings.Contains(text, "请用阅读器打开后") {
		t.Errorf("half a PDF: %d %s", status, text)
	}
	if status, text := drop(pdf.Bytes()); status != 204 {
		t.Fatalf("%d %s", status, text)
	}
	status, head, text := s.do("GET", s.server.URL()+"audited/", nil)
	if status != 200 || !strings.Contains(string(text), "核对了 13 张表") || !strings.Contains(head.Get("Content-Security-Policy"), "frame-src 'self'") {
		t.Errorf("page: %d %s", status, text)
	}
	if link := "copy.pdf?1#nameddest=" + yugong.Spot(1); !strings.Contains(string(text), link) {
		t.Errorf("no link %s", link)
	}
	status, _, marked := s.do("GET", s.server.URL()+"audited/copy.pdf?1", nil)
	if status != 200 || !strings.HasPrefix(marked, "%PDF-") || !strings.Contains(marked, "/"+yugong.Spot(1)+"[") {
		t.Errorf("marked copy: %d", status)
	}
	status, head, text = s.do("GET", s.server.URL()+"audited/copy.pdf", nil)
	if status != 200 || !bytes.HasPrefix([]byte(text), []byte("%PDF-")) || head.Get("X-Frame-Options") != "SAMEORIGIN" || text == marked {
		t.Errorf("copy: %d %v", status, head)
	}
}
