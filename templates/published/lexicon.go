package published

import (
	"yugong/model/fold"
	"yugong/model/subject"
)

// lexicon is the names of subjects as labels are compared, folded once a run.
type lexicon struct {
	classes    []subject.Subject // the 类 of functions, in the order in which tables print them
	department []subject.Subject // the list; a code may have a name of the workbook's own
	government []subject.Subject // the list, then the workbook's own
}

func newLexicon(c *subject.Catalog) *lexicon {
	codes := subject.Classes()
	classes := make([]subject.Subject, len(codes))
	for i := range codes {
		classes[i].Code = codes[i]
	}
	government := append(subject.All(subject.Government), c.Own(subject.Government)...)
	return &lexicon{folded(c, subject.Function, classes), folded(c, subject.Department, subject.All(subject.Department)),
		folded(c, subject.Government, government)}
}

// folded gives subjects the names that a workbook has for them.
func folded(c *subject.Catalog, l subject.List, of []subject.Subject) []subject.Subject {
	out := make([]subject.Subject, len(of))
	for i := range of {
		name, _ := c.Name(l, of[i].Code)
		out[i] = subject.Subject{Code: of[i].Code, Name: fold.Text(name)}
	}
	return out
}

// class finds the code of a 类 by its name, "" when there is none.
func (x *lexicon) class(name string) string {
	if name == "" {
		return ""
	}
	if now := retired(name); now != "" {
		name = fold.Text(now)
	}
	for i := range x.classes {
		if x.classes[i].Name == name {
			return x.classes[i].Code
		}
	}
	return ""
}

// retired is the present name of a subject that is called by an old one, "" for
// any other.
func retired(name string) string {
	for _, r := range subject.RetiredNames() {
		if fold.Text(r.Name) == name {
			return r.Now
		}
	}
	return ""
}

// governmentCodes lists the government subjects of a name.
func (x *lexicon) governmentCodes(name string) []string {
	var codes []string
	for i := range x.government {
		if x.government[i].Name == name {
			codes = append(codes, x.government[i].Code)
		}
	}
	return codes
}
