package dump

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"yugong/render/frame"
	"yugong/render/geom"
)

// Write dumps the pages, then the bookmarks.
func Write(w io.Writer, d *frame.Document) error {
	b := bufio.NewWriter(w)
	for i := range d.Pages {
		p := &d.Pages[i]
		fmt.Fprintf(b, "page %d  %s×%s", i+1, p.Size.W, p.Size.H)
		if p.Number > 0 {
			fmt.Fprintf(b, "  no %d", p.Number)
		}
		b.WriteByte('\n')
		pr := printer{w: b, nodes: d.Nodes}
		pr.items(p.Items, "  ")
		pr.flush()
	}
	for _, o := range d.Outline {
		fmt.Fprintf(b, "bookmark %s%s → %s\n", strings.Repeat("  ", max(o.Level-1, 0)), o.Title, o.Anchor)
	}
	return b.Flush()
}

// printer joins text items while they continue each other.
type printer struct {
	w      *bufio.Writer
	nodes  []frame.Node
	at     geom.Point
	end    geom.Length
	text   strings.Builder
	style  textStyle
	node   frame.NodeID
	indent string
}

type textStyle struct {
	face  string
	size  geom.Length
	color frame.Color
}

func (pr *printer) items(items []frame.Placed, indent string) {
	for i := range items {
		pr.item(&items[i], indent)
	}
}

func (pr *printer) item(p *frame.Placed, indent string) {
	if t, ok := p.Item.(*frame.Text); ok {
		pr.addText(p, t, indent)
		return
	}
	pr.flush()
	switch it := p.Item.(type) {
	case *frame.Rule:
		fmt.Fprintf(pr.w, "%srule %s to %s  %s\n", indent, point(p.At), point(p.At.Add(it.To)), it.Width)
	case *frame.Fill:
		fmt.Fprintf(pr.w, "%sfill %s  %s×%s  %s\n", indent, point(p.At), it.Size.W, it.Size.H, color(it.Color))
	case *frame.Path:
		fmt.Fprintf(pr.w, "%spath %s  %d segments%s\n", indent, point(p.At), len(it.Segments), paint(it))
	case *frame.Link:
		fmt.Fprintf(pr.w, "%slink %s  %s×%s → %s\n", indent, point(p.At), it.Size.W, it.Size.H, it.To)
	case *frame.Anchor:
		fmt.Fprintf(pr.w, "%sanchor %s  %s\n", indent, point(p.At), it.Name)
	case *frame.Image:
		fmt.Fprintf(pr.w, "%simage %s  %s×%s  %d bytes\n", indent, point(p.At), it.Size.W, it.Size.H, len(it.Data))
	case *frame.Group:
		fmt.Fprintf(pr.w, "%sgroup %s  turn %g  opacity %g%s\n", indent, point(p.At), it.Turn, it.Opacity, clip(it))
		pr.items(it.Items, indent+"  ")
		pr.flush()
	}
}

func (pr *printer) addText(p *frame.Placed, t *frame.Text, indent string) {
	st := textStyle{t.Face.Name(), t.Size, t.Color}
	if pr.text.Len() == 0 || p.Node != pr.node || p.At.Y != pr.at.Y || st != pr.style || p.At.X < pr.at.X {
		pr.flush()
		pr.at, pr.node, pr.style, pr.indent = p.At, p.Node, st, indent
	}
	pr.text.WriteString(t.S)
	pr.end = p.At.X + t.Width()
}

func (pr *printer) flush() {
	if pr.text.Len() == 0 {
		return
	}
	role := "artifact"
	if pr.node > 0 && int(pr.node) < len(pr.nodes) {
		role = pr.nodes[pr.node].Role.String()
	}
	fmt.Fprintf(pr.w, "%stext %s to %s  %s %s %s%s  %s\n", pr.indent, point(pr.at), pr.end, role,
		pr.style.face, pr.style.size, ink(pr.style.color), pr.text.String())
	pr.text.Reset()
}

func point(p geom.Point) string { return p.X.String() + "," + p.Y.String() }

func color(c frame.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

func ink(c frame.Color) string {
	if c == frame.Black {
		return ""
	}
	return " " + color(c)
}

func paint(p *frame.Path) string {
	s := ""
	if p.Fill != nil {
		s += "  fill " + color(*p.Fill)
	}
	if p.Stroke != nil {
		s += "  stroke " + color(*p.Stroke) + " " + p.Width.String()
	}
	return s
}

func clip(g *frame.Group) string {
	if g.Clip == nil {
		return ""
	}
	return fmt.Sprintf("  clip %s×%s", g.Clip.W, g.Clip.H)
}
