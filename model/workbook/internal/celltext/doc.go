// Package celltext knows the texts of cells as people type them: what is
// cleaned away, what a head says of its column and unit of account, days, and
// which known name a misspelt one is near to.
package celltext
