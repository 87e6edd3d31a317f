package inspect

import (
	_ "embed"
	"html/template"
	"io"
	"net/url"
	"strings"

	"yugong/model/diag"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New(PageFile).Funcs(template.FuncMap{
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
	}{total(records), records})
}

// link is the relative address of a copy.
func link(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return "./" + strings.Join(parts, "/")
}
