package yugong

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"

	"yugong/fonts"
	"yugong/model/diag"
	"yugong/templates/form"
)

// Fingerprint is a hash of all that a publisher made from the settings brings to a
// document: every file of the form, the style and the user's faces. What the
// program itself holds, its code and its faces, is not in it.
func (p *Publisher) Fingerprint(s Settings) (string, error) {
	h := sha256.New()
	root, err := openForm(s.Form)
	if err != nil {
		return "", err
	}
	add := func(name string, data []byte) { fmt.Fprintf(h, "%q %d %x\n", name, len(data), sha256.Sum256(data)) }
	err = fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		add(name, data)
		return err
	})
	if err != nil {
		return "", err
	}
	if s.Style != "" {
		var faults diag.List
		data, err := fs.ReadFile(restyle(root, s.Style, &faults), form.StyleFile)
		if err != nil {
			return "", err
		}
		add(s.Style, data)
	}
	if s.Output != (Output{}) {
		fmt.Fprintf(h, "%+v\n", s.Output)
	}
	builtIn, err := fonts.Embedded()
	if err != nil {
		return "", err
	}
	seen := map[*fonts.Face]int{} // the program's own first: they need no hash
	for _, role := range fonts.Roles {
		for _, face := range builtIn.Stack(role) {
			if _, ok := seen[face]; !ok {
				seen[face] = len(seen)
			}
		}
	}
	for _, role := range fonts.Roles {
		for _, face := range p.fonts.Stack(role) {
			if _, ok := seen[face]; !ok {
				seen[face] = len(seen)
				add(face.Name(), face.Data())
			}
			fmt.Fprintf(h, "%s %d\n", role, seen[face])
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
