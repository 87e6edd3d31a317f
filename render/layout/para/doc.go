// Package para sets Chinese paragraphs: it turns a text, a style and a measure
// into lines of placed runs.
//
// In: a doc.Text whose spans keep their input cells, a doc.TextStyle, a width.
// Out: lines whose runs stand at exact positions in thousandths of a point, and
// an error for every character that no face can draw.
//
// The rules are those of W3C clreq (Chinese Text Layout Requirements), level
// "basic", and GB/T 15834:
//
//   - marks that may not start or end a line do not (class.go), and a number
//     stays with its sign, unit or percent mark (bind.go);
//   - of two marks side by side, one gives up its blank half; a full-width mark
//     at a line's end and an opening bracket at its start give up theirs, so
//     that the ink stands on the edge of the measure;
//   - Han and Latin letters or digits stand a little apart, never at an edge.
//
// Lines are broken over the whole paragraph at once (optimal.go): of all legal
// ways to break, the one with the least sum of demerits (cost.go) is taken, as
// Knuth and Plass do for Latin text. A justified line is first squeezed — in
// brackets and quotes, then commas, then full stops, then word and Han–Latin
// spaces — and otherwise widened, in word spaces first, then evenly between
// characters (adjust.go).
//
// Promised: every visible character of the text is set once, in order; no line
// is wider than the measure unless one character alone is; every line but the
// last of a justified text ends exactly on the edge; the same input gives the
// same lines on every machine, since all arithmetic is in whole numbers.
// A run that fits no line at all (an address, a figure of sixty digits) is
// broken where it must be.
//
// An opening bracket at the start of a line keeps its whole glyph: its pen
// stands up to half an em left of the measure (Overhang), its ink does not.
package para
