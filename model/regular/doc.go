// Package regular reads files that others sent: regular ones only, and no more
// of them than a bound. A pipe or a device may never end.
//
// In: a path, or a folder and a name. Out: bytes, or the error of the system
// or a refusal. Promised: nothing is opened that could wait for ever.
package regular
