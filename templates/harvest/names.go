package harvest

import (
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/templates/relation"
)

// names are what the lines of tables call things, in their order, each once.
type names struct {
	subjects []named
	function map[string]string // by code
	projects []projectLine
	units    []model.Text
	unit     map[string]model.Text // by folded name
	public   bool                  // a table lists 三公 items
	items    map[string]diag.Pos   // of 三公, where they stand
	category map[string]model.Text // of projects, by their key
}

// named is a subject with the name that a line gives it.
type named struct {
	code    string
	name    model.Text
	revenue bool
}

// projectLine is a project as a line names it.
type projectLine struct {
	key, unit string // folded
	name      model.Text
}

func namesOf(in *relation.Input) names {
	n := names{function: map[string]string{}, unit: map[string]model.Text{}, items: map[string]diag.Pos{}, category: map[string]model.Text{}}
	several := severalUnits(in)
	seen := map[string]bool{}
	for i := range in.Tables {
		t := &in.Tables[i]
		of := fold.Text(t.Of.Value)
		if of != "" && !seen["单"+of] {
			seen["单"+of], n.units, n.unit[of] = true, append(n.units, t.Of), t.Of
		}
		for _, s := range t.Sides {
			from := s.From
			for j := range s.Lines {
				l := &s.Lines[j]
				filters, category := ofProject(l.Filters)
				for _, f := range filters {
					if f != nil {
						n.line(l, f, from, of, category, several, seen)
					}
				}
			}
		}
	}
	return n
}

func (n *names) line(l *relation.Line, f *model.Filter, from model.Source, unit, category string, several bool, seen map[string]bool) {
	label := model.Text{Value: l.Label, At: l.At}
	if from == model.FromPublic && unit == "" {
		n.public = true
		for _, item := range f.Items {
			if len(f.Items) == 1 {
				n.items[item] = l.At
			}
		}
	}
	if several && len(f.Units) == 1 {
		unit = f.Units[0]
	}
	if category != "" && len(f.Projects) == 1 {
		n.category[unit+paired+f.Projects[0]] = model.Text{Value: category, At: l.At}
	}
	first := func(kind, key string) bool {
		was := seen[kind+key]
		seen[kind+key] = true
		return !was
	}
	switch {
	case len(f.Projects) == 1 && first("项", unit+paired+f.Projects[0]):
		n.projects = append(n.projects, projectLine{unit + paired + f.Projects[0], unit, label})
	case len(f.Projects) == 0 && unit != "" && first("单", unit):
		n.units, n.unit[unit] = append(n.units, label), label
	case len(f.Functions) == 1 && isCode(f.Functions[0]) && (l.Code != "" || from == model.FromRevenue) && first("科", f.Functions[0]):
		n.subjects = append(n.subjects, named{f.Functions[0], label, from == model.FromRevenue})
		n.function[f.Functions[0]] = label.Value
	}
}

func (n *names) projectName(unit, project string) string {
	for _, p := range n.projects {
		if p.key == unit+paired+project || p.key == paired+project {
			return p.name.Value
		}
	}
	return project
}

// same: but for indents.
func same(a, b string) bool { return fold.Same(strings.TrimSpace(a), strings.TrimSpace(b)) }
