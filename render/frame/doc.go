// Package frame is the display list: what stands where on each page, and
// nothing else. It is the contract between layout and the backends (PDF, PNG,
// text dump), which only draw: no measuring, wrapping or aligning after layout.
//
// Item is a closed set. Every Placed item also names the node of the
// document's structure it belongs to (a heading, a paragraph, a table cell, a
// figure with its alternative text, or none for an artifact such as a page
// number, a rule or the watermark), since a tagged PDF is made from it.
package frame
