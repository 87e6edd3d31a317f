package preview

import (
	"bytes"
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"yugong"
	"yugong/cmd/internal/report"
)

// audited is the published PDF that was dropped last. It stays in memory.
type audited struct {
	mu         sync.Mutex
	publishers []*yugong.Publisher // of every form there is; made when first needed
	last       *auditedPDF
}

// auditedPDF is a PDF with its findings.
type auditedPDF struct {
	Name string
	*yugong.Audit
	Summary string
	data    []byte
	copy    []byte // with the findings drawn in
}

var errNotPDF = errors.New("不是 PDF 文件；请把公开的 PDF 或本单位的工作簿（.xlsx）拖进来")

// audit proof-reads a dropped PDF.
func (s *Server) audit(w http.ResponseWriter, r *http.Request) {
	name, data, err := uploaded(w, r)
	if err == nil && !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		err = errNotPDF
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, http.StatusRequestEntityTooLarge, errTooLarge.Error())
		return
	case err != nil:
		refuse(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	if err := s.audited.take(s.desk.publisher, data, name); err != nil {
		refuse(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// take audits a PDF by the form that fits it best, and keeps it.
func (a *audited) take(own *yugong.Publisher, data []byte, name string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	read := yugong.ReadPDF(data, name)
	a.load(own)
	one := &auditedPDF{Name: name, data: data, Audit: read.Follows(a.publishers).AuditRead(read, false)}
	if read.Pages() == 0 {
		return errors.New(strings.Join(append([]string{one.Findings[0].Message}, one.Findings[0].Hints...), "；"))
	}
	var b bytes.Buffer
	if err := one.Copy(&b); err != nil {
		return err
	}
	one.copy, one.Summary = b.Bytes(), report.Count(one.Findings)
	a.last = one
	return nil
}

// load makes publishers of every form there is, the server's own first.
func (a *audited) load(own *yugong.Publisher) {
	if a.publishers != nil {
		return
	}
	a.publishers = []*yugong.Publisher{own}
	for _, form := range yugong.Forms() {
		if p, _, err := yugong.New(yugong.Settings{Form: form}); err == nil && p != nil {
			a.publishers = append(a.publishers, p)
		}
	}
}

// forms are publishers of every form there is.
func (a *audited) forms(own *yugong.Publisher) []*yugong.Publisher {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.load(own)
	return a.publishers
}

func (a *audited) get() *auditedPDF {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.last
}

//go:embed audited.html
var auditedText string

var auditedTemplate = template.Must(template.New("audited").Funcs(template.FuncMap{
	"next":  func(i int) int { return i + 1 },
	"place": report.Place,
	"spot":  yugong.Spot,
}).Parse(auditedText))

// framing lets the page hold the PDF in a frame, and the frame be held by it.
const framing = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'; object-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// auditedPage shows the findings beside the PDF that they are drawn into.
func (s *Server) auditedPage(w http.ResponseWriter, r *http.Request) {
	one := s.audited.get()
	if one == nil {
		leadTo(w, "../")
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", framing)
	auditedTemplate.Execute(w, one)
}

// auditedCopy is shown by the browser's own viewer, in a frame of our page. The
// query is the finding that stands out.
func (s *Server) auditedCopy(w http.ResponseWriter, r *http.Request) {
	one := s.audited.get()
	if one == nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", typePDF)
	h.Set("Content-Security-Policy", "frame-ancestors 'self'")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	h.Set("Content-Disposition", "inline")
	var b bytes.Buffer
	if n, err := strconv.Atoi(r.URL.RawQuery); err == nil && one.Mark(&b, n) == nil {
		w.Write(b.Bytes())
		return
	}
	w.Write(one.copy)
}
