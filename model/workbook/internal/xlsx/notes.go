package xlsx

import (
	"strings"

	"yugong/model/workbook/internal/grid"
)

// notes reads what is noted on the cells of a sheet. Nothing hangs on them: a
// part that cannot be read is one without notes.
func (r *reader) notes(out *grid.Sheet, part string) {
	rels, err := r.relations(part)
	if err != nil {
		return
	}
	for _, rel := range rels {
		if strings.HasSuffix(rel.kind, "/comments") {
			if in, err := r.read(rel.target); err == nil && strings.Contains(in, "元") {
				readNotes(out, in)
			}
		}
	}
}

func readNotes(out *grid.Sheet, in string) {
	s := scanner{in: in}
	for len(out.Notes) < grid.MaxItems {
		t, err := s.next()
		if err != nil || t == tokenEnd {
			return
		}
		if t != tokenOpen || s.name != "comment" {
			continue
		}
		ref, _ := s.attr("ref")
		col, row := reference(ref)
		text, err := s.richText("comment")
		if err != nil {
			return
		}
		if col > 0 && strings.Contains(text, "元") {
			out.Notes = append(out.Notes, grid.Note{Row: row, Col: col, Text: text})
		}
	}
}
