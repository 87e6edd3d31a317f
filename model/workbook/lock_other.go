//go:build !windows

package workbook

// isLocked is false: systems other than Windows let a file be read while
// another program has it open.
func isLocked(error) bool { return false }
