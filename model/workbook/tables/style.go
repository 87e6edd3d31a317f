package tables

import "slices"

const (
	fontName  = "宋体"
	titleFont = "黑体"
)

// kind is the part of a sheet that a cell belongs to.
type kind uint8

const (
	body kind = iota
	heading
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

// framed reports whether the cell has a border.
func (k look) framed() bool { return k.kind == body || k.kind == heading }

// looks are the looks in use; the style of each is its place in the list, from
// 1: style 0 is that of a cell without any.
type looks struct{ list []look }

func (l *looks) style(want look) int {
	i := slices.Index(l.list, want)
	if i < 0 {
		i = len(l.list)
		l.list = append(l.list, want)
	}
	return i + 1
}

// The fonts, fills and borders, by their numbers in the part.
const (
	plainFont, strongFont, headlineFont = "1", "2", "3"
	noFill, grayFill                    = "0", "2" // 1 is a pattern that every workbook has
	noBorder, thinBorder                = "0", "1"

	family = `<name val="` + fontName + `"/><family val="2"/></font>`
	fixed  = `<fonts count="4"><font><sz val="11"/>` + family + `<font><sz val="10.5"/>` + family + `<font><b/><sz val="10.5"/>` + family +
		`<font><sz val="16"/><name val="` + titleFont + `"/><family val="2"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/></patternFill></fill></fills>` +
		`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>` +
		`<left style="thin"><color rgb="FF000000"/></left><right style="thin"><color rgb="FF000000"/></right>` +
		`<top style="thin"><color rgb="FF000000"/></top><bottom style="thin"><color rgb="FF000000"/></bottom><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`
)

// Numbers of formats.
const (
	asText    = 49 // 042 keeps its zero
	ownFormat = 164
)

// markup writes the part of the styles.
func (l *looks) markup(b []byte) []byte {
	var formats []string
	for _, k := range l.list {
		if k.format != "" && !slices.Contains(formats, k.format) {
			formats = append(formats, k.format)
		}
	}
	b = append(b, xmlStart+`<styleSheet xmlns="`+mainSpace+`">`...)
	if len(formats) > 0 {
		b = append(number(append(b, `<numFmts count="`...), len(formats)), `">`...)
		for i, f := range formats {
			b = append(number(append(b, `<numFmt numFmtId="`...), ownFormat+i), `" formatCode="`...)
			b = append(escape(b, f), `"/>`...)
		}
		b = append(b, `</numFmts>`...)
	}
	b = number(append(b, fixed+`<cellXfs count="`...), len(l.list)+1)
	b = append(b, `"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`...)
	for _, k := range l.list {
		format := asText
		if k.format != "" {
			format = ownFormat + slices.Index(formats, k.format)
		}
		b = k.markup(b, format)
	}
	return append(b, `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`...)
}

var horizontal = [...]string{Left: "left", Center: "center", Right: "right"}

func (k look) markup(b []byte, format int) []byte {
	font, fill, border, align := plainFont, noFill, noBorder, horizontal[k.align]
	if k.strong || k.kind == heading {
		font = strongFont
	}
	switch k.kind {
	case title:
		font, align = headlineFont, "center"
	case heading:
		fill = grayFill
	}
	if k.framed() {
		border = thinBorder
	}
	b = number(append(b, `<xf numFmtId="`...), format)
	b = append(b, `" fontId="`+font+`" fillId="`+fill+`" borderId="`+border+`" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"`+
		` applyBorder="1" applyAlignment="1"><alignment horizontal="`+align+`" vertical="center"`...)
	if k.format == "" {
		b = append(b, ` wrapText="1"`...)
	}
	if k.indent > 0 {
		b = append(number(append(b, ` indent="`...), k.indent), '"')
	}
	return append(b, `/></xf>`...)
}
