package yugong

import (
	"os"
	"slices"
	"strings"
	"testing"

	"yugong/render/frame"
	"yugong/render/geom"
)

// The published document that examples/yangcheng holds the facts of, as text.
const referenceFile = "testdata/reference.txt"

// difference is a place where our document deliberately differs.
type difference struct{ theirs, ours, why string }

// TestReference compares the whole document of the reference unit with what
// the unit published: the same text, character by character, in the same
// order, outside the performance sheets; there, the same cells, whatever their
// order, since the scan lost it.
func TestReference(t *testing.T) {
	r := pressed(t, "examples/yangcheng")
	theirs := readReference(t)
	ours := textOf(r.Pages)

	compareText(t, "contents", cutPageNumbers(theirs.contents), cutPageNumbers(ours.contents), contentsDifferences)
	compareText(t, "body", theirs.body, ours.body, bodyDifferences)
	if len(theirs.sheets) != len(ours.sheets) {
		t.Fatalf("%d sheets, want %d", len(ours.sheets), len(theirs.sheets))
	}
	for i := range theirs.sheets {
		compareSheet(t, i, theirs.sheets[i], ours.sheets[i])
	}
}

// TestReferencePageNumbers holds every line of the contents to the page on
// which its heading stands, and the count of lines to the reference's.
func TestReferencePageNumbers(t *testing.T) {
	r := pressed(t, "examples/yangcheng")
	theirs := referenceNumbers(t)
	ours := contentsLines(r.Pages)
	if len(ours) != 33 || len(theirs) != 33 {
		t.Fatalf("%d lines of contents and %d in the reference, want 33", len(ours), len(theirs))
	}
	for i, line := range ours {
		if got := lastNumber(line); got != theirs[i] {
			t.Errorf("%s stands on page %s, in the reference on %s", line, got, theirs[i])
		}
	}
}

// referenceNumbers reads the page numbers of the reference's contents.
func referenceNumbers(t *testing.T) []string {
	var out []string
	for _, line := range strings.Split(readReference(t).contents, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, lastNumber(line))
		}
	}
	return out
}

// lastNumber is the number at the end of a line.
func lastNumber(line string) string {
	line = strings.TrimSpace(line)
	i := len(line)
	for i > 0 && line[i-1] >= '0' && line[i-1] <= '9' {
		i--
	}
	return line[i:]
}

func pressed(t *testing.T, path string) *Result {
	t.Helper()
	p, faults, err := New(Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	r, err := p.Publish(path, Final())
	if err != nil {
		t.Fatal(err)
	}
	if !r.OK() {
		t.Fatal(r.Findings)
	}
	return r
}

// parts is a document as text: its contents page, the performance sheets as
// lists of cells, and all the rest as one string without white space.
type parts struct {
	contents string
	body     string
	sheets   [][]string
}

const sheetTitle = "预算部门(单位)项目支出绩效目标表"

func readReference(t *testing.T) parts {
	t.Helper()
	data, err := os.ReadFile(referenceFile)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(data), "仅供内部审核", "")
	cover, rest, _ := strings.Cut(text, "目 录")
	at := strings.Index(rest, "第一部分 概况\n\n一、本单位职责\n\n")
	p := parts{contents: rest[:at]}
	body := cover + rest[at:]

	head, tail, _ := strings.Cut(body, "（项目绩效目标表公开情况见附件）")
	sheets, tail, _ := strings.Cut(tail, "十一、国有资产占有使用情况")
	p.body = fold(head + "（项目绩效目标表公开情况见附件）十一、国有资产占有使用情况" + tail)
	for _, s := range strings.Split(sheets, "阳城县县(区)级预算部门(单位)项目支出绩效目标表")[1:] {
		p.sheets = append(p.sheets, cells(s))
	}
	return p
}

func cells(s string) []string {
	var out []string
	for _, c := range strings.FieldsFunc(s, func(r rune) bool { return r == '\t' || r == '\n' }) {
		if c = fold(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// fold drops white space and the width of punctuation.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\n', '\r', '\u3000', '\u00a0':
			return -1
		case '，':
			return ','
		case '：':
			return ':'
		case '；':
			return ';'
		case '（':
			return '('
		case '）':
			return ')'
		case '“', '”':
			return '"'
		}
		return r
	}, s)
}

