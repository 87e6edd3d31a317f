package batch

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"yugong"
	"yugong/model/oserr"
)

// Options say what a batch does.
type Options struct {
	Dir, Out string
	Except   []string // files that are no inputs wherever they lie
	Workers  int      // at least 1
	Shard    Shard
	Force    bool // build again what is unchanged
	Edition  yugong.Edition
	OFD      bool          // a document of that format beside each PDF
	Base     string        // hash of form, faces, options and program
	Limit    time.Duration // for a unit
	Memory   int64         // bytes that large units may take together; 0 where nothing limits it
	Now      func() time.Time
	Begin    func(total int)                  // called before the first unit; may be nil
	Done     func(r *Record, done, total int) // called in the order of the inputs; may be nil
}

// Publisher reads a unit and makes its document. It is shared by the workers.
type Publisher interface {
	Read(path string) (*yugong.Input, error)
	Build(in *yugong.Input, e yugong.Edition) *yugong.Result
}

// Outcome is what a batch came to.
type Outcome struct {
	Records []Record // of all inputs that ever had their turn, in the order of the inputs
	Total   int      // inputs of the shard
	Built   int      // documents made by this run
	Reused  int      // documents that were there already
	Failed  int      // units without a document
	Gone    []Record // of earlier runs: the input is there no more, the document is
}

// Left returns how many inputs had no turn, because the run was ended early.
func (o *Outcome) Left() int { return o.Total - o.Built - o.Reused - o.Failed }

// InputError is a batch folder that cannot be read, or that holds no unit.
type InputError struct {
	Dir string
	Err error
}

// ErrNoUnits is the error of a folder without units.
var ErrNoUnits = errors.New("里面没有工作簿（.xlsx），也没有放着 单位信息.csv 的文件夹")

// Error names the folder.
func (e *InputError) Error() string {
	if errors.Is(e.Err, ErrNoUnits) || errors.Is(e.Err, ErrNoManifest) {
		return "文件夹 " + e.Dir + " " + e.Err.Error()
	}
	return "无法读取文件夹 " + e.Dir + "：" + oserr.Reason(e.Err)
}

// Unwrap returns the cause.
func (e *InputError) Unwrap() error { return e.Err }

// Run builds the batch; when ctx is done it ends after the documents in hand.
// Faults of units are in their records. The error is an *InputError, or one of
// the output folder (a *safefile.Error or ErrBusy); the outcome then holds what
// was done before.
func Run(ctx context.Context, p Publisher, o Options) (*Outcome, error) {
	all, err := find(o.Dir, o.Out, o.Except...)
	if err != nil {
		return nil, &InputError{o.Dir, err}
	}
	if len(all) == 0 {
		return nil, &InputError{o.Dir, ErrNoUnits}
	}
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, &InputError{o.Dir, err}
	}
	defer root.Close()
	s, err := openState(o.Out, o.Shard)
	if err != nil {
		return nil, err
	}
	defer s.close()
	b := &run{Options: o, publisher: p, state: s, root: root, memory: newMemory(o.Memory), taken: map[string]string{}}
	b.Workers, b.Limit = max(b.Workers, 1), cmp.Or(b.Limit, DefaultLimit)
	inputs := b.listed(all)
	if err := s.begin(len(inputs)); err != nil {
		return nil, err
	}
	if b.Begin != nil {
		b.Begin(len(inputs))
	}
	out, err := b.all(ctx, inputs)
	if err != nil {
		return out, err
	}
	out.Records = b.withEarlier(out.Records, inputs)
	if out.Left() == 0 {
		b.removeSuperseded(out.Records)
	}
	out.Gone = b.gone()
	return out, s.finish(len(inputs), slices.Concat(out.Records, out.Gone), out.Left() == 0)
}

// DefaultLimit is how long a unit may take: hundreds of times what a large one
// takes.
const DefaultLimit = 5 * time.Minute

// run is a batch in progress. Workers read it only; taken belongs to the
// goroutine that names documents.
type run struct {
	Options
	publisher Publisher
	state     *state
	root      *os.Root // the input folder
	memory    *memory
	known     map[string]bool   // every input, of all shards
	taken     map[string]string // case-folded output path → input
}

