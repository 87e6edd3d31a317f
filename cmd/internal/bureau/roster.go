package bureau

import (
	"fmt"
	"io"
	"path"
	"strings"

	"yugong/cmd/internal/batch"
	"yugong/model/diag"
	"yugong/model/workbook/overview"
)

// Roster is the list of all units that are to hand in (名单).
type Roster struct{ Entries []overview.Due }

// ReadRoster reads a roster, a workbook or a csv file. The error is of the file.
func ReadRoster(file string) (*Roster, diag.List, error) {
	due, faults, err := overview.ReadRoster(file)
	if err != nil || faults.HasErrors() {
		return nil, faults, err
	}
	return &Roster{due}, faults, nil
}

// WriteRoster writes a roster with units: name, code and department of each.
func WriteRoster(w io.Writer, units [][]string) error { return overview.WriteRoster(w, units) }

func squeeze(s string) string { return overview.Squeeze(s) }

// handed is what came of a unit of the roster: the indexes of its records.
type handed struct {
	entry   *overview.Due
	records []int
}

// match finds the records of every unit: by code, by name, and what could not
// be read by its file's name. strangers are the records of no unit.
func (r *Roster) match(records []batch.Record) (units []handed, strangers []int) {
	units = make([]handed, len(r.Entries))
	for i := range r.Entries {
		units[i].entry = &r.Entries[i]
	}
	for i := range records {
		best, most, tie := -1, 0, false
		for j := range r.Entries {
			switch m := likeness(&r.Entries[j], &records[i]); {
			case m > most:
				best, most, tie = j, m, false
			case m == most:
				tie = true
			}
		}
		if best < 0 || tie && most == short {
			strangers = append(strangers, i)
			continue
		}
		units[best].records = append(units[best].records, i)
	}
	return units, strangers
}

// likeness grades how surely a record is a unit's: 0 is not at all.
func likeness(e *overview.Due, r *batch.Record) int {
	code, name := e.Code != "" && e.Code == r.Code, squeeze(e.Name) == squeeze(r.Unit)
	switch {
	case code && name:
		return 5
	case name:
		return 4
	case code:
		return 3
	case r.Unit != "":
		return 0
	}
	file := squeeze(r.Input)
	base := squeeze(strings.TrimSuffix(path.Base(r.Input), path.Ext(r.Input)))
	switch {
	case strings.Contains(file, squeeze(e.Name)):
		return 2
	case len([]rune(base)) >= 2 && abbreviates(base, squeeze(e.Name)):
		return short
	}
	return 0
}

// short is the likeness of a file named by a unit's short name (二小 for
// 第二小学); it counts when no other unit may be meant.
const short = 1

// abbreviates reports whether the characters of short stand in long, in order.
func abbreviates(short, long string) bool {
	rest := []rune(short)
	for _, r := range long {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

// review adds to the records of a review what the roster says of them, and
// returns the rows of the report, in the order of the roster, strangers last.
func (r *Roster) review(v *Review) []overview.Entry {
	records := v.Records
	warn := func(i int, format string, args ...any) string {
		message := fmt.Sprintf(format, args...)
		records[i].Warn(message, "请与名单核对")
		return message
	}
	units, strangers := r.match(records)
	var rows []overview.Entry
	for _, u := range units {
		e := u.entry
		row := overview.Entry{Superior: e.Superior, Name: e.Name, Code: e.Code, Contact: e.Contact, State: "已报送"}
		var notes, inputs []string
		own := 0
		for _, i := range u.records {
			rec := &records[i]
			inputs = append(inputs, rec.Input)
			if !rec.Department {
				own++
			}
			if rec.Unit == "" {
				v.Names[i] = e.Name
			}
			if rec.Superior == "" {
				rec.Superior = e.Superior
			}
			if rec.Failed() {
				row.State, row.Lacking = result(rec), true
				notes = append(notes, trouble(rec))
			}
			if rec.Unit != "" && squeeze(rec.Unit) != squeeze(e.Name) {
				row.State, row.Lacking = "名称不同", true
				notes = append(notes, warn(i, "名单上编码 %s 的单位是“%s”，工作簿里写的是“%s”", e.Code, e.Name, rec.Unit))
			}
			if rec.Unit != "" && rec.Code != "" && e.Code != "" && rec.Code != e.Code {
				notes = append(notes, warn(i, "名单上“%s”的编码是 %s，工作簿里写的是 %s", e.Name, e.Code, rec.Code))
			}
		}
		switch {
		case len(u.records) == 0:
			row.State, row.Lacking, notes = stateMissing, true, []string{"没有收到文件"}
		case own > 1:
			row.State, row.Lacking = "重复报送", true
			notes = append(notes, fmt.Sprintf("收到 %d 份", own))
		}
		row.Input, row.Note = strings.Join(inputs, "；"), strings.Join(notes, "；")
		rows = append(rows, row)
	}
	for _, i := range strangers {
		rec := &records[i]
		note := "名单上没有这个单位"
		if rec.Unit != "" {
			warn(i, "名单上没有“%s”", rec.Unit)
		}
		rows = append(rows, overview.Entry{Superior: rec.Superior, Name: v.Names[i], Code: rec.Code, State: "名单外", Lacking: true, Input: rec.Input, Note: note})
	}
	return rows
}
