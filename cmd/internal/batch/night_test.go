package batch

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"yugong"
	"yugong/model"
)

// A unit that never comes back is given up, the others are built.
func TestTimeLimit(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	stuck := make(chan struct{})
	defer close(stuck)
	p.hook = func(path string) error {
		if filepath.Base(path) == "一小" {
			<-stuck
		}
		return nil
	}
	o := options(dir, t.TempDir())
	o.Limit = 8 * time.Second // far more than a unit takes, on a busy machine too
	out := mustRun(t, p, o)
	if r := recordOf(t, out, "教育/一小"); out.Failed != 1 || out.Built != 5 || !strings.Contains(r.Findings[0].Message, "没有做完，已经放弃") {
		t.Errorf("%+v: %+v", out, r)
	}
}

// The end of a batch does not wait for a unit that hangs; the unit had no turn.
func TestEndWaitsForNobody(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	stuck := make(chan struct{})
	defer close(stuck)
	ctx, stop := context.WithCancel(context.Background())
	p.hook = func(path string) error {
		stop()
		<-stuck
		return nil
	}
	o := options(dir, t.TempDir())
	ended := make(chan *Outcome)
	go func() {
		out, err := Run(ctx, p, o)
		if err != nil {
			t.Error(err)
		}
		ended <- out
	}()
	select {
	case out := <-ended:
		if out.Left() != 6 || out.Failed != 0 {
			t.Errorf("%+v, want all left", out)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the batch does not end")
	}
	// A publisher of its own: the unit that hangs still holds the first one.
	if out := mustRun(t, newPublisher(t), o); out.Built != 6 {
		t.Errorf("afterwards: %+v", out)
	}
}

// weighty makes units look large: a fact costs perFact.
type weighty struct {
	*publisher
	facts     map[string]int
	now, most atomic.Int64
}

func (w *weighty) Read(path string) (*yugong.Input, error) {
	in, err := w.publisher.Read(path)
	if n := w.facts[filepath.Base(path)]; n > 0 && err == nil {
		in.Disclosure.Revenue = append(in.Disclosure.Revenue, make([]model.Revenue, n)...)
	}
	return in, err
}

func (w *weighty) Build(in *yugong.Input, e yugong.Edition) *yugong.Result {
	if d := in.Disclosure; len(d.Revenue) > 1000 {
		w.most.Store(max(w.most.Load(), w.now.Add(1)))
		defer w.now.Add(-1)
		time.Sleep(50 * time.Millisecond)
		d.Revenue = d.Revenue[:1]
	}
	return w.publisher.Build(in, e)
}

// Large units are built one at a time when two do not fit; one that does not
// fit at all is refused before it is built.
func TestMemoryBudget(t *testing.T) {
	dir := county(t)
	w := &weighty{publisher: newPublisher(t), facts: map[string]int{"一院": 6000, "二院": 6000, "一小": 6000, "三小": 20000}}
	o := options(dir, t.TempDir())
	o.Workers, o.Memory = 4, 64<<20
	out := mustRun(t, w, o)
	if r := recordOf(t, out, "教育/三小"); !r.Failed() || !strings.Contains(r.Findings[0].Message, "内容过多：约需 156 MB 内存，本次运行只有 64 MB 可用") {
		t.Errorf("%+v", r.Findings)
	}
	if out.Built != 5 || w.most.Load() != 1 {
		t.Errorf("%d built, %d large ones at a time; want 5 and 1", out.Built, w.most.Load())
	}
	// Where nobody set a limit, nothing is refused.
	o.Memory, o.Force = 0, true
	if out := mustRun(t, w, o); out.Built != 6 {
		t.Errorf("without a limit: %+v", out)
	}
}

// A slow unit is noted in the journal while it is made.
func TestSlowUnitIsNoted(t *testing.T) {
	dir, p := t.TempDir(), newPublisher(t)
	addUnit(t, filepath.Join(dir, "甲"), "云岫县甲", "1")
	o := options(dir, t.TempDir())
	p.hook = func(string) error {
		path := filepath.Join(o.Out, stateFolder, "manifest.jsonl")
		for range 100 {
			if strings.Contains(read(t, path), `{"started":"甲","key":`) {
				return nil
			}
			time.Sleep(50 * time.Millisecond)
		}
		return errors.New("not noted")
	}
	if out := mustRun(t, p, o); out.Built != 1 {
		t.Errorf("%+v", out.Records)
	}
}

// killed makes the journal say that a run was ended over a unit.
func killed(t *testing.T, o Options, input string, alone bool) {
	t.Helper()
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	key, _, err := source{root, input}.key(o.Base)
	if err != nil {
		t.Fatal(err)
	}
	line, err := json.Marshal(started{input, key, alone})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(o.Out, stateFolder, "manifest.jsonl")
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	old, _ := os.ReadFile(path)
	writeText(t, path, string(old)+"\n"+string(line)+"\n")
}

// A unit that a run was ended over is made last and alone; when that ended a
// run too, it is reported and skipped until it changes or is forced.
func TestUnitThatEndsTheProgram(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	killed(t, o, "卫生/一院", false)
	var order []string
	o.Done = func(r *Record, done, total int) { order = append(order, r.Input) }
	if out := mustRun(t, p, o); out.Built != 6 || order[5] != "卫生/一院" || out.Records[0].Input != "卫生/一院" && out.Records[0].Input != "教育/一小" {
		t.Errorf("in the order %v: %+v", order, out)
	}
	o.Done = nil
	if err := os.Remove(filepath.Join(o.Out, "卫生/云岫县卫生一院2025年单位预算公开.pdf")); err != nil {
		t.Fatal(err)
	}
	killed(t, o, "卫生/一院", true)
	p.count()
	for range 3 { // it is remembered
		out := mustRun(t, p, o)
		if r := recordOf(t, out, "卫生/一院"); out.Reused != 5 || !r.Failed() || !strings.Contains(r.Findings[0].Message, "强行终止") {
			t.Fatalf("%+v: %+v", out, r)
		}
	}
	if n := p.count(); n != 0 {
		t.Errorf("%d read", n)
	}
	forced := o
	forced.Force = true
	if out := mustRun(t, p, forced); out.Built != 6 {
		t.Errorf("forced: %+v", out)
	}
	killed(t, o, "卫生/一院", true)
	writeText(t, filepath.Join(dir, "卫生/一院/名词解释.csv"), "名词,解释\n甲,乙\n")
	if out := mustRun(t, p, o); out.Built != 1 {
		t.Errorf("changed: %+v", out)
	}
}

// A start that was taken back, since the run ended in an orderly way, counts
// nothing.
func TestStartTakenBack(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	killed(t, o, "卫生/一院", true)
	path := filepath.Join(o.Out, stateFolder, "manifest.jsonl")
	writeText(t, path, read(t, path)+`{"started":"卫生/一院"}`+"\n")
	if out := mustRun(t, p, o); out.Built != 6 {
		t.Errorf("%+v", out)
	}
}

// A forged manifest neither publishes nor removes a file.
func TestForgedManifest(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	base := t.TempDir()
	o := options(dir, filepath.Join(base, "out"))
	want := mustRun(t, p, o)
	documents := files(t, o.Out)
	foreign := filepath.Join(base, "x.pdf")
	other := filepath.Join(o.Out, "教育/别的.pdf")
	writeText(t, foreign, "foreign bytes")
	writeText(t, other, "foreign bytes")
	documents["教育/别的.pdf"] = "foreign bytes"
	path := filepath.Join(o.Out, stateFolder, "manifest.jsonl")
	for _, c := range []struct{ input, output, name string }{
		{"教育/一小", "../x.pdf", "x.pdf"},
		{"教育/一小", "教育/../../x.pdf", "云岫县教育一小2025年单位预算公开.pdf"},
		{"教育/一小", foreign, "x.pdf"},
		{"教育/一小", "教育/别的.pdf", "别的.pdf"},
		{"教育/一小", "教育/别的.pdf", "云岫县教育一小2025年单位预算公开.pdf"},
		{"../x", "../x.pdf", "x.pdf"},
		{"不在了", "../x.pdf", "x.pdf"},
	} {
		r := *recordOf(t, want, "教育/一小")
		r.Input, r.Output, r.Name, r.Hash, r.Bytes = c.input, c.output, c.name, hashOf([]byte("foreign bytes")), int64(len("foreign bytes"))
		line, err := json.Marshal(&r)
		if err != nil {
			t.Fatal(err)
		}
		writeText(t, path, read(t, path)+"\n"+string(line)+"\n")
		out := mustRun(t, p, o)
		if out.Failed != 0 || len(out.Gone) != 0 {
			t.Errorf("%v: %+v", c, out)
		}
		sameFiles(t, files(t, o.Out), documents)
		if read(t, foreign) != "foreign bytes" {
			t.Errorf("%v: the foreign file was changed", c)
		}
	}
	// A failed unit's earlier document, too, must be one of the folder.
	writeText(t, path, `{"input":"教育/一小","earlier":"../x.pdf"}`)
	writeText(t, filepath.Join(dir, "教育/一小/支出预算.csv"), "x\n")
	if r := recordOf(t, mustRun(t, p, o), "教育/一小"); r.Earlier != "" {
		t.Errorf("%s is told as an earlier document", r.Earlier)
	}
}

// While a shard runs, the whole batch does not, nor the other way round.
func TestWholeBatchRespectsShards(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	o.Shard = Shard{1, 2}
	var whole error
	o.Done = func(r *Record, done, total int) {
		if done == 1 {
			_, whole = Run(context.Background(), newPublisher(t), options(dir, o.Out))
		}
	}
	mustRun(t, p, o)
	if !errors.Is(whole, ErrBusy) {
		t.Errorf("a whole batch beside a shard: %v", whole)
	}
	other := options(dir, o.Out)
	other.Shard = Shard{2, 2}
	var shard error
	other.Done = func(r *Record, done, total int) {
		if done == 1 { // another shard may
			_, shard = Run(context.Background(), newPublisher(t), o)
		}
	}
	o.Done = nil
	mustRun(t, p, other)
	if shard != nil {
		t.Errorf("a shard beside another: %v", shard)
	}
	o.Shard = Shard{}
	o.Done = func(r *Record, done, total int) {
		if done == 1 {
			other.Done = nil
			_, shard = Run(context.Background(), newPublisher(t), other)
		}
	}
	mustRun(t, p, o)
	if !errors.Is(shard, ErrBusy) {
		t.Errorf("a shard beside the whole batch: %v", shard)
	}
}

// A unit that is gone from the input is said, with its document, as long as
// that is there.
func TestGoneUnits(t *testing.T) {
	dir, p := county(t), newPublisher(t)
	o := options(dir, t.TempDir())
	mustRun(t, p, o)
	if err := os.RemoveAll(filepath.Join(dir, "教育/一小")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		out := mustRun(t, p, o)
		if len(out.Gone) != 1 || out.Gone[0].Output != "教育/云岫县教育一小2025年单位预算公开.pdf" || out.Total != 5 {
			t.Fatalf("%+v", out)
		}
	}
	m, err := Merge(o.Out, []string{o.Out})
	if err != nil || len(m.Gone) != 1 || len(m.Records) != 5 || m.Left != 0 {
		t.Errorf("merged: %+v %v", m, err)
	}
	// It comes back: its document is there already.
	addUnit(t, filepath.Join(dir, "教育/一小"), "云岫县教育一小", "003")
	if out := mustRun(t, p, o); len(out.Gone) != 0 || out.Built+out.Reused != 6 {
		t.Errorf("back again: %+v", out)
	}
	if err := os.RemoveAll(filepath.Join(dir, "教育/一小")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(o.Out, "教育/云岫县教育一小2025年单位预算公开.pdf")); err != nil {
		t.Fatal(err)
	}
	if out := mustRun(t, p, o); len(out.Gone) != 0 {
		t.Errorf("its document is gone too: %+v", out.Gone)
	}
}
