package pivot

import (
	"yugong/model"
	"yugong/model/diag"
	"yugong/render/doc"
	"yugong/templates/form"
)

// line is a row before its cells are summed.
type line struct {
	role     doc.RowRole
	label    doc.Text
	code     string
	name     string
	dept     string // department economic code
	gov      string // government economic code
	function string
	names    [2]string // of the economic subjects
	above    []upper   // what the row stands under, and is
	number   int       // place in its row set, from 1
	indent   int
	strong   bool
	shown    bool            // it is printed, or one above it is
	filter   []*model.Filter // nil: the row has no figures
	src      []diag.Pos
	record   model.Line
}

// upper is a value of a dimension that a row stands under.
type upper struct {
	dim        model.Dimension
	code, name string
	category   string
	src        []diag.Pos
}

// field returns a text of the row by the name that columns use.
func (l *line) field(name string) doc.Text {
	if l.record != nil {
		if t, ok := l.record.Text(name); ok {
			return cellText(t)
		}
	}
	switch name {
	case "label":
		return l.label
	case "number":
		if l.number > 0 {
			return doc.Plain(itoa(l.number))
		}
	case "code":
		return l.plain(l.code)
	case "name":
		return l.plain(l.name)
	case "code1", "code2", "code3":
		return l.plain(codePart(l.code, name[4]))
	case "department-name":
		return l.plain(l.names[0])
	case "department-code":
		return l.plain(l.dept)
	case "department-code1", "department-code2":
		return l.plain(codePart(l.dept, name[len(name)-1]))
	case "government-name":
		return l.plain(l.names[1])
	case "government-code":
		return l.plain(l.gov)
	case "government-code1", "government-code2":
		return l.plain(codePart(l.gov, name[len(name)-1]))
	case "function-code":
		return l.plain(l.function)
	case "function-code1", "function-code2", "function-code3":
		return l.plain(codePart(l.function, name[len(name)-1]))
	case "function-name":
		if l.function != "" && l.function == l.code { // the row is the subject itself
			return l.plain(l.name)
		}
	}
	return l.upperField(name)
}

// upperField returns the name or code of what the row stands under.
func (l *line) upperField(name string) doc.Text {
	for i := range l.above {
		u := &l.above[i]
		text := ""
		switch name {
		case u.dim.ID() + "-name":
			text = u.name
		case u.dim.ID() + "-code":
			text = u.code
		case u.dim.ID() + "-category":
			text = u.category
		default:
			continue
		}
		if text == "" {
			return nil
		}
		return doc.Text{{Text: text, Src: u.src}}
	}
	return nil
}

func (l *line) plain(s string) doc.Text {
	if s == "" {
		return nil
	}
	return doc.Text{{Text: s, Src: l.src}}
}

// codePart cuts 2010350 into 201, 03 and 50.
func codePart(code string, part byte) string {
	from, to := 0, 3
	if part > '1' {
		from = 3 + 2*int(part-'2')
		to = from + 2
	}
	if len(code) < from {
		return ""
	}
	return code[from:min(to, len(code))]
}

func cellText(t model.Text) doc.Text {
	if t.Value == "" {
		return nil
	}
	return doc.Text{{Text: t.Value, Src: []diag.Pos{t.At}}}
}

// pool is facts of a list that rows are made of, and what a column of its own
// asks of them.
type pool struct {
	facts *model.Selection
	own   *model.Filter // nil for the list of the side
}

// lister makes the lines of a row set.
type lister struct {
	src   *Source
	facts *model.Selection // those of the row's list, whatever its columns ask for
	other []pool           // facts of other lists in the row's columns
	pairs bool             // economic rows are pairs of subjects
	table *form.Table
}

func (ls *lister) lines(row *form.Row) []line {
	var out []line
	own := &row.Where.Filter
	switch row.Kind {
	case form.RowsFixed:
		out = []line{{filter: []*model.Filter{own}, label: ls.src.Expand(row.Label)}}
	case form.RowsTotal:
		return []line{{role: doc.RowTotal, filter: []*model.Filter{own}, label: ls.src.Expand(row.Label), strong: true}}
	case form.RowsRecords:
		out = ls.records(row)
	case form.RowsEmpty:
		out = []line{{label: ls.src.Expand(row.Label)}}
	case form.RowsBlank:
		out = []line{{role: doc.RowBlank}}
	default:
		out = ls.by(row, row.By, []*model.Filter{own}, &line{}, new(int))
	}
	for i := range out {
		out[i].indent += row.Indent
		out[i].strong = out[i].strong || row.Strong
		out[i].label = numbered(row.Number.V, i+1, out[i].label)
	}
	return out
}

