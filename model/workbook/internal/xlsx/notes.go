package xlsx

import (
	"strings"

	"yugong/model/workbook/internal/grid"
)

// notes reads what is noted on the cells of a sheet. Nothing hangs on them: a
// part that cannot be read is one without notes.
func (r *reader) notes(part string) (list []grid.Note) {
	rels, err := r.relations(part)
	if err != nil {
		return nil
	}
	for _, rel := range rels {
		if strings.HasSuffix(rel.kind, "/comments") {
			if in, err := r.read(rel.target); err == nil && strings.Contains(in, "元") {
				list = appendNotes(list, in)
			}
		}
	}
	return list
}

func appendNotes(list []grid.Note, in string) []grid.Note {
	s := scanner{in: in}
	for len(list) < grid.MaxItems {
		t, err := s.next()
		if err != nil || t == tokenEnd {
			return list
		}
		if t != tokenOpen || s.name != "comment" {
			continue
		}
		ref, _ := s.attr("ref")
		col, row := reference(ref)
		text, err := s.richText("comment")
		if err != nil {
			return list
		}
		if col > 0 && strings.Contains(text, "元") {
			list = append(list, grid.Note{Row: row, Col: col, Text: text})
		}
	}
	return list
}
