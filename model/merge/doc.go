// Package merge puts imported facts and texts into a disclosure that a person has
// edited already.
//
// In: the disclosure as it is, and what was imported. Out: the same with its blanks
// filled and its missing lines added, and what the two say otherwise: there the
// person's value stays, and both cells are named. Nothing is taken away.
package merge
