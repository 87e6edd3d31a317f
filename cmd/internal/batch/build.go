package batch

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"yugong"
	"yugong/model"
)

// build starts the workers and hands out the inputs. The queue it returns is
// in the order of the inputs and closed when every unit in it is done.
func (b *run) build(ctx context.Context, inputs []input, workers int, alone bool) <-chan later {
	type job struct {
		input input
		done  later
	}
	jobs := make(chan job)
	for range workers {
		go func() {
			for j := range jobs {
				j.done <- b.attend(ctx, j.input, alone)
			}
		}()
	}
	// A slow unit holds up those behind it, never more than this many.
	queue := make(chan later, 2*workers)
	go func() {
		defer close(queue)
		defer close(jobs)
		for _, in := range inputs {
			if ctx.Err() != nil {
				return
			}
			done := make(later, 1)
			select {
			case <-ctx.Done():
				return
			case queue <- done:
			}
			jobs <- job{in, done}
		}
	}()
	return queue
}

// make builds one unit's document in memory. Whatever goes wrong, a panic
// included, becomes a finding of this unit.
func (b *run) make(ctx context.Context, in input, h *hand) (u unit) {
	start := b.Now()
	u.record = Record{Input: in.path, Final: b.Edition.IsFinal()}
	r := &u.record
	defer func() {
		if p := recover(); p != nil {
			u.pdf, u.ofd = nil, nil
			r.fail(fmt.Sprintf("程序内部出错：%v（%s）", p, origin(debug.Stack())), "请把这份输入和这句话报告给开发者")
		}
		if !r.Reused {
			r.Seconds = b.Now().Sub(start).Seconds()
		}
	}()
	if in.unread != "" {
		r.Unread = true
		r.fail(in.unread, in.hint)
		return u
	}
	from := source{b.root, in.path}
	key, cost, err := from.key(b.Base)
	if err != nil {
		r.fail(err.Error(), "")
		return u
	}
	was := b.state.old[in.path]
	if was != nil && !b.Force && was.Key == key && !was.Failed() {
		if b.reuse(&u, was) {
			return u
		}
	}
	if !b.Force && b.deadly(in.path, key) {
		r.Key, r.Deadly = key, true
		r.fail("以前单独生成它的时候，程序被系统强行终止（多半是内存不足），这次跳过", "请核对内容是否多得不合情理；换一份文件，或加 --force，就会再试")
		return u
	}
	h.known(key)
	u.err = b.document(ctx, filepath.Join(b.Dir, filepath.FromSlash(in.path)), cost, h, &u)
	// An input that was saved meanwhile is built again by the next run.
	if again, _, err := from.key(b.Base); err == nil && again == key {
		r.Key = key
	}
	return u
}

// reuse takes over what an earlier run made of a unit, when all that is wanted is
// there as it was.
func (b *run) reuse(u *unit, was *Record) bool {
	pdf := b.state.unchanged(was)
	if pdf == nil {
		return false
	}
	var ofd []byte
	if b.OFD {
		if ofd = b.state.holding(beside(was.Output), was.OFD); ofd == nil {
			return false
		}
	}
	u.record, u.pdf, u.ofd = *was, pdf, ofd
	u.record.Reused, u.record.Gone = true, false
	if !b.OFD {
		u.record.OFD = ""
	}
	return true
}

// deadly reports whether an input ended the program before, while it was the
// only one in hand.
func (b *run) deadly(path, key string) bool {
	if was := b.state.old[path]; was != nil && was.Deadly && was.Key == key {
		return true
	}
	s, ok := b.state.begun[path]
	return ok && s.Alone && s.Key == key
}

