package form

import (
	"reflect"
	"slices"

	"yugong/model"
	"yugong/templates/form/strict"
)

// Vocabulary lists every word that format.yaml may use as a setting, a kind of
// row, a numbering or a field, and every setting of style.yaml, for the README
// of forms.
func Vocabulary() []string {
	out := append(settingsBelow(reflect.TypeFor[Form]()), settingsBelow(reflect.TypeFor[styleFile]())...)
	for _, k := range rowKinds {
		out = append(out, string(k))
	}
	out = append(out, Numberings[1:]...)
	out = append(out, knownFields()...)
	for _, k := range model.RecordKinds {
		out = append(out, k.ID())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// settingsBelow lists the settings of a type and of all that it holds.
func settingsBelow(t reflect.Type) []string {
	seen := map[reflect.Type]bool{}
	var out []string
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		out = append(out, strict.Settings(t)...)
		for i := range t.NumField() {
			if tag := t.Field(i).Tag.Get("yaml"); tag != "" && tag != "-" {
				walk(t.Field(i).Type)
			}
		}
	}
	walk(t)
	return out
}
