package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"yugong"
)

// unitSheet is the sheet that speaks of the whole unit.
const unitSheet = "单位信息"

// mostCells is how many changes of one table are told unless all are wanted.
const mostCells = 20

// WriteDifferences tells a person how one version differs from another: what
// the workbooks say first, then what is printed. With all set, nothing is left
// out.
func WriteDifferences(w io.Writer, a, b *yugong.Version, d *yugong.Differences, all bool) error {
	t := &teller{w: w, most: mostCells}
	if all {
		t.most = 0
	}
	t.line("甲：%s", version(a))
	t.line("乙：%s", version(b))
	if d.Same() {
		if a.Tables == nil || b.Tables == nil {
			t.line("填报的内容相同")
		} else {
			t.line("两份内容相同")
		}
		return t.err
	}
	t.section("填报的内容", d.Facts, a.Facts != nil && b.Facts != nil)
	t.section("公开的各表", d.Tables, a.Tables != nil && b.Tables != nil)
	t.section("文字", d.Texts, a.Pages != nil && b.Pages != nil)
	if len(d.Pages) > 0 {
		t.line("\n不同的页 %d：%s", len(d.Pages), pageList(d))
	}
	return t.err
}

func version(v *yugong.Version) string {
	s := v.Name
	var more []string
	if v.Unit != "" {
		more = append(more, v.Unit)
	}
	if v.Year > 0 {
		more = append(more, fmt.Sprintf("%d 年", v.Year))
	}
	if errors := unmade(v); errors > 0 {
		more = append(more, fmt.Sprintf("有 %d 处错误，排不成各页，读不出的格按空白比较", errors))
	}
	if len(more) > 0 {
		s += "（" + strings.Join(more, "，") + "）"
	}
	return s
}

// teller writes lines until one fails.
type teller struct {
	w    io.Writer
	most int
	err  error
}

func (t *teller) line(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format+"\n", args...)
	}
}

// section tells a list of changes, table by table.
func (t *teller) section(title string, list []yugong.Change, compared bool) {
	if !compared {
		return
	}
	if len(list) == 0 {
		t.line("\n%s：没有不同", title)
		return
	}
	t.line("\n%s：%d 处不同", title, len(list))
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Table == list[0].Table {
			n++
		}
		unit := ""
		if slices.ContainsFunc(list[:n], hasAmount) {
			unit = "（单位：" + list[0].Unit.String() + "）"
		}
		t.line("  %s%s", cmp.Or(list[0].Table, "正文"), unit)
		for i := range list[:n] {
			if t.most > 0 && i == t.most {
				t.line("    …… 还有 %d 处，用 --all 列全", n-i)
				break
			}
			t.line("    %s%s", whereChanged(&list[i]), list[i].String())
		}
		list = list[n:]
	}
}

func hasAmount(c yugong.Change) bool {
	return slices.ContainsFunc(c.Cells, func(x yugong.CellChange) bool { return x.From.Figure || x.To.Figure })
}

// whereChanged says where: the cell of a workbook, the page of a PDF. A row that
// follows from what 单位信息 says (没有的事项) has its cell there.
func whereChanged(c *yugong.Change) string {
	at, of := c.To, ""
	if c.Kind == yugong.Removed {
		at, of = c.From, "甲"
	}
	if at.Sheet == unitSheet && c.Table != unitSheet {
		of += unitSheet + "!"
	}
	switch {
	case at.Page > 0:
		return fmt.Sprintf("%s第%d页 ", of, at.Page)
	case at.Cell() != "":
		return of + at.Cell() + " "
	case at.Row > 0:
		return fmt.Sprintf("%s第%d行 ", of, at.Row)
	}
	return of
}

// pageList is 第5至7页、增加第9页.
func pageList(d *yugong.Differences) string {
	var out []string
	list := d.Pages
	for len(list) > 0 {
		n := 1
		for n < len(list) && follows(list[n-1], list[n]) {
			n++
		}
		first, last := list[0], list[n-1]
		switch {
		case first.To == 0:
			out = append(out, "删去甲"+run(first.From, last.From))
		case first.From == 0:
			out = append(out, "增加"+run(first.To, last.To))
		case first.From == first.To:
			out = append(out, run(first.To, last.To))
		default:
			out = append(out, run(first.To, last.To)+"（甲"+run(first.From, last.From)+"）")
		}
		list = list[n:]
	}
	return strings.Join(out, "、")
}

// follows reports whether a pair of pages continues another.
func follows(a, b yugong.PagePair) bool {
	next := func(x, y int) bool { return y == x+1 && x > 0 || x == 0 && y == 0 }
	return next(a.From, b.From) && next(a.To, b.To)
}

func run(from, to int) string {
	if from == to {
		return fmt.Sprintf("第%d页", from)
	}
	return fmt.Sprintf("第%d至%d页", from, to)
}
