package templates_test

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/render/doc"
)

// TestTailNote: the form's note stands under just those tables and passages
// whose printed figures do not add up.
func TestTailNote(t *testing.T) {
	const note = "注：部分数据因四舍五入存在尾差。"
	f := load(t)
	for _, c := range []struct {
		name          string
		salaries      []int64 // fen, of one class of economic subjects and one functional subject
		project       int64
		tables, texts bool
	}{
		{"whole hundreds of yuan", []int64{120000_00, 340000_00, 560000_00}, 100000_00, false, false},
		{"fractions that even out", []int64{120020_00, 340020_00, 560000_00}, 100000_00, false, false},
		{"fractions in one table", []int64{120050_00, 340050_00, 560050_00}, 100000_00, true, false},
		{"in a sentence too", []int64{120050_00}, 100050_00, true, true},
		{"one amount has no parts", []int64{120050_00}, 0, false, false},
	} {
		d := unit()
		d.Appropriations = nil
		for i, fen := range c.salaries {
			fact(d, model.General, model.Basic, model.Current, "2010350", []string{"30101", "30102", "30103"}[i], "50501", "", fen)
		}
		if c.project > 0 {
			fact(d, model.General, model.Project, model.Current, "2019999", "", "", "P1", c.project)
		}
		under, texts := map[string]bool{}, 0
		for _, s := range document(t, f, d).Sections {
			for _, b := range s.Blocks {
				switch b := b.(type) {
				case *doc.Table:
					for _, n := range b.Notes {
						if n.Text.String() == note {
							under[b.Heading[0].Text.String()] = true
						}
					}
				case *doc.Paragraph:
					if b.Text.String() == note {
						texts++
					}
				}
			}
		}
		if (len(under) > 0) != c.tables || (texts > 0) != c.texts {
			t.Errorf("%s: under %v, %d texts", c.name, under, texts)
		}
		if len(c.salaries) == 3 && c.tables {
			for name := range under {
				if !strings.Contains(name, "经济科目") {
					t.Errorf("%s: under %s", c.name, name)
				}
			}
		}
	}
}
