package preview

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"yugong"
	"yugong/cmd/internal/preview/layer"
	"yugong/cmd/internal/report"
	"yugong/render/frame"
)

// Snapshot is all that the page shows at one time. It is never changed.
type Snapshot struct {
	version  int
	about    about
	pages    *pages   // the last good ones, nil for none
	stale    bool     // the pages are of an earlier save
	replaced []*pages // shown before, newest first, no more than keptPages
	found    yugong.Verdict
	input    *yugong.Input // for the final document and the tables; nil unless the pages show it
	state    []byte        // as JSON
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
	Forms    []stateForm   `json:"forms"` // that there are blank workbooks of
}

type stateForm struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// forms are those that the program brings along.
func forms() []stateForm {
	var out []stateForm
	for _, id := range yugong.Forms() {
		out = append(out, stateForm{id, yugong.FormName(id)})
	}
	return out
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

// stateFault is a finding as in every report, with what a page does with it.
type stateFault struct {
	report.Finding
	Title string       `json:"title,omitempty"` // of the rule and its tables
	Spots []layer.Spot `json:"spots,omitempty"`
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

// seal writes the JSON; nothing of s may change afterwards.
func (s *Snapshot) seal() {
	out := state{
		Version: s.version, Source: s.about, Stale: s.stale, Final: s.final(),
		Pages: []statePage{}, Outline: []stateEntry{}, Files: s.files(), Forms: forms(),
	}
	var doc *frame.Document
	if s.pages != nil {
		doc = s.pages.frame
		out.Title = doc.Info.Title
		out.Pages, out.Outline = s.pages.list(), s.pages.outline()
	}
	out.Faults, out.Accepted = faultList(s.found.Findings, s.found.Outcomes, doc), []stateFault{}
	for _, a := range s.found.Accepted {
		f := faultList(yugong.Findings{a.Finding}, s.found.Outcomes, doc)[0]
		f.Finding = report.NewAccepted(a)
		out.Accepted = append(out.Accepted, f)
	}
	if s.found.Outcomes != nil {
		out.Rules = summary(&s.found)
	}
	data, err := json.Marshal(&out)
	if err != nil {
		panic(err) // no value of these types can fail
	}
	s.state = data
}

// final reports whether a final document would be written.
func (s *Snapshot) final() bool {
	return s.input != nil && !s.stale && !s.found.Findings.HasErrors()
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

func summary(v *yugong.Verdict) *stateSummary {
	return &stateSummary{
		Passed: v.Count(yugong.Passed) + v.Count(yugong.Hinted), Failed: v.Count(yugong.Failed),
		Explained: v.Count(yugong.Explained), Unchecked: v.Count(yugong.NotChecked),
	}
}

// faultList puts the gravest first, each list in the order of the workbook, and
// tells where on the pages they show. A fault that is the same in cells below
// each other is one.
func faultList(list yugong.Findings, rules []yugong.Outcome, doc *frame.Document) []stateFault {
	list = slices.Clone(list)
	list.Sort()
	slices.SortStableFunc(list, func(a, b yugong.Finding) int { return int(b.Severity) - int(a.Severity) })
	places := make([]yugong.Place, len(list))
	for i, d := range list {
		places[i] = d.At
	}
	spots := layer.Locate(doc, places)
	out := make([]stateFault, 0, len(list))
	for len(list) > 0 {
		n := report.Run(list)
		f := stateFault{Finding: report.NewFindings(list[:n])}
		f.Title = titleOf(f.Rule, rules)
		f.Spots = slices.Concat(spots[:n]...)
		f.Spots = f.Spots[:min(len(f.Spots), mostSpots)]
		out = append(out, f)
		list, spots = list[n:], spots[n:]
	}
	return out
}

// titleOf names a rule, and the form's tables that it speaks for.
func titleOf(id string, rules []yugong.Outcome) string {
	rule, _ := yugong.LookupRule(id)
	for i := range rules {
		if o := &rules[i]; o.Rule.ID == id && len(o.Tables) > 0 {
			return rule.Title + "（" + strings.Join(o.Tables, "、") + "）"
		}
	}
	return rule.Title
}

// mostSpots is how many places of one fault are marked.
const mostSpots = 60
