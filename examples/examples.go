// Package examples embeds the example that the program can hand out: the
// reference unit, as a folder of csv. The other folders beside it are for
// reading and for tests.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed yangcheng/*.csv
var files embed.FS

// Yangcheng returns the csv folder of the reference unit.
func Yangcheng() fs.FS {
	sub, err := fs.Sub(files, "yangcheng")
	if err != nil {
		panic(err) // the name is a valid path
	}
	return sub
}
