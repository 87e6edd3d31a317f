package pdfread

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yugong/model/pdfread/internal/content"
	"yugong/model/pdfread/internal/object"
)

// outside skips a test that starts other programs, which takes seconds, unless
// they are required.
func outside(t *testing.T) {
	t.Helper()
	if os.Getenv("YUGONG_TOOLS") != "required" {
		t.Skip("compares with other programs: set YUGONG_TOOLS=required")
	}
}

// missing fails a test whose tool is not there.
func missing(t *testing.T, what string) {
	t.Helper()
	t.Fatalf("%s is missing", what)
}

// published lists real documents, which stand beside the checkout.
func published(t *testing.T) []string {
	t.Helper()
	list, _ := filepath.Glob("../../../shared/published/*.pdf")
	if len(list) == 0 {
		t.Skip("../shared/published is missing")
	}
	return list
}

// cellsOfPages lists the texts of ruled cells page by page, as they stand.
func cellsOfPages(t *testing.T, data []byte) [][]string {
	t.Helper()
	file, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := file.Pages()
	if err != nil {
		t.Fatal(err)
	}
	r := reader{doc: &Document{}}
	in := content.NewReader(file)
	var out [][]string
	for i := range pages {
		r.page(in.Read(&pages[i]))
		var texts []string
		for _, tab := range r.pages[i].tables {
			for _, c := range tab.Cells {
				texts = append(texts, strings.Join(strings.Fields(c.Text), ""))
			}
		}
		slices.Sort(texts)
		out = append(out, texts)
	}
	return out
}

// plumber lists cells as pdfplumber finds them. White rectangles are not lines
// to anybody who looks at the page.
const plumber = `
import pdfplumber, sys, json, logging
logging.disable(logging.ERROR)
out = []
with pdfplumber.open(sys.argv[1]) as pdf:
    for p in pdf.pages:
        p = p.filter(lambda o: not (o["object_type"] == "rect" and not o["stroke"] and set(o["non_stroking_color"] or ()) == {1.0}))
        texts = []
        for t in p.find_tables():
            if len(t.cells) < 2 or sum(1 for r in t.extract() for c in r if c) < 2: continue
            for row, cells in zip(t.extract(), t.rows):
                texts += ["".join((x or "").split()) for x, c in zip(row, cells.cells) if c]
        out.append(sorted(texts))
json.dump(out, sys.stdout)
`

// TestIndependentReader compares every ruled cell of real documents with what
// pdfplumber reads.
func TestIndependentReader(t *testing.T) {
	outside(t)
	files := published(t)
	if exec.Command("python3", "-c", "import pdfplumber").Run() != nil {
		missing(t, "pdfplumber")
	}
	for _, f := range files {
		raw, err := exec.Command("python3", "-c", plumber, f).Output()
		if err != nil {
			t.Fatal(err)
		}
		var want [][]string
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		got := cellsOfPages(t, data)
		total, same := 0, 0
		for i := range want {
			slices.Sort(want[i])
			total += len(want[i])
			if i < len(got) && slices.Equal(got[i], want[i]) {
				same += len(want[i])
				continue
			}
			t.Errorf("%s page %d: %d cells, want %d: more %q, fewer %q", filepath.Base(f), i+1, len(got[i]), len(want[i]),
				minus(got[i], want[i]), minus(want[i], got[i]))
		}
		t.Logf("%s: %d of %d cells alike", filepath.Base(f), same, total)
	}
}

// minus is what a has more of than b.
func minus(a, b []string) []string {
	count := map[string]int{}
	for _, s := range b {
		count[s]++
	}
	var out []string
	for _, s := range a {
		if count[s]--; count[s] < 0 {
			out = append(out, s)
		}
	}
	return out
}
