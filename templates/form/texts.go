package form

// Texts lists every text of format.yaml and glossary.yaml that may be a
// template, so that all are compiled when the form is loaded.
func (f *Form) Texts() []Str {
	out := []Str{f.Title, f.Subject, f.Tail}
	for i := range f.Document {
		for _, l := range f.Document[i].Cover {
			out = append(out, l.Text)
		}
		if c := f.Document[i].Contents; c != nil {
			out = append(out, c.Title)
		}
		if p := f.Document[i].Part; p != nil {
			out = append(out, p.Title, p.Contents)
		}
	}
	for _, t := range f.Tables {
		out = append(out, t.texts()...)
	}
	for _, c := range f.Charts {
		out = append(out, c.Title, c.Alt)
		out = append(append(out, labels(c.Slices)...), headers(c.Series)...)
	}
	for _, fm := range f.Performances {
		out = append(out, fm.texts()...)
	}
	for _, t := range f.Glossary {
		out = append(out, t.Name, t.Meaning)
	}
	return out
}

func (t *Table) texts() []Str {
	out := []Str{t.Label, t.Contents, t.Bookmark, t.Left, t.Right, t.Empty}
	out = append(append(out, t.Titles...), t.Foot...)
	for i := range t.Sides {
		out = append(out, headers(t.Sides[i].Columns)...)
		out = append(out, labels(t.Sides[i].Body)...)
		out = append(out, labels(t.Sides[i].Foot)...)
	}
	return out
}

func headers(cs []Column) []Str {
	var out []Str
	for i := range cs {
		out = append(append(append(out, cs[i].Text), cs[i].Also...), headers(cs[i].Columns)...)
	}
	return out
}

func labels(rows []Row) []Str {
	var out []Str
	for i := range rows {
		out = append(append(out, rows[i].Label), rows[i].Also...)
	}
	return out
}

func (fm *Performance) texts() []Str {
	out := []Str{fm.Title, fm.Subtitle}
	for i := range fm.Rows {
		for _, c := range fm.Rows[i].Cells {
			out = append(out, c.Text)
		}
		if ind := fm.Rows[i].Indicators; ind != nil {
			out = append(append(out, ind.Lead), ind.Head...)
		}
	}
	return out
}