func numbered(style string, n int, label doc.Text) doc.Text {
	p := Numbering(style, n)
	if p == "" {
		return label
	}
	return append(doc.Plain(p), label...)
}

// Numbering is what a manner of numbering puts before the n-th label, as forms
// name it: chinese 一、, bracketed （一）, arabic 1、; none puts nothing.
func Numbering(style string, n int) string {
	switch style {
	case "arabic":
		return itoa(n) + "、"
	case "bracketed":
		return "（" + Numeral(n) + "）"
	case "chinese":
		return Numeral(n) + "、"
	}
	return ""
}

// Numeral writes 1 to 99 in Chinese: 十, 二十一.
func Numeral(n int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[max(n, 0)])
	case n < 20 && n%10 == 0:
		return "十"
	case n < 20:
		return "十" + string(digits[n%10])
	case n < 100 && n%10 == 0:
		return string(digits[n/10]) + "十"
	case n < 100:
		return string(digits[n/10]) + "十" + string(digits[n%10])
	}
	return itoa(n)
}

// by makes the rows of a list of dimensions: for each value of the first a
// row, and below it those of the rest; n rows stand there already.
func (ls *lister) by(row *form.Row, levels []form.Level, path []*model.Filter, up *line, n *int) []line {
	level := &levels[0]
	values := ls.values(row, level, path, up)
	out := make([]line, 0, len(values))
	for i := range values {
		v := &values[i]
		if !level.Hidden {
			*n++
		}
		l := line{label: v.label, code: v.code, name: v.name, indent: up.indent + v.depth, number: *n, src: v.src,
			strong: !level.Plain && (v.depth == 0 && v.coded && len(up.above) == 0 || !v.coded && len(levels) > 1),
			shown:  !level.Hidden || up.shown, dept: up.dept, gov: up.gov, function: up.function, names: up.names}
		l.take(level.Dim, v, up, len(levels) == 1)
		l.label = numbered(level.Number.V, *n, l.label)
		l.filter = path
		if v.filter != nil {
			l.filter = append(path[:len(path):len(path)], v.filter)
		}
		if !level.Hidden {
			out = append(out, l)
		}
		if len(levels) == 1 || !v.leaf {
			continue
		}
		if !level.Hidden && !level.Flat {
			l.indent++
		}
		below := n // a level without rows of its own does not begin the count anew
		if !level.Hidden {
			below = new(int)
		}
		out = append(out, ls.by(row, levels[1:], l.filter, &l, below)...)
	}
	return out
}

// take notes the value that a row stands for beside those above it.
func (l *line) take(d model.Dimension, v *value, up *line, last bool) {
	switch d {
	case model.ByEconomic:
		l.dept, l.names[0] = v.code, v.name
		if v.second != "" {
			l.gov, l.names[1] = v.second, v.secondName
		}
	case model.ByGovernment:
		l.gov, l.names[1] = v.code, v.name
	case model.ByFunction:
		l.function = v.code
	}
	if last && v.coded && len(up.above) == 0 {
		return // its own fields say it
	}
	l.above = append(up.above[:len(up.above):len(up.above)], upper{d, v.code, v.name, v.category, v.src})
}

// passes reports whether a fact is within what table and side say.
func passes(f *model.Fact, base [2]*model.Filter) bool {
	return (base[0] == nil || base[0].Match(f)) && (base[1] == nil || base[1].Match(f))
}

// records lists the lines of a list, padded to a least number of rows.
func (ls *lister) records(row *form.Row) []line {
	var out []line
	for _, r := range ls.src.Disclosure.Lines(row.From) {
		if f := r.Fact(); row.Where.Filter.Match(&f) && passes(&f, row.Base) {
			out = append(out, line{record: r, number: len(out) + 1})
		}
	}
	for len(out) < row.Least {
		out = append(out, line{role: doc.RowBlank, number: len(out) + 1})
	}
	return out
}
