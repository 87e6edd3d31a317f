// Package examples embeds the examples that the program can hand out, as
// folders of csv: the reference unit, and a central department for the form of
// that name. The other folders beside them are for reading and for tests.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed yangcheng/*.csv central/*.csv
var files embed.FS

// For returns the csv folder of the example for a form.
func For(form string) fs.FS {
	folder := "yangcheng"
	if form == "central" {
		folder = form
	}
	sub, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the name is a valid path
	}
	return sub
}
