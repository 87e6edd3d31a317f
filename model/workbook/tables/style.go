package tables

import "github.com/xuri/excelize/v2"

const (
	fontName  = "宋体"
	titleFont = "黑体"
)

// kind is the part of a sheet that a cell belongs to.
type kind uint8

const (
	body kind = iota
	head
	title
	caption
	note
)

// look is all that decides the style of a cell.
type look struct {
	kind   kind
	align  Align
	indent int
	strong bool
	format string
}

var horizontal = [...]string{Left: "left", Center: "center", Right: "right"}

// style returns the id of a look, made on its first use.
func (w *writer) style(l look) (int, error) {
	if id, ok := w.styles[l]; ok {
		return id, nil
	}
	st := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: 10.5, Bold: l.strong},
		Alignment: &excelize.Alignment{Vertical: "center", Horizontal: horizontal[l.align], Indent: l.indent, WrapText: true},
		NumFmt:    49, // text: 042 keeps its zero
	}
	if l.format != "" {
		st.NumFmt, st.CustomNumFmt, st.Alignment.WrapText = 0, &l.format, false
	}
	switch l.kind {
	case title:
		st.Font = &excelize.Font{Family: titleFont, Size: 16}
		st.Alignment.Horizontal = "center"
	case head:
		st.Font.Bold = true
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2F2F2"}}
	}
	if l.kind == head || l.kind == body {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			st.Border = append(st.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	id, err := w.f.NewStyle(st)
	if err != nil {
		return 0, err
	}
	w.styles[l] = id
	return id, nil
}
