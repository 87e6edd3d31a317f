//go:build unix

package safefile

import "os"

// replace renames; on these systems an open file does not stand in the way.
func replace(temp, target string) error { return os.Rename(temp, target) }
