package pdfread

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// leaders: dots between a title and its page number, which may be forgotten.
var leaders = regexp.MustCompile(
	`^(.*?)\s*(?:[…⋯‥]|(?:[.．·•。_\-－—]\s*){3})(?:\s*[.．…·•⋯‥。_\-－—])*\s*[（(]?(\d{0,4})[)）]?$`)

// plainEntries without dots make a contents from this many on.
const plainEntries = 4

// contents takes the entries of the contents out of the lines of a page.
func (r *reader) contents(s *sheet, page int) {
	title := slices.IndexFunc(s.lines, func(l Line) bool {
		t := bareText(&l)
		return t == "目录" || t == "目次"
	})
	titled := title >= 0
	plain := titled || page <= 6 && ascending(s.lines)
	if titled && !slices.ContainsFunc(s.lines, func(l Line) bool { _, _, ok := entry(&l, plain); return ok }) {
		for i := range s.lines[title+1:] { // titles without any number
			l := &s.lines[title+1+i]
			r.doc.Contents = append(r.doc.Contents, Entry{Title: l.Text(), Place: l.Place})
		}
		s.lines = s.lines[:title+1]
		return
	}
	var rest []Line
	var open *Line // a title whose number stands in the next line
	for i := range s.lines {
		l := &s.lines[i]
		title, label, ok := entry(l, plain)
		if !ok {
			if open != nil {
				rest = append(rest, *open)
				open = nil
			}
			if titled && len(r.doc.Contents) > 0 && i+1 < len(s.lines) && l.X1 > 0.7*r.doc.Pages[page-1].Width {
				open = l
				continue
			}
			rest = append(rest, *l)
			continue
		}
		place := l.Place
		if open != nil {
			title, place.Box = bareText(open)+title, around(open.Box, place.Box)
			open = nil
		}
		r.doc.Contents = append(r.doc.Contents, Entry{Title: title, Label: label, Place: place})
	}
	if open != nil {
		rest = append(rest, *open)
	}
	s.lines = rest
}

// entry reads a line of the contents. Plain ones have no dots: the number is a
// part of its own.
func entry(l *Line, plain bool) (title, label string, ok bool) {
	if m := leaders.FindStringSubmatch(l.Text()); m != nil && m[1] != "" {
		return strings.TrimSpace(m[1]), m[2], true
	}
	if n := len(l.Parts); plain && n >= 2 {
		if _, err := strconv.ParseUint(l.Parts[n-1].Text, 10, 12); err == nil {
			return strings.TrimSuffix(l.Text(), " "+l.Parts[n-1].Text), l.Parts[n-1].Text, true
		}
	}
	return "", "", false
}

// ascending: most lines are a title and a page number that never falls, as in
// contents without dots.
func ascending(list []Line) bool {
	n, last := 0, 0
	for i := range list {
		l := &list[i]
		if len(l.Parts) != 2 {
			continue
		}
		v, err := strconv.Atoi(l.Parts[1].Text)
		if err != nil || v < last || v > 999 || figure(l.Parts[0].Text) {
			return false
		}
		n, last = n+1, v
	}
	return n >= plainEntries && 2*n > len(list)
}
