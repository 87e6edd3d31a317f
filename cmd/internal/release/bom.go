package main

import (
	"encoding/json"
	"strings"
)

// The parts of a CycloneDX 1.6 bill of materials that are written: neither a
// serial number nor a time, so that the same program has the same list.
type (
	bom struct {
		Format       string       `json:"bomFormat"`
		Spec         string       `json:"specVersion"`
		Version      int          `json:"version"`
		Metadata     metadata     `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type     string    `json:"type"`
		Ref      string    `json:"bom-ref"`
		Name     string    `json:"name"`
		Version  string    `json:"version"`
		PURL     string    `json:"purl"`
		Licences []licence `json:"licenses,omitempty"`
	}
	licence struct {
		Licence struct {
			ID string `json:"id"`
		} `json:"license"`
	}
	dependency struct {
		Ref string   `json:"ref"`
		On  []string `json:"dependsOn"`
	}
)

func newComponent(kind, name, version string, ids ...string) component {
	purl := "pkg:golang/" + name + "@" + version
	c := component{Type: kind, Ref: purl, Name: name, Version: version, PURL: purl}
	for _, id := range ids {
		if id != "" {
			var l licence
			l.Licence.ID = id
			c.Licences = append(c.Licences, l)
		}
	}
	return c
}

// writeBOM lists what is in the program.
func writeBOM(version string, modules []module) ([]byte, error) {
	b := bom{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{newComponent("application", "yugong", version, "MIT")}}
	top := dependency{Ref: b.Metadata.Component.Ref}
	for _, m := range modules {
		texts, err := m.licences()
		if err != nil {
			return nil, err
		}
		c := newComponent("library", m.Path, m.Version, identify(texts[0]))
		b.Components = append(b.Components, c)
		top.On = append(top.On, c.Ref)
	}
	b.Dependencies = []dependency{top}
	data, err := json.MarshalIndent(&b, "", "  ")
	return append(data, '\n'), err
}

// identify tells a licence by its words; "" when it is none of these.
func identify(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, l := range []struct{ id, words string }{
		{"FTL", "The FreeType License"},
		{"Apache-2.0", "Apache License Version 2.0"},
		{"MPL-2.0", "Mozilla Public License Version 2.0"},
		{"BSD-3-Clause", "may be used to endorse or promote products"},
		{"BSD-2-Clause", "Redistributions in binary form must reproduce"},
		{"ISC", "Permission to use, copy, modify, and/or distribute"},
		{"MIT", "Permission is hereby granted, free of charge"},
	} {
		if strings.Contains(text, l.words) {
			return l.id
		}
	}
	return ""
}
