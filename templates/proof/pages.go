package proof

import (
	"fmt"
	"strconv"
	"strings"

	"yugong/model/check"
	"yugong/model/diag"
	"yugong/render/frame"
	"yugong/render/geom"
)

// Unpaged tells that no pages were laid out: what only they can show is not
// checked.
func Unpaged(f *check.Findings) {
	f.Unchecked("X09", "页码在生成 PDF 时核对")
	f.Reached(check.OnPages)
}

// Pages reads the finished pages: the numbers in the table of contents, and
// that a final document bears no watermark.
func Pages(pages *frame.Document, final bool, f *check.Findings) {
	anchors, lines := map[string]int{}, map[frame.NodeID]*contentsLine{}
	var order []frame.NodeID
	marks := 0
	for i := range pages.Pages {
		page := &pages.Pages[i]
		if f.Compared("X15", 1); len(page.Items) == 0 {
			f.Add(diag.Diagnostic{Severity: diag.Warning, Rule: "X15", Message: fmt.Sprintf("第 %d 页是空白页", i+1)})
		}
		frame.Walk(page.Items, func(_ geom.Point, p frame.Placed) {
			switch it := p.Item.(type) {
			case *frame.Anchor:
				anchors[it.Name] = page.Number
			case *frame.Group:
				if p.Node == 0 && it.Alpha() < 1 {
					marks++
				}
			}
			if p.Node == 0 || pages.Nodes[p.Node].Role != frame.RoleContentsLine {
				return
			}
			l := lines[p.Node]
			if l == nil {
				l = &contentsLine{src: pages.Nodes[p.Node].Src}
				lines[p.Node] = l
				order = append(order, p.Node)
			}
			l.add(p.Item)
		})
	}
	for _, id := range order {
		lines[id].check(anchors, f)
	}
	f.Compared("X10", 1)
	if final && marks > 0 {
		f.Add(diag.Diagnostic{Severity: diag.Error, Rule: "X10", Message: fmt.Sprintf("定稿中有 %d 处水印", marks), Hints: []string{"请以 --final 重新生成"}})
	}
	f.Reached(check.OnPages)
}

// contentsLine is a line of the printed table of contents.
type contentsLine struct {
	text string
	to   string
	src  []diag.Pos
}

func (l *contentsLine) add(item frame.Item) {
	switch it := item.(type) {
	case *frame.Text:
		l.text += it.S
	case *frame.Link:
		l.to = it.To
	}
}

func (l *contentsLine) check(anchors map[string]int, f *check.Findings) {
	if l.to == "" {
		return
	}
	f.Compared("X09", 1)
	number, ok := anchors[l.to]
	title := strings.TrimRight(l.text, "0123456789…. ")
	printed := strings.TrimLeft(l.text[len(title):], "…. ")
	d := diag.Diagnostic{Severity: diag.Error, Rule: "X09"}
	if len(l.src) > 0 {
		d.At = l.src[0]
	}
	switch {
	case !ok:
		d.Message = "目录的“" + title + "”没有指向正文"
	case number > 0 && printed != strconv.Itoa(number):
		d.Message, d.Expected = "目录的“"+title+"”印作第 "+printed+" 页", fmt.Sprintf("第 %d 页", number)
	default:
		return
	}
	f.Add(d)
}
