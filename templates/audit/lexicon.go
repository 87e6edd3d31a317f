package audit

import "yugong/model/subject"

// lexicon is the names of subjects as labels are compared, folded once a run.
type lexicon struct {
	classes    []subject.Subject // the 类 of functions, in the order in which tables print them
	department []subject.Subject // the list; a code may have a name of the workbook's own
	government []subject.Subject // the list, then the workbook's own
}

func newLexicon(c *subject.Catalog) *lexicon {
	x := &lexicon{}
	for _, code := range subject.Classes() {
		x.classes = append(x.classes, folded(c, subject.Function, code))
	}
	for _, s := range subject.All(subject.Department) {
		x.department = append(x.department, folded(c, subject.Department, s.Code))
	}
	for _, s := range append(subject.All(subject.Government), c.Own(subject.Government)...) {
		x.government = append(x.government, folded(c, subject.Government, s.Code))
	}
	return x
}

func folded(c *subject.Catalog, l subject.List, code string) subject.Subject {
	name, _ := c.Name(l, code)
	return subject.Subject{Code: code, Name: Fold(name)}
}

// class finds the code of a 类 by its name, "" when there is none.
func (x *lexicon) class(name string) string {
	if name == "" {
		return ""
	}
	for i := range x.classes {
		if x.classes[i].Name == name {
			return x.classes[i].Code
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
