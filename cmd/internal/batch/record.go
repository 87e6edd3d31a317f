package batch

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"yugong"
	"yugong/model"
	"yugong/model/diag"
)

// Record is what is known of one unit after its turn: a line of the manifest
// and a row of the reports.
type Record struct {
	Input        string  `json:"input"`             // slash path below the input folder
	Key          string  `json:"key,omitempty"`     // hash of all that decides the document
	Name         string  `json:"name,omitempty"`    // the document's file name, before it is made unique
	Output       string  `json:"output,omitempty"`  // slash path below the output folder
	Earlier      string  `json:"earlier,omitempty"` // of a failed unit: a document of an earlier run, left as it was
	Hash         string  `json:"hash,omitempty"`    // of the document
	Bytes        int64   `json:"bytes,omitempty"`
	OFD          string  `json:"ofd,omitempty"` // hash of the OFD beside the document
	Unit         string  `json:"unit,omitempty"`
	Code         string  `json:"code,omitempty"`
	Superior     string  `json:"superior,omitempty"` // 主管部门
	SuperiorCode string  `json:"superiorCode,omitempty"`
	Region       string  `json:"region,omitempty"` // 地区名称
	Year         int     `json:"year,omitempty"`
	Department   bool    `json:"department,omitempty"` // the document is a department's
	Pages        int     `json:"pages,omitempty"`
	This         Figures `json:"this,omitzero"`
	Last         Figures `json:"last,omitzero"`     // what the unit gives of last year
	Seconds      float64 `json:"seconds,omitempty"` // that building it took
	Final        bool    `json:"final,omitempty"`
	Faults       []Fault `json:"faults,omitempty"`
	Unread       bool    `json:"unread,omitempty"` // a delivery of a kind that is not read
	Deadly       bool    `json:"deadly,omitempty"` // ended the program before, and was skipped
	Gone         bool    `json:"gone,omitempty"`   // the input is there no more, its document is
	Reused       bool    `json:"-"`                // taken over from an earlier run
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

// Fault is a finding as the report prints it.
type Fault struct {
	Severity diag.Severity `json:"severity"`
	Rule     string        `json:"rule,omitempty"`
	Sheet    string        `json:"sheet,omitempty"`
	Cell     string        `json:"cell,omitempty"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint,omitempty"`
}

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

// Count returns how many findings have a severity.
func (r *Record) Count(s diag.Severity) int {
	n := 0
	for i := range r.Faults {
		if r.Faults[i].Severity == s {
			n++
		}
	}
	return n
}

// add takes over findings, with copies of their texts.
func (r *Record) add(list diag.List) {
	for _, d := range list {
		f := Fault{Severity: d.Severity, Rule: strings.Clone(d.Rule), Sheet: strings.Clone(d.At.Sheet), Cell: d.At.Cell(),
			Message: strings.Clone(d.Message), Hint: strings.Join(d.Hints, "；")}
		if d.Expected != "" {
			f.Message += "；应为" + d.Expected
		}
		r.Faults = append(r.Faults, f)
	}
}

// fail notes why the unit has no document.
func (r *Record) fail(message, hint string) {
	r.Faults = append(r.Faults, Fault{Severity: diag.Error, Message: message, Hint: hint})
}

// Line says in a line what became of the unit.
func (r *Record) Line() string {
	if r.Failed() {
		for i := range r.Faults {
			if f := &r.Faults[i]; f.Severity == diag.Error {
				return fmt.Sprintf("失败 %s：%s%s（共 %d 处错误）", r.Input, f.Place(), f.Message, r.Count(diag.Error))
			}
		}
		return "失败 " + r.Input
	}
	if r.Reused {
		return r.Output + "：没有变化"
	}
	s := fmt.Sprintf("%s：%d 页，%.2f 秒", r.Output, r.Pages, r.Seconds)
	if n := r.Count(diag.Error); n > 0 {
		s += fmt.Sprintf("，%d 处错误", n)
	}
	return s
}

// Place leads a message with its cell: 支出预算!F12：.
func (f *Fault) Place() string {
	switch {
	case f.Sheet == "":
		return ""
	case f.Cell == "":
		return f.Sheet + "："
	}
	return f.Sheet + "!" + f.Cell + "："
}
