package passage

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/workbook/tables"
)

// OfPages finds the passages of sheets that hold running text, a paragraph a row,
// or a heading with its text beside it; told are the sheets that they stand on.
func OfPages(pages []tables.Page) (found Passages, told []diag.Pos) {
	f := finder{topic: noHead}
	for i := range pages {
		before := len(f.Notes) + len(f.Glossary)
		if pages[i].At(1, 1).Page > 0 {
			continue // a table of a PDF
		}
		for j := range pages[i].Rows {
			for _, p := range paragraphs(&pages[i], &pages[i].Rows[j]) {
				f.paragraph(p)
			}
		}
		f.end()
		if len(f.Notes)+len(f.Glossary) > before {
			told = append(told, diag.Pos{Book: pages[i].Book, Sheet: pages[i].Sheet})
		}
	}
	return f.Passages, told
}

// paragraphs are the lines of a row's texts. What stands beside others is no
// heading, unless it is the first of two and speaks of a passage.
func paragraphs(page *tables.Page, row *tables.Row) (out []paragraph) {
	for i := range row.Cells {
		c := &row.Cells[i]
		for _, line := range strings.Split(c.Text, "\n") {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			p := paragraph{text: line, at: page.At(row.Num, c.Col)}
			if p.level = levelOf(line); len(row.Cells) == 1 || i == 0 && len(row.Cells) == 2 && headOf(fold.Text(line)) != noHead {
				p.heading = heading(line, p.level)
			}
			out = append(out, p)
		}
	}
	return out
}

// heading: short, without a sentence, and with an ordinal or the words of a passage.
func heading(line string, level int) bool {
	return utf8.RuneCountInString(line) <= longHead && !strings.ContainsAny(line, "。；：，:;") && (level > 0 || headOf(fold.Text(line)) != noHead)
}

// ordinals stand before headings, those of the highest first.
var ordinals = []*regexp.Regexp{
	regexp.MustCompile(`^第[一二三四五六七八九十]+(?:部分|章)`), regexp.MustCompile(`^(?:[一二三四五六七八九十]+|` + fold.Roman + `)[、.．]`),
	regexp.MustCompile(`^[（(](?:[一二三四五六七八九十]+|` + fold.Roman + `)[)）]`), regexp.MustCompile(`^\d{1,2}[、.．]`),
}

// levelOf is the level that a line's ordinal gives it, 0 for none.
func levelOf(line string) int {
	for i, o := range ordinals {
		if o.MatchString(line) {
			return i + 1
		}
	}
	return 0
}
