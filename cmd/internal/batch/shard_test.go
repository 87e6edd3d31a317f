package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestShardsCoverEverythingOnce(t *testing.T) {
	for _, n := range []int{1, 2, 3, 40} {
		var sizes []int
		seen := map[string]int{}
		for i := 1; i <= n; i++ {
			size := 0
			for k := range 4000 {
				input := fmt.Sprintf("教育/%04d.xlsx", k)
				if (Shard{i, n}).has(input) {
					seen[input]++
					size++
				}
			}
			sizes = append(sizes, size)
		}
		for input, times := range seen {
			if times != 1 {
				t.Fatalf("%d shards: %s is in %d of them", n, input, times)
			}
		}
		if len(seen) != 4000 {
			t.Errorf("%d shards hold %d inputs, want 4000", n, len(seen))
		}
		for _, s := range sizes {
			if mean := 4000 / n; s < mean/2 || s > 2*mean {
				t.Errorf("%d shards of sizes %v are not even", n, sizes)
				break
			}
		}
	}
}

func TestParseShard(t *testing.T) {
	for text, want := range map[string]Shard{"1/1": {1, 1}, "3/8": {3, 8}, "0/8": {8, 8}, "8/8": {8, 8}} {
		if got, err := ParseShard(text); err != nil || got != want {
			t.Errorf("%s: %v %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "3", "9/8", "-1/8", "1/0", "a/b", "1/2/3"} {
		if got, err := ParseShard(text); err == nil {
			t.Errorf("%q: %v, want an error", text, got)
		}
	}
}

// Shards that run at the same time into one folder make what one run makes,
// and their manifests say what its manifest says.
func TestShardsTogetherAreTheWhole(t *testing.T) {
	dir, whole := county(t), t.TempDir()
	mustRun(t, newPublisher(t), options(dir, whole))
	const n = 3
	out := t.TempDir()
	runShards(t, dir, out, n)
	sameFiles(t, files(t, out), files(t, whole))

	merged, err := Merge(out, []string{out})
	if err != nil {
		t.Fatal(err)
	}
	want, err := Merge(whole, []string{whole})
	if err != nil {
		t.Fatal(err)
	}
	if len(merged.Records) != 6 || len(merged.Missing) > 0 || merged.Left != 0 {
		t.Errorf("%d records, missing %v, left %d", len(merged.Records), merged.Missing, merged.Left)
	}
	if !slices.IsSortedFunc(merged.Records, func(a, b Record) int { return strings.Compare(a.Input, b.Input) }) {
		t.Error("the records are not in the order of their inputs")
	}
	for i := range merged.Records {
		a, b := merged.Records[i], want.Records[i]
		a.Seconds, b.Seconds = 0, 0
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%+v\nwant %+v", a, b)
		}
	}

	// Divided otherwise, or not at all, nothing is built again.
	p := newPublisher(t)
	o := options(dir, out)
	o.Shard = Shard{1, 2}
	mustRun(t, p, o)
	o.Shard = Shard{}
	mustRun(t, p, o)
	if built := p.count(); built != 0 {
		t.Errorf("%d built again", built)
	}
	state, err := filepath.Glob(filepath.Join(out, stateFolder, "*"))
	if err != nil || len(state) != 2 { // the manifest and its lock
		t.Errorf("the state folder holds %v", state)
	}
}

func runShards(t *testing.T, dir, out string, n int) {
	t.Helper()
	var all sync.WaitGroup
	for i := 1; i <= n; i++ {
		all.Go(func() {
			o := options(dir, out)
			o.Shard = Shard{i, n}
			if _, err := Run(context.Background(), newPublisher(t), o); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// Units of one name in different shards overwrite nothing of each other, and
// later runs leave them their names.
func TestShardsShareNames(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	want := map[string]bool{}
	for i := range 8 {
		name := fmt.Sprintf("u%d", i)
		addUnit(t, filepath.Join(dir, name), "云岫县档案馆", fmt.Sprint(i))
		writeText(t, filepath.Join(dir, name, "说明.csv"), "事项,内容\n单位职责,第"+fmt.Sprint(i)+"馆的职责。\n")
		_, pdf := single(t, filepath.Join(dir, name))
		want[pdf] = true
	}
	runShards(t, dir, out, 4)
	first := files(t, out)
	for name, pdf := range first {
		if !want[pdf] {
			t.Errorf("%s is no unit's document, or two have the same", name)
		}
		delete(want, pdf)
	}
	if len(first) != 8 || len(want) != 0 {
		t.Errorf("%d documents, %d units without one", len(first), len(want))
	}
	runShards(t, dir, out, 4)
	sameFiles(t, files(t, out), first)
}

// TestMergeTakesTheLaterRun: of two manifests that speak of one input, what the
// later run says is right, whatever the files are called.
func TestMergeTakesTheLaterRun(t *testing.T) {
	for _, later := range []Shard{{1, 2}, {2, 2}} {
		out := t.TempDir()
		if err := os.Mkdir(filepath.Join(out, stateFolder), 0o777); err != nil {
			t.Fatal(err)
		}
		for i, s := range []Shard{{1, 2}, {2, 2}} {
			when := time.Unix(1_000_000, 0)
			if s == later {
				when = when.Add(time.Hour)
			}
			path := filepath.Join(out, stateFolder, s.manifest())
			writeText(t, path, fmt.Sprintf("{\"shard\":%q,\"units\":1}\n{\"input\":\"甲.xlsx\",\"unit\":\"第%d次\"}\n", s.String(), i+1))
			if err := os.Chtimes(path, when, when); err != nil {
				t.Fatal(err)
			}
		}
		m, err := Merge(out, []string{out})
		if want := fmt.Sprintf("第%d次", later.I); err != nil || len(m.Records) != 1 || m.Records[0].Unit != want {
			t.Errorf("%s is later: %+v, %v; want %s", later, m, err, want)
		}
	}
}

func TestMergeTellsWhatIsMissing(t *testing.T) {
	dir, base := county(t), t.TempDir()
	one, three := filepath.Join(base, "1"), filepath.Join(base, "3")
	for i, out := range map[int]string{1: one, 3: three} {
		o := options(dir, out)
		o.Shard = Shard{i, 3}
		mustRun(t, newPublisher(t), o)
	}
	m, err := Merge(base, []string{one, three})
	if err != nil || fmt.Sprint(m.Missing) != "[2/3]" {
		t.Errorf("missing %v, %v; want 2/3", m.Missing, err)
	}
	for _, r := range m.Records {
		if _, err := os.Stat(filepath.Join(base, filepath.FromSlash(r.Output))); err != nil {
			t.Errorf("the path of %s does not lead to its document: %v", r.Input, err)
		}
	}
	// A run that was killed has its journal: what had no turn is counted.
	path := filepath.Join(one, stateFolder, Shard{1, 3}.manifest())
	lines := strings.SplitAfter(read(t, path), "\n")
	if len(lines) < 3 {
		t.Fatal("shard 1 of the fixture holds no unit")
	}
	writeText(t, path, strings.Join(lines[:len(lines)-2], "")+`{"input":"cut off`)
	if m, err := Merge(base, []string{one, three}); err != nil || m.Left != 1 {
		t.Errorf("%d left, %v; want 1", m.Left, err)
	}
	var in *InputError
	if _, err := Merge(base, []string{t.TempDir()}); !errors.As(err, &in) || !errors.Is(err, ErrNoManifest) {
		t.Errorf("a folder without a manifest: %v", err)
	}
	if _, err := Merge(base, []string{filepath.Join(base, "none")}); !errors.As(err, &in) {
		t.Errorf("no such folder: %v", err)
	}
}
