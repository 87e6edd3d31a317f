package templates

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates/narrative"
	"yugong/templates/pivot"
	"yugong/templates/spec"
)

//go:embed all:shanxi-unit
var files embed.FS

// Default is the name of the first format.
const Default = "shanxi-unit"

// Names lists the embedded formats.
func Names() []string {
	entries, _ := files.ReadDir(".")
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names
}

// Embedded returns the folder of an embedded format.
func Embedded(name string) (fs.FS, error) {
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("没有内置格式 %q，可用：%s", name, strings.Join(Names(), "、"))
	}
	return fs.Sub(files, name)
}

// Format is a publication format, loaded and checked. It is immutable.
type Format struct {
	spec    *spec.Format
	library *narrative.Library
}

// Load reads a format folder. The format is nil when the list has errors.
func Load(fsys fs.FS) (*Format, diag.List) {
	f, faults := spec.Load(fsys)
	if faults.HasErrors() {
		return nil, faults
	}
	lib, more := narrative.Parse(f, f.Texts())
	faults = append(faults, more...)
	if faults.HasErrors() {
		return nil, faults
	}
	return &Format{spec: f, library: lib}, faults
}

// Style is the format's own style.
func (f *Format) Style() *doc.Style { return f.spec.Style }

// Spec is the format as data, for those who read published tables by it.
func (f *Format) Spec() *spec.Format { return f.spec }

// Options are choices of one run.
type Options struct {
	Watermark string // "" for none
}

// Tables builds the grids of the document's tables, in the document's order.
func (f *Format) Tables(d *model.Disclosure) ([]*pivot.Grid, diag.List) {
	b, faults := f.builder(d, Options{})
	if b == nil {
		return nil, faults
	}
	var grids []*pivot.Grid
	for i := range f.spec.Document {
		if name := f.spec.Document[i].Table.V; name != "" {
			grids = append(grids, b.source.Build(f.spec.Table(name)))
		}
	}
	return grids, b.runner.Faults()
}

// Document builds the whole document. The list holds the faults of the
// format's templates on this disclosure; the document is nil when one is an
// error.
func (f *Format) Document(d *model.Disclosure, opt Options) (*doc.Document, diag.List) {
	p, faults := f.Proof(d, opt)
	if p == nil {
		return nil, faults
	}
	return p.Document, faults
}

// Proof is a document with what it was made from, for those who read it before
// it is printed.
type Proof struct {
	Document *doc.Document
	Grids    []*pivot.Grid         // of its tables, in its order
	Ledger   *model.Ledger         // the disclosure's facts
	Text     func(spec.Str) string // fills in a text of the format; not shared between goroutines
}

// Proof builds the whole document and keeps what it was made from. The proof
// is nil when the list has an error.
func (f *Format) Proof(d *model.Disclosure, opt Options) (*Proof, diag.List) {
	b, faults := f.builder(d, opt)
	if b == nil {
		return nil, faults
	}
	b.build()
	faults = append(b.faults, b.runner.Faults()...)
	faults.Sort()
	if faults.HasErrors() {
		return nil, faults
	}
	return &Proof{Document: b.doc, Grids: b.grids, Ledger: b.source.Ledger, Text: b.text}, faults
}

// Expander returns what fills in the format's texts for a disclosure, for
// callers with many texts. It is not shared between goroutines.
func (f *Format) Expander(d *model.Disclosure) func(spec.Str) string {
	b, _ := f.builder(d, Options{})
	if b == nil {
		return func(s spec.Str) string { return s.V }
	}
	return b.text
}
