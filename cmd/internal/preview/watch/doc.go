// Package watch tells when files have changed and come to rest.
//
// In: a folder and which of its names matter. Out: a signal each time those
// files have changed and nothing has touched them for a moment, however the
// change was made: written in place, in parts, or as a temporary file that is
// renamed (Excel, WPS). Signals do not queue: changes that happen before the
// last signal was taken are one. A folder is watched, never a file, since a
// rename replaces the file that was watched. Where the system tells nothing
// (network drives) a look every second or two finds the change.
package watch
