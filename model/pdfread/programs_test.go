package pdfread

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// longTable is a table of two pages: a head of two rows and seventy lines, some
// of whose names are long, amounts missing, negative or with separators.
func longTable() [][]string {
	out := [][]string{}
	for i := range 110 {
		name := fmt.Sprintf("第%d项支出", i+1)
		if i%9 == 4 {
			name += "（含上年结转的其他一般公共服务支出和机关事业单位基本养老保险缴费支出等）"
		}
		rest := fmt.Sprintf("%d.%02d", i*37, i)
		if i%7 == 3 {
			rest = ""
		}
		out = append(out, []string{fmt.Sprintf("20%05d", i*31), name, fmt.Sprintf("%d,%03d.%02d", i+1, i*13%1000, i), rest, fmt.Sprintf("-%d.5", i)})
	}
	return out
}

// wantTable is what a reader sees of it.
func wantTable() string {
	var b strings.Builder
	b.WriteString("项目[1×2]|合计[2×1]|其中[1×2]|\n编码|名称|基本支出|项目支出|\n")
	for _, r := range longTable() {
		b.WriteString(strings.Join(r, "|") + "|\n")
	}
	return b.String()
}

// TestPrograms reads the same table out of PDFs that other programs make.
func TestPrograms(t *testing.T) {
	for _, p := range []struct {
		name string
		make func(t *testing.T, dir string) string
	}{
		{"chromium", withChromium}, {"libreoffice", withLibreOffice}, {"typst", withTypst}, {"typst borderless", withTypstPlain},
	} {
		t.Run(p.name, func(t *testing.T) {
			outside(t)
			data, err := os.ReadFile(p.make(t, t.TempDir()))
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(data)
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Pages) < 2 || len(d.Tables) != 1 {
				t.Fatalf("%d pages, %d tables", len(d.Pages), len(d.Tables))
			}
			got, want := strings.Split(rows(&d.Tables[0]), "\n"), strings.Split(wantTable(), "\n")
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Fatalf("row %d of %d, want %d: %q, want %q", i, len(got), len(want), got[min(i, len(got)-1)], want[min(i, len(want)-1)])
				}
			}
			if title := d.Tables[0].Above[0].Text(); title != "2025年支出总表" {
				t.Errorf("title %q", title)
			}
		})
	}
}

func tool(t *testing.T, names ...string) string {
	t.Helper()
	for _, n := range names {
		if path, err := exec.LookPath(n); err == nil {
			return path
		}
	}
	missing(t, names[0])
	return ""
}

func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func withChromium(t *testing.T, dir string) string {
	chromium := tool(t, "chromium", "chromium-browser", "google-chrome")
	var b strings.Builder
	b.WriteString(`<meta charset="utf-8"><style>table{border-collapse:collapse}td,th{border:1px solid;padding:2px}h1{text-align:center}</style>
<h1>2025年支出总表</h1><table><thead><tr><th colspan=2>项目<th rowspan=2>合计<th colspan=2>其中<tr><th>编码<th>名称<th>基本支出<th>项目支出</thead>`)
	for _, r := range longTable() {
		b.WriteString("<tr><td>" + strings.Join(r, "<td>"))
	}
	in := write(t, dir, "in.html", b.String())
	out := filepath.Join(dir, "out.pdf")
	run(t, dir, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+dir, "--print-to-pdf="+out, "file://"+in)
	return out
}

func withLibreOffice(t *testing.T, dir string) string {
	office := tool(t, "soffice")
	f := excelize.NewFile()
	set := func(row int, cells ...any) {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &cells); err != nil {
			t.Fatal(err)
		}
	}
	set(1, "2025年支出总表")
	set(2, "项目", nil, "合计", "其中")
	set(3, "编码", "名称", nil, "基本支出", "项目支出")
	list := longTable()
	for i, r := range list {
		set(4+i, r[0], r[1], r[2], r[3], r[4])
	}
	edge := []excelize.Border{{Type: "left", Style: 1}, {Type: "top", Style: 1}, {Type: "right", Style: 1}, {Type: "bottom", Style: 1}}
	style, _ := f.NewStyle(&excelize.Style{Border: edge, Font: &excelize.Font{Size: 9}})
	last := fmt.Sprintf("E%d", 3+len(list))
	width := 80.0
	landscape, wide, high, fit := "landscape", 1, 0, true
	for _, err := range []error{
		f.SetCellStyle("Sheet1", "A2", last, style), f.SetColWidth("Sheet1", "B", "B", width),
		f.MergeCell("Sheet1", "A1", "E1"), f.MergeCell("Sheet1", "A2", "B2"), f.MergeCell("Sheet1", "C2", "C3"), f.MergeCell("Sheet1", "D2", "E2"),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "Sheet1!$2:$3", Scope: "Sheet1"}),
		f.SetPageLayout("Sheet1", &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}),
		f.SetSheetProps("Sheet1", &excelize.SheetPropsOptions{FitToPage: &fit}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	in := write(t, dir, "in.xlsx", b.String())
	run(t, dir, office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", in)
	return filepath.Join(dir, "in.pdf")
}

func withTypst(t *testing.T, dir string) string {
	return typst(t, dir, `#set table(stroke: 0.5pt)`)
}

// withTypstPlain draws three lines only.
func withTypstPlain(t *testing.T, dir string) string {
	return typst(t, dir, `#set table(stroke: none)`)
}

func typst(t *testing.T, dir, set string) string {
	python := tool(t, "python3")
	if exec.Command(python, "-c", "import typst").Run() != nil {
		missing(t, "typst")
	}
	var b strings.Builder
	b.WriteString(set + `
#set text(font: "Noto Serif CJK SC", size: 9pt)
#set page(footer: context align(center, counter(page).display()))
#align(center, text(size: 16pt)[2025年支出总表])
#table(columns: (auto, 1fr, auto, auto, auto), align: (left, left, right, right, right),
table.header(table.cell(colspan: 2, align: center)[项目], table.cell(rowspan: 2)[合计], table.cell(colspan: 2, align: center)[其中], [编码], [名称], [基本支出], [项目支出]),
`)
	for _, r := range longTable() {
		for _, s := range r {
			b.WriteString("[" + strings.ReplaceAll(s, "-", "\\-") + "],")
		}
		b.WriteString("\n")
	}
	b.WriteString(")\n")
	write(t, dir, "in.typ", b.String())
	run(t, dir, python, "-c", `import typst; typst.compile("in.typ", output="in.pdf")`)
	return filepath.Join(dir, "in.pdf")
}
