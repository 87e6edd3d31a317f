package ofd

import (
	"fmt"

	"yugong/render/frame"
)

// tagSpace names the elements of the structure.
const tagSpace = "urn:yugong:structure"

// tags writes the structure: an element for each node, named after the standard
// types of tagged PDF, holding what of the pages belongs to it.
func (f *file) tags() error {
	nodes := f.doc.Nodes
	if len(nodes) < 2 {
		return nil
	}
	b := []byte(head + "<ofd:CustomTags" + space + `><ofd:CustomTag TypeID="0" NameSpace="` + tagSpace + `"><ofd:FileLoc>Structure.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>`)
	if err := f.put("Doc_0/Tags/CustomTags.xml", b); err != nil {
		return err
	}
	b = append(b[:0], head...)
	var open []frame.NodeID // from the root to the element in hand
	for i := range nodes {
		for len(open) > 0 && open[len(open)-1] != nodes[i].Parent {
			b = closed(b, nodes, open)
			open = open[:len(open)-1]
		}
		if i > 0 && len(open) == 0 {
			return fmt.Errorf("ofd: 结构节点 %d 不跟在它所属的节点 %d 之后", i, nodes[i].Parent)
		}
		b = f.tag(b, frame.NodeID(i))
		open = append(open, frame.NodeID(i))
	}
	for ; len(open) > 0; open = open[:len(open)-1] {
		b = closed(b, nodes, open)
	}
	return f.put("Doc_0/Tags/Structure.xml", b)
}

// tag opens the element of a node.
func (f *file) tag(b []byte, id frame.NodeID) []byte {
	n := &f.doc.Nodes[id]
	b = append(append(b, "<t:"...), n.Type()...)
	if id == 0 {
		b = append(b, ` xmlns:t="`+tagSpace+`"`+space...)
	}
	if n.Role == frame.RoleHeaderCell {
		b = append(append(append(b, ` Scope="`...), n.Scope.String()...), '"')
	}
	if n.Cols > 1 {
		b = fmt.Appendf(b, ` ColSpan="%d"`, n.Cols)
	}
	if n.Rows > 1 {
		b = fmt.Appendf(b, ` RowSpan="%d"`, n.Rows)
	}
	if n.Alt != "" {
		b = fmt.Appendf(b, ` Alt="%s"`, escaped(n.Alt))
	}
	b = append(b, '>')
	for _, o := range f.objects[id] {
		b = fmt.Appendf(b, `<ofd:ObjectRef PageRef="%d">%d</ofd:ObjectRef>`, f.pageIDs[o.page], o.id)
	}
	return b
}

// closed ends the element in hand.
func closed(b []byte, nodes []frame.Node, open []frame.NodeID) []byte {
	return append(append(append(b, "</t:"...), nodes[open[len(open)-1]].Type()...), '>')
}