// listed notes all inputs and returns those of the shard.
func (b *run) listed(all []input) []input {
	b.known = make(map[string]bool, len(all))
	var mine []input
	for _, in := range all {
		b.known[in.path] = true
		if b.Shard.has(in.path) {
			mine = append(mine, in)
		}
	}
	return mine
}

// unit is an input on its way: its record and, unless nothing is to be
// written, its document.
type unit struct {
	record Record
	pdf    []byte
	ofd    []byte // beside it, when one is wanted
	err    error  // of the output folder
}

// later is a unit that somebody is still working on. Its channel has room for
// the unit, so who delivers it never waits.
type later chan unit

// all takes the inputs the whole way. Those that an earlier run was ended over
// have their turn after the others, one by one: should one of them end this run
// too, nobody else is harmed, and the next run knows which it was.
func (b *run) all(ctx context.Context, inputs []input) (*Outcome, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	out := &Outcome{Total: len(inputs)}
	var calm, suspect []input
	for _, in := range inputs {
		if _, begun := b.state.begun[in.path]; begun {
			suspect = append(suspect, in)
		} else {
			calm = append(calm, in)
		}
	}
	err := b.stretch(stop, out, b.place(b.build(ctx, calm, b.Workers, false)))
	if err == nil {
		err = b.stretch(stop, out, b.place(b.build(ctx, suspect, 1, true)))
	}
	slices.SortFunc(out.Records, func(x, y Record) int { return cmp.Compare(x.Input, y.Input) })
	return out, err
}

// stretch counts units in the order of the queue. Two queues of units that are
// still being worked on keep the order; their lengths bound the documents in
// memory.
func (b *run) stretch(stop func(), out *Outcome, placed <-chan later) error {
	var failure error
	for l := range placed { // to the end, so that no goroutine outlives the run
		u := <-l
		switch {
		case failure != nil, u.err == errLeft:
		case u.err != nil:
			failure = u.err
			stop()
		default:
			out.count(&u.record)
			if b.Done != nil {
				b.Done(&u.record, len(out.Records), out.Total)
			}
		}
	}
	return failure
}

func (o *Outcome) count(r *Record) {
	switch {
	case r.Failed():
		o.Failed++
	case r.Reused:
		o.Reused++
	default:
		o.Built++
	}
	o.Records = append(o.Records, *r)
}

// withEarlier adds, after an early end, the earlier records of inputs that had
// no turn. Both lists are in the order of the inputs.
func (b *run) withEarlier(records []Record, inputs []input) []Record {
	out := make([]Record, 0, len(inputs))
	for _, in := range inputs {
		switch was := b.state.old[in.path]; {
		case len(records) > 0 && records[0].Input == in.path:
			out = append(out, records[0])
			records = records[1:]
		case was != nil:
			early := *was
			early.Reused = true
			out = append(out, early)
		}
	}
	return out
}

// removeSuperseded removes documents that this batch once made of a unit that
// now has one under another name, if nobody touched them since.
func (b *run) removeSuperseded(records []Record) {
	has := make(map[string]bool, len(records))
	for i := range records {
		has[records[i].Input] = !records[i].Failed()
	}
	for _, p := range b.state.past {
		if has[p.Input] && p.OFD != "" && !(b.OFD && b.taken[folded(p.Output)] != "") && b.state.holding(beside(p.Output), p.OFD) != nil {
			b.state.root.Remove(filepath.FromSlash(beside(p.Output)))
		}
		if !has[p.Input] || b.taken[folded(p.Output)] != "" || !b.state.release(p.Output, p.Input) {
			continue
		}
		if data := b.state.unchanged(&p); data != nil {
			b.state.root.Remove(filepath.FromSlash(p.Output)) // what cannot be removed stays
		}
	}
}

// gone lists the documents of inputs that are there no more, sorted. Nobody
// but a person can tell whether they are to stay.
func (b *run) gone() []Record {
	var out []Record
	for _, input := range slices.Sorted(maps.Keys(b.state.old)) {
		r := *b.state.old[input]
		if b.known[input] || r.Failed() || b.taken[folded(r.Output)] != "" || b.state.unchanged(&r) == nil {
			continue
		}
		r.Gone = true
		out = append(out, r)
	}
	return out
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
