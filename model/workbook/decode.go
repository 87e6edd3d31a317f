package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/ideograph"
	"yugong/model/subject"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/link"
	"yugong/model/workbook/internal/schema"
)

// decode reads the sheets of a book and links their rows.
func decode(book *grid.Book, name string, sheets []schema.Sheet, form Form, list diag.List) (*model.Disclosure, diag.List) {
	d := &decoder{list: list, others: form.Others, Reading: link.Reading{Content: schema.NewContent(), Sheets: sheets, Found: map[string]bool{}, Unread: map[string]bool{},
		Official: form.Subjects, Counted: form.Assets}}
	d.Book = name
	schema.Reserve(d.Content, sheets)
	place := make([]*grid.Sheet, len(sheets))
	d.assign(book, place)
	for i, s := range sheets {
		if place[i] != nil {
			d.sheet(s, place[i])
		} else if s.About().Required {
			d.missingSheet(s.About(), book)
		}
	}
	d.long.report(&d.list)
	d.CodesLost = len(d.long.at) > 0
	read := len(d.list)
	out := link.Join(d.Reading, &d.list)
	d.list = append(d.list[:read:read], unless(d.list[:read], d.list[read:])...)
	d.list.Sort()
	return out, brief(d.list)
}

// unless returns what linking found at cells that hold more than residue.
func unless(read, linked diag.List) diag.List {
	return slices.DeleteFunc(linked, func(l diag.Diagnostic) bool {
		return slices.ContainsFunc(read, func(d diag.Diagnostic) bool { return d.Rule == "X05" && d.At == l.At })
	})
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
			worst := slices.MaxFunc(list[kept:n], func(a, b diag.Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) })
			out = append(out, diag.Diagnostic{Severity: worst.Severity, At: at, Message: fmt.Sprintf("还有%d个问题没有列出；请先改正前面的问题", n-kept)})
		}
		list = list[n:]
	}
	return out
}

type decoder struct {
	link.Reading
	list   diag.List
	long   longCodes
	others *[]string // see Form.Others
}

func emptyDisclosure(name string) *model.Disclosure {
	return &model.Disclosure{Book: name, Unit: schema.NewContent().Unit, Subjects: subject.New()}
}

func (d *decoder) missingSheet(info *schema.Info, book *grid.Book) {
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
	d.list.Add(diag.Diagnostic{Severity: diag.Error, At: diag.Pos{Book: d.Book}, Message: "缺少工作表“" + info.Name + "”",
		Hints: []string{hint, "可用 yugong new 生成空白工作簿"}})
}

// sheet decodes one sheet into the content.
func (d *decoder) sheet(s schema.Sheet, g *grid.Sheet) {
	if g.Broken != nil {
		d.Unread[s.About().Name] = true
		refused(&d.list, diag.Pos{Book: d.Book, Sheet: g.Name}, g.Broken)
		return
	}
	plainCharacters(&d.list, d.Book, g)
	r := &sheetReader{book: d.Book, sheet: g, info: s.About(), list: &d.list, dept: d.Unit.Department.Value,
		unitAt: d.Unit.AmountUnit.At, told: map[string]bool{}, long: &d.long}
	if r.info.WhenDept && !r.dept && len(g.Rows) > 1 {
		r.list.Add(diag.Diagnostic{At: diag.Pos{Book: d.Book, Sheet: g.Name}, Message: "单位预算不用填写这张表，其内容没有使用"})
		return
	}
	if !r.bind(s, d.Unit.AmountUnit.Value) {
		d.Unread[r.info.Name] = len(g.Rows) > 0
		return
	}
	d.Found[r.info.Name] = true
	r.oddities()
	if _, lines := s.(schema.UnitSheet); !lines || !r.unsure {
		s.Decode(r, d.Content)
	}
	d.Unread[r.info.Name] = r.unsure
}

// plainCharacters reads the radicals and compatibility characters that a
// copied PDF brings as the plain ones.
func plainCharacters(list *diag.List, book string, g *grid.Sheet) {
	at, cells, found := diag.Pos{}, 0, ""
	for i := range g.Rows {
		row := &g.Rows[i]
		for j := range row.Cells {
			plain, odd := ideograph.Text(row.Cells[j].Text)
			if odd == "" {
				continue
			}
			row.Cells[j].Text = plain
			if cells++; cells == 1 {
				at = diag.Pos{Book: book, Sheet: g.Name, Row: row.Num, Col: row.Cells[j].Col}
			}
			for _, r := range odd {
				if p := ideograph.Plain(r); !strings.ContainsRune(found, p) {
					found += string(p)
				}
			}
		}
	}
	if cells > 0 {
		list.Add(diag.Diagnostic{At: at, Message: fmt.Sprintf("%d格里的“%s”用了字形相同的特殊字符（多从 PDF 复制而来），已按普通汉字读取", cells, celltext.Shorten(found))})
	}
}
