package workbook

import (
	"fmt"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/model/workbook/internal/grid"
)

// decode reads the sheets of a book and links their rows.
func decode(book *grid.Book, name string, schema []sheet, list diag.List) (*model.Disclosure, diag.List) {
	d := &decoder{name: name, schema: schema, list: list, content: newContent(), found: map[string]bool{}}
	place := make([]*grid.Sheet, len(schema))
	d.assign(book, place)
	for i, s := range schema {
		if place[i] != nil {
			d.sheet(s, place[i])
		} else if s.about().required {
			d.missingSheet(s.about(), book)
		}
	}
	out := d.link()
	d.list.Sort()
	return out, brief(d.list)
}

// brief keeps the first findings of each sheet of a sorted list and says how
// many more there are.
func brief(list diag.List) diag.List {
	out := list[:0]
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].At.Sheet == list[0].At.Sheet {
			n++
		}
		kept := min(n, maxFindings)
		at := diag.Pos{Book: list[0].At.Book, Sheet: list[0].At.Sheet}
		out = append(out, list[:kept]...)
		if n > kept {
			out = append(out, diag.Diagnostic{Severity: diag.Error, At: at, Message: fmt.Sprintf("还有%d个问题没有列出；请先改正前面的问题", n-kept)})
		}
		list = list[n:]
	}
	return out
}

type decoder struct {
	name   string
	schema []sheet
	list   diag.List
	found  map[string]bool // sheets whose header was found
	*content
}

func emptyDisclosure(name string) *model.Disclosure {
	return &model.Disclosure{Book: name, Unit: newContent().Unit, Subjects: subject.New()}
}

// findSheet returns the schema's sheet of a name, however spaced, or -1.
func findSheet(schema []sheet, name string) int {
	name = fold.Text(name)
	for i, s := range schema {
		if s.about().name == name {
			return i
		}
	}
	return -1
}

// assign finds the grid of every schema sheet. Sheets of other names are the
// user's own affair, unless they look like a known one misspelt.
func (d *decoder) assign(book *grid.Book, place []*grid.Sheet) {
	for i := range book.Sheets {
		s := &book.Sheets[i]
		j := findSheet(d.schema, s.Name)
		switch {
		case j < 0:
			d.unknownSheet(s)
		case place[j] != nil:
			d.list.Errorf(diag.Pos{Book: d.name, Sheet: d.schema[j].about().name}, "有两个工作表都叫“%s”（“%s”和“%s”）；请只保留一个",
				d.schema[j].about().name, place[j].Name, s.Name)
		default:
			place[j] = s
		}
	}
	for j, s := range place {
		if s != nil {
			s.Name = d.schema[j].about().name // one spelling in all messages
		}
	}
}

func (d *decoder) unknownSheet(s *grid.Sheet) {
	name := fold.Text(s.Name)
	if name == sheetHelp || name == sheetLists {
		return
	}
	for _, known := range d.schema {
		k := known.about().name
		if near(strings.TrimSuffix(name, "表"), k) || near(name, k) {
			d.list.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "R01", At: diag.Pos{Book: d.name, Sheet: s.Name},
				Message: "未识别的工作表“" + s.Name + "”，没有读取", Hints: []string{"是否为“" + k + "”？是就请改名"}})
			return
		}
	}
}

func (d *decoder) missingSheet(info *sheetInfo, book *grid.Book) {
	found := make([]string, len(book.Sheets))
	for i := range book.Sheets {
		found[i] = book.Sheets[i].Name
		if f := book.Sheets[i].File; f != "" {
			found[i] = f
		}
	}
	hint := "没有找到任何工作表"
	if len(found) > 0 {
		hint = "找到的有：" + strings.Join(found[:min(len(found), 20)], "、")
	}
	d.list.Add(diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: d.name}, Message: "缺少工作表“" + info.name + "”",
		Hints: []string{hint, "可用 yugong new 生成空白工作簿"}})
}

// sheet decodes one sheet into the content.
func (d *decoder) sheet(s sheet, g *grid.Sheet) {
	r := &sheetReader{book: d.name, sheet: g, info: s.about(), list: &d.list, dept: d.Unit.Department.Value}
	if r.info.whenDept && !r.dept && len(g.Rows) > 1 {
		r.list.Add(diag.Diagnostic{At: diag.Pos{Book: d.name, Sheet: g.Name}, Message: "单位预算不用填写这张表，其内容没有使用"})
		return
	}
	if !r.bind(s.columns(), d.Unit.AmountUnit.Value) {
		return
	}
	d.found[r.info.name] = true
	r.oddities()
	s.decode(r, d.content)
}
