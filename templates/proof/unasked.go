package proof

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates/form"
)

var unaskedRules = []rule{
	{Rule: check.Rule{ID: "S04", Title: "公开格式不用的内容", Severity: diag.Hint, Stage: check.OnTexts,
		Compares: "工作簿里有数、有文字的行和列，公开格式的表、图、文字用得到",
		Basis:    "填写了而不公开的，填写的人未必知道",
		Hint:     "供别的公开格式使用的可以保留；要公开的请填在这个格式用得到的项目里"},
		document: (*reader).unasked},
}

// unasked names what the workbook says and no table, chart or text asks for, a
// sheet at a time: other forms may well print it.
func (r *reader) unasked() {
	lists := r.listings()
	ask := func(src []diag.Pos) { lists.ask(src) }
	for _, g := range r.Grids {
		for i := range g.Body {
			for j := range g.Body[i].Cells {
				ask(g.Body[i].Cells[j].Sum.Src)
			}
		}
	}
	for _, src := range r.Asked {
		ask(src)
	}
	eachSource(r.Document, ask)
	lists.askBalanced()
	for _, l := range lists {
		r.Compared("S04", len(l.lines))
		l.drop(r.Findings)
		if at, what := l.unasked(); what != "" {
			r.findAt("S04", at, "公开格式不用"+what, "")
		}
	}
}

// eachSource visits the cells that the blocks of a document come from.
func eachSource(d *doc.Document, visit func([]diag.Pos)) {
	text := func(t doc.Text) {
		for i := range t {
			visit(t[i].Src)
		}
	}
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case *doc.Paragraph:
				text(b.Text)
			case *doc.Figure:
				for i := range b.Slices {
					visit(b.Slices[i].Src)
				}
				for i := range b.Groups {
					for j := range b.Groups[i].Values {
						visit(b.Groups[i].Values[j].Src)
					}
				}
			case *doc.Table:
				for i := range b.Body {
					for j := range b.Body[i].Cells {
						text(b.Body[i].Cells[j].Text)
					}
				}
			}
		}
	}
}

// listing is what a sheet of the workbook says: its lines, and the columns of
// lines that are printed as they are.
type listing struct {
	sheet   string
	lines   []statement // in the order of their rows
	columns []statement
	open    int  // lines and columns that nothing has asked for
	below   bool // the lines belong to those of another sheet, which asks for them (T11)
}

type statement struct {
	at    diag.Pos
	what  string // "" for one like the others
	asked bool
}

type listings []*listing

func (ls listings) sheet(name string) *listing {
	for _, l := range ls {
		if l.sheet == name {
			return l
		}
	}
	return nil
}

// ask notes that cells were asked for. Those of a sum stand on one sheet.
func (ls listings) ask(src []diag.Pos) {
	if len(src) == 0 {
		return
	}
	l := ls.sheet(src[0].Sheet)
	for _, at := range src {
		if l == nil || l.open == 0 {
			return
		}
		l.ask(at)
	}
}

func (l *listing) ask(at diag.Pos) {
	if i, ok := slices.BinarySearchFunc(l.lines, at.Row, func(s statement, row int) int { return cmp.Compare(s.at.Row, row) }); ok {
		l.take(&l.lines[i])
	}
	for i := range l.columns {
		if l.columns[i].at.Col == at.Col {
			l.take(&l.columns[i])
		}
	}
}

func (l *listing) take(s *statement) {
	if !s.asked {
		s.asked = true
		l.open--
	}
}

// balanced are last year's measures that Y01 and Y02 hold against each other:
// who fills in one for the document fills in the others for them.
var balanced = []model.Measure{model.IncomeTotal, model.ExpenditureTotal, model.CurrentExpenditure, model.FunctionSpending}

// askBalanced takes all of them as asked for where one of a year was.
func (ls listings) askBalanced() {
	for _, year := range []model.Year{model.LastYear, model.LastOutturn} {
		var whats []string
		for _, m := range balanced {
			whats = append(whats, priorWhat(m.ID(), year))
		}
		in := func(s statement) bool { return slices.Contains(whats, s.what) }
		for _, l := range ls {
			if !slices.ContainsFunc(l.lines, func(s statement) bool { return s.asked && in(s) }) {
				continue
			}
			for i := range l.lines {
				if in(l.lines[i]) {
					l.take(&l.lines[i])
				}
			}
		}
	}
}

func priorWhat(measure string, year model.Year) string {
	what := form.ItemName(measure)
	if year == model.LastOutturn {
		what += "执行数"
	}
	return what
}

// unasked says what nothing asked for, and where it begins; "" for none.
func (l *listing) unasked() (at diag.Pos, what string) {
	if l.open == 0 {
		return at, ""
	}
	lines, columns := open(l.lines), open(l.columns)
	if len(columns) == len(l.columns) {
		columns = nil // a form that prints none asks for the lines alone
	}
	switch {
	case len(lines) == len(l.lines) && l.below:
		return at, ""
	case len(lines) == len(l.lines):
		return lines[0].at, fmt.Sprintf("“%s”表（%d行）", l.sheet, len(lines))
	case len(lines) > 0:
		at, what = lines[0].at, fmt.Sprintf("“%s”的%d行%s", l.sheet, len(lines), names("：", lines))
	}
	if len(columns) == 0 {
		return at, what
	}
	cols := fmt.Sprintf("%d列%s", len(columns), names("：", columns))
	if what != "" {
		return at, what + "，还有" + cols
	}
	return columns[0].at, "“" + l.sheet + "”的" + cols
}

// drop takes lines out that a rule has found fault with: they are another's.
func (l *listing) drop(found *check.Findings) {
	for i := range l.lines {
		if s := &l.lines[i]; !s.asked && found.Blames(s.at) {
			l.take(s)
		}
	}
}

func open(all []statement) (out []statement) {
	for _, s := range all {
		if !s.asked {
			out = append(out, s)
		}
	}
	return out
}

// names lists what statements are about, each once.
func names(opening string, all []statement) string {
	const most = 5
	var out []string
	for _, s := range all {
		if s.what != "" && !slices.Contains(out, s.what) {
			out = append(out, s.what)
		}
	}
	switch {
	case len(out) == 0:
		return ""
	case len(out) > most:
		return opening + strings.Join(out[:most], "、") + "等"
	}
	return opening + strings.Join(out, "、")
}
