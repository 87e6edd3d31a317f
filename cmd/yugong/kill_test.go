package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"yugong/examples/county/invent"
	"yugong/model/workbook/write"
)

// TestKilledBatchContinues kills the program with SIGKILL at many points of a
// batch: while it starts, after every document or so, a moment later, in the
// midst of the reports. After each kill every file there is whole; the next
// run goes on; the last one leaves what a run without a kill leaves.
func TestKilledBatchContinues(t *testing.T) {
	units := 40
	if testing.Short() {
		units = 12
	}
	in := inventCounty(t, units)
	want := t.TempDir()
	if log, err := program("batch", in, "-o", want).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	whole := outputs(t, want)
	if len(whole) != units+2 {
		t.Fatalf("%d files, want %d documents and two reports", len(whole), units)
	}

	out := filepath.Join(t.TempDir(), "out")
	kills, built := 0, 0
	strike := func(lines int, pause time.Duration) (finished bool) {
		finished = killedRun(t, in, out, lines, pause)
		if !finished {
			kills++
		}
		built = intact(t, out, whole)
		return finished
	}
	for _, pause := range []time.Duration{0, 5, 20, 40, 80} { // while it starts
		strike(0, pause*time.Millisecond)
	}
	for i := 0; built < units && !t.Failed(); i++ { // after the first new document, and later
		strike(1, time.Duration(i%7)*3*time.Millisecond)
	}
	for i := range 6 { // all documents are there: while the reports are written
		strike(units, time.Duration(i)*4*time.Millisecond)
	}
	if log, err := program("batch", in, "-o", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, log)
	} else if !bytes.Contains(log, []byte("生成 0 份草稿，没有变化")) {
		t.Errorf("the last run should have had nothing left to do:\n%s", log)
	}
	intact(t, out, whole)
	for name := range whole {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Error(err)
		}
	}
	for _, state := range entries(t, filepath.Join(out, ".yugong")) {
		if state != "manifest.jsonl" && state != "manifest.jsonl.lock" {
			t.Errorf("left behind: .yugong/%s", state)
		}
	}
	t.Logf("%d kills on the way to %d documents", kills, units)
	if kills < units/4 {
		t.Errorf("only %d kills struck", kills)
	}
}

// TestInterruptedBatchEndsCleanly sends Ctrl-C: the documents in hand are
// finished, the reports written, and the status tells that more is to do.
func TestInterruptedBatchEndsCleanly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows sends no interrupt to one process alone")
	}
	const units = 30
	in := inventCounty(t, units)
	out := filepath.Join(t.TempDir(), "out")
	cmd := program("batch", in, "-o", out, "-j", "1")
	errors, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	for s := bufio.NewScanner(errors); s.Scan(); {
		if log.Len() == 0 {
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Error(err)
			}
		}
		log.WriteString(s.Text() + "\n")
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitEnvironment {
		t.Errorf("exit status %d, want %d", code, exitEnvironment)
	}
	for _, want := range []string{"正在结束", "个单位没有处理；再运行同一命令即可继续"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("%q is not in\n%s", want, log.String())
		}
	}
	files := outputs(t, out)
	done := len(files) - 2
	if files["index.html"] == nil || files["报告.xlsx"] == nil || done < 1 || done >= units {
		t.Errorf("%d documents, want some, and the reports", done)
	}
	if text, err := program("batch", in, "-o", out).CombinedOutput(); err != nil || !strings.Contains(string(text), fmt.Sprintf("没有变化 %d 份", done)) {
		t.Errorf("the next run does not go on after %d documents: %v\n%s", done, err, text)
	}
}

// program is a run of the program, which the test binary is under that name.
func program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Args = append([]string{"yugong"}, args...)
	return cmd
}

// killedRun starts a batch and kills it after a number of lines on standard
// error that speak of new documents, or of all units, and a pause. finished
// reports that the run was faster.
func killedRun(t *testing.T, in, out string, lines int, pause time.Duration) (finished bool) {
	t.Helper()
	cmd := program("batch", in, "-o", out)
	errors, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(errors); lines > 0 && s.Scan(); {
		if lines > 1 || strings.Contains(s.Text(), " 页，") {
			lines--
		}
	}
	time.Sleep(pause)
	cmd.Process.Kill() // fails when it has ended by itself
	err = cmd.Wait()
	return err == nil
}

// inventCounty writes workbooks of units.
func inventCounty(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	c := invent.New(5, n)
	for i := range n {
		u := c.Unit(i)
		path := filepath.Join(dir, filepath.FromSlash(u.Path)+".xlsx")
		var b bytes.Buffer
		if err := write.Disclosure(&b, u.Disclosure); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// outputs reads what a batch made, its own state left out.
func outputs(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if err == nil && e.Name() == ".yugong" {
				return fs.SkipDir
			}
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		all[rel], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// intact checks that every file is one of the whole batch's, to the byte, and
// returns how many documents there are. The report workbook holds times, and
// the reports may be told of fewer units: of them only that they are whole
// files is asked, by their ends.
func intact(t *testing.T, out string, whole map[string][]byte) (documents int) {
	t.Helper()
	if _, err := os.Stat(out); err != nil {
		return 0 // killed before it was made
	}
	for name, data := range outputs(t, out) {
		want, known := whole[name]
		switch {
		case !known:
			t.Errorf("%s should not be there", name)
		case filepath.Ext(name) == ".pdf":
			documents++
			if !bytes.Equal(data, want) {
				t.Errorf("%s is broken: %d bytes, want %d", name, len(data), len(want))
			}
		case filepath.Ext(name) == ".html" && !bytes.HasSuffix(data, []byte("</html>\n")),
			filepath.Ext(name) == ".xlsx" && !bytes.HasPrefix(data[max(0, len(data)-22):], []byte("PK\x05\x06")):
			t.Errorf("%s is broken", name)
		}
	}
	return documents
}

func entries(t *testing.T, dir string) (names []string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}
