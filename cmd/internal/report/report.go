package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"yugong"
)

// Write prints every finding. Findings of one sheet or file stand together
// under its name; findings without a place come first.
func Write(w io.Writer, list yugong.Findings) error { return writeList(w, list, books(list) < 2) }

// WriteBooks is Write for what was found in several workbooks: each place names
// its own, though only one may have findings.
func WriteBooks(w io.Writer, list yugong.Findings) error { return writeList(w, list, false) }

func writeList(w io.Writer, list yugong.Findings, oneBook bool) error {
	list = slices.Clone(list)
	list.Sort()
	var b strings.Builder
	for len(list) > 0 {
		n := 1
		for n < len(list) && sameGroup(list[n].At, list[0].At) {
			n++
		}
		writeGroup(&b, list[:n], oneBook)
		list = list[n:]
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Count prints how many findings there are of each severity, gravest first
// (2 处错误、1 处警告), "" for an empty list.
func Count(list yugong.Findings) string {
	var parts []string
	for _, s := range yugong.Severities() {
		if n := list.Count(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d 处%s", n, s))
		}
	}
	return strings.Join(parts, "、")
}

func books(list yugong.Findings) int {
	seen := map[string]bool{}
	for _, d := range list {
		if !d.At.IsZero() {
			seen[d.At.Book] = true
		}
	}
	return len(seen)
}

func sameGroup(p, q yugong.Place) bool {
	return p.Book == q.Book && p.Page == q.Page && p.Sheet == q.Sheet
}

// writeGroup prints the findings of one sheet. A spreadsheet's user looks for
// sheet and cell, so the book's name is left out where there is only one.
func writeGroup(b *strings.Builder, group yugong.Findings, oneBook bool) {
	at := group[0].At
	indent := ""
	if !at.IsZero() {
		name := at.Sheet
		if at.Page > 0 {
			name = yugong.Place{Sheet: at.Sheet, Page: at.Page}.OnPage()
		}
		if name == "" || !oneBook {
			name = yugong.Place{Book: at.Book, Sheet: at.Sheet, Page: at.Page}.String()
		}
		fmt.Fprintf(b, "%s（%s）\n", name, Count(group))
		indent = "  "
	}
	for len(group) > 0 {
		d, n := group[0], Run(group)
		place := span(group[:n])
		fmt.Fprintf(b, "%s%s%s\n", indent, d.Severity, line(place, d))
		for _, r := range d.Related {
			see := Place(r.At)
			if r.At.Book != d.At.Book {
				see = r.At.String()
			}
			fmt.Fprintf(b, "%s    参见 %s：%s\n", indent, see, oneLine(r.Message))
		}
		group = group[n:]
	}
}

// span prints the places of findings in cells below each other as one; page and
// table of a PDF head the group.
func span(run yugong.Findings) string {
	place, to := Place(run[0].At), ":"
	if run[0].At.Page > 0 {
		place, to = run[0].At.Cell(), "至"
	}
	if n := len(run); n > 1 {
		place += to + run[n-1].At.Cell()
	}
	return place
}

// Run returns how many findings from the first on say the same of cells below
// each other: a column left blank is one line (支出预算!L2:L31), not thirty.
func Run(group yugong.Findings) int {
	first := group[0]
	if first.At.Sheet == "" || first.At.Col == 0 || len(first.Related) > 0 {
		return 1
	}
	n := 1
	for ; n < len(group); n++ {
		d := group[n]
		next := first.At
		next.Row += n
		if d.At != next || d.Severity != first.Severity || d.Rule != first.Rule || len(d.Related) > 0 ||
			d.Message != first.Message || d.Expected != first.Expected || !slices.Equal(d.Hints, first.Hints) {
			break
		}
	}
	return n
}

// line prints place, message, expectation, hints and rule of a finding.
func line(place string, d yugong.Finding) string {
	d.At = yugong.Place{}
	s := "：" + oneLine(d.String())
	if place != "" {
		s = " " + place + s
	}
	if d.Rule != "" {
		s += "（规则 " + d.Rule + "）"
	}
	return s
}

// Place prints a place without the book's name: 支出预算!F12, format.yaml:12:5.
func Place(at yugong.Place) string {
	if at.Page > 0 {
		return at.OnPage()
	}
	if at.Sheet == "" {
		return at.String()
	}
	if c := at.Cell(); c != "" {
		return at.Sheet + "!" + c
	}
	return at.Sheet
}

// oneLine keeps a text that quotes the input from breaking or colouring the
// list: control characters become spaces.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}
