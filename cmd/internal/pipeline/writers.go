package pipeline

import "yugong/render/pdf"

// writers keeps writers of PDF files, with their buffers, between documents. A
// sync.Pool would not: the collector empties it, and runs about once a document.
type writers chan *pdf.Writer

// idleWriters is the most that are kept, some 2 MB each.
const idleWriters = 16

func (w writers) take() *pdf.Writer {
	select {
	case one := <-w:
		return one
	default:
		return new(pdf.Writer)
	}
}

func (w writers) give(one *pdf.Writer) {
	select {
	case w <- one:
	default:
	}
}
