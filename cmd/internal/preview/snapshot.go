package preview

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"yugong"
	"yugong/cmd/internal/preview/layer"
	"yugong/cmd/internal/report"
	"yugong/model"
	"yugong/model/check"
	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/templates/proof"
)

// Snapshot is all that the page shows at one time. It is never changed.
type Snapshot struct {
	version  int
	about    about
	pages    *pages   // the last good ones, nil for none
	stale    bool     // the pages are of an earlier save
	replaced []*pages // shown before, newest first, no more than keptPages
	faults   diag.List
	checks   *check.Report
	// The newest reading, for the final document and the tables; nil unless it
	// is the one that the pages show.
	disclosure *model.Disclosure
	reading    diag.List
	state      []byte // as JSON
}

// keptPages is how many replaced documents can still be asked for.
const keptPages = 2

// pages are the laid out pages of one reading.
type pages struct {
	frame   *frame.Document
	names   []layer.Names
	anchors map[string]layer.AnchorPlace
	result  *yugong.Result
	byName  map[string]int // picture and layer names to page indexes
}

func newPages(r *yugong.Result) *pages {
	p := &pages{frame: r.Pages, names: layer.Name(r.Pages), anchors: layer.Anchors(r.Pages), result: r, byName: map[string]int{}}
	for i, n := range p.names {
		p.byName[n.Picture], p.byName[n.Layer] = i, i
	}
	return p
}

// about is what lies on the desk.
type about struct {
	Kind  string      `json:"kind"` // none, file, folder, shelf (a folder of units), memory
	Name  string      `json:"name"` // of the file or folder, without its path
	Units []shelfUnit `json:"units,omitempty"`
	Home  bool        `json:"home"`  // something watched can be gone back to
	Ready bool        `json:"ready"` // false until the first reading is done
}

// shelfUnit is a unit of a folder of units.
type shelfUnit struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Chosen bool   `json:"chosen,omitempty"`
}

// state is the JSON form of a snapshot.
type state struct {
	Version  int           `json:"version"`
	Source   about         `json:"source"`
	Title    string        `json:"title"`
	Stale    bool          `json:"stale"`
	Final    bool          `json:"final"` // a final document would be written
	Pages    []statePage   `json:"pages"`
	Outline  []stateEntry  `json:"outline"`
	Faults   []stateFault  `json:"faults"`
	Accepted []stateFault  `json:"accepted"`
	Rules    *stateSummary `json:"rules,omitempty"`
	Files    stateFiles    `json:"files"`
}

type statePage struct {
	Picture string  `json:"picture"`
	Layer   string  `json:"layer"`
	W       float64 `json:"w"`
	H       float64 `json:"h"`
	Number  int     `json:"number,omitempty"` // as printed
}

type stateEntry struct {
	Title string  `json:"title"`
	Level int     `json:"level"`
	Page  int     `json:"page"`
	Y     float64 `json:"y"`
}

type stateFault struct {
	Severity string         `json:"severity"` // error, warning, hint
	At       string         `json:"at"`
	Rule     string         `json:"rule,omitempty"`
	Title    string         `json:"title,omitempty"` // of the rule
	Message  string         `json:"message"`
	Expected string         `json:"expected,omitempty"`
	Hints    []string       `json:"hints,omitempty"`
	Related  []stateRelated `json:"related,omitempty"`
	Reason   string         `json:"reason,omitempty"` // why it is accepted
	Spots    []layer.Spot   `json:"spots,omitempty"`
}

type stateRelated struct {
	At      string `json:"at"`
	Message string `json:"message"`
}

type stateSummary struct {
	Passed    int `json:"passed"`
	Failed    int `json:"failed"`
	Explained int `json:"explained"`
	Unchecked int `json:"unchecked"`
}

type stateFiles struct {
	Draft  string `json:"draft"`
	Final  string `json:"final"`
	Tables string `json:"tables"`
}

var severities = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Hint: "hint"}

