package templates_test

import (
	"os"
	"strings"
	"testing"

	"yugong/model"
	"yugong/render/doc"
	"yugong/templates"
)

func TestEmbeddedFormatsLoad(t *testing.T) {
	for _, name := range templates.Names() {
		fsys, err := templates.Embedded(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, faults := templates.Load(fsys); len(faults) > 0 {
			t.Errorf("%s:\n%v", name, faults)
		}
	}
}

func TestUnitsTextIsNeverMarkup(t *testing.T) {
	d := unit()
	n := model.Note{Body: text("# 标题\n!chart income\n{{year}}", 4)}
	n.Topic.Value = model.Duties
	d.Notes = []model.Note{n}
	got := plain(document(t, load(t), d))
	if !strings.Contains(got, "\n# 标题\n!chart income\n{{year}}\n") {
		t.Errorf("the unit's text was changed:\n%s", section(got, "一、本单位职责"))
	}
}

func TestEveryTableCoversItsGrid(t *testing.T) {
	d := unit()
	for _, blk := range blocks(document(t, load(t), d)) {
		if tb, ok := blk.(*doc.Table); ok {
			if err := tb.Validate(); err != nil {
				t.Error(err)
			}
		}
	}
}

func blocks(d *doc.Document) []doc.Block {
	var out []doc.Block
	for _, s := range d.Sections {
		out = append(out, s.Blocks...)
	}
	return out
}

// A table says that it has no data exactly when it has none.
func TestNoteOfEmptyTable(t *testing.T) {
	f := load(t)
	empty := plain(document(t, f, unit()))
	if n := strings.Count(empty, "注：本表无数据"); n != 6 {
		t.Errorf("%d notes, want 6 (tables 7 to 11 and 13)", n)
	}
	d := unit()
	fact(d, model.GovernmentFund, model.Project, model.Carryover, "2120803", "", "", "P1", 500)
	if n := strings.Count(plain(document(t, f, d)), "注：本表无数据"); n != 5 {
		t.Errorf("%d notes with a carried-over project, want 5", n)
	}
}

// Another province's form needs no Go: nine tables in another order, in yuan,
// codes in three columns, the glossary first, landscape throughout.
func TestSecondFormatFromFolder(t *testing.T) {
	f, faults := templates.Load(os.DirFS("testdata/shanghai-unit"))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	d := unit()
	d.Unit.Kind.Value = model.Administrative
	d.Units[0].Kind = d.Unit.Kind
	fact(d, model.General, model.Basic, model.Current, "2010350", "30201", "50201", "", 9900)
	out := document(t, f, d)
	for i, s := range out.Sections[2:] {
		if !s.Landscape {
			t.Errorf("section %d is portrait", i+2)
		}
	}
	got := plain(out)
	for _, want := range []string{
		"201|03|50|事业运行|1,334|1,334|||",
		"合计|11,334|11,334",
		"301|01|基本工资|1,235|1,235|",
		"|||||0.01",
		"1. “一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）事业运行（项）”0.13万元，比2025年预算增加〔未填：上年功能科目支出〕。",
		"故本表为空表",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if i, j := strings.Index(got, "# 名词解释"), strings.Index(got, "财务收支预算总表"); i < 0 || i > j {
		t.Error("the glossary does not come first")
	}
}

func TestFormatFaultsNameTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, file, from, to, want string }{
		{"unknown setting", "format.yaml", "landscape: true", "landscap: true", `没有 "landscap" 这个设置`},
		{"unknown fund", "format.yaml", "fund: government-fund", "fund: goverment-fund", `"goverment-fund" 不是资金`},
		{"unknown field", "format.yaml", "field: code1", "field: codex", `没有字段 "codex"`},
		{"unknown row set", "format.yaml", "rows: subjects", "rows: subject", `没有行类 "subject"`},
		{"missing table", "format.yaml", "- table: public", "- table: publics", `tables 里没有表 "publics"`},
		{"broken yaml", "format.yaml", "tables:\n", "tables\n", "format.yaml:"},
		{"unknown face", "style.yaml", "face: title", "face: titel", `没有字体角色 "titel"`},
		{"size", "style.yaml", "size: 小一", "size: 很小", `"很小" 不是长度`},
		{"unknown function", "narrative/other.tmpl", "{{amount", "{{amout", `没有函数 "amout"`},
		{"GBK narrative", "narrative/other.tmpl", "\n", "\n\xd4\xa4\xcb\xe3", "narrative/other.tmpl:2：不是 UTF-8"},
		{"bracket of our own", "narrative/other.tmpl", "\n", "\n\uFDD0", "U+FDD0"},
		{"GBK yaml", "format.yaml", "tables:\n", "tables: # \xd4\xa4\xcb\xe3\n", "不是 UTF-8 编码的文字"},
		{"broken template", "narrative/other.tmpl", "{{year}}", "{{year", "narrative/other.tmpl:"},
	} {
		f, faults := templates.Load(changed(t, c.file, c.from, c.to))
		if f != nil || !faults.HasErrors() {
			t.Errorf("%s: loaded", c.name)
			continue
		}
		msg := faults.Error()
		if !strings.Contains(msg, c.want) || !strings.HasPrefix(msg, c.file+":") {
			t.Errorf("%s: got %q, want %s:… %q", c.name, msg, c.file, c.want)
		}
	}
}

