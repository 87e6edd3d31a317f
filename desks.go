package yugong

import (
	"yugong/render/layout"
	"yugong/render/pdf"
)

// desk is what a goroutine works with while it makes a document, kept for the
// next one.
type desk struct {
	set   layout.Setter
	write pdf.Writer
}

// desks keeps those that nobody works at. A sync.Pool would not: the collector
// empties it, and runs about once a document.
type desks chan *desk

// idleDesks is the most that are kept, each some 4 MB, or as much as its largest
// document took.
const idleDesks = 16

func (d desks) take() *desk {
	select {
	case one := <-d:
		return one
	default:
		return new(desk)
	}
}

func (d desks) give(one *desk) {
	select {
	case d <- one:
	default:
	}
}
