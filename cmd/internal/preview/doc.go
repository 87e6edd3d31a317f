// Package preview shows a unit's document in a browser while its workbook is
// being edited.
//
// In: a publisher, and a workbook, a csv folder, a folder of units, or nothing. Out:
// a local web server. The desk owns the state: what is on it (a file, a unit of
// a folder, a dropped workbook), read again whenever it changes on disk, and
// the last good pages. What it shows is a Snapshot, immutable and replaced as a
// whole. The server draws snapshots: pages as pictures, their text and sources,
// the faults, downloads.
//
// Promised: nothing on disk is ever written; no part of a request reaches the
// file system (units are chosen by names the server made up); dropped data stay
// in memory; whoever does not know the token in the address gets nothing; other
// sites' pages and rebound host names are refused.
package preview
