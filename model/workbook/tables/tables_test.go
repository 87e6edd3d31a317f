package tables

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yugong/model/diag"
	"yugong/model/pdfread"

	"github.com/xuri/excelize/v2"
)

// sample is a table with a head of two rows and a total over two columns.
func sample() *Book {
	return &Book{Title: "某单位2025年预算", Sheets: []Sheet{{
		Name: "表一 收支总表", Landscape: true, Titles: []string{"2025年收支总表"}, Left: "单位名称：某局", Right: "单位：万元",
		Columns: []Column{{Width: 20, Format: "0.00"}, {Width: 40, Format: "0.00"}, {Width: 24, Format: "0.00"}, {Width: 24, Format: "#,##0.00"}},
		Head: [][]Box{
			{{Text: "项目", Cols: 2}, {Text: "合计", Rows: 2}, {Text: "其中", Rows: 2}},
			{{Text: "编码"}, {Text: "名称"}},
		},
		Body: [][]Box{
			{{Text: "合计", Cols: 2, Align: Center, Strong: true}, {Digits: "88.9365"}, {Digits: "-0.000001"}},
			{{Text: "042"}, {Text: "=1+1", Indent: 1}, {}, {}},
		},
		Notes: []string{"注：无"},
	}}}
}

func written(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, sample()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWrite(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := "表一 收支总表"
	for cell, want := range map[string]string{
		"A1": "2025年收支总表", "A2": "单位名称：某局", "D2": "单位：万元",
		"A3": "项目", "C3": "合计", "B4": "名称", "A5": "合计", "C5": "88.9365", "D5": "-0.000001",
		"A6": "042", "B6": "=1+1", "A7": "注：无",
	} {
		got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil || got != want {
			t.Errorf("%s holds %q, want %q (%v)", cell, got, want, err)
		}
	}
	if shown, _ := f.GetCellValue(sheet, "C5"); shown != "88.94" {
		t.Errorf("C5 shows %s", shown)
	}
	if kind, _ := f.GetCellType(sheet, "C5"); kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
		t.Errorf("C5 is of type %v, not a number", kind)
	}
	if formula, _ := f.GetCellFormula(sheet, "B6"); formula != "" {
		t.Error("a text became a formula")
	}
	merged, _ := f.GetMergeCells(sheet)
	var ranges []string
	for _, m := range merged {
		ranges = append(ranges, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	if got, want := strings.Join(ranges, " "), "A1:D1 A2:C2 A3:B3 C3:C4 D3:D4 A5:B5 A7:D7"; got != want {
		t.Errorf("merged %s, want %s", got, want)
	}
	layout, _ := f.GetPageLayout(sheet)
	if layout.Orientation == nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Error("print set-up")
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'表一 收支总表'!$3:$4" {
		t.Errorf("print titles %v", names)
	}
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(written(t), written(t)) {
		t.Error("the same book gave other bytes")
	}
}

func TestNoTable(t *testing.T) {
	for _, spoil := range []func(*Sheet){
		func(s *Sheet) { s.Body[1] = append(s.Body[1], Box{Text: "x"}) },
		func(s *Sheet) { s.Head = nil },
		func(s *Sheet) { s.Columns, s.Head, s.Body = nil, nil, nil },
	} {
		b := sample()
		spoil(&b.Sheets[0])
		if err := Write(&bytes.Buffer{}, b); err == nil {
			t.Error("written")
		}
	}
}

// Looks arrive as they were meant: fonts, lines, shades, widths, heights.
func TestLooks(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const sheet = "表一 收支总表"
	for cell, want := range map[string]string{
		"A1": "黑体 16 center middle wrap lines 0 shade 0 format 49 indent 0",
		"D2": "宋体 10.5 right middle wrap lines 0 shade 0 format 49 indent 0",
		"B3": "宋体 10.5 bold center middle wrap lines 4 shade 1 format 49 indent 0", // inside a merged head
		"D4": "宋体 10.5 bold center middle wrap lines 4 shade 1 format 49 indent 0",
		"A5": "宋体 10.5 bold center middle wrap lines 4 shade 0 format 49 indent 0",
		"D5": "宋体 10.5 right middle lines 4 shade 0 format #,##0.00 indent 0",
		"B6": "宋体 10.5 left middle wrap lines 4 shade 0 format 49 indent 1",
		"D6": "宋体 10.5 left middle wrap lines 4 shade 0 format 49 indent 0",
		"A7": "宋体 10.5 left middle wrap lines 0 shade 0 format 49 indent 0",
	} {
		id, err := f.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := told(s); got != want {
			t.Errorf("%s: %s, want %s", cell, got, want)
		}
	}
	for column, want := range map[string]float64{"A": 10.2, "B": 20.5, "D": 12.3} {
		if got, _ := f.GetColWidth(sheet, column); got != want {
			t.Errorf("column %s is %v wide, want %v", column, got, want)
		}
	}
	if high, _ := f.GetRowHeight(sheet, 1); high != 30 {
		t.Errorf("the title is %v high", high)
	}
	if p, _ := f.GetPanes(sheet); !p.Freeze || p.YSplit != 4 || p.TopLeftCell != "A5" {
		t.Errorf("what stays in view: %+v", p)
	}
}

// told puts a style into words.
func told(s *excelize.Style) string {
	out := []string{s.Font.Family, fmt.Sprint(s.Font.Size)}
	if s.Font.Bold {
		out = append(out, "bold")
	}
	out = append(out, s.Alignment.Horizontal)
	if s.Alignment.Vertical == "center" {
		out = append(out, "middle")
	}
	if s.Alignment.WrapText {
		out = append(out, "wrap")
	}
	format := fmt.Sprint(s.NumFmt)
	if s.CustomNumFmt != nil {
		format = *s.CustomNumFmt
	}
	return fmt.Sprintf("%s lines %d shade %d format %s indent %d", strings.Join(out, " "), len(s.Border), s.Fill.Pattern, format, s.Alignment.Indent)
}

// Any text arrives as it is.
func TestTexts(t *testing.T) {
	for text, want := range map[string]string{
		"<a & 'b' \"c\">": "", " 两端有空格 ": "", "一行\n两行\t": "", "_x0041_ _x00e9_ _x_": "", "铃\a回车\r": "", "𠅤龥": "", "\uFFFE\uFFFF": "",
		strings.Repeat("长", 40_000): strings.Repeat("长", 32_767), strings.Repeat("𠅤", 20_000): strings.Repeat("𠅤", 16_383),
	} {
		if want == "" {
			want = text
		}
		b := sample()
		b.Sheets[0].Body[1][1].Text = text
		var out bytes.Buffer
		if err := WriteLoose(&out, b); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.GetCellValue("表一 收支总表", "B6"); err != nil || got != want {
			t.Errorf("%.40q came back as %.40q (%v)", text, got, err)
		}
		f.Close()
	}
}

// The shape of the package is what other programs rely on.
func TestOtherPrograms(t *testing.T) {
	python := tool(t, "python3", "-c", "import openpyxl")
	office := tool(t, "soffice", "--version")
	dir := t.TempDir()
	path := filepath.Join(dir, "a.xlsx")
	if err := os.WriteFile(path, written(t), 0o600); err != nil {
		t.Fatal(err)
	}
	const show = `
import openpyxl, sys
b = openpyxl.load_workbook(sys.argv[1])
for s in b:
    print(s.title, s.dimensions, s.freeze_panes, s.print_title_rows, s.page_setup.orientation, sorted(map(str, s.merged_cells.ranges)))
    for r in s.iter_rows():
        print([c.value for c in r])
print(b.properties.description)
`
	out, err := exec.Command(python, "-c", show, path).Output()
	const want = `表一 收支总表 A1:D7 A5 $3:$4 landscape ['A1:D1', 'A2:C2', 'A3:B3', 'A5:B5', 'A7:D7', 'C3:C4', 'D3:D4']
['2025年收支总表', None, None, None]
['单位名称：某局', None, None, '单位：万元']
['项目', None, '合计', '其中']
['编码', '名称', None, None]
['合计', None, 88.9365, -1e-06]
['042', '=1+1', None, None]
['注：无', None, None, None]
某单位2025年预算；金额为精确值，显示时保留小数
`
	if err != nil || string(out) != want {
		t.Errorf("openpyxl: %v\n%s", err, out)
	}
	if out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, path).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "a.csv"))
	if want := "2025年收支总表,,,\n单位名称：某局,,,单位：万元\n项目,,合计,其中\n编码,名称,,\n合计,,88.94,0.00\n042,=1+1,,\n注：无,,,\n"; err != nil || string(got) != want {
		t.Errorf("LibreOffice: %v\n%s", err, got)
	}
}