// textOf reads the pages by their structure: artifacts (page numbers, repeated
// heads) belong to no node and are left out.
func textOf(d *frame.Document) parts {
	nodes := nodeTexts(d)
	var p parts
	var body strings.Builder
	form := frame.NodeID(0) // table of the sheet in hand
	for id := frame.NodeID(1); int(id) < len(d.Nodes); id++ {
		text := fold(nodes[id])
		switch {
		case within(d, id, frame.RoleContents):
			p.contents += text
		case strings.Contains(text, sheetTitle):
			p.sheets = append(p.sheets, nil)
			form = tableOf(d, id)
		case text == "":
		case d.Nodes[id].Role == frame.RoleFigure:
			// The reference's charts are pictures: only their titles are text.
			if title, _, ok := strings.Cut(text, "图"); ok {
				body.WriteString(title + "图")
			}
		case form != 0 && tableOf(d, id) == form:
			p.sheets[len(p.sheets)-1] = append(p.sheets[len(p.sheets)-1], text)
		default:
			body.WriteString(text)
		}
	}
	p.body = strings.Replace(body.String(), "目录", "", 1)
	return p
}

// nodeTexts joins the text items of each node in painting order.
func nodeTexts(d *frame.Document) []string {
	texts := make([]string, len(d.Nodes))
	for i := range d.Pages {
		frame.Walk(d.Pages[i].Items, func(_ geom.Point, p frame.Placed) {
			if tx, ok := p.Item.(*frame.Text); ok && p.Node != 0 {
				texts[p.Node] += tx.S
			}
		})
	}
	return texts
}

func within(d *frame.Document, id frame.NodeID, role frame.Role) bool {
	for ; id != 0; id = d.Nodes[id].Parent {
		if d.Nodes[id].Role == role {
			return true
		}
	}
	return false
}

// tableOf returns the table a node belongs to, 0 for none.
func tableOf(d *frame.Document, id frame.NodeID) frame.NodeID {
	for ; id != 0; id = d.Nodes[id].Parent {
		if d.Nodes[id].Role == frame.RoleTable {
			return id
		}
	}
	return 0
}

// cutPageNumbers drops leaders and numbers at the ends of contents lines.
func cutPageNumbers(s string) string {
	s = fold(s)
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '…' || r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}

func compareText(t *testing.T, what, theirs, ours string, known []difference) {
	t.Helper()
	for _, d := range known {
		if !strings.Contains(theirs, fold(d.theirs)) {
			t.Errorf("%s: the reference does not hold %q (%s)", what, d.theirs, d.why)
		}
		theirs = strings.Replace(theirs, fold(d.theirs), fold(d.ours), 1)
	}
	if theirs == ours {
		return
	}
	a, b := []rune(theirs), []rune(ours)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	t.Errorf("%s differs at character %d:\nreference …%s…\nours      …%s…", what, i, around(a, i), around(b, i))
}

func around(r []rune, i int) string {
	return string(r[max(0, i-25):min(i, len(r))]) + "▮" + string(r[min(i, len(r)):min(i+60, len(r))])
}

func compareSheet(t *testing.T, n int, theirs, ours []string) {
	t.Helper()
	theirs = slices.Clone(theirs)
	for i := range theirs {
		for _, d := range sheetMisreadings {
			theirs[i] = strings.Replace(theirs[i], fold(d.theirs), fold(d.ours), 1)
		}
	}
	for _, d := range sheetDifferences {
		from, to := fold(d.theirs), fold(d.ours)
		for i, c := range theirs {
			if c == from {
				theirs[i] = to
			}
		}
	}
	theirs = slices.DeleteFunc(theirs, func(s string) bool { return s == "" })
	count := map[string]int{}
	for _, c := range theirs {
		count[c]++
	}
	for _, c := range ours {
		count[c]--
	}
	for _, d := range sheetCounts {
		if d.sheet == n {
			count[fold(d.cell)] += d.more
		}
	}
	var cells []string
	for c := range count {
		cells = append(cells, c)
	}
	slices.Sort(cells)
	for _, c := range cells {
		if count[c] > 0 {
			t.Errorf("sheet %d: the reference has %d more of %q", n+1, count[c], c)
		} else if count[c] < 0 {
			t.Errorf("sheet %d: ours has %d more of %q", n+1, -count[c], c)
		}
	}
}

// contentsLines are the contents page's lines.
func contentsLines(d *frame.Document) []string {
	texts := nodeTexts(d)
	var out []string
	for id := range d.Nodes {
		if d.Nodes[id].Role == frame.RoleContentsLine {
			out = append(out, texts[id])
		}
	}
	return out
}
