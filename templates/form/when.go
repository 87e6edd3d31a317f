package form

import (
	"slices"

	"yugong/model/diag"
)

// Document is a kind of document that a condition (when) names.
type Document string

// The kinds.
const (
	UnitDocument       Document = "unit"       // 单位预算
	DepartmentDocument Document = "department" // 部门预算
)

// prune leaves out what is not for a kind of document, and reports whether
// there was anything of the kind.
func (f *Form) prune(kind Document, faults *diag.List) (conditions bool) {
	out := func(s Str) bool {
		switch Document(s.V) {
		case "":
			return false
		case UnitDocument, DepartmentDocument:
		default:
			faults.Errorf(s.At(FormatFile), "when 应为 unit（单位预算）或 department（部门预算），不是 %q", s.V)
		}
		conditions = true
		return Document(s.V) != kind
	}
	f.Document = slices.DeleteFunc(f.Document, func(i Item) bool { return out(i.When) })
	f.Tables = slices.DeleteFunc(f.Tables, func(t *Table) bool {
		gone := out(t.When)
		if gone {
			f.elsewhere = append(f.elsewhere, t.Name.V)
		}
		return gone
	})
	for _, c := range f.Charts {
		c.Slices, c.Series = pruneRows(c.Slices, out), pruneColumns(c.Series, out)
	}
	for _, t := range f.Tables {
		for i := range t.Sides {
			s := &t.Sides[i]
			s.Columns = pruneColumns(s.Columns, out)
			s.Body, s.Foot = pruneRows(s.Body, out), pruneRows(s.Foot, out)
		}
	}
	return conditions
}

// Elsewhere reports whether a table is one that this kind of document does not print.
func (f *Form) Elsewhere(table string) bool { return slices.Contains(f.elsewhere, table) }

func pruneColumns(cs []Column, out func(Str) bool) []Column {
	var kept []Column
	for _, c := range cs {
		if !out(c.When) {
			c.Columns = pruneColumns(c.Columns, out)
			kept = append(kept, c)
		}
	}
	return kept
}

func pruneRows(rows []Row, out func(Str) bool) []Row {
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return out(r.When) })
}
