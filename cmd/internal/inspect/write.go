package inspect

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"
)

// Write writes the workbook and the page into the folder of reports.
func Write(folder string, records []Record) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return &safefile.Error{Path: folder, Err: err}
	}
	if err := safefile.Write(filepath.Join(folder, BookFile), func(w io.Writer) error { return Book(w, records) }); err != nil {
		return err
	}
	return safefile.Write(filepath.Join(folder, PageFile), func(w io.Writer) error { return Page(w, records) })
}

// Line says in a line how a document came out.
func (r *Record) Line() string {
	s := r.Name + "：" + r.State()
	if n := report.Count(r.Findings); n != "" {
		s += "，" + n
	}
	if n := len(r.Missing); n > 0 && !r.Failed() {
		s += fmt.Sprintf("，缺 %d 张表", n)
	}
	return s
}

// JSON is the JSON form of what was found; name is that of the input.
func (r *Record) JSON(name string) *report.Check {
	c := report.NewCheck(name, r.Unit, r.Year, &r.Verdict, yugong.Hint)
	c.Audited = &report.Audited{Exact: r.Exact, Form: r.Form, Kind: r.Kind, Tables: append([]string{}, r.Tables...),
		Missing: append([]string{}, r.Missing...), Ignored: append([]string{}, r.Unread...)}
	c.Pages = r.Pages
	if p := r.Prose; p != nil {
		c.Prose = &report.Prose{Figures: p.Figures, Compared: p.Compared, Unread: p.Unread}
	}
	return c
}
