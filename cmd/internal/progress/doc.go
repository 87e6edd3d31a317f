// Package progress shows a person how far a run over many inputs is.
//
// In: how many there are, and a line for each that is done. Out: a bar with rate
// and time left on a terminal; where a log is kept, a line for each.
package progress
