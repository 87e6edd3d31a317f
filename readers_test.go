package yugong

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"yugong/model/workbook/tables"
	"yugong/render/frame"
	"yugong/render/geom"
	"yugong/templates"
)

// plumbed prints the rows of all tables that pdfplumber finds in a PDF.
const plumbed = `
import pdfplumber, sys, json
with pdfplumber.open(sys.argv[1]) as pdf:
    print(json.dumps([[c or "" for c in row] for page in pdf.pages for t in page.extract_tables() for row in t]))
`

// TestTablesAsOthersReadThem: a program that knows nothing but strokes and
// characters finds the rows of "yugong tables" in the PDF, all and in their
// order.
func TestTablesAsOthersReadThem(t *testing.T) {
	dir := t.TempDir()
	for _, form := range templates.Names() {
		p, faults, err := New(Settings{Form: form, Output: Output{Plain: true}})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		for i, example := range examplesOf(form) {
			in, err := p.Read(example)
			if err != nil {
				t.Fatal(err)
			}
			var found [][]string
			path := saved(t, dir, fmt.Sprint(form, i, ".pdf"), p.Build(in, Final()).PDF)
			if err := json.Unmarshal([]byte(python(t, "pdfplumber", plumbed, path)), &found); err != nil {
				t.Fatal(err)
			}
			var rows []string
			for _, row := range found {
				rows = append(rows, together(row))
			}
			wanted := 0
			for _, s := range p.Tables(in).book.Sheets {
				for _, want := range printedRows(&s) {
					wanted++
					for len(rows) > 0 && rows[0] != want {
						rows = rows[1:]
					}
					if len(rows) == 0 {
						t.Fatalf("%s, %s: the row of %s is not found where it should be: %s", form, example, s.Name, want)
					}
					rows = rows[1:]
				}
			}
			t.Logf("%s, %s: %d rows of %d tables", form, example, wanted, p.Tables(in).Count())
		}
	}
}

// printedRows are the rows of a sheet's body as a form prints them.
func printedRows(s *tables.Sheet) (rows []string) {
	for _, boxes := range s.Body {
		var row []string
		for i, b := range boxes {
			text := b.Text
			if v, ok := new(big.Rat).SetString(b.Digits); ok {
				_, places, _ := strings.Cut(s.Columns[i].Format, ".")
				text = v.FloatString(len(places))
			}
			row = append(row, text)
		}
		rows = append(rows, together(row))
	}
	return rows
}

// together joins the texts of a row, blanks left out: lines of a cell may break
// anywhere. A number counts as what it is, however many zeros and commas it has.
func together(row []string) string {
	var list []string
	for _, s := range row {
		s = strings.Join(strings.Fields(s), "")
		if v, ok := new(big.Rat).SetString(strings.ReplaceAll(s, ",", "")); ok {
			s = v.RatString()
		}
		if s != "" {
			list = append(list, s)
		}
	}
	return strings.Join(list, "|")
}

// walked prints the structure of a PDF in its order, each element with the text
// of its marks, and how many marks no element has, or several.
const walked = `
import pikepdf, sys, json, re
pdf = pikepdf.open(sys.argv[1])
maps = {}
def characters(font):
    if font.objgen not in maps:
        m = maps[font.objgen] = {}
        for first, texts in re.findall(rb"<(\w+)><\w+>\[(.*?)\]", font.ToUnicode.read_bytes(), re.S):
            for i, t in enumerate(re.findall(rb"<(\w+)>", texts)):
                m[int(first, 16) + i] = bytes.fromhex(t.decode()).decode("utf-16-be")
    return maps[font.objgen]
marks = {}
for page in pdf.pages:
    stack, font = [], None
    for operands, op in pikepdf.parse_content_stream(page):
        op = str(op)
        if op == "BDC":
            stack.append(operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None)
            if stack[-1] is not None:
                assert (page.objgen, stack[-1]) not in marks
                marks[page.objgen, stack[-1]] = ""
        elif op == "BMC": stack.append(None)
        elif op == "EMC": stack.pop()
        elif op == "Tf": font = characters(page.Resources.Font[operands[0]])
        elif op == "Tj" and stack and stack[-1] is not None:
            b = bytes(operands[0])
            marks[page.objgen, stack[-1]] += "".join(font[b[i] * 256 + b[i+1]] for i in range(0, len(b), 2))
    assert not stack
out, used = [], {}
def walk(e, page):
    page = e.get("/Pg", page)
    item = [str(e.S)[1:], ""]
    out.append(item)
    kids = e.get("/K", pikepdf.Array())
    for k in kids if isinstance(kids, pikepdf.Array) else [kids]:
        at = None
        if isinstance(k, int): at = page.objgen, k
        elif k.get("/Type") == "/MCR": at = k.get("/Pg", page).objgen, k.MCID
        elif k.get("/Type") == "/OBJR": continue
        else: walk(k, page)
        if at:
            item[1] += marks[at]
            used[at] = used.get(at, 0) + 1
walk(pdf.Root.StructTreeRoot.K, None)
json.dump({"elements": out, "lost": len(marks.keys() - used.keys()), "twice": sum(n > 1 for n in used.values())}, sys.stdout)
`

// TestStructureReadBack: the structure tree, walked by a program that knows PDF
// alone, gives the elements and the text of the layout in its order, each mark
// once.
func TestStructureReadBack(t *testing.T) {
	dir := t.TempDir()
	for _, form := range templates.Names() {
		p, faults, err := New(Settings{Form: form})
		if err != nil || faults.HasErrors() {
			t.Fatal(err, faults)
		}
		for _, example := range examplesOf(form) {
			r, err := p.Publish(example, Draft(""))
			if err != nil || !r.OK() {
				t.Fatal(err, r.Findings)
			}
			var got struct {
				Elements    [][2]string
				Lost, Twice int
			}
			if err := json.Unmarshal([]byte(python(t, "pikepdf", walked, saved(t, dir, "a.pdf", r.PDF))), &got); err != nil {
				t.Fatal(err)
			}
			if got.Lost+got.Twice > 0 {
				t.Errorf("%s: %d marks belong to no element, %d to several", example, got.Lost, got.Twice)
			}
			sameElements(t, form+" "+example, elements(got.Elements), r.Pages)
		}
	}
}

// elements drops the links, which the layout does not count among its nodes: the
// text of one in the contents is its line's.
func elements(all [][2]string) (list [][2]string) {
	for _, e := range all {
		if e[0] == "Reference" || e[0] == "Link" {
			list[len(list)-1][1] += e[1]
			continue
		}
		list = append(list, e)
	}
	return list
}

func sameElements(t *testing.T, name string, got [][2]string, d *frame.Document) {
	t.Helper()
	if len(got) != len(d.Nodes) {
		t.Errorf("%s: %d elements, want %d", name, len(got), len(d.Nodes))
		return
	}
	texts := make([]string, len(d.Nodes))
	for i := range d.Pages {
		frame.Walk(d.Pages[i].Items, func(_ geom.Point, p frame.Placed) {
			if text, ok := p.Item.(*frame.Text); ok && p.Node > 0 {
				texts[p.Node] += text.S
			}
		})
	}
	for i := range d.Nodes {
		if want := [2]string{d.Nodes[i].Type(), texts[i]}; got[i] != want {
			t.Errorf("%s: element %d is %q, want %q", name, i, got[i], want)
			return
		}
	}
	t.Logf("%s: %d elements", name, len(got))
}
