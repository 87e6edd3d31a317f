package object

import "strings"

// Attachment is a file that a document brings along.
type Attachment struct {
	MIME     string
	Relation string // what it is to the document: Data, Source
	Data     []byte
}

// mostAttached bounds how many are looked at.
const mostAttached = 16

// Attached lists the files that a document's catalog names as its own (AF).
func (f *File) Attached() []Attachment {
	root, err := f.table.Catalog()
	if err != nil {
		return nil
	}
	var out []Attachment
	files := f.Array(root["AF"])
	for _, o := range files[:min(len(files), mostAttached)] {
		spec := f.Dict(o)
		if dict, data, ok := f.Stream(f.Dict(spec["EF"])["F"]); ok {
			out = append(out, Attachment{MIME: strings.ReplaceAll(f.Name(dict["Subtype"]), "#2F", "/"), Relation: f.Name(spec["AFRelationship"]), Data: data})
		}
	}
	return out
}
