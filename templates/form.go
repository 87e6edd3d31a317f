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
	"yugong/templates/form"
	"yugong/templates/narrative"
	"yugong/templates/pivot"
)

//go:embed all:central all:shanghai all:shanxi-unit
var files embed.FS

// Default is the name of the first form.
const Default = "shanxi-unit"

// Names lists the embedded forms, the default first: it is what is meant where
// nothing tells.
func Names() []string {
	entries, _ := files.ReadDir(".")
	var names []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != Default {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return append([]string{Default}, names...)
}

// Embedded returns the folder of an embedded form.
func Embedded(name string) (fs.FS, error) {
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("没有内置格式 %q，可用：%s", name, strings.Join(Names(), "、"))
	}
	return fs.Sub(files, name)
}

// DisplayName is what an embedded form calls itself; "" when there is none of
// that name.
func DisplayName(name string) string {
	folder, err := Embedded(name)
	if err != nil {
		return ""
	}
	return form.DisplayName(folder)
}

// Form is a publication form, loaded and checked. It is immutable.
type Form struct {
	data       *form.Form
	library    *narrative.Library
	department *Form // of a form with parts for one kind of document; nil otherwise
}

// Load reads a form folder. The form is nil when the list has errors.
func Load(fsys fs.FS) (*Form, diag.List) {
	fsys, faults := Layer(fsys)
	if faults != nil {
		return nil, faults
	}
	f, conditions, faults := load(fsys, form.UnitDocument)
	if !conditions {
		return f, faults
	}
	dept, _, more := load(fsys, form.DepartmentDocument)
	for _, d := range more {
		if !slices.ContainsFunc(faults, func(x diag.Diagnostic) bool { return x.At == d.At && x.Message == d.Message }) {
			faults.Add(d)
		}
	}
	faults.Sort()
	if faults.HasErrors() {
		return nil, faults
	}
	f.department = dept
	return f, faults
}

func load(fsys fs.FS, kind form.Document) (*Form, bool, diag.List) {
	f, conditions, faults := form.Load(fsys, kind)
	if faults.HasErrors() && f.Style == nil {
		return nil, conditions, faults
	}
	lib, more := narrative.Parse(f, f.Texts())
	faults = append(faults, more...)
	faults.Sort()
	if faults.HasErrors() {
		return nil, conditions, faults
	}
	return &Form{data: f, library: lib}, conditions, faults
}

// For is the form as the kind of a disclosure's document has it.
func (f *Form) For(d *model.Disclosure) *Form {
	return f.Kind(d.Unit.Department.Value)
}

// Kind is the form as documents of a department (部门), or of a unit, have it.
func (f *Form) Kind(department bool) *Form {
	if f.department != nil && department {
		return f.department
	}
	return f
}

// Lists are the lists that the form adds to the workbook.
func (f *Form) Lists() []*model.RecordList { return f.data.RecordLists() }

// Assets are the assets that the form's texts count, by the names that they have
// in 国有资产, in the order of the texts.
func (f *Form) Assets() []string { return f.library.Assets() }

// Style is the form's own style.
func (f *Form) Style() *doc.Style { return f.data.Style }

// Data is the form as data, for those who read published tables by it.
func (f *Form) Data() *form.Form { return f.data }

// Tables builds the grids of the document's tables, in the document's order.
func (f *Form) Tables(d *model.Disclosure) ([]*pivot.Grid, diag.List) {
	b, faults := f.builder(d, Edition{})
	if b == nil {
		return nil, faults
	}
	var grids []*pivot.Grid
	for i := range b.data.Document {
		if name := b.data.Document[i].Table.V; name != "" {
			grids = append(grids, b.source.Build(b.data.Table(name)))
		}
	}
	return grids, append(b.source.Faults, b.runner.Faults()...)
}

// Document builds the whole document. The list holds the faults of the
// form's templates on this disclosure; the document is nil when one is an
// error.
func (f *Form) Document(d *model.Disclosure, e Edition) (*doc.Document, diag.List) {
	p, faults := f.Proof(d, e)
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
	Text     func(form.Str) string // fills in a text of the form; not shared between goroutines
	Gaps     []narrative.Gap       // what its texts lacked
	Unused   []*model.Asset        // lines that it does not print
	Asked    [][]diag.Pos          // cells that its texts asked for
	Tails    []Tail                // tables and sentences that do not add up as printed
}

// Proof builds the whole document and keeps what it was made from. The proof
// is nil when the list has an error.
func (f *Form) Proof(d *model.Disclosure, e Edition) (*Proof, diag.List) {
	b, faults := f.builder(d, e)
	if b == nil {
		return nil, faults
	}
	b.build()
	faults = slices.Concat(b.faults, b.source.Faults, b.runner.Faults())
	faults.Sort()
	if faults.HasErrors() {
		return nil, faults
	}
	return &Proof{Document: b.doc, Grids: b.grids, Ledger: b.source.Ledger, Text: b.text,
		Gaps: b.runner.Lacking(b.source.Gaps), Unused: b.runner.Unused(), Asked: b.runner.Asked(), Tails: b.tails}, faults
}

// Expander returns what fills in the form's texts for a disclosure, for
// callers with many texts. It is not shared between goroutines.
func (f *Form) Expander(d *model.Disclosure) func(form.Str) string {
	b, _ := f.builder(d, Edition{})
	if b == nil {
		return func(s form.Str) string { return s.V }
	}
	return b.text
}
