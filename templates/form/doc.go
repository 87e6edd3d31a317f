// Package form is a publication form as data: the structs that format.yaml,
// glossary.yaml and style.yaml decode into, and their validation.
//
// In: the files of a form folder. Out: a Format all of whose names, filters
// and styles are known to be good, or a list of faults, each with file, line
// and column. What comes after trusts it.
package form
