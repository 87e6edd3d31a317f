package batch

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// How long a unit may take before something is done about it.
const (
	// slow is after how long a unit's start is put into the journal. A unit
	// takes hundredths of a second, so that a kill finds few innocent ones there.
	slow = time.Second
	// grace is how long the units in hand are waited for when the batch is to
	// end.
	grace = 2 * time.Second
)

// errLeft is the error of a unit that was let go of because the batch ended.
var errLeft = errors.New("the batch ended before the unit")

// hand is a unit that is being made: what its maker and the one who waits for
// it share.
type hand struct {
	state *state
	start started
	limit *time.Timer

	mu      sync.Mutex
	due     bool // the start is to be noted: the unit is large, or slow
	noted   bool
	left    bool   // nobody waits any more
	release func() // of the memory it was admitted to
}

// attend has a unit made and waits for it, no longer than the limit, and no
// longer than the grace when the batch is to end. A maker that does not come
// back is left to itself: its result is dropped.
func (b *run) attend(ctx context.Context, in input, alone bool) unit {
	began := b.Now()
	h := &hand{state: b.state, start: started{Input: in.path, Alone: alone}, limit: time.NewTimer(b.Limit), release: func() {}}
	defer h.limit.Stop()
	defer time.AfterFunc(slow, h.note).Stop()
	done := make(later, 1)
	go func() { done <- b.make(ctx, in, h) }()
	ending := ctx.Done()
	var end <-chan time.Time
	for {
		select {
		case u := <-done:
			h.leave()
			return u
		case <-h.limit.C:
			h.leave()
			u := unit{record: Record{Input: in.path, Final: b.Edition.IsFinal(), Seconds: b.Now().Sub(began).Seconds()}}
			u.record.fail(limitText(b.Limit)+"没有做完，已经放弃", "请核对内容是否多得不合情理；确实需要时用 --timeout 放宽时限")
			return u
		case <-ending:
			ending, end = nil, time.After(grace)
		case <-end:
			h.leave()
			b.state.line(started{Input: in.path}) // the end is not its fault
			return unit{record: Record{Input: in.path}, err: errLeft}
		}
	}
}

func limitText(d time.Duration) string {
	if d < 2*time.Minute {
		return fmt.Sprintf("%.0f 秒内", d.Seconds())
	}
	return fmt.Sprintf("%.0f 分钟内", d.Minutes())
}

// known tells the hash of the input, without which a start is not noted: a
// changed input is another one.
func (h *hand) known(key string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.start.Key = key
	h.journal()
}

// note has the start put into the journal.
func (h *hand) note() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.due = true
	h.journal()
}

func (h *hand) journal() {
	if h.due && !h.noted && !h.left && h.start.Key != "" {
		h.noted = true
		h.state.line(h.start) // what cannot be written stops the batch with its record
	}
}

// admitted takes over the memory that the unit was given; waiting for it was not
// the unit's time. The start of a large unit is noted at once.
func (h *hand) admitted(limit time.Duration, release func(), cost int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.left {
		release()
		return
	}
	h.release = release
	h.limit.Reset(limit)
	h.due = h.due || cost > small
	h.journal()
}

// done gives the memory back.
func (h *hand) done() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.release()
	h.release = func() {}
}

// leave ends the waiting.
func (h *hand) leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.left = true
	h.release()
	h.release = func() {}
}