// seal writes the JSON; nothing of s may change afterwards.
func (s *Snapshot) seal() {
	out := state{
		Version: s.version, Source: s.about, Stale: s.stale, Final: s.final(),
		Pages: []statePage{}, Outline: []stateEntry{}, Files: s.files(),
	}
	var doc *frame.Document
	if s.pages != nil {
		doc = s.pages.frame
		out.Title = doc.Info.Title
		out.Pages, out.Outline = s.pages.list(), s.pages.outline()
	}
	out.Faults, out.Accepted = faultList(s.faults, doc), []stateFault{}
	if s.checks != nil {
		out.Rules = summary(s.checks)
		for _, a := range s.checks.Accepted {
			f := faultList(diag.List{a.Finding}, doc)[0]
			f.Reason = a.Reason
			out.Accepted = append(out.Accepted, f)
		}
	}
	data, err := json.Marshal(&out)
	if err != nil {
		panic(err) // no value of these types can fail
	}
	s.state = data
}

// final reports whether a final document would be written.
func (s *Snapshot) final() bool {
	return s.disclosure != nil && !s.stale && !s.faults.HasErrors()
}

func (s *Snapshot) files() stateFiles {
	if s.pages == nil || s.pages.result.Disclosure == nil {
		return stateFiles{}
	}
	base := yugong.FileName(s.pages.result.Disclosure)
	base = base[:len(base)-len(".pdf")]
	return stateFiles{Draft: base + "（草稿）.pdf", Final: base + ".pdf", Tables: base + "表.xlsx"}
}

func (p *pages) list() []statePage {
	out := make([]statePage, len(p.frame.Pages))
	for i := range out {
		f := &p.frame.Pages[i]
		out[i] = statePage{p.names[i].Picture, p.names[i].Layer, f.Size.W.Pt(), f.Size.H.Pt(), f.Number}
	}
	return out
}

func (p *pages) outline() []stateEntry {
	out := []stateEntry{}
	for _, b := range p.frame.Outline {
		if at, ok := p.anchors[b.Anchor]; ok {
			out = append(out, stateEntry{b.Title, b.Level, at.Page, at.Y})
		}
	}
	return out
}

// written gathers what a function writes.
func written(write func(io.Writer) error) ([]byte, error) {
	var b bytes.Buffer
	err := write(&b)
	return b.Bytes(), err
}

func summary(r *check.Report) *stateSummary {
	return &stateSummary{
		Passed: r.Count(check.Passed) + r.Count(check.Hinted), Failed: r.Count(check.Failed),
		Explained: r.Count(check.Explained), Unchecked: r.Count(check.NotChecked),
	}
}

// faultList puts the gravest first, each list in the order of the workbook, and
// tells where on the pages they show. A fault that is the same in cells below
// each other is one.
func faultList(list diag.List, doc *frame.Document) []stateFault {
	list = slices.Clone(list)
	list.Sort()
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int { return int(b.Severity) - int(a.Severity) })
	places := make([]diag.Pos, len(list))
	for i, d := range list {
		places[i] = d.At
	}
	spots := layer.Locate(doc, places)
	out := make([]stateFault, 0, len(list))
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && continues(list[to-1], list[to]) {
			to++
		}
		f := newFault(list[from])
		if to-from > 1 {
			f.At += ":" + list[to-1].At.Cell()
		}
		f.Spots = slices.Concat(spots[from:to]...)
		f.Spots = f.Spots[:min(len(f.Spots), mostSpots)]
		out = append(out, f)
		from = to
	}
	return out
}

// mostSpots is how many places of one fault are marked.
const mostSpots = 60

// continues reports whether b says the same as a of the cell below.
func continues(a, b diag.Diagnostic) bool {
	below := a.At
	below.Row++
	return a.At.Col > 0 && b.At == below && a.Severity == b.Severity && a.Rule == b.Rule && a.Message == b.Message &&
		a.Expected == b.Expected && len(a.Related)+len(b.Related) == 0 && slices.Equal(a.Hints, b.Hints)
}

func newFault(d diag.Diagnostic) stateFault {
	f := stateFault{
		Severity: severities[d.Severity], At: report.Place(d.At), Rule: d.Rule, Message: d.Message,
		Expected: d.Expected, Hints: d.Hints,
	}
	if rule, ok := proof.Rules.Lookup(d.Rule); ok {
		f.Title = rule.Title
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, stateRelated{report.Place(r.At), r.Message})
	}
	return f
}
