package templates_test

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/subject"
	"yugong/render/doc"
	"yugong/templates"
)

// unit is a small institution: one basic fact, one project, nothing else.
func unit() *model.Disclosure {
	d := &model.Disclosure{Book: "试.xlsx", Subjects: subject.New()}
	d.Unit.Name = text("某县测试中心", 1)
	d.Unit.Region = text("某县", 2)
	d.Unit.Year.Value = 2026
	d.Unit.Kind.Value = model.Institution
	d.Unit.Level.Value = model.County
	d.Units = []model.Member{{Name: d.Unit.Name, Kind: d.Unit.Kind}}
	d.Projects = []model.ProjectInfo{{Key: text("P1", 5), Name: text("热线运行", 5), Category: text("其他运转类", 5)}}
	fact(d, model.General, model.Basic, model.Current, "2010350", "30101", "50501", "", 123456)
	fact(d, model.General, model.Project, model.Current, "2019999", "", "", "P1", 1000000)
	return d
}

func text(s string, row int) model.Text {
	return model.Text{Value: s, At: diag.Pos{Book: "试.xlsx", Sheet: "单位信息", Row: row, Col: 2}}
}

func fact(d *model.Disclosure, f model.Fund, k model.Kind, o model.Origin, function, dept, gov, project string, fen int64) {
	a := model.Appropriation{Unit: d.Unit.Name, Function: text(function, 9), DeptEconomic: text(dept, 9), GovEconomic: text(gov, 9), Project: text(project, 9)}
	a.Fund.Value, a.Kind.Value, a.Origin.Value = f, k, o
	a.Amount = model.Amount{Money: money.FromFen(fen), At: diag.Pos{Book: "试.xlsx", Sheet: "支出预算", Row: len(d.Appropriations) + 2, Col: 12}}
	d.Appropriations = append(d.Appropriations, a)
}

func last(d *model.Disclosure, m model.Measure, f model.Fund, fen int64, reason string) {
	p := model.PriorFigure{Reason: text(reason, 3)}
	p.Measure.Value, p.Fund.Value = m, f
	p.Amount = model.Amount{Money: money.FromFen(fen), At: diag.Pos{Book: "试.xlsx", Sheet: "上年数", Row: 2, Col: 5}}
	d.Prior = append(d.Prior, p)
}

func load(t *testing.T) *templates.Form {
	t.Helper()
	fsys, err := templates.Embedded(templates.Default)
	if err != nil {
		t.Fatal(err)
	}
	f, faults := templates.Load(fsys)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return f
}

func document(t *testing.T, f *templates.Form, d *model.Disclosure) *doc.Document {
	t.Helper()
	out, faults := f.Document(d, templates.Final())
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// plain prints a document's running text and tables, a block a line, cells
// divided by |.
func plain(d *doc.Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		for _, blk := range s.Blocks {
			switch x := blk.(type) {
			case *doc.Heading:
				b.WriteString("# " + x.Text.String() + "\n")
			case *doc.Paragraph:
				b.WriteString(x.Text.String() + "\n")
			case *doc.Figure:
				b.WriteString("figure " + x.Title + " " + x.Alt + "\n")
			case *doc.Table:
				b.WriteString(plainTable(x))
			}
		}
	}
	return b.String()
}

func plainTable(t *doc.Table) string {
	var b strings.Builder
	for _, h := range t.Heading {
		b.WriteString("## " + h.Text.String() + "\n")
	}
	for _, rows := range [][]doc.Row{t.Head, t.Body} {
		for _, r := range rows {
			for i, c := range r.Cells {
				if i > 0 {
					b.WriteString("|")
				}
				b.WriteString(c.Text.String())
			}
			b.WriteString("\n")
		}
	}
	for _, n := range t.Notes {
		b.WriteString(n.Text.String() + "\n")
	}
	return b.String()
}
