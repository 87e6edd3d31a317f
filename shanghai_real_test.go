package yugong

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yugong/model/money"
	"yugong/model/workbook/tables"
)

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// TestShanghaiRebuilt makes real documents again from the figures in them: the
// nine tables cell by cell, and of the figures in their explanations those that
// rest on facts.
func TestShanghaiRebuilt(t *testing.T) {
	slow(t)
	files, _ := filepath.Glob("../shared/published/0[1-4]-*.pdf")
	if len(files) == 0 {
		if os.Getenv("YUGONG_TOOLS") == "required" {
			t.Fatal("../shared/published is missing")
		}
		t.Skip("../shared/published is missing")
	}
	p := shanghai(t, "")
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			o := facts(t, file, p.form.Lists())
			r := p.Build(&Input{Disclosure: o.d}, Draft(""))
			if r.Document == nil {
				t.Fatal(r.Findings)
			}
			ours, err := ReadPublication(saved(t, t.TempDir(), "a.pdf", r.PDF))
			if err != nil {
				t.Fatal(err)
			}
			cells, other := compareTables(o.book, ours.book)
			t.Logf("%d cells of %d tables, %d otherwise: %s", cells, len(o.book.Pages), len(other), strings.Join(other, "；"))
			if slices.ContainsFunc(other, amount.MatchString) || len(o.book.Pages) != 9 {
				t.Error("an amount is another, or a table is missing")
			}
			figures, missing := compareFigures(o.text, running(ours))
			t.Logf("%d figures in explanations, %d not printed: %s", figures, len(missing), strings.Join(missing, "；"))
			if figures < 50 || len(missing)*10 > figures {
				t.Error("more than a tenth of the figures is not printed")
			}
		})
	}
}

// compareTables finds the rows of tables in the same tables, in their order,
// those of two sides side by side, and names the cells that differ. A blank, 0
// and 0.00 are one; numbers before labels do not count.
func compareTables(theirs, ours *tables.Published) (cells int, other []string) {
	year := regexp.MustCompile(`^\d{4}年`)
	for i := range theirs.Pages {
		title := year.ReplaceAllString(fold(theirs.Pages[i].Sheet), "")
		for j := range ours.Pages {
			if year.ReplaceAllString(fold(ours.Pages[j].Sheet), "") != title {
				continue
			}
			split := 0
			if strings.Contains(title, "收支") {
				split = 2
			}
			for _, side := range [][2]int{{0, split}, {split, 12}} {
				n, diff := compareRows(bodies(&theirs.Pages[i], side), bodies(&ours.Pages[j], side))
				cells += n
				other = append(other, diff...)
			}
		}
	}
	return cells, other
}

// compareRows pairs rows so that most of their cells are the same.
func compareRows(a, b [][]string) (cells int, other []string) {
	best := make([][]int, len(a)+1)
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1], alike(a[i], b[j])+best[i+1][j+1])
		}
	}
	j := 0
	for i, row := range a {
		for j < len(b) && best[i][j] == best[i][j+1] {
			j++
		}
		got := make([]string, len(row))
		if j < len(b) && best[i][j] == alike(row, b[j])+best[i+1][j+1] {
			got = b[j]
			j++
		}
		for c, want := range row {
			if want == "" {
				continue
			}
			cells++
			if got[c] != want {
				other = append(other, fmt.Sprintf("%s（作“%s”）", want, got[c]))
			}
		}
	}
	return cells, other
}

func alike(a, b []string) (n int) {
	for c := range a {
		if a[c] != "" && a[c] == b[c] {
			n++
		}
	}
	return n
}

var (
	numbered = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|\d[.、])(\p{Han})`)
	amount   = regexp.MustCompile(`^(?:\d{4,}|\d*\.\d+)（`)
)

// bodies are the rows that hold something in some columns, without title and
// notes.
func bodies(p *tables.Page, cols [2]int) (out [][]string) {
	for _, r := range p.Rows {
		row := make([]string, 12)
		some := false
		for _, c := range r.Cells {
			if c.Col <= cols[0] || c.Col > cols[1] || r.Num < 1 || strings.HasPrefix(fold(c.Text), "注:") {
				continue
			}
			s := numbered.ReplaceAllString(fold(c.Text), "$1")
			if m, err := money.Parse(s, money.Yuan); err == nil {
				if s = m.String(); m.IsZero() {
					continue
				}
			}
			row[min(c.Col, 11)], some = s, true
		}
		if some {
			out = append(out, row)
		}
	}
	return out
}

var counted = regexp.MustCompile(`([\d,]+(?:\.\d+)?)(万元|%|辆|台|家|个)`)

// stated is an amount, a share or a count in a text.
type stated struct {
	money.Money
	unit string
	at   int
}

// same leaves one in the last place to those who cut off what others round, or
// had figures finer than they print.
func (f stated) same(g stated) bool {
	return f.unit == g.unit && f.Sub(g.Money).Abs().Cmp(money.FromFen(1)) <= 0
}

// compareFigures finds the figures of a text in another, in their order, and
// returns how many there are and those that are not there, with the words before
// them.
func compareFigures(theirs, ours string) (n int, missing []string) {
	a, b := figuresOf(theirs), figuresOf(ours)
	best := make([][]int, len(a)+1)
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if a[i].same(b[j]) {
				best[i][j] = max(best[i][j], 1+best[i+1][j+1])
			}
		}
	}
	j := 0
	for i := range a {
		for j < len(b) && best[i][j] == best[i][j+1] && !a[i].same(b[j]) {
			j++
		}
		if j < len(b) && a[i].same(b[j]) && best[i][j] == 1+best[i+1][j+1] {
			j++
			continue
		}
		before := []rune(theirs[:a[i].at])
		missing = append(missing, string(before[max(0, len(before)-14):])+a[i].String()+a[i].unit)
	}
	return len(a), missing
}

// figuresOf are the amounts, shares and counts of the explanations: from the
// units of the department to the descriptions of projects.
func figuresOf(text string) (out []stated) {
	if i := strings.LastIndex(text, "机构设置"); i > 0 {
		text = strings.Repeat(" ", i) + text[i:]
	}
	end := len(text)
	if i := strings.Index(text, "一、项目概"); i > 0 {
		end = i
	}
	for _, m := range counted.FindAllStringSubmatchIndex(text[:end], -1) {
		v, err := money.Parse(text[m[2]:m[3]], money.Yuan)
		if err == nil {
			out = append(out, stated{v, text[m[4]:m[5]], m[0]})
		}
	}
	return out
}
