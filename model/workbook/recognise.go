package workbook

import (
	"strings"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/ideograph"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// peekRows is how much of a sheet is looked at to recognise it.
const peekRows = 2 * headerRows

// sheetName folds the name of a sheet: “三公”经费（万元） is 三公经费.
func sheetName(name string) string {
	name, _ = ideograph.Text(name)
	return fold.Words(celltext.HeadName(name))
}

// forPeople reports whether the program writes a sheet of this name, and never
// reads it.
func forPeople(name string) bool {
	return name == schema.SheetHelp || name == schema.SheetLists || name == schema.SheetImport || name == schema.SheetDated
}

// findSheet returns the schema's sheet of a name, however spaced, or -1.
func findSheet(sheets []schema.Sheet, name string) int {
	name = sheetName(name)
	for i, s := range sheets {
		if s.About().Name == name {
			return i
		}
	}
	return -1
}

// wanted reports whether a sheet is to be read: by its name alone, or, when
// that says nothing, by its first rows.
func wanted(sheets []schema.Sheet, name string, top []grid.Row) bool {
	if top == nil {
		return findSheet(sheets, name) >= 0
	}
	return recognise(sheets, name, top) >= 0
}

// recognise finds the sheet of the schema that has these heads, or -1. A name
// that speaks of the sheet is evidence too: 国有资产占有使用情况表.
func recognise(sheets []schema.Sheet, name string, rows []grid.Row) int {
	if forPeople(sheetName(name)) {
		return -1
	}
	best, score := -1, 0
	for i, s := range sheets {
		if n := resemblance(s, name, rows); n > score {
			best, score = i, n
		}
	}
	return best
}

// resemblance counts the heads that a sheet has of a schema's; 0 when that is
// not enough to take one for the other.
func resemblance(s schema.Sheet, name string, rows []grid.Row) int {
	columns := s.Columns()
	head, n := -1, 0
	for i := range rows[:min(len(rows), headerRows)] {
		if m := matches(&rows[i], columns); m > n {
			head, n = i, m
		}
	}
	if head < 0 || !holdsChoices(s, &rows[head], rows[head+1:]) {
		return 0
	}
	required := 0
	for _, c := range columns {
		if !c.Required {
			continue
		}
		if required++; !hasHead(&rows[head], c.Head) {
			return 0
		}
	}
	own := s.About().Name
	if _, lines := s.(schema.UnitSheet); lines { // known by its lines
		return n
	}
	named := len([]rune(own)) > 2 && (strings.Contains(sheetName(name), own) || celltext.Near(strings.TrimSuffix(sheetName(name), "表"), own))
	if named || n >= 4 && 5*n >= 3*len(rows[head].Cells) || required >= 3 && n >= 3 {
		return n
	}
	return 0
}

func hasHead(row *grid.Row, head string) bool {
	for i := range row.Cells {
		if celltext.HeadName(row.Cells[i].Text) == head {
			return true
		}
	}
	return false
}

// holdsChoices reports whether columns that take one of a list of words hold
// such words: a sheet of heads alone proves nothing.
func holdsChoices(s schema.Sheet, head *grid.Row, rows []grid.Row) bool {
	if _, ok := s.(schema.UnitSheet); ok {
		return countEntries(rows) >= 4
	}
	fields := s.Sample()
	for i, c := range s.Columns() {
		choices := c.Choices
		if len(choices) == 0 {
			choices = schema.ChoicesOf(fields[i])
		}
		for j := range head.Cells {
			if len(choices) > 0 && celltext.HeadName(head.Cells[j].Text) == c.Head && !anyChoice(rows, head.Cells[j].Col, choices) {
				return false
			}
		}
	}
	return true
}

func anyChoice(rows []grid.Row, col int, choices []string) bool {
	some := false
	for i := range rows {
		cell := rows[i].At(col)
		if cell == nil {
			continue
		}
		some = true
		for _, c := range choices {
			if fold.Same(c, cell.Text) {
				return true
			}
		}
	}
	return !some
}

func countEntries(rows []grid.Row) int {
	known, n := schema.Entries(), 0
	for i := range rows {
		if len(rows[i].Cells) > 0 && schema.FindEntry(known, celltext.HeadName(rows[i].Cells[0].Text)) >= 0 {
			n++
		}
	}
	return n
}

// assign finds the grid of every schema sheet: by its name, then by its heads.
// What is not read is said.
func (d *decoder) assign(book *grid.Book, place []*grid.Sheet) {
	var others []*grid.Sheet
	for i := range book.Sheets {
		s := &book.Sheets[i]
		j := findSheet(d.Sheets, s.Name)
		switch {
		case j < 0:
			others = append(others, s)
		case place[j] != nil:
			d.list.Errorf(diag.Pos{Book: d.Book, Sheet: d.Sheets[j].About().Name}, "有两个工作表都叫“%s”（“%s”和“%s”）；请只保留一个",
				d.Sheets[j].About().Name, place[j].Name, s.Name)
		default:
			place[j] = s
		}
	}
	var unread []string
	for _, s := range others {
		j := recognise(d.Sheets, s.Name, s.Rows)
		switch {
		case j >= 0 && place[j] == nil:
			place[j] = s
			d.list.Add(diag.Diagnostic{At: diag.Pos{Book: d.Book, Sheet: d.Sheets[j].About().Name}, Message: "工作表“" + s.Name + "”按表头认作“" + d.Sheets[j].About().Name + "”"})
		case j >= 0:
			k := d.Sheets[j].About().Name
			d.aside(s)
			d.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: diag.Pos{Book: d.Book, Sheet: s.Name},
				Message: "工作表“" + s.Name + "”没有读取：表头与“" + k + "”相同，已读取的是“" + place[j].Name + "”", Hints: []string{"请合并成一张，或删除多余的"}})
		default:
			unread = d.notRead(s, unread)
		}
	}
	if len(unread) > 0 {
		d.list.Add(diag.Diagnostic{At: diag.Pos{Book: d.Book}, Message: "没有读取：" + strings.Join(unread, "、"), Hints: []string{"自己用的表可以保留；要公开的请用模板里的表名和表头"}})
	}
	for j, s := range place {
		if s != nil { // one spelling in all messages
			s.Name, s.Own = d.Sheets[j].About().Name, s.Name
		}
	}
}

// notRead notes a sheet of an unknown kind; one that looks like a known one
// misspelt is warned of at once.
func (d *decoder) notRead(s *grid.Sheet, names []string) []string {
	name := sheetName(s.Name)
	if forPeople(name) || len(s.Rows) == 0 && !s.Idle && s.Broken == nil {
		return names
	}
	told := d.aside(s)
	for _, known := range d.Sheets {
		k := known.About().Name
		if celltext.Near(strings.TrimSuffix(name, "表"), k) || celltext.Near(name, k) || len([]rune(k)) > 2 && strings.Contains(name, k) {
			d.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: diag.Pos{Book: d.Book, Sheet: s.Name},
				Message: "未识别的工作表“" + s.Name + "”，没有读取", Hints: []string{"是否为“" + k + "”？是就请改名，并用它的表头"}})
			return names
		}
	}
	switch {
	case told:
		return names
	case s.File != "":
		return append(names, s.File)
	}
	return append(names, "“"+s.Name+"”")
}

// aside hands a sheet that is not read to whoever keeps such sheets.
func (d *decoder) aside(s *grid.Sheet) bool {
	if d.others == nil || s.Broken != nil {
		return false
	}
	*d.others = append(*d.others, s.Name)
	return true
}
