package templates_test

import (
	"testing"

	"yugong/templates"
)

func TestEmbeddedFormatsLoad(t *testing.T) {
	for _, name := range templates.Names() {
		fsys, err := templates.Embedded(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, faults := templates.Load(fsys); len(faults) > 0 {
			t.Errorf("%s:\n%v", name, faults)
		}
	}
}
