package narrative

import (
	"regexp"
	"slices"
	"strings"
	tree "text/template/parse"

	"yugong/model"
)

// readers are the functions that read a sheet of the workbook whatever their
// arguments say.
var readers = map[string][]model.Source{
	"prior": {model.FromPrior}, "reason": {model.FromPrior}, "purpose": {model.FromPrior},
	"publicreason": {model.FromPublic}, "purchases": {model.FromPurchases},
	"targets": {model.FromTargets}, "wholetarget": {model.FromTargets}, "withtarget": {model.FromTargets}, "managed": {model.FromTargets},
	"economic": {model.FromEconomic},
}

// Reads is what the texts of a document read.
type Reads struct {
	Sources  map[model.Source]bool
	Topics   map[model.Topic]bool   // of 说明
	Measures map[model.Measure]bool // of 上年数, its budget
	Assets   bool                   // 国有资产
	Glossary bool                   // 名词解释
	Blocks   []Block                // of the narrative files: !table, !chart and !sheets with their names
}

var (
	askedSource = regexp.MustCompile(`\bsource=([\w-]+)`)
	askedItems  = regexp.MustCompile(`\bitem=([\w,-]+)`)
)

// Reads tells what the narrative files of the document read, and the texts of
// format.yaml: by what they call and the lists that their queries name.
func (l *Library) Reads() Reads {
	r := Reads{Sources: map[model.Source]bool{}, Topics: map[model.Topic]bool{}, Measures: map[model.Measure]bool{}}
	seen := map[string]bool{}
	w := walker{call: func(c *tree.CommandNode) { l.reads(c, &r) }}
	w.template = func(name string) {
		if t := l.root.Lookup(name); t != nil && t.Tree != nil && !seen[name] {
			seen[name] = true
			w.walk(t.Tree.Root)
		}
	}
	for i := range l.format.Document {
		if name := l.format.Document[i].Narrative.V; name != "" {
			w.template(fileName(name))
			r.directives(l.format.Narratives[name])
		}
	}
	for _, s := range l.format.Texts() {
		if strings.Contains(s.V, "{{") {
			w.template(s.V)
		}
	}
	return r
}

func (l *Library) reads(c *tree.CommandNode, r *Reads) {
	for _, arg := range c.Args {
		switch n := arg.(type) {
		case *tree.IdentifierNode:
			for _, s := range readers[n.Ident] {
				r.Sources[s] = true
			}
			r.Assets = r.Assets || n.Ident == "asset" || n.Ident == "hasasset"
		case *tree.StringNode:
			if t, ok := model.ParseTopic(n.Text); ok && calls(c, "note", "hasnote") {
				r.Topics[t] = true
			}
			r.measures(n.Text)
			for _, m := range askedSource.FindAllStringSubmatch(n.Text, -1) {
				if q, err := l.format.ParseQuery("source=" + m[1]); err == nil {
					r.Sources[q.Source] = true
				}
			}
		}
	}
}

// calls reports whether a command calls one of some functions.
func calls(c *tree.CommandNode, functions ...string) bool {
	f, ok := c.Args[0].(*tree.IdentifierNode)
	return ok && slices.Contains(functions, f.Ident)
}

// measures notes those that a query names: no item of another list is called
// like one. Of 执行数 no row is customary.
func (r *Reads) measures(query string) {
	if strings.Contains(query, "year=outturn") {
		return
	}
	for _, m := range askedItems.FindAllStringSubmatch(query, -1) {
		for id := range strings.SplitSeq(m[1], ",") {
			if m, ok := model.ParseMeasure(id); ok {
				r.Measures[m] = true
			}
		}
	}
}

func (r *Reads) directives(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		line, ok := strings.CutPrefix(strings.TrimSpace(line), "!")
		if !ok {
			continue
		}
		name, arg := directive(line)
		r.Glossary = r.Glossary || name == "glossary"
		r.Blocks = append(r.Blocks, Block{Name: name, Arg: arg})
	}
}
