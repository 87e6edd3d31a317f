package main

import (
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"yugong"
	"yugong/cmd/internal/inspect"
	"yugong/cmd/internal/progress"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/self"

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
	show := progress.New(cmd.ErrOrStderr(), "核对")
	show.Begin(len(sources))
	var records []inspect.Record
	all := report.Checks{Version: report.SchemaVersion, Documents: []*report.Check{}, OK: true}
	inspect.Run(ctx, sources, o.workers, o.timeout, func(s inspect.Source) inspect.Record { return inspect.Audit(s, publishers, o.exact, o.out, book) }, func(r *inspect.Record) {
		if o.json {
			all.Documents = append(all.Documents, r.JSON(r.Name))
			all.OK = all.OK && !r.Failed() && !r.Findings.HasErrors()
		}
		r.Verdict.Outcomes, r.Verdict.Accepted = nil, nil // not for the reports
		records = append(records, *r)
		show.Step(r.Line(), r.Failed(), len(records), len(sources))
	})
	show.Finish()
	if o.out != "" {
		if err := inspect.Write(o.out, records); err != nil {
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
	h, err := self.Hash()
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

// printMany prints all findings, unless they stand in the reports.
func (o *auditOptions) printMany(w io.Writer, all *report.Checks, records []inspect.Record) error {
	if o.json {
		return all.Write(w)
	}
	for i := range records {
		if r := &records[i]; o.out == "" && len(r.Findings) > 0 {
			fmt.Fprintf(w, "%s\n", r.Line())
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
