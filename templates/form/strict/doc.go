// Package strict reads yaml files that people edit: every name must be known,
// every value of its kind, nothing said twice; each fault has its line and
// column, and texts keep theirs.
//
// A file may lie over another that it extends: maps are joined, lists of named
// values by name, all else is replaced.
package strict
