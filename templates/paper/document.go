package paper

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/templates/prose"
	"yugong/templates/relation"
)

// Document is what was published.
type Document struct {
	Name       string      // of the publisher, where the tables tell it; "" to read it off the document
	Paragraphs []Paragraph // in reading order
	Contents   []Entry     // of the contents (目录)
	Pages      []Page
	Titles     []Title // of the tables
	Tables     Tables  // may be nil: nothing is held against tables then
	Sheets     int     // performance sheets (绩效目标表) in the document
}

// Paragraph is a paragraph, a heading or a caption.
type Paragraph struct {
	Kind  prose.Kind
	Level int // of a heading, from 1
	Text  string
	Page  int // from 1
}

// Entry is a line of the contents.
type Entry struct {
	Title string
	Label string // the page number it names, "" for none
	Page  int    // that it stands on, from 1
}

// Page is a page of the document.
type Page struct {
	Label string // the number printed on it, "" for none
	Blank bool
	Cut   int    // characters seen in part
	Askew string // text that runs aslant: a watermark
}

// Title is a table by its title.
type Title struct {
	Text string // the lines above the table
	Page int
}

// Tables answers what the tables of a document print; a *relation.Index does.
type Tables interface {
	// Find lists the figures of a region.
	Find(source model.Source, filters ...*model.Filter) []relation.Printed
}

// Finding is something wrong in the document. Where Paragraph is below zero it
// stands on a page (from 1), or where Page is 0 too, in an entry of the
// contents.
type Finding struct {
	Paragraph int // index, or -1
	From, To  int // bytes of the paragraph
	Page      int
	Entry     int // index, or -1
	Rule      string
	Severity  diag.Severity
	Message   string
	Expected  string
	again     int // how often the same stands elsewhere
}

// Report is what a reading found.
type Report struct {
	Name     string // of the publisher, "" when the document does not say
	Year     int    // of the budget, 0 when it is not known
	Word     string // 单位 or 部门
	Findings []Finding
	Figures  int // amounts and percentages in sentences
	Unread   int // those that were not understood
	Compared int // those held against a table
}
