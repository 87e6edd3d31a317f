package inspect

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"yugong/model/diag"
	"yugong/model/regular"
)

// generator marks the pages that this package wrote.
const generator = `<meta name="generator" content="yugong audit">`

// Foreign reports whether the folder has a page that something else wrote: the
// front page of a site, or of a batch, must not be lost.
func Foreign(folder string) bool {
	head, err := regular.PrefixOf(filepath.Join(folder, PageFile), 1024)
	return err == nil && !bytes.Contains(head, []byte(generator))
}

//go:embed page.html
var pageText string

var page = template.Must(template.New(PageFile).Funcs(template.FuncMap{
	"inc":   func(i int) int { return i + 1 },
	"place": place, "link": link, "join": strings.Join,
	"errors":   func(r Record) int { return r.Findings.Count(diag.Error) },
	"warnings": func(r Record) int { return r.Findings.Count(diag.Warning) },
	"hints":    func(r Record) int { return r.Findings.Count(diag.Hint) },
	"class":    func(s diag.Severity) string { return [...]string{"hint", "warning", "error"}[s] },
}).Parse(pageText))

// Page writes the page: every document with its findings, which link to their
// page of the annotated copy. It loads nothing.
func Page(w io.Writer, records []Record) error {
	return page.Execute(w, struct {
		Total   string
		Records []Record
	}{Total(records), records})
}

// link is the relative address of a copy.
func link(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return "./" + strings.Join(parts, "/")
}