// What an office puts under the title and the foot of table 14 is its own: it
// prints where the workbook gives it, and leaves nothing behind where not.
func TestOfficesOwnWords(t *testing.T) {
	purchases := func(d *model.Disclosure) *doc.Table {
		for _, b := range blocks(document(t, load(t), d)) {
			if tb, ok := b.(*doc.Table); ok && tb.Style == "purchase" {
				return tb
			}
		}
		t.Fatal("no table 14")
		return nil
	}
	d := unit()
	if tb := purchases(d); len(tb.Heading) != 2 || len(tb.Notes) != 0 {
		t.Errorf("%d title lines and %d notes without words of the office", len(tb.Heading), len(tb.Notes))
	}
	for topic, words := range map[model.Topic]string{model.PurchaseHead: "财务专用章", model.PurchaseFoot: "此表一式四份"} {
		n := model.Note{Body: text(words, 2)}
		n.Topic.Value = topic
		d.Notes = append(d.Notes, n)
	}
	tb := purchases(d)
	if len(tb.Heading) != 3 || tb.Heading[2].Text.String() != "财务专用章" {
		t.Errorf("%d title lines, want the office's as the third", len(tb.Heading))
	}
	if len(tb.Notes) != 1 || tb.Notes[0].Text.String() != "此表一式四份" {
		t.Errorf("notes: %v", tb.Notes)
	}
}

// A part whose first table lies across the page begins on that page: its title
// never stands on one of its own.
func TestTitleGoesWithLandscapeTable(t *testing.T) {
	f, faults := templates.Load(changed(t, "format.yaml", "  - table: balance\n", ""))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	for _, s := range document(t, f, unit()).Sections {
		titles := 0
		for _, b := range s.Blocks {
			if _, is := b.(*doc.Heading); is {
				titles++
			}
		}
		if len(s.Blocks) > 0 && titles == len(s.Blocks) {
			t.Errorf("a section of titles only: %d", titles)
		}
		if h, is := s.Blocks[0].(*doc.Heading); is && strings.HasPrefix(h.Text.String(), "第二部分") && !s.Landscape {
			t.Errorf("%s stands upright before a table that does not", h.Text)
		}
	}
}

// Tables without data share a page, unless the workbook wants each apart.
func TestEmptyTablesShareAPage(t *testing.T) {
	breaks := func(p model.Paging) (n int) {
		d := unit()
		d.Unit.Paging.Value = p
		for _, b := range blocks(document(t, load(t), d)) {
			if _, is := b.(*doc.PageBreak); is {
				n++
			}
		}
		return n
	}
	if together, apart := breaks(model.PagingCompact), breaks(model.PagingApart); apart-together != 5 {
		t.Errorf("%d page breaks, %d with tables apart: want 5 more", together, apart)
	}
}
