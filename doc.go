// Package yugong turns a Chinese budget unit's workbook into its disclosure
// document (单位预算公开), and checks such documents: all that the command of
// that name does, for Go programs.
//
// In order: [New] loads a form, its style and the faces, once;
// [Publisher.Read] reads a workbook or a csv folder; then, in any order and as
// often as one likes, [Publisher.Check] holds the input against the rules, [Publisher.Build] makes
// the document, a [Draft] or the [Final] one, which [Result.PDF] writes, and
// [Publisher.Tables] its tables as a workbook. [Publisher.Audit] reads tables
// that somebody has published, a PDF too, and checks those; [ImportBy] makes a
// workbook of such tables and of the lists of a budget platform. A Publisher and an Input may
// be shared by goroutines; a Result belongs to one at a time.
//
// What is wrong with an input is no error but a [Finding] with its place, what
// was found, what was expected and how to mend it, and all of them come
// together in a [Verdict]. Errors are for what was never seen: New returns an
// [*UnknownForm], Read an [*OpenError]. Writers return what the system says.
// All texts are Chinese.
//
// Nothing here prints, exits, reads the clock or writes a file of its own
// accord. The same input gives the same bytes.
package yugong
