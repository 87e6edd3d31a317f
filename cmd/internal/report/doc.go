// Package report says what was found, for every command alike: as text for a
// person, grouped by sheet, sorted by place, one line each; and as the JSON
// that docs/check.schema.json describes.
//
// In: findings, or a whole verdict. Out: text on a writer that the command
// chose; nothing else decides where it goes. The order of the list given does
// not matter.
package report