// document reads a unit, makes its document and notes what was found. Large units
// wait for memory, before they are read and before they are built. The error is
// ctx's.
func (b *run) document(ctx context.Context, path string, readCost int64, h *hand, u *unit) error {
	r := &u.record
	in, err := b.read(ctx, path, readCost, h)
	if err != nil {
		if ctx.Err() != nil {
			return errLeft
		}
		r.fail(err.Error(), "")
		return nil
	}
	d := in.Disclosure
	cost := buildCost(d)
	if err := b.memory.fits(cost); err != nil {
		r.describe(d)
		r.fail(err.Error(), "请核对是否多填了行；确实需要时给程序更多内存，或用 yugong build 单独生成")
		return nil
	}
	if err := b.admit(ctx, cost, h); err != nil {
		return errLeft
	}
	result := b.publisher.Build(in, b.Edition)
	r.describe(d)
	r.add(&result.Verdict)
	if result.OK() {
		u.print(result, b.OFD)
	}
	return nil
}

// print writes the documents of a unit into memory.
func (u *unit) print(result *yugong.Result, alsoOFD bool) {
	r := &u.record
	var pdf, ofd bytes.Buffer
	if err := result.PDF(&pdf); err != nil {
		r.fail("无法生成 PDF："+err.Error(), "")
		return
	}
	if alsoOFD {
		if err := result.OFD(&ofd); err != nil {
			r.fail("无法生成 OFD："+err.Error(), "")
			return
		}
		u.ofd, r.OFD = ofd.Bytes(), hashOf(ofd.Bytes())
	}
	u.pdf, r.Bytes, r.Hash = pdf.Bytes(), int64(pdf.Len()), hashOf(pdf.Bytes())
	r.Pages, r.Name = len(result.Pages.Pages), yugong.FileName(result.Disclosure)
}

// read reads a unit when there is room.
func (b *run) read(ctx context.Context, path string, cost int64, h *hand) (*yugong.Input, error) {
	if err := b.admit(ctx, cost, h); err != nil {
		return nil, err
	}
	defer h.done()
	return b.publisher.Read(path)
}

// admit waits for memory.
func (b *run) admit(ctx context.Context, cost int64, h *hand) error {
	if cost > small {
		h.limit.Stop()
	}
	release, err := b.memory.admit(ctx, cost)
	if err == nil {
		h.admitted(b.Limit, release, cost)
	}
	return err
}

// describe notes who the unit is and its totals. Texts are copied: a piece of
// a text would keep the whole sheet in memory.
func (r *Record) describe(d *model.Disclosure) {
	u := &d.Unit
	r.Unit, r.Code = strings.Clone(u.Name.Value), strings.Clone(u.Code.Value)
	r.Superior, r.SuperiorCode, r.Region = strings.Clone(u.Superior.Value), strings.Clone(u.SuperiorCode.Value), strings.Clone(u.Region.Value)
	r.Year, r.Department = u.Year.Value, u.Department.Value
	r.This, r.Last = figures(d)
}

// origin is the place in the program where a panic began: the first frame
// above it that is not the runtime's.
func origin(stack []byte) string {
	_, after, ok := bytes.Cut(stack, []byte("\npanic("))
	if !ok {
		return "?"
	}
	lines := strings.Split(string(after), "\n")[2:] // the rest of panic's two lines
	for i := 0; i+1 < len(lines); i += 2 {
		if !strings.HasPrefix(lines[i], "runtime.") {
			place, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
			return path.Base(filepath.ToSlash(place))
		}
	}
	return "?"
}

// writers is how many documents are written at once. A write waits for the
// disk, not for a core.
const writers = 8

// place names the units in the order of the queue and has them written. The
// queue it returns is in the same order and closed after the last one.
func (b *run) place(queue <-chan later) <-chan later {
	placed := make(chan later, writers)
	slots := make(chan struct{}, writers)
	go func() {
		defer close(placed)
		var pending sync.WaitGroup
		defer pending.Wait()
		for l := range queue {
			u := <-l
			write := b.settle(&u)
			done := make(later, 1)
			placed <- done
			if !write {
				u.pdf, u.ofd = nil, nil
				done <- u
				continue
			}
			slots <- struct{}{}
			pending.Go(func() {
				u.put(b)
				done <- u
				<-slots
			})
		}
	}()
	return placed
}
