package batch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"yugong/cmd/internal/safefile"
	"yugong/model/diag"
)

// Names and bytes are those of single builds, whatever the number of workers
// and whichever worker is faster.
func TestSameAsSingleBuilds(t *testing.T) {
	dir := county(t)
	want := map[string]string{}
	found, err := find(dir, "out")
	if err != nil || len(found) != 6 {
		t.Fatal(found, err)
	}
	var all []string
	for _, in := range found {
		all = append(all, in.path)
	}
	for _, in := range all {
		name, pdf := single(t, filepath.Join(dir, in))
		want[path.Join(path.Dir(in), name)] = pdf
	}
	for _, workers := range []int{1, 2, 7} {
		t.Run(fmt.Sprint(workers, " workers"), func(t *testing.T) {
			p := newPublisher(t)
			p.hook = func(string) error {
				time.Sleep(time.Duration(rand.Intn(5)) * time.Millisecond)
				return nil
			}
			o := options(dir, t.TempDir())
			o.Workers = workers
			var order []string
			o.Done = func(r *Record, done, total int) {
				order = append(order, r.Input)
				if done != len(order) || total != 6 {
					t.Errorf("%d of %d, want %d of 6", done, total, len(order))
				}
			}
			out := mustRun(t, p, o)
			sameFiles(t, files(t, o.Out), want)
			if strings.Join(order, " ") != strings.Join(all, " ") {
				t.Errorf("done in the order %v", order)
			}
			if out.Built != 6 || out.Failed != 0 || out.Left() != 0 {
				t.Errorf("%+v", out)
			}
		})
	}
}

func TestOneBadUnitStopsNoOther(t *testing.T) {
	dir := county(t)
	writeText(t, filepath.Join(dir, "坏.xlsx"), "no workbook")
	writeText(t, filepath.Join(dir, "卫生/一院/支出预算.csv"), "功能科目编码,资金性质\n2010350,一般公共预算\n")
	p := newPublisher(t)
	p.hook = func(path string) error {
		switch filepath.Base(path) {
		case "二院":
			_ = []byte(path)[len(path)] // panics
		case "一小":
			return errors.New("磁盘坏道")
		}
		return nil
	}
	o := options(dir, t.TempDir())
	out := mustRun(t, p, o)
	if out.Failed != 4 || out.Built != 3 {
		t.Errorf("%d failed and %d built, want 4 and 3", out.Failed, out.Built)
	}
	for input, want := range map[string]string{
		"坏.xlsx": "", "卫生/一院": "", "教育/一小": "磁盘坏道",
		"卫生/二院": "（run_test.go:",
	} {
		r := recordOf(t, out, input)
		if !r.Failed() || r.Output != "" || r.Findings.Count(diag.Error) == 0 || !strings.Contains(r.Findings[0].Message, want) {
			t.Errorf("%s: %+v, want %q", input, r, want)
		}
	}
	if got := files(t, o.Out); len(got) != 3 {
		t.Errorf("%d files, want 3", len(got))
	}
}

// TestFindingsAreBuilds: a batch keeps what build finds of a unit, whole, and so
// does the manifest for the next run.
func TestFindingsAreBuilds(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "扬程"), os.DirFS("../../../examples/yangcheng")); err != nil {
		t.Fatal(err)
	}
	writeText(t, filepath.Join(dir, "扬程", "核对说明.csv"), "规则,位置,理由,说明人\nT15,支出预算!J19,沿用上年口径,会计\n")
	p := newPublisher(t)
	o := options(dir, t.TempDir())
	in, err := p.Read(filepath.Join(dir, "扬程"))
	if err != nil {
		t.Fatal(err)
	}
	want := p.Build(in, o.Edition)
	if len(want.Findings) == 0 || len(want.Accepted) == 0 || want.Findings[0].Hints == nil {
		t.Fatal("the unit has nothing to keep")
	}
	for n := range 2 {
		r := recordOf(t, mustRun(t, p, o), "扬程")
		if !reflect.DeepEqual(r.Findings, want.Findings) || !reflect.DeepEqual(r.Accepted, want.Accepted) {
			t.Errorf("run %d: batch keeps\n%v\nbuild found\n%v", n, r.Findings, want.Findings)
		}
	}
}

func recordOf(t *testing.T, out *Outcome, input string) *Record {
	t.Helper()
	for i := range out.Records {
		if out.Records[i].Input == input {
			return &out.Records[i]
		}
	}
	t.Fatalf("no record of %s", input)
	return nil
}

