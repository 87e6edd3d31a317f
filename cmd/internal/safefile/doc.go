// Package safefile writes a file whole or not at all, and says in Chinese why
// the operating system refused.
//
// In: a path and a function that writes. Out: the finished file under its
// name, or an *Error and the folder as it was: the content goes to a temporary
// file in the same folder first, is flushed to the disk and renamed, so a
// failure at any moment leaves an earlier file of that name unharmed.
package safefile
