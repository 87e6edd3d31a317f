package pdf

import (
	"yugong/render/frame"
	"yugong/render/geom"
)

// mark is the marked content in hand: what belongs to one node. Text has marks
// inside its BT and ET where nothing but text is marked, so that a table's cells
// cost no BT and ET each; a figure has its BT and ET inside the mark.
type mark struct {
	open     bool
	inside   bool // of BT and ET
	node     frame.NodeID
	artifact frame.Artifact
}

// begin prepares for an item, a text or something else.
func (c *content) begin(p *frame.Placed, text bool) {
	if c.mark.open && c.mark.node == p.Node && c.mark.artifact == p.Artifact && (text || !c.mark.inside) {
		c.setText(text)
		return
	}
	c.unmark()
	if !text {
		c.leaveText()
	} else {
		c.setText(true)
	}
	if c.tagged && !c.form {
		c.out = c.tree.mark(c.out, p, c.page)
		c.mark = mark{true, text, p.Node, p.Artifact}
	}
}

// unmark ends the marked content in hand.
func (c *content) unmark() {
	if !c.mark.open {
		return
	}
	if !c.mark.inside {
		c.leaveText()
	}
	c.out = append(c.out, "EMC\n"...)
	c.mark = mark{}
}

func (c *content) setText(on bool) {
	switch {
	case !on:
		c.leaveText()
	case !c.inText:
		c.inText, c.line, c.pen = true, geom.Point{}, nowhere
		c.out = append(c.out, "BT\n"...)
	}
}

// nowhere is a place where no pen stands.
var nowhere = geom.Point{X: -1 << 40}

func (c *content) leaveText() {
	if c.inText {
		c.inText = false
		c.out = append(c.out, "ET\n"...)
	}
}