// tool finds a program that runs; the test is skipped without it, unless tools
// are required.
func tool(t *testing.T, name string, try ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		err = exec.Command(path, try...).Run()
	}
	if err != nil && os.Getenv("YUGONG_TOOLS") == "required" {
		t.Fatal(name, err)
	}
	if err != nil {
		t.Skip(name, err)
	}
	return path
}

func TestReadBack(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "表.xlsx")
	if err := os.WriteFile(path, written(t), 0o600); err != nil {
		t.Fatal(err)
	}
	p, faults, err := Read(path)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if !p.Exact || len(p.Pages) != 1 || len(p.Pages[0].Merged) != 7 {
		t.Fatalf("%+v", p)
	}
	row := p.Pages[0].Rows[4]
	if row.Num != 5 || len(row.Cells) != 3 || row.Cells[1] != (Cell{Col: 3, Text: "88.94", Digits: "88.9365"}) {
		t.Errorf("row 5: %+v", row)
	}
	if at := p.Pages[0].At(5, 3).String(); at != "表.xlsx[表一 收支总表]!C5" {
		t.Errorf("place %s", at)
	}
}

// A folder may hold both kinds; a mark of exactness counts only if all bear it.
func TestReadFolder(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"1.xlsx": written(t), "2.csv": []byte("2025年表二\n项目,金额\n合计,1\n"), "~$1.xlsx": []byte("x"), ".hidden.csv": []byte("x"), "说明.txt": []byte("x"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, faults, err := Read(dir)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if p.Exact || len(p.Pages) != 2 || p.Pages[1].Sheet != "2" || p.Pages[1].Rows[2].Cells[1].Text != "1" {
		t.Errorf("%+v", p)
	}
}

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		"空.xlsx": "文件是空的", "坏.xlsx": "已损坏", "gbk.csv": "不是 UTF-8",
	} {
		data := map[string][]byte{"坏.xlsx": written(t)[:500], "gbk.csv": {0xcf, 0xee, 0xc4, 0xbf}}[name]
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		p, faults, err := Read(path)
		if err != nil || len(p.Pages) > 0 || len(faults) != 1 || !strings.Contains(faults[0].Message, want) {
			t.Errorf("%s: %v %v", name, faults, err)
		}
	}
	if _, _, err := Read(filepath.Join(dir, "没有")); err == nil {
		t.Error("a path that is not there was read")
	}
}

