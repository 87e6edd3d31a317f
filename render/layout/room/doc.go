// Package room hands out slices of memory that one layout after another uses.
//
// In: how many elements are wanted. Out: that many zero elements, the caller's
// until Reset. It belongs to one goroutine.
package room
