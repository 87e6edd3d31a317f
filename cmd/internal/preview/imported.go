package preview

import (
	"bytes"
	_ "embed"
	"errors"
	"html/template"
	"io"
	"net/http"
	"path"
	"strings"
	"sync"

	"yugong"
	"yugong/cmd/internal/report"
)

// imported is what was made of the files that were dropped last. It stays in memory.
type imported struct {
	mu   sync.Mutex
	last *importedFiles
}

// importedFiles is an import with its workbook.
type importedFiles struct {
	Names string
	*yugong.Import
	Summary string
	book    []byte
}

// mostFiles are taken at a time.
const mostFiles = 40

// importFiles makes a workbook of dropped lists, tables and PDFs.
func (s *Server) importFiles(w http.ResponseWriter, r *http.Request) {
	files, err := uploads(w, r, mostFiles)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, http.StatusRequestEntityTooLarge, errTooLarge.Error())
		return
	case err == nil:
		err = s.takeImport(files)
	}
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

func (s *Server) takeImport(files []yugong.File) error {
	in, err := yugong.ImportFiles(s.audited.forms(s.desk.publisher), files, yugong.ImportOptions{Dropped: true})
	if err != nil {
		return err
	}
	if in.Disclosure == nil {
		return errors.New(firstError(in.Findings))
	}
	one := &importedFiles{Import: in, Summary: report.Count(in.Findings)}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	one.Names = strings.Join(names, "、")
	var b bytes.Buffer
	if _, err := in.WriteTo(&b); err != nil {
		return err
	}
	one.book = b.Bytes()
	s.imported.mu.Lock()
	defer s.imported.mu.Unlock()
	s.imported.last = one
	return nil
}

// firstError says why nothing was imported: the first error.
func firstError(found yugong.Findings) string {
	for _, f := range found {
		if f.Severity == yugong.Error {
			return f.String()
		}
	}
	return "没有可以导入的内容"
}

func (i *imported) get() *importedFiles {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.last
}

//go:embed imported.html
var importedText string

var importedTemplate = template.Must(template.New("imported").Funcs(template.FuncMap{
	"file": yugong.Place.String, // of several files
	"join": func(list []string) string { return strings.Join(list, "、") },
}).Parse(importedText))

// importedPage shows what was recognised, from where, and what is missing.
func (s *Server) importedPage(w http.ResponseWriter, r *http.Request) {
	one := s.imported.get()
	if one == nil {
		leadTo(w, "../")
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	importedTemplate.Execute(w, one)
}

// importedBook is the workbook to save.
func (s *Server) importedBook(w http.ResponseWriter, r *http.Request) {
	one := s.imported.get()
	if one == nil {
		http.NotFound(w, r)
		return
	}
	attach(w, typeXLSX, bookName(one.Disclosure.Unit.Name.Value), func(w io.Writer) error {
		_, err := w.Write(one.book)
		return err
	})
}

func bookName(unit string) string {
	name := path.Base(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\\/:*?"<>|`, r) {
			return -1
		}
		return r
	}, unit) + "预算.xlsx")
	return name
}

// importAudited makes a workbook of the PDF that was audited.
func (s *Server) importAudited(w http.ResponseWriter, r *http.Request) {
	one := s.audited.get()
	if one == nil {
		leadTo(w, "../")
		return
	}
	if err := s.takeImport([]yugong.File{{Name: one.Name, Data: one.data}}); err != nil {
		refuse(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	leadTo(w, "../imported/")
}
