package preview

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yugong"
	"yugong/cmd/internal/preview/watch"
)

func waitFor(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("%s: still not so after 10 s", what)
}

func docx(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte("<document/>"))
	z.Close()
	return b.Bytes()
}

// unit copies the csv folder of the example.
func unit(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "unit")
	if err := os.CopyFS(dir, os.DirFS("../../../examples/yangcheng")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// change rewrites a csv file.
func change(t *testing.T, dir, sheet, old, new string) {
	t.Helper()
	path := filepath.Join(dir, sheet+".csv")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s does not hold %q", sheet, old)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), old, new, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
}

func shown(t *testing.T, d *Desk) state {
	t.Helper()
	var s state
	if err := json.Unmarshal(d.Now().state, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestChangedPagesGetOtherNames(t *testing.T) {
	dir := unit(t)
	s := newSite(t, dir)
	before := shown(t, s.desk)
	if before.Source.Kind != "folder" || len(before.Pages) != 31 || before.Stale || !before.Final {
		t.Fatalf("at first: %+v, %d pages", before.Source, len(before.Pages))
	}
	change(t, dir, "支出预算", "899300", "999300")
	waitFor(t, "a new version", func() bool { return s.desk.Now().version > before.Version })
	after := shown(t, s.desk)
	same, other := 0, 0
	for i := range after.Pages {
		if after.Pages[i].Picture == before.Pages[i].Picture {
			same++
		} else {
			other++
		}
	}
	if same < 15 || other < 5 {
		t.Errorf("%d pages kept their names and %d got others; want those with sums of the cell, and only those", same, other)
	}
	if before.Pages[0] != after.Pages[0] {
		t.Error("the cover got another name")
	}
}

// A row that is moved in the workbook changes where figures come from, and
// nothing that is seen.
func TestMovedRowChangesLayersOnly(t *testing.T) {
	dir := unit(t)
	s := newSite(t, dir)
	before := shown(t, s.desk)
	path := filepath.Join(dir, "支出预算.csv")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), "\n")
	if err := os.WriteFile(path, []byte(head+"\n\n"+rest), 0o666); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "a new version", func() bool { return s.desk.Now().version > before.Version })
	after := shown(t, s.desk)
	layers := 0
	for i := range after.Pages {
		if after.Pages[i].Picture != before.Pages[i].Picture {
			t.Errorf("page %d looks another", i+1)
		}
		if after.Pages[i].Layer != before.Pages[i].Layer {
			layers++
		}
	}
	if layers < 5 {
		t.Errorf("%d layers changed, want those of all pages with facts", layers)
	}
}

