package templates

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"yugong/templates/form"
)

// TestLayered: what a folder does not have is what it extends, but for the files
// that are merged, which must not stand twice, and for files below it.
func TestLayered(t *testing.T) {
	base := fstest.MapFS{}
	for _, name := range []string{form.FormatFile, form.GlossaryFile, form.StyleFile, "style-gbt9704.yaml", "own.ttf", "narrative/base.tmpl"} {
		base[name] = &fstest.MapFile{Data: []byte("base")}
	}
	l := layered{top: fstest.MapFS{"own.ttf": &fstest.MapFile{Data: []byte("top")}}, base: base}
	for name, want := range map[string]string{
		"own.ttf": "top", "style-gbt9704.yaml": "base", form.FormatFile: "", form.GlossaryFile: "", form.StyleFile: "", "none.yaml": "",
		"narrative": "", "narrative/base.tmpl": "",
		form.Extended + "/own.ttf": "base", form.Extended + "/" + form.FormatFile: "base", form.Extended + "/narrative/base.tmpl": "base",
	} {
		data, err := fs.ReadFile(l, name)
		if string(data) != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v, want %q", name, data, err, want)
		}
	}
	if list, err := fs.ReadDir(l, form.Extended); err != nil || len(list) != 6 {
		t.Errorf("what is extended lists %v, %v", list, err)
	}
}
