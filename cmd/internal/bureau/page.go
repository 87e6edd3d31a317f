package bureau

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"yugong/cmd/internal/batch"
	"yugong/model/money"
	"yugong/model/regular"
	"yugong/model/workbook/overview"
)

// PageFile is the name of the page in the output folder.
const PageFile = "index.html"

// generator marks the pages that this package wrote.
const generator = `<meta name="generator" content="yugong">`

// Foreign reports whether there is a page in the folder that somebody else
// wrote: a site's own front page must not be lost.
func Foreign(folder string) bool {
	head, err := regular.PrefixOf(filepath.Join(folder, PageFile), 1024)
	return err == nil && !bytes.Contains(head, []byte(generator))
}

//go:embed page.html
var pageText string

var page = template.Must(template.New(PageFile).Parse(pageText))

// column is what the page shows: the disclosure column of a site.
type column struct {
	Title       string
	Draft       bool // some document is a draft
	Units       sums
	Departments sums // of 部门预算, which hold their units' figures again
	Groups      []group
	Desk        *desk // nil on the page for the public
}

// desk is the part of the page that is for the bureau alone.
type desk struct {
	States   []string
	Lines    []deskLine // by department, the total last
	Troubles []troubled
	Missing  []overview.Entry
	Totals   []yearLine
	Gone     []string
}

// deskLine counts a department's units by what became of them.
type deskLine struct {
	Name   string
	Units  int
	Counts []int
}

// troubled is a unit without a document, or with errors in it.
type troubled struct{ Superior, Name, Result, Trouble, Link string }

// yearLine is a total of this year against last, 万元.
type yearLine struct{ Item, This, Last, Change string }

// group is a department with its documents.
type group struct {
	Name string
	Docs []document
}

// document is a line of the page.
type document struct {
	Name, Code, Kind, Title string
	Link                    string
	Pages                   int
	Size                    string
	Income, Expenditure     string // 万元
}

// sums are totals of documents of one kind.
type sums struct {
	Count               int
	Income, Expenditure string // 万元
	income, expenditure int64  // fen
}

// Page writes the page of all documents there are. Unless it is for the public,
// it tells first how far the bureau is, as long as there is something left to
// do. Paths in the records are relative to the folder it will stand in. The
// error is w's.
func Page(w io.Writer, v *Review, public bool) error {
	c := arrange(v.Records)
	if !public {
		c.Desk = v.desk()
	}
	return page.Execute(w, c)
}

// desk returns what is left to do, nil when nothing is.
func (v *Review) desk() *desk {
	d := &desk{States: states, Missing: v.Missing}
	for _, r := range v.Gone {
		d.Gone = append(d.Gone, r.Output)
	}
	of := map[string]*deskLine{}
	all := deskLine{Name: "合计", Counts: make([]int, len(states))}
	count := func(superior, result string) {
		if superior == "" {
			superior = noSuperior
		}
		if of[superior] == nil {
			of[superior] = &deskLine{Name: superior, Counts: make([]int, len(states))}
		}
		for _, l := range []*deskLine{of[superior], &all} {
			l.Units++
			if i := slices.Index(states, result); i >= 0 {
				l.Counts[i]++
			}
		}
	}
	for i := range v.Records {
		r := &v.Records[i]
		count(r.Superior, result(r))
		if t := trouble(r); t != "" {
			line := troubled{Superior: r.Superior, Name: v.Names[i], Result: result(r), Trouble: t}
			if !r.Failed() {
				line.Link = link(r.Output)
			}
			d.Troubles = append(d.Troubles, line)
		}
	}
	for _, e := range v.Missing {
		count(e.Superior, e.State)
	}
	if len(d.Troubles)+len(d.Missing)+len(d.Gone) == 0 {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(of)) {
		d.Lines = append(d.Lines, *of[name])
	}
	d.Lines = append(d.Lines, all)
	for _, t := range v.totals() {
		line := yearLine{Item: strings.TrimSpace(t.Item), This: wan(t.This.Fen()), Last: "—", Change: "—"}
		if t.Known > 0 {
			line.Last, line.Change = wan(t.Last.Fen()), wan(t.This.Sub(t.Last).Fen())
		}
		d.Totals = append(d.Totals, line)
	}
	return d
}

// states are the results in the order of the columns.
var states = []string{"定稿", "草稿", "有错误", "失败", "未读取", stateMissing}

const noSuperior = "其他单位"

func arrange(records []batch.Record) *column {
	c := &column{}
	var docs []*batch.Record
	for i := range records {
		if r := &records[i]; !r.Failed() {
			docs = append(docs, r)
		}
	}
	// Departments by code, their own document first, then the units by code.
	slices.SortStableFunc(docs, func(a, b *batch.Record) int {
		return cmp.Or(cmp.Compare(a.SuperiorCode, b.SuperiorCode), cmp.Compare(a.Superior, b.Superior), -cmp.Compare(order(a), order(b)),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Output, b.Output))
	})
	for _, r := range docs {
		c.add(r)
	}
	c.Title = title(docs)
	c.Units.print()
	c.Departments.print()
	return c
}

// order puts a department's document before that of its own office, and both
// before those of the units below it.
func order(r *batch.Record) int {
	switch {
	case r.Department:
		return 2
	case r.Unit == r.Superior:
		return 1
	}
	return 0
}

func (c *column) add(r *batch.Record) {
	c.Draft = c.Draft || !r.Final
	s := &c.Units
	if r.Department {
		s = &c.Departments
	}
	s.Count++
	s.income += r.This.Income
	s.expenditure += r.This.Spending
	name := r.Superior
	if name == "" {
		name = noSuperior
	}
	if n := len(c.Groups); n == 0 || c.Groups[n-1].Name != name {
		c.Groups = append(c.Groups, group{Name: name})
	}
	g := &c.Groups[len(c.Groups)-1]
	g.Docs = append(g.Docs, document{
		Name: r.Unit, Code: r.Code, Kind: kind(r), Title: fmt.Sprintf("%s%d年%s公开", r.Unit, r.Year, kind(r)),
		Link: link(r.Output), Pages: r.Pages, Size: fmt.Sprintf("%d KB", (r.Bytes+1023)/1024),
		Income: wan(r.This.Income), Expenditure: wan(r.This.Spending),
	})
}

func (s *sums) print() { s.Income, s.Expenditure = wan(s.income), wan(s.expenditure) }

func wan(fen int64) string {
	return money.FromFen(fen).Format(money.Format{Unit: money.WanYuan, Places: 2, Group: true})
}

// title names the region and the year as far as all documents share them.
func title(docs []*batch.Record) string {
	region, year := "", ""
	for i, r := range docs {
		y := fmt.Sprintf("%d年", r.Year)
		if i == 0 {
			region, year = r.Region, y
		}
		if r.Region != region {
			region = ""
		}
		if y != year {
			year = ""
		}
	}
	return region + year + "预算公开"
}

// link is the relative address of a document.
func link(path string) string {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return "./" + strings.Join(parts, "/")
}
