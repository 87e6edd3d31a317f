package pipeline

import (
	"yugong/model/diag"
	"yugong/templates"
)

// Form loads a format alone, for commands that print nothing: an embedded one
// by its name ("" for the first), or a folder. The format is nil when the list
// has errors or the error, an *UnknownFormat, is not nil.
func Form(name string) (*templates.Format, diag.List, error) {
	root, err := openFormat(name)
	if err != nil {
		return nil, nil, err
	}
	f, faults := templates.Load(root)
	return f, faults, nil
}
