package yugong

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"yugong/model/compare"
	"yugong/model/compare/printed"
	"yugong/model/diag"
	"yugong/model/pdfread/annotate"
	"yugong/model/workbook"
	"yugong/model/workbook/tables"
)

// Version is a document that is held against another: a unit's workbook with
// the pages made of it, or what somebody has published.
type Version struct {
	Name     string // of the file or folder
	Unit     string // "" when nothing tells it
	Findings Findings
	compare.Version

	printed *tables.Published
	data    []byte // of the PDF
}

// Change is a row, a paragraph or a table that differs.
type (
	Change      = compare.Change
	CellChange  = compare.CellChange
	Cell        = compare.Cell
	Differences = compare.Report
	PagePair    = compare.Pages
)

// The kinds of changes.
const (
	Changed = compare.Changed
	Added   = compare.Added
	Removed = compare.Removed
)

// ReadVersion reads a workbook or a csv folder, and sets its pages; or reads
// published tables or a PDF. A workbook with errors has the facts that could be
// read, and no pages. The error, an *OpenError, is for an input that could not be
// opened; OK is false when nothing of it could be read.
func (p *Publisher) ReadVersion(path string) (*Version, error) {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		in, err := p.Read(path)
		if err != nil {
			return nil, err
		}
		if d := in.Disclosure; d != nil && (d.Unit.Name.Value != "" || len(d.Appropriations) > 0) {
			return p.VersionOf(in)
		}
	}
	read, err := ReadPublication(path)
	if err != nil {
		return nil, err
	}
	v := &Version{Name: read.book.Name, Findings: read.found, printed: read.book}
	if read.book.PDF != nil {
		if v.data, err = ReadFile(path); err != nil {
			return nil, err
		}
	}
	if v.Version = printed.Version(v.printed); !v.OK() && !v.Findings.HasErrors() {
		v.Findings.Errorf(Place{Book: v.Name}, "没有可以比较的表和文字；请给出工作簿、csv 文件夹，或公开的 PDF、各表")
	}
	return v, nil
}

// VersionOf is the version that an input makes: what it says, and its pages as
// a reader sees them.
func (p *Publisher) VersionOf(in *Input) (*Version, error) {
	d := in.Disclosure
	r := p.Build(in, Final())
	v := &Version{Name: d.Book, Unit: d.Unit.Name.Value, Findings: r.Findings, Version: factsOf(in)}
	if r.Pages == nil {
		return v, nil
	}
	var b bytes.Buffer
	d0 := p.desks.take()
	defer p.desks.give(d0)
	d0.write.Plain = true
	if err := d0.write.Write(&b, r.Pages); err != nil {
		return nil, err
	}
	v.data = b.Bytes()
	v.printed, _ = tables.ReadPDF(v.data, d.Book)
	seen := printed.Version(v.printed)
	v.Tables, v.Texts, v.Pages = seen.Tables, seen.Texts, seen.Pages
	return v, nil
}

func factsOf(in *Input) compare.Version {
	return compare.Version{Year: in.Disclosure.Unit.Year.Value, Facts: workbook.Facts(in.Disclosure)}
}

// OK reports whether there is something to compare.
func (v *Version) OK() bool { return len(v.Facts)+len(v.Tables)+len(v.Texts) > 0 }

// Comparable reports whether two versions have facts or tables, both of them.
func Comparable(a, b *Version) bool {
	return a.Facts != nil && b.Facts != nil || a.Tables != nil && b.Tables != nil
}

// Compare tells how b differs from a.
func Compare(a, b *Version) *Differences { return compare.Versions(&a.Version, &b.Version) }

// CompareInputs tells how the facts of b differ from those of a, pages left
// out.
func CompareInputs(a, b *Input) []Change {
	if a.Disclosure == nil || b.Disclosure == nil {
		return nil
	}
	x, y := factsOf(a), factsOf(b)
	return compare.Facts(&x, &y)
}

// HasPages reports whether Marker has pages to write.
func (v *Version) HasPages() bool { return v.data != nil }

// changeColors are those of the frames: orange what changed, green what came,
// red before what went.
var changeColors = map[compare.Kind][3]float64{Changed: {0.85, 0.45, 0}, Added: {0.1, 0.5, 0.2}, Removed: {0.78, 0.1, 0.1}}

// Marker returns what writes the pages of a version with every
// difference in tables and texts framed at its place.
func (v *Version) Marker(d *Differences) func(io.Writer) error {
	of := &Publication{book: v.printed}
	var notes []annotate.Note
	for _, list := range [][]Change{d.Tables, d.Texts} {
		for i := range list {
			c := &list[i]
			n := annotate.Note{Number: len(notes) + 1, Text: fmt.Sprintf("%d. %s", len(notes)+1, c), Color: changeColors[c.Kind]}
			for _, at := range c.Places() {
				n.Places = append(n.Places, of.places(at)...)
			}
			if len(n.Places) > 0 {
				notes = append(notes, n)
			}
		}
	}
	return func(w io.Writer) error { return annotate.Write(w, v.data, v.printed.PDF, notes) }
}

// DifferenceFindings words changes of facts as hints at their cells, for those
// who show findings.
func DifferenceFindings(changes []Change, with string) Findings {
	var out Findings
	for i := range changes {
		c := &changes[i]
		at := c.To
		if c.Kind == Removed {
			at = diag.Pos{}
		}
		out.Add(Finding{Severity: Hint, At: at, Message: "与 " + with + " 相比：" + c.String()})
	}
	return out
}
