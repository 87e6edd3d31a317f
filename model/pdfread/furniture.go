package pdfread

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// margin is the share of the height at head and foot where headers, footers
// and page numbers stand.
const margin = 0.11

// pageNumber: 12, - 12 -, 第12页, 第 12 页 共 30 页, 12/30.
var pageNumber = regexp.MustCompile(`^[-—–－·•~～\s]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/,，共]*\s*\d{1,4}\s*页?)?[-—–－·•~～\s]*$`)

// furniture takes page numbers, headers and footers out of the lines.
func (r *reader) furniture() {
	count := map[string][]Line{}
	for i := range r.pages {
		for _, l := range r.marginal(i) {
			key := numberless(l.Text())
			count[key] = append(count[key], l)
		}
	}
	enough := max(3, (len(r.pages)*2+4)/5)
	for i := range r.pages {
		s, p := &r.pages[i], &r.doc.Pages[i]
		all := slices.Clone(s.lines)
		s.lines = slices.DeleteFunc(s.lines, func(l Line) bool {
			if !r.inMargin(i, &l) {
				return false
			}
			if m := pageNumber.FindStringSubmatch(l.Text()); m != nil {
				p.Label = m[1]
				return true
			}
			if ofTable(l.Text()) {
				return false
			}
			if gap, ok := inward(all, &l, p.Height); ok && gap < 1.3*l.Size {
				return false // the head of a table without rules
			}
			alike := 0
			for _, o := range count[numberless(l.Text())] {
				if math.Abs(o.Y0-l.Y0) < 6 {
					alike++
				}
			}
			return alike >= enough
		})
	}
}

// ofTable: titles and heads of a long table stand at the head of many pages.
func ofTable(s string) bool {
	return strings.Contains(s, "表") || strings.Contains(s, "单位：") || strings.Contains(s, "单位:")
}

func (r *reader) marginal(i int) []Line {
	var out []Line
	for _, l := range r.pages[i].lines {
		if r.inMargin(i, &l) {
			out = append(out, l)
		}
	}
	return out
}

func (r *reader) inMargin(i int, l *Line) bool {
	h := r.doc.Pages[i].Height
	return l.Y1 < margin*h || l.Y0 > (1-margin)*h
}

func numberless(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return '#'
		}
		return c
	}, s)
}

// inward is the gap from a line to its neighbour on the side of the middle of
// the page.
func inward(all []Line, l *Line, height float64) (gap float64, ok bool) {
	for i := range all {
		if o := &all[i]; o.Y0 > l.Y1-1 && mid(l.Box) < height/2 && (!ok || o.Y0-l.Y1 < gap) {
			gap, ok = o.Y0-l.Y1, true
		} else if o.Y1 < l.Y0+1 && mid(l.Box) > height/2 && (!ok || l.Y0-o.Y1 < gap) {
			gap, ok = l.Y0-o.Y1, true
		}
	}
	return gap, ok
}
