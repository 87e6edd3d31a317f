package dump

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"yugong/render/frame"
	"yugong/render/geom"
)

// Write prints a document. It returns the first error of w, and an error for an
// item or node that is not of the closed set.
func Write(w io.Writer, d *frame.Document) error {
	p := &printer{w: bufio.NewWriter(w), nodes: d.Nodes}
	p.info(&d.Info)
	for i := range d.Pages {
		p.page(i, &d.Pages[i])
	}
	p.outline(d.Outline)
	p.figures(d.Nodes)
	if p.err != nil {
		return p.err
	}
	return p.w.Flush()
}

// printer writes lines. Errors of w stay in the bufio.Writer until Flush.
type printer struct {
	w     *bufio.Writer
	nodes []frame.Node
	depth int
	err   error // the first item that cannot be printed
}

func (p *printer) printf(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

func (p *printer) info(i *frame.Info) {
	for _, f := range []struct{ name, value string }{
		{"title", i.Title}, {"author", i.Author}, {"subject", i.Subject}, {"creator", i.Creator},
		{"keywords", strings.Join(i.Keywords, "; ")}, {"lang", i.Lang},
	} {
		if f.value != "" {
			p.printf("%s: %s\n", f.name, visible(f.value))
		}
	}
	if !i.Created.IsZero() {
		p.printf("created: %s\n", i.Created.Format("2006-01-02 15:04:05 -0700"))
	}
}

func (p *printer) page(index int, page *frame.Page) {
	p.printf("\npage %d  %s × %s", index+1, page.Size.W, page.Size.H)
	if page.Number != 0 {
		p.printf("  number %d", page.Number)
	}
	p.printf("\n")
	p.items(page.Items)
}

func (p *printer) items(items []frame.Placed) {
	p.depth++
	for i := 0; i < len(items); {
		n := lineOfText(items[i:])
		if n > 0 {
			p.text(items[i : i+n])
			i += n
			continue
		}
		p.item(items[i])
		i++
	}
	p.depth--
}

// head begins a line: what it is and where.
func (p *printer) head(kind string, at geom.Point) {
	for range p.depth {
		p.w.WriteString("  ")
	}
	p.printf("%-6s %8s %8s  ", kind, at.X, at.Y)
}

func (p *printer) item(it frame.Placed) {
	switch v := it.Item.(type) {
	case *frame.Rule:
		p.head("rule", it.At)
		p.printf("to %s %s  width %s%s\n", signed(v.To.X), signed(v.To.Y), v.Width, tint(v.Color))
	case *frame.Fill:
		p.head("fill", it.At)
		p.printf("%s × %s  %s%s\n", v.Size.W, v.Size.H, colorName(v.Color), p.as(it.Node))
	case *frame.Path:
		p.head("path", it.At)
		p.path(v)
		p.printf("%s\n", p.as(it.Node))
	case *frame.Link:
		p.head("link", it.At)
		p.printf("%s × %s  → %s\n", v.Size.W, v.Size.H, visible(v.To))
	case *frame.Anchor:
		p.head("anchor", it.At)
		p.printf("%s\n", visible(v.Name))
	case *frame.Image:
		p.head("image", it.At)
		p.printf("%s × %s  %d bytes, sum %08x%s\n", v.Size.W, v.Size.H, len(v.Data), sum(v.Data), p.as(it.Node))
	case *frame.Group:
		p.head("group", it.At)
		p.group(v)
		p.items(v.Items)
	default:
		if p.err == nil {
			p.err = fmt.Errorf("dump: unknown item %T", it.Item)
		}
	}
}

func (p *printer) group(g *frame.Group) {
	if g.Turn != 0 {
		p.printf("turned %.6g°  ", g.Turn)
	}
	if g.Opacity != 0 && g.Opacity != 1 {
		p.printf("opacity %.6g  ", g.Opacity)
	}
	if g.Clip != nil {
		p.printf("clipped to %s × %s  ", g.Clip.W, g.Clip.H)
	}
	p.printf("%d items\n", len(g.Items))
}

func (p *printer) path(v *frame.Path) {
	if v.Fill != nil {
		p.printf("filled %s  ", colorName(*v.Fill))
	}
	if v.Stroke != nil {
		p.printf("stroked %s %s  ", v.Width, colorName(*v.Stroke))
	}
	for i, s := range v.Segments {
		if i > 0 {
			p.printf(" ")
		}
		n := 0
		switch s.Op {
		case frame.MoveTo:
			n = 1
		case frame.LineTo:
			n = 1
		case frame.CubicTo:
			n = 3
		}
		p.w.WriteByte("MLCZ?"[min(int(s.Op), 4)])
		for _, q := range s.P[:n] {
			p.printf(" %s,%s", q.X, q.Y)
		}
	}
}

func (p *printer) outline(marks []frame.Bookmark) {
	if len(marks) > 0 {
		p.printf("\noutline\n")
	}
	for _, b := range marks {
		p.printf("%s%s → %s\n", strings.Repeat("  ", max(b.Level, 1)), visible(b.Title), visible(b.Anchor))
	}
}

func (p *printer) figures(nodes []frame.Node) {
	title := "\nfigures\n"
	for i := range nodes {
		if nodes[i].Role == frame.RoleFigure {
			p.printf("%s  %s\n", title, visible(nodes[i].Alt))
			title = ""
		}
	}
}
