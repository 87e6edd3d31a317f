package layer

import (
	"encoding/json"
	"strings"

	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/render/trace"
)

// JSON writes the layer of a page:
//
//	{"src": [["支出预算!L2:L31", …], …],
//	 "text": [[x, baseline, width, size, "text", node, src, turn], …],
//	 "links": [[x, y, w, h, page, y], …]}
//
// Lengths are points. node numbers the block on this page that the run belongs
// to, 0 for page numbers, repeated heads and leaders; src indexes the lists of
// cells, -1 for none; turn is left out when it is 0.
func JSON(d *frame.Document, page int, anchors map[string]AnchorPlace) ([]byte, error) {
	p := &d.Pages[page]
	w := writer{nodes: d.Nodes, local: map[frame.NodeID]int{}, known: map[string]int{}}
	w.out.Src, w.out.Text, w.out.Links = [][]string{}, [][]any{}, [][]float64{}
	trace.Runs(p, w.run)
	frame.Walk(p.Items, func(at geom.Point, item frame.Placed) {
		if l, ok := item.Item.(*frame.Link); ok {
			if to, ok := anchors[l.To]; ok {
				w.out.Links = append(w.out.Links, []float64{hundredth(at.X.Pt()), hundredth(at.Y.Pt()),
					hundredth(l.Size.W.Pt()), hundredth(l.Size.H.Pt()), float64(to.Page), to.Y})
			}
		}
	})
	return json.Marshal(&w.out)
}

type writer struct {
	nodes []frame.Node
	local map[frame.NodeID]int
	known map[string]int // lists of cells by their joined names
	out   struct {
		Src   [][]string  `json:"src"`
		Text  [][]any     `json:"text"`
		Links [][]float64 `json:"links"`
	}
}

func (w *writer) run(r *trace.Run) {
	if strings.Trim(r.Text.S, "…. 　") == "" {
		return // leaders are not text to a reader
	}
	row := []any{hundredth(r.X), hundredth(r.Y), hundredth(r.Text.Width().Pt()), hundredth(r.Text.Size.Pt()),
		r.Text.S, localNode(w.local, r.Item.Node), w.list(trace.Sources(w.nodes, r.Item, r.Text))}
	if r.Turn != 0 {
		row = append(row, hundredth(r.Turn))
	}
	w.out.Text = append(w.out.Text, row)
}

func (w *writer) list(src []diag.Pos) int {
	if len(src) == 0 {
		return -1
	}
	cells := Cells(src)
	key := strings.Join(cells, "\n")
	n, ok := w.known[key]
	if !ok {
		n = len(w.out.Src)
		w.known[key] = n
		w.out.Src = append(w.out.Src, cells)
	}
	return n
}
