package pack

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"

	"yugong/model/diag"
)

// Note is a note on a cell, by an author that the part names already.
type Note struct {
	Col, Row int // from 1
	Text     string
}

// noted adds notes to a part of notes, or their shapes to a part of drawings. Of
// thousands excelize would look through all before with each.
func noted(part []byte, shapes bool, notes []Note) []byte {
	end, write := []byte("</commentList>"), comment
	if shapes {
		end, write = []byte("</xml>"), newShapes(part).shape
	}
	at := bytes.LastIndex(part, end)
	if at < 0 {
		return part
	}
	var b bytes.Buffer
	b.Grow(len(part) + 300*len(notes))
	b.Write(part[:at])
	for i := range notes {
		write(&b, &notes[i])
	}
	b.Write(part[at:])
	return b.Bytes()
}

func comment(b *bytes.Buffer, n *Note) {
	fmt.Fprintf(b, `<comment ref="%s%d" authorId="0"><text><t>`, diag.ColumnName(n.Col), n.Row)
	_ = xml.EscapeText(b, []byte(n.Text)) // a buffer takes all
	b.WriteString("</t></text></comment>")
}

// shapes numbers the shapes of a drawing on.
type shapes struct{ last int }

var shapeID = regexp.MustCompile(`id="_x0000_s(\d+)"`)

func newShapes(part []byte) *shapes {
	s := &shapes{}
	for _, m := range shapeID.FindAllSubmatch(part, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		s.last = max(s.last, n)
	}
	return s
}

// shape is where a note opens: right of its cell.
func (s *shapes) shape(b *bytes.Buffer, n *Note) {
	s.last++
	fmt.Fprintf(b, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;73.5pt;width:108pt;height:59.25pt;z-index:1;visibility:hidden" fillcolor="#FBF6D6" strokecolor="#EDEAA1">`+
		`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells></x:MoveWithCells><x:SizeWithCells></x:SizeWithCells>`+
		`<x:Anchor>%d, 23, %d, 0, %d, 116, %d, 12</x:Anchor><x:AutoFill>True</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		s.last, n.Col-1, n.Row-1, n.Col+1, n.Row+2, n.Row-1, n.Col-1)
}
