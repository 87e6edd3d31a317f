package content

import (
	"yugong/model/pdfread/internal/font"
	"yugong/model/pdfread/internal/object"
	"yugong/model/pdfread/internal/token"
)

// state is the graphics state, as far as it shows here.
type state struct {
	ctm           Matrix
	clip          Box // in page coordinates
	font          *font.Font
	size          float64
	chars, words  float64 // spacing
	scale         float64 // horizontal, 1 is normal
	leading, rise float64
	invisible     bool
}

// run interprets one content stream.
type run struct {
	reader    *Reader
	page      *Page
	resources object.Dict
	fonts     map[string]*font.Font
	depth     int
	state     state
	saved     []state
	text      Matrix // of the pen
	line      Matrix // of the line's begin
	path      path
	args      []token.Token
	scan      token.Scanner
}

// content runs a stream to its end, or to the bounds of the reader.
func (r *run) content(data []byte) {
	r.scan = token.Scanner{Data: data}
	r.text, r.line = identity, identity
	for {
		t, ok := r.scan.Next()
		if !ok {
			return
		}
		if r.reader.tokens++; r.reader.tokens > mostTokens {
			return
		}
		if t.Kind != token.Word {
			if len(r.args) < mostOperands {
				r.args = append(r.args, t)
			}
			continue
		}
		if r.reader.operators++; r.reader.Exceeded() {
			return
		}
		r.do(string(t.Bytes))
		r.args = r.args[:0]
		r.scan.Release()
	}
}

// number is the i-th operand, or 0.
func (r *run) number(i int) float64 {
	if i < len(r.args) && r.args[i].Kind == token.Number {
		return r.args[i].Number
	}
	return 0
}

func (r *run) matrix() Matrix {
	return Matrix{r.number(0), r.number(1), r.number(2), r.number(3), r.number(4), r.number(5)}
}

// do runs an operator.
func (r *run) do(op string) {
	switch op {
	case "q":
		if len(r.saved) < mostSaved {
			r.saved = append(r.saved, r.state)
		}
	case "Q":
		if n := len(r.saved); n > 0 {
			r.state, r.saved = r.saved[n-1], r.saved[:n-1]
		}
	case "cm":
		if m := r.matrix().then(r.state.ctm); m.sane() {
			r.state.ctm = m
		}
	case "Do":
		if n := len(r.args); n > 0 {
			r.object(string(r.args[n-1].Bytes))
		}
	case "ID":
		r.scan.SkipImage()
		r.picture()
	default:
		if !r.paths(op) {
			r.texts(op)
		}
	}
}

// object paints a form or a picture.
func (r *run) object(name string) {
	f := r.reader.file
	o := f.Dict(r.resources["XObject"])[name]
	d, ok := f.StreamDict(o)
	if !ok {
		return
	}
	switch f.Name(d["Subtype"]) {
	case "Image":
		r.picture()
	case "Form":
		if r.reader.operators += formCost; r.depth < mostNested && !r.reader.Exceeded() {
			r.form(o, d)
		}
	}
}

func (r *run) form(o object.Object, d object.Dict) {
	f := r.reader.file
	in := &run{reader: r.reader, page: r.page, depth: r.depth + 1, state: r.state, resources: f.Dict(d["Resources"])}
	if in.resources == nil {
		in.resources = r.resources
	}
	if m, ok := f.Floats(d["Matrix"], 6); ok {
		if m := Matrix(m).then(r.state.ctm); m.sane() {
			in.state.ctm = m
		}
	}
	if b, ok := f.Floats(d["BBox"], 4); ok {
		in.state.clip = in.state.clip.and(in.state.ctm.box(Box{b[0], b[1], b[2], b[3]}))
	}
	if in.state.clip.Empty() {
		return
	}
	_, data, _ := f.Stream(o)
	in.content(data)
}

// picture fills the unit square.
func (r *run) picture() {
	b := r.state.ctm.box(Box{0, 0, 1, 1}).and(r.state.clip)
	if !b.Empty() {
		r.page.Pictures += (b.X1 - b.X0) * (b.Y1 - b.Y0)
	}
}