func TestIncremental(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	mustRun(t, p, o)
	want := files(t, o.Out)
	if n := p.count(); n != 6 {
		t.Fatalf("%d built first, want 6", n)
	}
	again := func(what string, built int) {
		t.Helper()
		out := mustRun(t, p, o)
		if n := p.count(); n != built || out.Built != built || out.Reused != 6-built {
			t.Errorf("%s: %d built (outcome %d built, %d reused), want %d", what, n, out.Built, out.Reused, built)
		}
		sameFiles(t, files(t, o.Out), want)
	}
	again("nothing changed", 0)

	one := filepath.Join(o.Out, "教育/云岫县教育一小2025年单位预算公开.pdf")
	if err := os.Remove(one); err != nil {
		t.Fatal(err)
	}
	again("a document deleted", 1)
	writeText(t, one, strings.Replace(want["教育/云岫县教育一小2025年单位预算公开.pdf"], "obj", "OBJ", 1))
	again("a document altered", 1)

	input := filepath.Join(dir, "教育/一小", unitSheet)
	writeText(t, input, read(t, input)+"\n在职人数,12\n")
	out := mustRun(t, p, o)
	if n := p.count(); n != 1 || out.Built != 1 {
		t.Errorf("an input changed: %d built, want 1", n)
	}
	want = files(t, o.Out)

	o.Force = true
	again("forced", 6)
	o.Force, o.Base = false, "another program"
	again("another program", 6)
	again("the same program again", 0)
}

// A unit whose input is changed for the worse keeps its earlier document, and
// says so.
func TestFailureKeepsTheEarlierDocument(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	mustRun(t, p, o)
	want := files(t, o.Out)
	spending := filepath.Join(dir, "教育/一小/支出预算.csv")
	good := read(t, spending)
	writeText(t, spending, "x\n")
	for range 2 { // the second run must not forget
		r := recordOf(t, mustRun(t, p, o), "教育/一小")
		if !r.Failed() || r.Earlier != "教育/云岫县教育一小2025年单位预算公开.pdf" {
			t.Errorf("%+v", r)
		}
	}
	sameFiles(t, files(t, o.Out), want)
	writeText(t, spending, good)
	mustRun(t, p, o)
	sameFiles(t, files(t, o.Out), want)
}

// Names follow from the inputs, not from what was there before.
func TestNames(t *testing.T) {
	dir, p := t.TempDir(), newPublisher(t)
	addUnit(t, filepath.Join(dir, "a"), "云岫县档案馆", "1")
	addUnit(t, filepath.Join(dir, "b"), "云岫县档案馆", "2")
	addUnit(t, filepath.Join(dir, "c"), `云岫县/图书馆?`, "3")
	addUnit(t, filepath.Join(dir, "下级/b"), "云岫县档案馆", "4")
	o := options(dir, t.TempDir())
	expect := func(pairs map[string]string) {
		t.Helper()
		mustRun(t, p, o)
		want := map[string]string{}
		for name, input := range pairs {
			_, want[name] = single(t, filepath.Join(dir, input))
		}
		sameFiles(t, files(t, o.Out), want)
	}
	expect(map[string]string{
		"云岫县档案馆2025年单位预算公开.pdf":    "a",
		"云岫县档案馆2025年单位预算公开（b）.pdf": "b",
		"云岫县／图书馆？2025年单位预算公开.pdf":  "c",
		"下级/云岫县档案馆2025年单位预算公开.pdf": "下级/b",
	})
	// The first turns out to be another unit: the second gets its name.
	addUnit(t, filepath.Join(dir, "a"), "云岫县党史馆", "1")
	expect(map[string]string{
		"云岫县党史馆2025年单位预算公开.pdf":    "a",
		"云岫县档案馆2025年单位预算公开.pdf":    "b",
		"云岫县／图书馆？2025年单位预算公开.pdf":  "c",
		"下级/云岫县档案馆2025年单位预算公开.pdf": "下级/b",
	})
	// And back: both move without a loss.
	addUnit(t, filepath.Join(dir, "a"), "云岫县档案馆", "1")
	expect(map[string]string{
		"云岫县档案馆2025年单位预算公开.pdf":    "a",
		"云岫县档案馆2025年单位预算公开（b）.pdf": "b",
		"云岫县／图书馆？2025年单位预算公开.pdf":  "c",
		"下级/云岫县档案馆2025年单位预算公开.pdf": "下级/b",
	})
}

