package main

import (
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"yugong"
	"yugong/cmd/internal/inspect"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

// auditMany audits documents side by side, and writes reports and annotated
// copies where they are wanted.
func auditMany(cmd *cobra.Command, sources []inspect.Source, publishers []*yugong.Publisher, o *auditOptions) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	book, err := o.journal(publishers)
	if err != nil {
		return err
	}
	if book != nil {
		defer book.Close()
	}
	show := newProgress(cmd.ErrOrStderr(), "核对")
	show.begin(len(sources))
	var records []inspect.Record
	all := report.Checks{Version: report.SchemaVersion, Documents: []*report.Check{}, OK: true}
	inspect.Run(ctx, sources, o.workers, o.timeout, func(s inspect.Source) inspect.Record { return o.resume(book, s, publishers) }, func(r *inspect.Record) {
		if o.json {
			all.Documents = append(all.Documents, recordJSON(r.Name, r))
			all.OK = all.OK && !r.Failed() && !r.Findings.HasErrors()
		}
		r.Verdict.Outcomes, r.Verdict.Accepted = nil, nil // not for the reports
		records = append(records, *r)
		show.step(recordLine(r), r.Failed(), len(records), len(sources))
	})
	show.finish()
	if o.out != "" {
		if err := writeInspection(o.out, records); err != nil {
			return err
		}
	}
	if err := o.printMany(cmd.OutOrStdout(), &all, records); err != nil {
		return &exitError{exitEnvironment, err}
	}
	return outcomeOf(records, len(sources))
}

// journal opens that of the folder of reports; nil where there is none.
func (o *auditOptions) journal(publishers []*yugong.Publisher) (*inspect.Journal, error) {
	if o.out == "" {
		return nil, nil
	}
	h, err := programHash()
	if err != nil {
		return nil, err
	}
	for i, name := range o.formNames() {
		looks, err := publishers[i].Fingerprint(yugong.Settings{Form: name})
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(h, "%s\n", looks)
	}
	fmt.Fprintln(h, o.exact)
	return inspect.OpenJournal(o.out, hex.EncodeToString(h.Sum(nil)))
}

// resume audits a document, unless an earlier run did.
func (o *auditOptions) resume(book *inspect.Journal, s inspect.Source, publishers []*yugong.Publisher) inspect.Record {
	if book == nil {
		return o.record(s, publishers)
	}
	key := book.Key(s)
	if r, ok := book.Find(key); ok {
		return r
	}
	r := o.record(s, publishers)
	if err := book.Note(key, &r); err != nil {
		r.Findings.Warnf(yugong.Place{Book: path.Base(s.Name)}, "", "没有记下核对结果，下次要重新核对：%v", err)
	}
	return r
}

// record audits one document, and writes its annotated copy.
func (o *auditOptions) record(s inspect.Source, publishers []*yugong.Publisher) (r inspect.Record) {
	read, err := yugong.ReadPublication(s.Path)
	if err != nil {
		r.Findings.Errorf(yugong.Place{Book: path.Base(s.Name)}, "%v", err)
		return r
	}
	a := read.Follows(publishers).AuditRead(read, o.exact)
	r = inspect.Of(a, read.Pages())
	if o.out == "" || read.Pages() == 0 || len(r.Findings) == 0 {
		return r
	}
	name := strings.TrimSuffix(s.Name, path.Ext(s.Name)) + inspect.CopyMark + ".pdf"
	to := filepath.Join(o.out, filepath.FromSlash(name))
	err = os.MkdirAll(filepath.Dir(to), 0o777)
	if err == nil {
		err = safefile.Write(to, a.Copy)
	}
	if err != nil {
		r.Findings.Warnf(yugong.Place{Book: path.Base(s.Name)}, "", "没有写出批注稿：%v", err)
		return r
	}
	r.Copy = name
	return r
}

// writeInspection writes the workbook and the page.
func writeInspection(folder string, records []inspect.Record) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return &safefile.Error{Path: folder, Err: err}
	}
	if err := safefile.Write(filepath.Join(folder, inspect.BookFile), func(w io.Writer) error { return inspect.Book(w, records) }); err != nil {
		return err
	}
	return safefile.Write(filepath.Join(folder, inspect.PageFile), func(w io.Writer) error { return inspect.Page(w, records) })
}

// printMany prints all findings, unless they stand in the reports.
func (o *auditOptions) printMany(w io.Writer, all *report.Checks, records []inspect.Record) error {
	if o.json {
		return all.Write(w)
	}
	for i := range records {
		if r := &records[i]; o.out == "" && len(r.Findings) > 0 {
			fmt.Fprintf(w, "%s\n", recordLine(r))
			if err := report.Write(w, r.Findings); err != nil {
				return err
			}
			fmt.Fprintln(w)
		}
	}
	_, err := fmt.Fprintln(w, inspect.Total(records))
	if o.out != "" && err == nil {
		_, err = fmt.Fprintf(w, "详见 %s\n", filepath.Join(o.out, inspect.BookFile))
	}
	return err
}

// recordLine says in a line how a document came out.
func recordLine(r *inspect.Record) string {
	s := r.Name + "：" + r.State()
	if n := report.Count(r.Findings); n != "" {
		s += "，" + n
	}
	if n := len(r.Missing); n > 0 && !r.Failed() {
		s += fmt.Sprintf("，缺 %d 张表", n)
	}
	return s
}

// recordJSON is the JSON form of what was found in the document of a name.
func recordJSON(name string, r *inspect.Record) *report.Check {
	c := report.NewCheck(name, r.Unit, r.Year, &r.Verdict, yugong.Hint)
	c.Audited = &report.Audited{Exact: r.Exact, Form: r.Form, Kind: r.Kind, Tables: append([]string{}, r.Tables...),
		Missing: append([]string{}, r.Missing...), Ignored: append([]string{}, r.Unread...), Pages: r.Pages}
	if p := r.Prose; p != nil {
		c.Prose = &report.Prose{Figures: p.Figures, Compared: p.Compared, Unread: p.Unread}
	}
	return c
}

// outcomeOf is the error that all documents together come to.
func outcomeOf(records []inspect.Record, total int) error {
	faulty, failed := 0, 0
	for i := range records {
		switch {
		case records[i].Failed():
			failed++
		case records[i].Findings.HasErrors():
			faulty++
		}
	}
	var parts []string
	if faulty > 0 {
		parts = append(parts, fmt.Sprintf("%d 份有错误", faulty))
	}
	if failed > 0 {
		parts = append(parts, fmt.Sprintf("%d 份未能核对", failed))
	}
	switch {
	case len(records) < total:
		return &exitError{exitEnvironment, fmt.Errorf("中途结束：核对了 %d 份，还有 %d 份没有核对", len(records), total-len(records))}
	case len(parts) > 0:
		return refuse("%d 份文档中 %s", total, strings.Join(parts, "，"))
	}
	return nil
}