func TestBrokenReadingKeepsPages(t *testing.T) {
	dir := unit(t)
	s := newSite(t, dir)
	before := shown(t, s.desk)
	change(t, dir, "支出预算", "899300", "很多")
	waitFor(t, "stale", func() bool { return s.desk.Now().stale })
	broken := shown(t, s.desk)
	if len(broken.Pages) != 31 || broken.Final || broken.Faults[0].Severity != "error" || !strings.HasPrefix(broken.Faults[0].Place.Text, "支出预算!L") {
		t.Errorf("%d pages, final %v, first fault %+v", len(broken.Pages), broken.Final, broken.Faults[0])
	}
	if len(broken.Faults[0].Spots) == 0 {
		t.Error("the fault is not marked on the last good pages")
	}
	for _, path := range []string{"final.pdf", "tables.xlsx"} {
		if status, _, body := s.do("GET", s.server.URL()+path, nil); status != 409 || !strings.Contains(body, "支出预算!L") {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
	if status, _, body := s.do("GET", s.server.URL()+"draft.pdf", nil); status != 200 || !strings.HasPrefix(body, "%PDF") {
		t.Errorf("the draft of the last good pages: %d", status)
	}
	change(t, dir, "支出预算", "很多", "899300")
	waitFor(t, "mended", func() bool { return !s.desk.Now().stale })
	if after := shown(t, s.desk); after.Pages[9] != before.Pages[9] {
		t.Error("the mended pages have other names than before")
	}
}

// A file that is cut short for a while, or gone, is a save that is not done.
func TestUnfinishedSaveIsWaitedFor(t *testing.T) {
	good, err := os.ReadFile("../../../examples/yangcheng.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "预算.xlsx")
	if err := os.WriteFile(path, good, 0o666); err != nil {
		t.Fatal(err)
	}
	s := newSite(t, path)
	before := s.desk.Now().version
	if err := os.WriteFile(path, good[:len(good)/2], 0o666); err != nil {
		t.Fatal(err)
	}
	time.Sleep(5 * watch.Quiet) // long enough to look settled
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	time.Sleep(5 * watch.Quiet)
	if err := os.WriteFile(path, good, 0o666); err != nil {
		t.Fatal(err)
	}
	time.Sleep(10 * watch.Quiet)
	if now := s.desk.Now(); now.stale || now.version != before {
		t.Errorf("version %d, stale %v: the unfinished save was shown", now.version-before, now.stale)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "a file that stays away is told", func() bool { return s.desk.Now().stale })
}

func TestShelf(t *testing.T) {
	root := t.TempDir()
	data, err := os.ReadFile("../../../examples/yangcheng.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"乙.xlsx", "~$乙.xlsx", ".丙.xlsx", "说明.txt", "乡镇/丁.xlsx"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		os.MkdirAll(filepath.Dir(path), 0o777)
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(root, "甲单位"), os.DirFS("../../../examples/full")); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(listUnits(root), " "); got != "乙.xlsx 乡镇/丁.xlsx 甲单位" {
		t.Errorf("units %q", got)
	}
	s := newSite(t, root)
	if now := shown(t, s.desk); now.Source.Kind != "shelf" || len(now.Source.Units) != 3 || !now.Source.Units[0].Chosen || len(now.Pages) != 31 {
		t.Errorf("at first %+v", now.Source)
	}
	if !s.desk.Choose(t.Context(), unitID("甲单位")) {
		t.Fatal("the unit is not found")
	}
	if now := shown(t, s.desk); !now.Source.Units[2].Chosen || len(now.Pages) < 40 {
		t.Errorf("chosen: %+v, %d pages", now.Source, len(now.Pages))
	}
	// A workbook that comes later is in the list.
	if err := os.WriteFile(filepath.Join(root, "戊.xlsx"), data, 0o666); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the new unit is listed", func() bool { return len(shown(t, s.desk).Source.Units) == 4 })
	if now := shown(t, s.desk); len(now.Pages) < 40 {
		t.Error("the chosen unit is not shown any more")
	}
}

// What was watched can be gone back to after something was dropped.
func TestHome(t *testing.T) {
	dir := unit(t)
	s := newSite(t, dir)
	if err := s.desk.Example(t.Context()); err != nil {
		t.Fatal(err)
	}
	now := shown(t, s.desk)
	if now.Source.Kind != "memory" || !now.Source.Home {
		t.Errorf("after the example: %+v", now.Source)
	}
	version := s.desk.Now().version
	change(t, dir, "支出预算", "899300", "999300")
	time.Sleep(10 * watch.Quiet)
	if s.desk.Now().version != version {
		t.Error("a change of the folder replaced what was dropped")
	}
	s.desk.Home(t.Context())
	if now := shown(t, s.desk); now.Source.Kind != "folder" || now.Source.Home || len(now.Pages) != 31 {
		t.Errorf("back home: %+v", now.Source)
	}
}

func TestEmptyDesk(t *testing.T) {
	s := newSite(t, "")
	now := shown(t, s.desk)
	if now.Source.Kind != "none" || len(now.Pages) != 0 || now.Final {
		t.Errorf("an empty desk: %+v", now)
	}
	for path, want := range map[string]int{"draft.pdf": 409, "final.pdf": 409, "tables.xlsx": 409, "blank.xlsx": 200, "example.xlsx": 200} {
		if status, _, body := s.do("GET", s.server.URL()+path, nil); status != want {
			t.Errorf("%s: %d, want %d: %.80s", path, status, want, body)
		}
	}
}

// The blank workbook that is handed out, dropped unfilled, gives faults and no
// pages, and nothing falls over.
func TestBlankWorkbook(t *testing.T) {
	s := newSite(t, "")
	_, _, blank := s.do("GET", s.server.URL()+"blank.xlsx", nil)
	body, kind := form(t, "空白.xlsx", []byte(blank))
	if status, _, text := s.do("POST", s.server.URL()+"open", body, "Content-Type", kind); status != 204 {
		t.Fatalf("%d %s", status, text)
	}
	if now := shown(t, s.desk); len(now.Pages) != 0 || len(now.Faults) == 0 || now.Stale {
		t.Errorf("%d pages, %d faults, stale %v", len(now.Pages), len(now.Faults), now.Stale)
	}
}

func TestPicturesAndLayers(t *testing.T) {
	s := newSite(t, "../../../examples/yangcheng.xlsx")
	now := shown(t, s.desk)
	url := s.server.URL()
	for path, want := range map[string]int{
		"picture/" + now.Pages[6].Picture + "?w=600":  200,
		"picture/" + now.Pages[6].Picture + "?w=8001": 400,
		"picture/" + now.Pages[6].Picture + "?w=0":    400,
		"picture/" + now.Pages[6].Picture:             400,
		"picture/" + now.Pages[6].Picture + "?w=8000": 500, // larger than a picture may be
		"picture/0123456789ab?w=600":                  204,
		"layer/" + now.Pages[6].Layer:                 200,
		"layer/0123456789ab":                          204,
	} {
		if status, _, body := s.do("GET", url+path, nil); status != want {
			t.Errorf("%s: %d, want %d: %.80s", path, status, want, body)
		}
	}
}

// What differs from another draft is marked at its places, at every save.
func TestAgainst(t *testing.T) {
	dir := unit(t)
	publisher, _, err := yugong.New(yugong.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	before, err := publisher.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	change(t, dir, "支出预算", "899300", "999300")
	desk := NewDesk(publisher, dir)
	desk.Against(before)
	go desk.Run(t.Context())
	waitFor(t, "the first reading", func() bool { return desk.Now().about.Ready })
	n := 0
	for _, f := range shown(t, desk).Faults {
		if strings.Contains(f.Message, "899,300 → 999,300（增 100,000，11.1%）") && len(f.Spots) > 0 {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the change is told and marked %d times", n)
	}
}
