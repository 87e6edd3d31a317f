package layer

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math"

	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/trace"
)

// Names identify a page by content: equal names, equal bytes.
type Names struct {
	Picture string // of all that leaves ink
	Layer   string // of text, its places and its sources
}

// Name computes the names of every page. They are stable within a process run
// with the same faces: a face counts by its name.
func Name(d *frame.Document) []Names {
	names := make([]Names, len(d.Pages))
	n := namer{picture: sha256.New(), layer: sha256.New(), nodes: d.Nodes}
	for i := range d.Pages {
		names[i] = n.page(&d.Pages[i])
	}
	return names
}

type namer struct {
	picture, layer hash.Hash
	nodes          []frame.Node
	local          map[frame.NodeID]int
	buf            []byte
}

func (n *namer) page(p *frame.Page) Names {
	n.picture.Reset()
	n.layer.Reset()
	n.local = map[frame.NodeID]int{}
	n.buf = n.buf[:0]
	n.put(p.Size.W, p.Size.H)
	n.flush(n.picture, n.layer)
	n.items(p.Items)
	return Names{name(n.picture), name(n.layer)}
}

func name(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)[:12]) }

// put and its kin gather the bytes of one item; flush hands them on.
func (n *namer) put(lengths ...geom.Length) {
	for _, l := range lengths {
		n.buf = binary.LittleEndian.AppendUint64(n.buf, uint64(l))
	}
}

func (n *namer) number(v float64) {
	n.buf = binary.LittleEndian.AppendUint64(n.buf, math.Float64bits(v))
}

func (n *namer) text(s string) {
	n.buf = binary.LittleEndian.AppendUint32(n.buf, uint32(len(s)))
	n.buf = append(n.buf, s...)
}

func (n *namer) color(c *frame.Color) {
	if c == nil {
		n.buf = append(n.buf, 0)
		return
	}
	n.buf = append(n.buf, 1, c.R, c.G, c.B)
}

func (n *namer) flush(to ...hash.Hash) {
	for _, h := range to {
		h.Write(n.buf)
	}
	n.buf = n.buf[:0]
}

func (n *namer) items(list []frame.Placed) {
	for i := range list {
		n.item(&list[i])
	}
}

func (n *namer) item(p *frame.Placed) {
	n.put(p.At.X, p.At.Y)
	switch it := p.Item.(type) {
	case *frame.Text:
		n.run(p, it)
	case *frame.Rule:
		n.buf = append(n.buf, 'r')
		n.put(it.To.X, it.To.Y, it.Width)
		n.color(&it.Color)
	case *frame.Fill:
		n.buf = append(n.buf, 'f')
		n.put(it.Size.W, it.Size.H)
		n.color(&it.Color)
	case *frame.Path:
		n.path(it)
	case *frame.Image:
		n.buf = append(n.buf, 'i')
		n.put(it.Size.W, it.Size.H)
		n.text(string(it.Data))
	case *frame.Group:
		n.group(it)
		return
	default: // links and anchors leave no ink
		n.buf = n.buf[:0]
		return
	}
	n.flush(n.picture)
}

// run is in both names: in the picture's by its looks, in the layer's by its
// text, its node and its sources.
func (n *namer) run(p *frame.Placed, t *frame.Text) {
	n.buf = append(n.buf, 't')
	n.put(t.Size, t.Track)
	n.text(t.S)
	looks := len(n.buf)
	n.color(&t.Color)
	if t.Face != nil {
		n.text(t.Face.Name())
	}
	n.picture.Write(n.buf)
	n.buf = n.buf[:looks]
	n.put(geom.Length(localNode(n.local, p.Node)))
	for _, at := range trace.Sources(n.nodes, p, t) {
		n.pos(at)
	}
	n.flush(n.layer)
}

func (n *namer) pos(at diag.Pos) {
	n.text(at.Book)
	n.text(at.Sheet)
	n.put(geom.Length(at.Row), geom.Length(at.Col))
}

func (n *namer) path(p *frame.Path) {
	n.buf = append(n.buf, 'p')
	n.put(p.Width)
	n.color(p.Fill)
	n.color(p.Stroke)
	for _, s := range p.Segments {
		n.buf = append(n.buf, byte(s.Op))
		for _, at := range s.P {
			n.put(at.X, at.Y)
		}
	}
}

func (n *namer) group(g *frame.Group) {
	n.buf = append(n.buf, 'g')
	n.number(g.Turn)
	n.number(g.Opacity)
	if g.Clip != nil {
		n.put(g.Clip.W, g.Clip.H)
	}
	n.flush(n.picture, n.layer)
	n.items(g.Items)
	n.buf = append(n.buf, 'e')
	n.flush(n.picture, n.layer)
}
