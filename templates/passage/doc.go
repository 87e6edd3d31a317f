// Package passage finds in a published document the texts that stay from year to
// year: what the unit does, how it is organised, what its terms mean.
//
// In: paragraphs with their headings, of a PDF or of sheets of running text. Out: the
// texts under the headings that speak of these, with their places. What stands under
// no such heading is passed over.
package passage
