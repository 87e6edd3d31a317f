package preview

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"yugong"
	"yugong/cmd/internal/preview/watch"
)

// Desk holds what is previewed. One goroutine, Run, changes it; any may look.
type Desk struct {
	publisher *yugong.Publisher
	home      string        // path given at the start, "" for none
	shelf     bool          // home is a folder of units
	against   *yugong.Input // what differs from it is shown, nil for nothing

	now   atomic.Pointer[Snapshot]
	tasks chan func(context.Context)
	hub   hub

	// Owned by Run.
	path    string // what is watched and shown, "" for none
	memory  string // name of a dropped workbook that is shown instead
	units   []string
	last    *reading
	stop    context.CancelFunc // ends the watch of path
	changes <-chan struct{}
	retry   *time.Timer
	tries   int
}

// retries are the pauses between attempts to read a file that looks as if it
// were being saved; after the last its fault is shown.
var retries = []time.Duration{50 * time.Millisecond, 100 * time.Millisecond, 200 * time.Millisecond, 400 * time.Millisecond}

// NewDesk makes a desk for a path: a workbook, a csv folder, a folder of units,
// or "" for an empty desk.
func NewDesk(publisher *yugong.Publisher, path string) *Desk {
	d := &Desk{publisher: publisher, home: path, tasks: make(chan func(context.Context)), retry: time.NewTimer(time.Hour)}
	d.retry.Stop()
	d.shelf = path != "" && isFolder(path) && !isUnit(path)
	if !d.shelf {
		d.path = path
	}
	d.publish(&Snapshot{about: d.describe()})
	return d
}

// Against has the desk show what differs from another draft; it is called
// before Run.
func (d *Desk) Against(in *yugong.Input) { d.against = in }

// Now returns the newest snapshot, never nil.
func (d *Desk) Now() *Snapshot { return d.now.Load() }

// Run works until the context ends.
func (d *Desk) Run(ctx context.Context) {
	var listed <-chan struct{}
	if d.shelf {
		listed = watch.Folder(ctx, d.home, func(name string) bool { return isWorkbook(name) || !strings.Contains(name, ".") })
		d.list()
	}
	d.show(ctx, d.path)
	for {
		select {
		case <-ctx.Done():
			return
		case task := <-d.tasks:
			task(ctx)
		case <-listed:
			d.relist(ctx)
		case <-d.changes:
			d.tries = 0
			d.read()
		case <-d.retry.C:
			d.tries++
			d.read()
		}
	}
}

// do has Run do something, and waits for it. It reports false when the desk
// has been left.
func (d *Desk) do(ctx context.Context, task func(context.Context)) bool {
	done := make(chan struct{})
	select {
	case <-ctx.Done():
		return false
	case d.tasks <- func(ctx context.Context) { task(ctx); close(done) }:
	}
	select {
	case <-ctx.Done():
		return false
	case <-done:
		return true
	}
}

// show puts a path on the desk and watches it.
func (d *Desk) show(ctx context.Context, path string) {
	if d.stop != nil {
		d.stop()
	}
	d.stop, d.changes = nil, nil
	d.retry.Stop()
	d.path, d.memory, d.last, d.tries = path, "", nil, len(retries) // nothing is being saved yet
	if path == "" {
		about := d.describe()
		about.Ready = true
		d.publish(&Snapshot{about: about})
		return
	}
	var watching context.Context
	watching, d.stop = context.WithCancel(ctx)
	if isFolder(path) {
		d.changes = watch.Folder(watching, path, func(name string) bool {
			return strings.EqualFold(filepath.Ext(name), ".csv") && !strings.HasPrefix(name, "~") && !strings.HasPrefix(name, ".")
		})
	} else {
		d.changes = watch.File(watching, path)
	}
	d.read()
}

// read reads what lies on the desk and shows it, unless it is being saved.
func (d *Desk) read() {
	r := readPath(d.publisher, d.path)
	if r.unsettled && d.tries < len(retries) {
		d.retry.Reset(retries[d.tries])
		return
	}
	if d.last != nil && r.digest == d.last.digest && r.digest != [len(r.digest)]byte{} {
		return // the same bytes
	}
	d.set(r, d.last == nil)
}

// set makes a snapshot of a reading. Faults that leave no pages keep the last
// good ones, unless something else is on the desk now.
func (d *Desk) set(r *reading, fresh bool) {
	d.last = r
	s := &Snapshot{about: d.describe(), found: yugong.Verdict{Findings: r.Findings}}
	s.about.Ready = true
	if r.Disclosure != nil {
		result := d.run(r)
		s.found = result.Verdict
		if result.OK() {
			s.pages, s.input = newPages(result), r.Input
		}
	}
	if old := d.now.Load(); s.pages == nil && !fresh && old.pages != nil {
		s.pages, s.stale = old.pages, true
	}
	d.publish(s)
}

