// Package picture makes PNG files of pages, quickly, and keeps them.
//
// In: frame pages with names that stand for their content. Out: PNG bytes at a
// width in pixels. A Gallery may be used by many goroutines at once: it draws
// as many pages at a time as there are processors, within a bound of memory,
// draws the same picture once, and keeps the last ones within a bound too.
package picture