// A PDF is read as sheets; places lead back to its pages.
func TestReadPDF(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "公开.pdf")
	if err := os.WriteFile(path, pdf(), 0o600); err != nil {
		t.Fatal(err)
	}
	p, faults, err := Read(path)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	if len(p.Pages) != 1 || p.PDF == nil {
		t.Fatalf("%+v", p)
	}
	page := &p.Pages[0]
	if page.Sheet != "2025 T表" || page.Rows[0].Num != 0 || page.Rows[2].Cells[1].Text != "1.50" {
		t.Errorf("%+v", page)
	}
	at := page.At(2, 2)
	if at.String() != "公开.pdf第1页《2025 T表》第2行第2列" {
		t.Errorf("place %s", at)
	}
	if boxes := p.Places(at); len(boxes) != 1 || boxes[0].X0 != 150 || boxes[0].Y0 != 120 {
		t.Errorf("boxes %+v", boxes)
	}
	if boxes := p.Places(page.At(0, 1)); len(boxes) != 1 || boxes[0].Y1 > 100 {
		t.Errorf("box of the title %+v", boxes)
	}
}

// TestTableName: a table is called by the line over it that speaks of a table, or
// else by one that stands alone.
func TestTableName(t *testing.T) {
	line := func(parts ...string) (l pdfread.Line) {
		for _, p := range parts {
			l.Parts = append(l.Parts, pdfread.Part{Text: p})
		}
		return l
	}
	unit := line("编制单位：文化馆", "单位：元")
	for want, above := range map[string][]pdfread.Line{
		"收支总表":  {line("收支总表"), line("第二稿"), unit},
		"支出明细":  {line("支出明细"), line("单位：元"), unit},
		"无标题的表": {line("见下。"), unit},
	} {
		if got := tableName(&pdfread.Table{Above: above}); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// pdf is a page with a title and a table of two rows and columns.
func pdf() []byte {
	var c strings.Builder
	for i := range 3 {
		fmt.Fprintf(&c, "50 %d m 250 %d l S %d 660 m %d 700 l S\n", 660+20*i, 660+20*i, 50+100*i, 50+100*i)
	}
	for _, s := range []string{"60 720 Td (2025 T) Tj <b1ed> Tj", "60 685 Td (code) Tj", "160 685 Td (sum) Tj", "60 665 Td (201) Tj", "160 665 Td (1.50) Tj"} {
		fmt.Fprintf(&c, "BT /F 10 Tf %s ET\n", s)
	}
	objects := []string{
		"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", c.Len(), c.String()),
		"<</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [6 0 R]>>",
		"<</Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>>>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

// TestHidden: text that no reader sees is told once for a document.
func TestHidden(t *testing.T) {
	r := reader{out: &Published{}}
	r.hidden(&pdfread.Document{Pages: []pdfread.Page{{}, {Hidden: 3}, {Hidden: 4}}}, "a.pdf")
	if len(r.faults) != 1 || r.faults[0].Severity != diag.Hint || !strings.HasPrefix(r.faults[0].Message, "第 2、3 页共有 7 个字") {
		t.Errorf("%v", r.faults)
	}
}
