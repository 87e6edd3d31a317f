package templates

import (
	"yugong/model"
	"yugong/templates/spec"
)

// Expander returns what fills in the format's texts for a disclosure, for
// callers with many texts. It is not shared between goroutines.
func (f *Format) Expander(d *model.Disclosure) func(spec.Str) string {
	b, _ := f.builder(d, Options{})
	if b == nil {
		return func(s spec.Str) string { return s.V }
	}
	return b.text
}