// run makes the draft. A fault of the program on an odd workbook is shown like
// any other, and the preview goes on.
func (d *Desk) run(r *reading) (result *yugong.Result) {
	defer func() {
		if v := recover(); v != nil {
			result = &yugong.Result{Verdict: yugong.Verdict{Findings: slices.Clone(r.Findings)}}
			result.Findings.Errorf(yugong.Place{}, "程序内部错误，请把这份工作簿和这句话报告给开发者：%v", v)
		}
	}()
	result = d.publisher.Build(r.Input, yugong.Draft(""))
	if d.against != nil {
		changes := yugong.CompareInputs(d.against, r.Input)
		result.Findings = append(result.Findings, yugong.DifferenceFindings(changes, d.against.Disclosure.Book)...)
	}
	return result
}

func (d *Desk) publish(s *Snapshot) {
	if old := d.now.Load(); old != nil {
		s.version, s.replaced = old.version+1, old.replaced
		if old.pages != nil && old.pages != s.pages {
			s.replaced = append([]*pages{old.pages}, old.replaced[:min(len(old.replaced), keptPages-1)]...)
		}
	}
	s.seal()
	d.now.Store(s)
	d.hub.tell()
}

// describe tells what is on the desk.
func (d *Desk) describe() about {
	a := about{Kind: "none", Home: d.home != "" && d.memory != ""}
	switch {
	case d.memory != "":
		a.Kind, a.Name = "memory", d.memory
	case d.shelf:
		a.Kind, a.Name = "shelf", filepath.Base(absolute(d.home))
	case d.path == "":
	case isFolder(d.path):
		a.Kind, a.Name = "folder", filepath.Base(absolute(d.path))
	default:
		a.Kind, a.Name = "file", filepath.Base(d.path)
	}
	for _, u := range d.units {
		a.Units = append(a.Units, shelfUnit{unitID(u), strings.TrimSuffix(u, filepath.Ext(u)), d.memory == "" && d.unitPath(u) == d.path})
	}
	return a
}

// list finds the units of the shelf and puts the first on the desk.
func (d *Desk) list() {
	d.units = listUnits(d.home)
	if d.path == "" && len(d.units) > 0 {
		d.path = d.unitPath(d.units[0])
	}
}

// relist finds units that came or went; what is shown stays.
func (d *Desk) relist(ctx context.Context) {
	old := d.units
	empty := d.path == ""
	d.list()
	switch {
	case slices.Equal(old, d.units):
	case empty && d.memory == "":
		d.show(ctx, d.path)
	default:
		s := *d.now.Load()
		s.about = d.describe()
		s.about.Ready = true
		d.publish(&s)
	}
}

func (d *Desk) unitPath(unit string) string { return filepath.Join(d.home, filepath.FromSlash(unit)) }

// Choose shows a unit of the shelf by the name that the server gave it.
func (d *Desk) Choose(ctx context.Context, id string) bool {
	found := make(chan bool, 1)
	d.do(ctx, func(ctx context.Context) {
		i := slices.IndexFunc(d.units, func(u string) bool { return unitID(u) == id })
		if i >= 0 {
			d.show(ctx, d.unitPath(d.units[i]))
		}
		found <- i >= 0
	})
	select {
	case ok := <-found:
		return ok
	default:
		return false // the desk has been left
	}
}

// Home goes back from a dropped workbook to what is watched.
func (d *Desk) Home(ctx context.Context) {
	d.do(ctx, func(ctx context.Context) {
		if d.memory != "" {
			d.show(ctx, d.path)
		}
	})
}

// Open shows a workbook that is in memory only.
func (d *Desk) Open(ctx context.Context, name string, data []byte) {
	d.do(ctx, func(context.Context) { d.put(name, readData(d.publisher, data, name)) })
}

// Example shows the example unit.
func (d *Desk) Example(ctx context.Context) error {
	const name = "示例"
	in, err := d.publisher.Example()
	if err != nil {
		return err
	}
	d.do(ctx, func(context.Context) { d.put(name, &reading{Input: in}) })
	return nil
}

// put lays something on the desk that is not watched; the page may lay it there
// again when it sees it saved. What was watched waits to be gone back to.
func (d *Desk) put(name string, r *reading) {
	again := d.memory == name
	if d.stop != nil {
		d.stop()
	}
	d.stop, d.changes = nil, nil
	d.retry.Stop()
	d.memory = name
	d.set(r, !again)
}

// Final makes the final document of a snapshot; the result is not OK when
// findings forbid it.
func (d *Desk) Final(s *Snapshot) *yugong.Result { return d.publisher.Build(s.input, yugong.Final()) }

// Tables lays out the published tables of a snapshot.
func (d *Desk) Tables(s *Snapshot) *yugong.Tables { return d.publisher.Tables(s.input) }

// hub tells readers that there is a new snapshot. It keeps none waiting: a
// reader that is slow skips snapshots.
type hub struct {
	mu      sync.Mutex
	readers []chan struct{}
}

func (h *hub) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.readers {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}

// join returns a channel that holds a signal whenever there is news.
func (h *hub) join() (news <-chan struct{}, leave func()) {
	c := make(chan struct{}, 1)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.readers = append(h.readers, c)
	return c, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.readers = slices.DeleteFunc(h.readers, func(o chan struct{}) bool { return o == c })
	}
}

// errorsOf are the findings that forbid a final document.
func errorsOf(list yugong.Findings) yugong.Findings {
	return slices.DeleteFunc(slices.Clone(list), func(d yugong.Finding) bool { return d.Severity != yugong.Error })
}
