package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"yugong/render/frame"
)

// relations name what an attached file is to the pages.
var relations = [...]string{frame.RelationData: "Data", frame.RelationSource: "Source", frame.RelationSupplement: "Supplement"}

// attach writes the files that go with the document and names them in the
// catalog. Viewers list them in the order of their names.
func (f *file) attach(catalog []byte, list []frame.Attachment, changed time.Time) []byte {
	if len(list) == 0 {
		return catalog
	}
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b frame.Attachment) int { return bytes.Compare(bigEndian(a.Name), bigEndian(b.Name)) })
	var all, names []byte
	for i := range list {
		a := &list[i]
		data, spec := f.number(), f.number()
		entries := fmt.Appendf(nil, "/Type/EmbeddedFile/Subtype/%s/Params<</Size %d", name(a.MIME), len(a.Data))
		if !changed.IsZero() {
			entries = append(entries, "/ModDate"+date(changed)...)
		}
		f.stream(data, append(entries, ">>"...), a.Data)
		f.hold(spec, fmt.Appendf(nil, "<</Type/Filespec/F%s/UF%[1]s/Desc%s/AFRelationship/%s/EF<</F %d 0 R/UF %[4]d 0 R>>>>",
			textString(a.Name), textString(a.About), relations[a.Relation], data))
		all = append(reference(all, spec), ' ')
		names = reference(append(names, textString(a.Name)...), spec)
	}
	return fmt.Appendf(catalog, "/AF[%s]/Names<</EmbeddedFiles<</Names[%s]>>>>", all, names)
}

// name writes a media type as a name.
func name(s string) string { return strings.ReplaceAll(s, "/", "#2F") }
