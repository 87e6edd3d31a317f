package narrative

import tree "text/template/parse"

// walker visits what a parsed template calls.
type walker struct {
	call     func(*tree.CommandNode)
	template func(name string) // nil where nobody asks which it uses
	node     func(tree.Node)   // nil where nobody asks
}

func (w *walker) walk(n tree.Node) {
	if w.node != nil {
		w.node(n)
	}
	switch n := n.(type) {
	case *tree.ListNode:
		if n != nil {
			for _, x := range n.Nodes {
				w.walk(x)
			}
		}
	case *tree.ActionNode:
		w.pipe(n.Pipe)
	case *tree.IfNode:
		w.branch(&n.BranchNode)
	case *tree.RangeNode:
		w.branch(&n.BranchNode)
	case *tree.WithNode:
		w.branch(&n.BranchNode)
	case *tree.TemplateNode:
		if w.template != nil {
			w.template(n.Name)
		}
		w.pipe(n.Pipe)
	}
}

func (w *walker) branch(n *tree.BranchNode) {
	w.pipe(n.Pipe)
	w.walk(n.List)
	w.walk(n.ElseList)
}

func (w *walker) pipe(p *tree.PipeNode) {
	if p == nil {
		return
	}
	for _, c := range p.Cmds {
		w.call(c)
		for _, arg := range c.Args {
			if inner, ok := arg.(*tree.PipeNode); ok {
				w.pipe(inner)
			}
		}
	}
}