func TestDuplicatesAreReported(t *testing.T) {
	dir, p := t.TempDir(), newPublisher(t)
	addUnit(t, filepath.Join(dir, "a"), "云岫县档案馆", "007")
	addUnit(t, filepath.Join(dir, "b"), "云岫县档案馆", "008")
	addUnit(t, filepath.Join(dir, "c"), "云岫县党史馆", "008")
	addUnit(t, filepath.Join(dir, "d"), "云岫县图书馆", "009")
	o := options(dir, t.TempDir())
	mustRun(t, p, o)
	records := mustRun(t, p, o).Records // taken over: still once each
	MarkDuplicates(records)
	marked := MarkDuplicates(records) // leaves nothing behind
	for i, want := range []string{"单位名称“云岫县档案馆”与 b 相同", "单位名称“云岫县档案馆”与 a 相同|单位编码“008”与 c 相同", "单位编码“008”与 b 相同", ""} {
		var got []string
		for _, f := range marked[i].Findings {
			if strings.Contains(f.Message, "相同") {
				got = append(got, f.Message)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", records[i].Input, got, want)
		}
		if len(records[i].Findings) > 0 && strings.Contains(records[i].Findings[0].Message, "相同") {
			t.Error("the record itself was changed")
		}
	}
}

// After an early end, the documents in hand are there whole, the rest follows
// in the next run.
func TestEarlyEnd(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	complete := options(dir, t.TempDir())
	mustRun(t, p, complete)
	p.count()
	o := options(dir, t.TempDir())
	o.Workers = 1
	ctx, stop := context.WithCancel(context.Background())
	o.Done = func(r *Record, done, total int) { stop() }
	out, err := Run(ctx, p, o)
	if err != nil {
		t.Fatal(err)
	}
	first := p.count()
	if out.Left() == 0 || out.Built != first || len(out.Records) != first {
		t.Errorf("%+v after %d were built, want some left", out, first)
	}
	o.Done = nil
	out = mustRun(t, p, o)
	if n := p.count(); n+first != 6 || out.Reused != first || out.Left() != 0 {
		t.Errorf("%d built after %d, want 6 together", n, first)
	}
	sameFiles(t, files(t, o.Out), files(t, complete.Out))
}

func TestEnvironment(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	var in *InputError
	if _, err := Run(context.Background(), p, options(filepath.Join(dir, "none"), t.TempDir())); !errors.As(err, &in) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such folder: %v", err)
	}
	if _, err := Run(context.Background(), p, options(t.TempDir(), t.TempDir())); !errors.Is(err, ErrNoUnits) {
		t.Errorf("empty folder: %v", err)
	}
	if _, err := Run(context.Background(), p, options(filepath.Join(dir, "卫生/一院", unitSheet), t.TempDir())); !errors.As(err, &in) {
		t.Errorf("a file: %v", err)
	}
	blocked := filepath.Join(t.TempDir(), "file")
	writeText(t, blocked, "")
	var file *safefile.Error
	if _, err := Run(context.Background(), p, options(dir, filepath.Join(blocked, "out"))); !errors.As(err, &file) {
		t.Errorf("output below a file: %v", err)
	}
	o := options(dir, t.TempDir())
	writeText(t, filepath.Join(o.Out, "卫生"), "a file in the way of a folder")
	out, err := Run(context.Background(), p, o)
	if !errors.As(err, &file) || out == nil || out.Built != 0 {
		t.Errorf("a subfolder that cannot be made: %+v, %v", out, err)
	}
	if err := os.Remove(filepath.Join(o.Out, "卫生")); err != nil {
		t.Fatal(err)
	}
	if out := mustRun(t, p, o); out.Built+out.Reused != 6 {
		t.Errorf("after mending: %+v", out)
	}
}

// A document that cannot be replaced is one unit's trouble.
func TestFileInTheWay(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	if err := os.MkdirAll(filepath.Join(o.Out, "教育/云岫县教育一小2025年单位预算公开.pdf"), 0o777); err != nil {
		t.Fatal(err)
	}
	out := mustRun(t, p, o)
	if r := recordOf(t, out, "教育/一小"); out.Failed != 1 || out.Built != 5 || !r.Failed() || !strings.Contains(r.Findings[len(r.Findings)-1].Message, "文件夹") {
		t.Errorf("%+v %+v", out, r)
	}
}

func TestOneBatchAtATime(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	var second error
	o.Done = func(r *Record, done, total int) {
		if done == 1 {
			_, second = Run(context.Background(), p, options(dir, o.Out))
		}
	}
	mustRun(t, p, o)
	if !errors.Is(second, ErrBusy) {
		t.Errorf("a second batch in the same folder: %v", second)
	}
}

// The output may lie below the input, and the other way round the state of a
// batch is no input.
func TestOutputBelowInput(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, filepath.Join(dir, "公开"))
	mustRun(t, p, o)
	writeText(t, filepath.Join(o.Out, "表.xlsx"), "")
	if out := mustRun(t, p, o); out.Total != 6 {
		t.Errorf("%d units, want 6", out.Total)
	}
	o.Out = dir
	writeText(t, filepath.Join(dir, ReportFile), "")
	if err := os.RemoveAll(filepath.Join(dir, "公开")); err != nil {
		t.Fatal(err)
	}
	if out := mustRun(t, p, o); out.Total != 6 || out.Failed != 0 {
		t.Errorf("into the input folder: %+v", out)
	}
}
