package inspect

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"yugong"
	"yugong/model/diag"
)

// tree makes empty files below a folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, n := range names {
		path := filepath.Join(root, filepath.FromSlash(n))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestFind(t *testing.T) {
	root := tree(t, "乙.pdf", "甲/1.PDF", "甲/2.xlsx", "甲/说明.docx", "丙/收入表.csv", "丙/支出表.xlsx", "~$乙.xlsx", ".x.pdf",
		"乙（核对）.pdf", "报告.xlsx", "核对/旧.pdf")
	list, err := Find([]string{root, filepath.Join(root, "乙.pdf")}, filepath.Join(root, "核对"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
	}
	if got, want := strings.Join(names, " "), "丙 乙.pdf 甲/1.PDF 甲/2.xlsx"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if _, err := Find([]string{filepath.Join(root, "没有")}, ""); err == nil {
		t.Error("a path that is not there was found")
	}
}

// Documents of one name in two inputs are told apart.
func TestSameName(t *testing.T) {
	a, b := tree(t, "公开.pdf"), tree(t, "公开.pdf")
	list, err := Find([]string{a, b}, "")
	if err != nil || len(list) != 2 || list[0].Name == list[1].Name {
		t.Errorf("%v %v", list, err)
	}
}

func sources(n int) []Source {
	var list []Source
	for i := range n {
		list = append(list, Source{Name: fmt.Sprintf("%02d.pdf", i)})
	}
	return list
}

// Records come in the order of the sources, a panic is one of them, and no more
// are at work than asked for.
func TestRun(t *testing.T) {
	var mu sync.Mutex
	busy, most := 0, 0
	audit := func(s Source) Record {
		mu.Lock()
		busy++
		most = max(most, busy)
		mu.Unlock()
		defer func() { mu.Lock(); busy--; mu.Unlock() }()
		if s.Name == "07.pdf" {
			panic("x")
		}
		return Record{Tables: []string{"表"}}
	}
	var names []string
	var failed []string
	Run(context.Background(), sources(40), 3, time.Minute, audit, func(r *Record) {
		names = append(names, r.Name)
		if r.Failed() {
			failed = append(failed, r.Name+r.Findings[0].Message)
		}
	})
	if len(names) != 40 || !strings.HasPrefix(strings.Join(names, " "), "00.pdf 01.pdf 02.pdf") {
		t.Errorf("%v", names)
	}
	if len(failed) != 1 || !strings.Contains(failed[0], "07.pdf核对时程序出错") {
		t.Errorf("%v", failed)
	}
	if most > 3 {
		t.Errorf("%d at a time", most)
	}
}

func TestRunStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	n := 0
	Run(ctx, sources(50), 1, time.Minute, func(Source) Record { stop(); return Record{} }, func(*Record) { n++ })
	if n == 0 || n > 3 {
		t.Errorf("%d records after the end", n)
	}
}

// A document that does not come back is given up, and stops none of the others.
func TestRunGivesUp(t *testing.T) {
	stuck := make(chan struct{})
	defer close(stuck)
	audit := func(s Source) Record {
		if s.Name == "01.pdf" {
			<-stuck
		}
		return Record{Tables: []string{"表"}}
	}
	var failed []string
	n := 0
	Run(context.Background(), sources(5), 1, 2*time.Second, audit, func(r *Record) {
		if n++; r.Failed() {
			failed = append(failed, r.Name+r.Findings[0].Message)
		}
	})
	if n != 5 || len(failed) != 1 || !strings.Contains(failed[0], "01.pdf2 秒内没有核对完") {
		t.Errorf("%d records, failed %v", n, failed)
	}
}

// TestJournal: what was audited is known again as long as nothing changed: the
// document, its name, the program, the annotated copy.
func TestJournal(t *testing.T) {
	root := tree(t, "甲.pdf", "核对/甲（核对）.pdf")
	out, s := filepath.Join(root, "核对"), Source{filepath.Join(root, "甲.pdf"), "甲.pdf"}
	open := func(base string) *Journal {
		j, err := OpenJournal(out, base)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(j.Close)
		return j
	}
	j := open("1")
	r := records()[0]
	r.Outcomes = []yugong.Outcome{{Rule: yugong.Rule{ID: "T02"}, Open: 1}}
	r.Name, r.Copy = "甲.pdf", "甲（核对）.pdf"
	key := j.Key(s)
	if _, ok := j.Find(key); ok || key == "" {
		t.Error("found before it was noted")
	}
	if err := j.Note(key, &r); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(j.file, `{"key":"x","rec`) // a kill
	if got, ok := open("1").Find(key); !ok || !reflect.DeepEqual(got, r) {
		t.Errorf("%+v, want %+v", got, r)
	}
	if open("2").Key(s) == key || j.Key(Source{s.Path, "乙.pdf"}) == key {
		t.Error("another program or name, the same key")
	}
	if os.WriteFile(s.Path, []byte("x"), 0o600) != nil || j.Key(s) == key {
		t.Error("a changed document has the same key")
	}
	os.Remove(filepath.Join(out, "甲（核对）.pdf"))
	if _, ok := open("1").Find(key); ok {
		t.Error("found without its copy")
	}
}

func records() []Record {
	bad := Record{Name: "甲/公开.pdf", Unit: "某局", Year: 2025, Kind: "单位", Form: "shanxi-unit", Pages: 30, Tables: []string{"表一"}, Missing: []string{"表二"}, Copy: "甲/公开（核对）.pdf"}
	bad.Findings = yugong.Findings{{Severity: diag.Error, At: diag.Pos{Book: "公开.pdf", Sheet: "收入表", Page: 6, Row: 3, Col: 2}, Rule: "T02", Message: "“合计”为 <5> 万元", Expected: "4 万元"}}
	return []Record{bad, {Name: "乙.pdf", Tables: []string{"表一"}}}
}

func TestPage(t *testing.T) {
	var b bytes.Buffer
	if err := Page(&b, records()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2 份文档，通过 1 份，有错误 1 份", "第6页《收入表》第3行第2列", "&lt;5&gt;", `href="./%E7%94%B2/`, "#page=6", "没有找到、未核对的表：表二"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not on the page", want)
		}
	}
	folder := t.TempDir()
	if Foreign(folder) {
		t.Error("a page that is not there is foreign")
	}
	for text, foreign := range map[string]bool{b.String(): false, `<meta name="generator" content="yugong">`: true} {
		if err := os.WriteFile(filepath.Join(folder, PageFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if Foreign(folder) != foreign {
			t.Errorf("foreign: %v", !foreign)
		}
	}
}

func TestBook(t *testing.T) {
	var a, b bytes.Buffer
	if Book(&a, records()) != nil || Book(&b, records()) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) || a.Len() == 0 {
		t.Error("the same records gave other bytes")
	}
}
