// Command stock finds the characters that nearly every document of the embedded
// forms shows, and writes them as the rows of fonts/stock:
//
//	go run ./examples/county -n 60 -o COUNTY
//	go run ./cmd/internal/stock COUNTY
//	python3 fonts/stock.py
//
// The script then packs their outlines. All are run again (make stock) when a face
// or much of a form's wording changes; until then the rows are merely less apt. It
// is no part of the program that users get.
package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yugong"
	"yugong/fonts"
	"yugong/render/frame"
)

// documents are the examples by form; the units of the county come to each.
var documents = []struct {
	form     string
	examples []string
}{
	{"shanxi-unit", []string{"yangcheng", "full", "department"}},
	{"central", []string{"central"}},
	{"shanghai", []string{"shanghai/unit", "shanghai/department"}},
}

const (
	nearly = 0.95 // of the county's units show a common character
	fewest = 16   // characters of a row: fewer are not worth it
)

// glyphs are the characters that a document shows, by face.
type glyphs map[*fonts.Face]map[rune]bool

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: stock COUNTY")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(county string) error {
	var units []string
	err := filepath.WalkDir(county, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".xlsx" {
			units = append(units, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	var forms []glyphs
	faces := map[*fonts.Face]bool{}
	for _, d := range documents {
		common, err := commonIn(d.form, d.examples, units)
		if err != nil {
			return err
		}
		forms = append(forms, common)
		for face := range common {
			faces[face] = true
		}
	}
	for face := range faces {
		path := filepath.Join("fonts/stock", face.Name()+".txt")
		if err := os.WriteFile(path, []byte(rows(face, forms)), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// commonIn finds the characters that all examples of a form and nearly all units
// show in it.
func commonIn(form string, examples, units []string) (glyphs, error) {
	p, faults, err := yugong.New(yugong.Settings{Form: form})
	if err != nil || faults.HasErrors() {
		return nil, cmp.Or(err, error(faults))
	}
	shown := map[*fonts.Face]map[rune]int{}
	for _, unit := range units {
		in, err := shownIn(p, unit)
		if err != nil {
			return nil, err
		}
		for face, runes := range in {
			if shown[face] == nil {
				shown[face] = map[rune]int{}
			}
			for r := range runes {
				shown[face][r]++
			}
		}
	}
	common := glyphs{}
	for face, runes := range shown {
		common[face] = map[rune]bool{}
		for r, n := range runes {
			if float64(n) >= nearly*float64(len(units)) {
				common[face][r] = true
			}
		}
	}
	for _, name := range examples {
		in, err := shownIn(p, filepath.Join("examples", name))
		if err != nil {
			return nil, err
		}
		for face, runes := range common {
			maps.DeleteFunc(runes, func(r rune, _ bool) bool { return !in[face][r] })
		}
	}
	return common, nil
}

// shownIn lists the characters of a workbook's document.
func shownIn(p *yugong.Publisher, workbook string) (glyphs, error) {
	r, err := p.Publish(workbook, yugong.Draft(""))
	if err != nil {
		return nil, err
	}
	if r.Pages == nil {
		return nil, r.Findings
	}
	in := glyphs{}
	for i := range r.Pages.Pages {
		in.add(r.Pages.Pages[i].Items)
	}
	return in, nil
}

func (in glyphs) add(list []frame.Placed) {
	for i := range list {
		switch it := list[i].Item.(type) {
		case *frame.Group:
			in.add(it.Items)
		case *frame.Text:
			if in[it.Face] == nil {
				in[it.Face] = map[rune]bool{}
			}
			for _, r := range it.S {
				in[it.Face][r] = true
			}
		}
	}
}

// rows writes a line for the common characters of each form, and one for those of
// all forms, the longest first. Blank and composite ones are left out: there is
// nothing to pack, or it depends on the document.
func rows(face *fonts.Face, forms []glyphs) string {
	all := maps.Clone(forms[0][face])
	lines := make([][]rune, 0, len(forms)+1)
	for _, of := range forms {
		maps.DeleteFunc(all, func(r rune, _ bool) bool { return !of[face][r] })
		lines = append(lines, row(face, of[face]))
	}
	lines = append(lines, row(face, all))
	slices.SortStableFunc(lines, func(a, b []rune) int { return cmp.Compare(len(b), len(a)) })
	var b strings.Builder
	for _, line := range lines {
		if len(line) >= fewest {
			b.WriteString(string(line) + "\n")
		}
	}
	return b.String()
}

// row lists characters by the size of their outlines: those alike pack better
// side by side.
func row(face *fonts.Face, of map[rune]bool) []rune {
	line := slices.DeleteFunc(slices.Collect(maps.Keys(of)), func(r rune) bool {
		outline := face.Tables().Outline(face.Glyph(r))
		return len(outline) == 0 || outline[0]&0x80 != 0
	})
	slices.SortFunc(line, func(a, b rune) int {
		return cmp.Or(cmp.Compare(face.OutlineSize(a), face.OutlineSize(b)), cmp.Compare(a, b))
	})
	return line
}
