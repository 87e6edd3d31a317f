// Package batch builds the documents of every unit below a folder.
//
// In: a folder of workbooks and csv folders, a publisher, an output folder. Out:
// one PDF a unit in the same subfolders, a manifest, and a record of each unit
// for the reports. Promised: one unit's fault, panic, size or slowness never
// stops the others; nothing outside the two folders is read or written;
// units whose input, form, faces and program are unchanged are not built
// again; a run that is killed at any moment leaves no broken file and goes on
// where it was; names and results depend on the inputs alone, not on the
// number of workers and not on earlier runs; memory does not grow with the
// number of documents, only by a short record for each.
//
// How: workers build documents in memory (build.go), watched by whoever waits
// for them (attend.go) and within a budget (memory.go); one goroutine takes them
// in the order of their inputs, names them and notes them in the journal
// (place.go); writers put them on the disk, a rename each; the calling
// goroutine counts them, in order again (run.go).
//
// The package prints nothing; the clock comes in as a function.
package batch
