package inspect

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"yugong"
	"yugong/model/diag"

	"golang.org/x/sync/errgroup"
)

// Record is what is kept of a document.
type Record struct {
	yugong.Verdict        // findings, and how the rules came out
	Name           string // of its source
	Unit           string
	Year           int    // 0 when no title tells it
	Kind           string // 部门 or 单位
	Form           string // that it follows
	Pages          int    // of a PDF
	Tables         []string
	Missing        []string      // tables of the form that are not there
	Unread         []string      // what else was not checked
	Exact          bool          // amounts were taken as not rounded
	Prose          *yugong.Prose // of a PDF: how much of its text was read
	Copy           string        // slash path of the annotated copy from the folder of reports, or ""
}

// Of is the record of an audit, but for its name and its copy.
func Of(a *yugong.Audit, pages int) Record {
	r := Record{Verdict: a.Verdict, Unit: a.Unit, Year: a.Year, Kind: a.Kind, Form: a.Form, Pages: pages,
		Tables: a.Tables, Missing: a.Missing, Exact: a.Exact, Prose: a.Prose}
	for _, at := range a.Ignored {
		r.Unread = append(r.Unread, cmp.Or(at.Sheet, at.Book))
	}
	return r
}

// Read says how much of the text was read: 71 个数字，与表核对 28 个，没有读懂 0 个;
// "" of what has none.
func (r *Record) Read() string {
	if r.Prose == nil {
		return ""
	}
	return fmt.Sprintf("%d 个数字，与表核对 %d 个，没有读懂 %d 个", r.Prose.Figures, r.Prose.Compared, r.Prose.Unread)
}

// Failed reports whether no table was checked.
func (r *Record) Failed() bool { return len(r.Tables) == 0 }

// State says in a word how it came out.
func (r *Record) State() string {
	switch {
	case r.Failed():
		return "未核对"
	case r.Findings.HasErrors():
		return "有错误"
	case r.Findings.Count(diag.Warning) > 0:
		return "有警告"
	case len(r.Findings) > 0:
		return "有提示"
	}
	return "通过"
}

// DefaultLimit is how long a document may take where nobody says: a hundred times
// the longest.
const DefaultLimit = 2 * time.Minute

// Run audits the sources, some at a time and none longer than a limit, and hands
// over the records in their order. When ctx is done it ends after the documents
// in hand.
func Run(ctx context.Context, sources []Source, workers int, limit time.Duration, audit func(Source) Record, done func(*Record)) {
	results := make([]chan Record, len(sources))
	for i := range results {
		results[i] = make(chan Record, 1)
	}
	var group errgroup.Group
	group.SetLimit(max(1, workers) + 1)
	group.Go(func() error {
		for i, s := range sources {
			group.Go(func() error {
				defer close(results[i])
				if ctx.Err() == nil {
					results[i] <- timed(s, limit, audit)
				}
				return nil
			})
		}
		return nil
	})
	for _, c := range results {
		if r, ok := <-c; ok {
			done(&r)
		}
	}
	_ = group.Wait() // no worker returns an error
}

// timed gives a document up that takes longer than the limit. Its audit is left
// to itself, and its result dropped.
func timed(s Source, limit time.Duration, audit func(Source) Record) Record {
	ready := make(chan Record, 1)
	go func() { ready <- guarded(s, audit) }()
	end := time.NewTimer(limit)
	defer end.Stop()
	select {
	case r := <-ready:
		return r
	case <-end.C:
		r := Record{Name: s.Name}
		r.Findings.Errorf(diag.Pos{Book: s.Name}, "%.0f 秒内没有核对完，已经放弃；确实需要时用 --timeout 放宽时限", limit.Seconds())
		return r
	}
}

// guarded keeps a fault of the program at one document from ending the rest.
func guarded(s Source, audit func(Source) Record) (r Record) {
	defer func() {
		if p := recover(); p != nil {
			r = Record{Name: s.Name}
			r.Findings.Errorf(diag.Pos{Book: s.Name}, "核对时程序出错（%s），没有核对此文件；请将文件报告给开发者", fmt.Sprint(p))
		}
	}()
	r = audit(s)
	r.Name = s.Name
	return r
}
