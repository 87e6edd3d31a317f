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
	"yugong/model/oserr"
)

// build starts the workers and hands out the inputs. The queue it returns is
// in the order of the inputs and closed when every unit in it is done.
func (b *run) build(ctx context.Context, inputs []string) <-chan later {
	workers := max(b.Workers, 1)
	type job struct {
		input string
		done  later
	}
	jobs := make(chan job)
	for range workers {
		go func() {
			for j := range jobs {
				j.done <- b.make(j.input)
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
func (b *run) make(input string) (u unit) {
	start := b.Now()
	u.record = Record{Input: input, Final: b.Watermark == ""}
	r := &u.record
	defer func() {
		if p := recover(); p != nil {
			u.pdf = nil
			r.fail(fmt.Sprintf("程序内部出错：%v（%s）", p, origin(debug.Stack())), "请把这份输入和这句话报告给开发者")
		}
		if !r.Reused {
			r.Seconds = b.Now().Sub(start).Seconds()
		}
	}()
	source := filepath.Join(b.Dir, filepath.FromSlash(input))
	key, err := keyOf(b.Base, source)
	if err != nil {
		r.fail("无法读取："+oserr.Reason(err), "")
		return u
	}
	if was := b.state.old[input]; was != nil && !b.Force && was.Key == key && !was.Failed() {
		if pdf := readUnchanged(filepath.Join(b.Out, filepath.FromSlash(was.Output)), was); pdf != nil {
			u.record, u.pdf = *was, pdf
			r.Reused = true
			return u
		}
	}
	u.pdf = b.document(source, r)
	// An input that was saved meanwhile is built again by the next run.
	if again, err := keyOf(b.Base, source); err == nil && again == key {
		r.Key = key
	}
	return u
}

// document runs the publisher and notes what it found; nil when there is no
// document.
func (b *run) document(source string, r *Record) []byte {
	result, err := b.publisher.Run(source, b.Watermark)
	if err != nil {
		r.fail(err.Error(), "")
		return nil
	}
	r.describe(result)
	r.add(result.Faults)
	if !result.OK() {
		return nil
	}
	var pdf bytes.Buffer
	if err := result.PDF(&pdf); err != nil {
		r.fail("无法生成 PDF："+err.Error(), "")
		return nil
	}
	r.Pages, r.Bytes, r.Hash = len(result.Pages.Pages), int64(pdf.Len()), hashOf(pdf.Bytes())
	r.Name = yugong.FileName(result.Disclosure)
	return pdf.Bytes()
}

// describe notes who the unit is and its totals. Texts are copied: a piece of
// a text would keep the whole sheet in memory.
func (r *Record) describe(result *yugong.Result) {
	d := result.Disclosure
	if d == nil {
		return
	}
	u := &d.Unit
	r.Unit, r.Code = strings.Clone(u.Name.Value), strings.Clone(u.Code.Value)
	r.Superior, r.SuperiorCode, r.Region = strings.Clone(u.Superior.Value), strings.Clone(u.SuperiorCode.Value), strings.Clone(u.Region.Value)
	r.Year, r.Department = u.Year.Value, u.Department.Value
	ledger := model.NewLedger(d)
	r.Income = ledger.Sum(model.FromFacts).Fen()
	spent := &model.Filter{Kinds: []model.Kind{model.Basic, model.Project}}
	r.Spending = ledger.Sum(model.FromFacts, spent).Fen()
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
				u.pdf = nil
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
