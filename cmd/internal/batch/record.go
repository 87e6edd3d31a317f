package batch

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/model"
	"yugong/model/diag"
)

// Record is what is known of one unit after its turn: a line of the manifest
// and a row of the reports.
type Record struct {
	Input        string            `json:"input"`             // slash path below the input folder
	Key          string            `json:"key,omitempty"`     // hash of all that decides the document
	Name         string            `json:"name,omitempty"`    // the document's file name, before it is made unique
	Output       string            `json:"output,omitempty"`  // slash path below the output folder
	Earlier      string            `json:"earlier,omitempty"` // of a failed unit: a document of an earlier run, left as it was
	Hash         string            `json:"hash,omitempty"`    // of the document
	Bytes        int64             `json:"bytes,omitempty"`
	OFD          string            `json:"ofd,omitempty"` // hash of the OFD beside the document
	Unit         string            `json:"unit,omitempty"`
	Code         string            `json:"code,omitempty"`
	Superior     string            `json:"superior,omitempty"` // 主管部门
	SuperiorCode string            `json:"superiorCode,omitempty"`
	Region       string            `json:"region,omitempty"` // 地区名称
	Year         int               `json:"year,omitempty"`
	Department   bool              `json:"department,omitempty"` // the document is a department's
	Pages        int               `json:"pages,omitempty"`
	This         Figures           `json:"this,omitzero"`
	Last         Figures           `json:"last,omitzero"`     // what the unit gives of last year
	Seconds      float64           `json:"seconds,omitempty"` // that building it took
	Final        bool              `json:"final,omitempty"`
	Findings     diag.List         `json:"findings,omitempty"`
	Accepted     []yugong.Accepted `json:"accepted,omitempty"`
	Unread       bool              `json:"unread,omitempty"` // a delivery of a kind that is not read
	Deadly       bool              `json:"deadly,omitempty"` // ended the program before, and was skipped
	Gone         bool              `json:"gone,omitempty"`   // the input is there no more, its document is
	Reused       bool              `json:"-"`                // taken over from an earlier run
}

// Figures are a unit's totals of a year, in fen. Of last year Known tells which
// of them the unit gives.
type Figures struct {
	Income   int64    `json:"income,omitempty"`
	Spending int64    `json:"expenditure,omitempty"`
	Funds    [5]int64 `json:"funds,omitzero"`   // 当年支出 by fund, in the order of model.Funds
	Public   int64    `json:"public,omitempty"` // 三公经费
	Known    int      `json:"known,omitempty"`  // a bit each, in this order
}

// Bits of Figures.Known.
const (
	KnowsIncome = 1 << iota
	KnowsSpending
	KnowsFunds
	KnowsPublic = KnowsFunds << 5
)

// plausible reports whether a record can be this program's own: its paths stay
// in their folders and its document has the name that its unit gives it. A
// manifest is a file that anybody may have written.
func (r *Record) plausible() bool {
	if !isLocal(r.Input) {
		return false
	}
	if r.Earlier != "" && (!isLocal(r.Earlier) || path.Dir(r.Earlier) != path.Dir(r.Input) || path.Ext(r.Earlier) != ".pdf") {
		return false
	}
	if r.Name == "" {
		return r.Output == ""
	}
	var d model.Disclosure
	d.Unit.Name.Value, d.Unit.Year.Value, d.Unit.Department.Value = r.Unit, r.Year, r.Department
	if r.Name != yugong.FileName(&d) {
		return false
	}
	for n := range mostNamesakes {
		if r.Output == outputOf(r, n) {
			return true
		}
	}
	return false
}

// mostNamesakes is how many units of one name are looked for in one folder.
const mostNamesakes = 100

// isLocal reports whether a slash path stays below its folder.
func isLocal(p string) bool { return filepath.IsLocal(filepath.FromSlash(p)) }

// outputOf is where a unit's document goes: below the same subfolder, under the
// unit's name and year; n counts the names tried.
func outputOf(r *Record, n int) string {
	base := path.Base(r.Input)
	if isWorkbook(base) {
		base = stem(base)
	}
	return path.Join(path.Dir(r.Input), yugong.Remarked(r.Name, base, n))
}

// beside is the place of the OFD of a document.
func beside(output string) string { return strings.TrimSuffix(output, path.Ext(output)) + ".ofd" }

// Failed reports whether the unit has no document.
func (r *Record) Failed() bool { return r.Name == "" }

// add takes over findings, with copies of their texts.
func (r *Record) add(v *yugong.Verdict) {
	for _, d := range v.Findings {
		r.Findings.Add(cloned(d))
	}
	for _, a := range v.Accepted {
		r.Accepted = append(r.Accepted, yugong.Accepted{Finding: cloned(a.Finding), Reason: strings.Clone(a.Reason), Who: strings.Clone(a.Who), At: clonedPos(a.At)})
	}
}

func cloned(d diag.Diagnostic) diag.Diagnostic {
	d.At, d.Message, d.Expected = clonedPos(d.At), strings.Clone(d.Message), strings.Clone(d.Expected)
	d.Hints, d.Related = slices.Clone(d.Hints), slices.Clone(d.Related)
	for i, h := range d.Hints {
		d.Hints[i] = strings.Clone(h)
	}
	for i, o := range d.Related {
		d.Related[i] = diag.Related{At: clonedPos(o.At), Message: strings.Clone(o.Message)}
	}
	return d
}

func clonedPos(p diag.Pos) diag.Pos {
	p.Book, p.Sheet = strings.Clone(p.Book), strings.Clone(p.Sheet)
	return p
}

// fail notes why the unit has no document.
func (r *Record) fail(message, hint string) {
	d := diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: path.Base(r.Input)}, Message: message}
	if hint != "" {
		d.Hints = []string{hint}
	}
	r.Findings.Add(d)
}

// Warn adds what only several units together show, of which the sheet 单位信息
// speaks. The findings of other copies of the record stay as they are.
func (r *Record) Warn(message, hint string) {
	r.Findings = append(slices.Clip(r.Findings), diag.Diagnostic{Severity: diag.Warning,
		At: diag.Pos{Book: path.Base(r.Input), Sheet: "单位信息"}, Message: message, Hints: []string{hint}})
}

// Line says in a line what became of the unit.
func (r *Record) Line() string {
	n := r.Findings.Count(diag.Error)
	if r.Failed() {
		for _, d := range r.Findings {
			if d.Severity == diag.Error {
				return fmt.Sprintf("失败 %s：%s（共 %d 处错误）", r.Input, Said(d), n)
			}
		}
		return "失败 " + r.Input
	}
	if r.Reused {
		return r.Output + "：没有变化"
	}
	s := fmt.Sprintf("%s：%d 页，%.2f 秒", r.Output, r.Pages, r.Seconds)
	if n > 0 {
		s += fmt.Sprintf("，%d 处错误", n)
	}
	return s
}

// Said is a finding in one line of a list that names the unit: its cell, what is
// wrong and what was expected, without hints.
func Said(d diag.Diagnostic) string {
	place := ""
	if d.At.Sheet != "" {
		place = report.Place(d.At) + "："
	}
	d.At, d.Hints = diag.Pos{}, nil
	return place + d.String()
}
