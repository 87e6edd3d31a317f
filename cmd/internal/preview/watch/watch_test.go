package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// desk is a pretended file: its stamp, and the signals with their times.
type desk struct {
	stamp  atomic.Int64
	events chan struct{}
	start  time.Time
	times  []time.Duration
}

func settled(t *testing.T, play func(*desk)) *desk {
	d := &desk{}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		d.start, d.events = time.Now(), make(chan struct{}, 1) // a channel of the bubble
		go settle(ctx, d.events, func() string { return strconv.FormatInt(d.stamp.Load(), 10) }, func() { d.times = append(d.times, time.Since(d.start)) })
		synctest.Wait()
		play(d)
		time.Sleep(5 * time.Second)
		synctest.Wait()
		cancel()
	})
	return d
}

// write changes the file; told says whether the system tells of it.
func (d *desk) write(told bool) {
	d.stamp.Add(1)
	if told {
		d.events <- struct{}{}
	}
	synctest.Wait()
}

func TestOneSaveOneSignal(t *testing.T) {
	d := settled(t, func(d *desk) { d.write(true) })
	if len(d.times) != 1 || d.times[0] != Quiet {
		t.Errorf("signals at %v, want one after %v", d.times, Quiet)
	}
}

func TestPartsOfASaveAreOne(t *testing.T) {
	d := settled(t, func(d *desk) {
		for range 10 {
			d.write(true)
			time.Sleep(Quiet / 2)
		}
	})
	if len(d.times) != 1 || d.times[0] != 9*Quiet/2+Quiet {
		t.Errorf("signals at %v, want one, a quiet moment after the last part", d.times)
	}
}

// Parts that the system does not tell of are seen by the file's size.
func TestUntoldPartsAreWaitedFor(t *testing.T) {
	d := settled(t, func(d *desk) {
		d.write(true)
		for range 6 {
			time.Sleep(Quiet * 2 / 3)
			d.write(false)
		}
	})
	if len(d.times) != 1 || d.times[0] < 4*Quiet {
		t.Errorf("signals at %v, want one after the last part", d.times)
	}
}

func TestRestlessFileIsSignalledAnyway(t *testing.T) {
	d := settled(t, func(d *desk) {
		for range 200 { // two seconds
			d.write(true)
			time.Sleep(10 * time.Millisecond)
		}
	})
	if n := len(d.times); n < 3 || n > 6 {
		t.Errorf("%d signals in two seconds of restlessness, want about one in %v: %v", n, Patience, d.times)
	}
	if d.times[0] > Patience+2*Quiet {
		t.Errorf("the first signal came after %v", d.times[0])
	}
}

// On a network drive nothing tells of changes.
func TestUntoldChangeIsFound(t *testing.T) {
	d := settled(t, func(d *desk) {
		time.Sleep(Look * 2)
		d.write(false)
	})
	if len(d.times) != 1 || d.times[0] > 3*Look+2*Quiet {
		t.Errorf("signals at %v, want one within %v", d.times, Look)
	}
}

func TestQuietFileIsNotSignalled(t *testing.T) {
	if d := settled(t, func(*desk) {}); len(d.times) != 0 {
		t.Errorf("signals at %v, want none", d.times)
	}
}

// The real file system, with the ways in which programs save.
func TestSaves(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "预算.xlsx")
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	put("预算.xlsx", "one")
	changes := File(t.Context(), path)
	time.Sleep(100 * time.Millisecond)
	for name, save := range map[string]func(n int){
		"in place": func(n int) { put("预算.xlsx", fmt.Sprint("in place ", n)) },
		"temporary file and rename": func(n int) {
			put("~$预算.xlsx", "lock")
			put("A1B2C3D4.tmp", fmt.Sprint("renamed ", n))
			if err := os.Rename(filepath.Join(dir, "A1B2C3D4.tmp"), path); err != nil {
				t.Fatal(err)
			}
			os.Remove(filepath.Join(dir, "~$预算.xlsx"))
		},
		"old file moved away first": func(n int) {
			os.Rename(path, path+".bak")
			put("new.tmp", fmt.Sprint("moved ", n))
			os.Rename(filepath.Join(dir, "new.tmp"), path)
			os.Remove(path + ".bak")
		},
		"in parts": func(n int) {
			f, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			for range 5 {
				fmt.Fprint(f, "part ", n)
				f.Sync()
				time.Sleep(Quiet / 3)
			}
			f.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			save(1)
			if !signalled(changes, 3*time.Second) {
				t.Fatal("no signal")
			}
			if signalled(changes, 4*Quiet) {
				t.Error("a second signal for one save")
			}
		})
	}
}

func TestOtherFilesDoNotMatter(t *testing.T) {
	dir := t.TempDir()
	changes := File(t.Context(), filepath.Join(dir, "预算.xlsx"))
	time.Sleep(50 * time.Millisecond)
	for _, name := range []string{"~$预算.xlsx", "A1B2.tmp", "预算.xlsx.bak"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if signalled(changes, 5*Quiet) {
		t.Error("a signal for files that do not matter")
	}
}

// A folder that is replaced, as some programs unpack archives, is found again.
func TestReplacedFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "unit")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	changes := Folder(t.Context(), dir, func(name string) bool { return filepath.Ext(name) == ".csv" })
	time.Sleep(50 * time.Millisecond)
	if err := os.Rename(dir, dir+"-old"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "单位信息.csv"), []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if !signalled(changes, 3*Look) {
		t.Error("the change in the new folder was not seen")
	}
}

func signalled(c <-chan struct{}, wait time.Duration) bool {
	select {
	case <-c:
		return true
	case <-time.After(wait):
		return false
	}
}
