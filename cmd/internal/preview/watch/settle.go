package watch

import (
	"context"
	"time"
)

// Times of settling.
const (
	// Quiet is how long nothing may happen before a change counts as done.
	Quiet = 30 * time.Millisecond
	// Patience is after how much restlessness a signal is given anyway.
	Patience = 500 * time.Millisecond
	// Look is how often files are looked at without being told.
	Look = 1500 * time.Millisecond
)

// settle turns events into signals. stamp describes the files as they stand;
// two equal stamps a quiet moment apart mean that they have come to rest.
func settle(ctx context.Context, events <-chan struct{}, stamp func() string, signal func()) {
	look := time.NewTicker(Look)
	defer look.Stop()
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	var since time.Time // of the first event not signalled yet
	seen := stamp()
	touch := func() {
		if since.IsZero() {
			since = time.Now()
		}
		seen = stamp()
		quiet.Reset(Quiet)
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-events:
			if !since.IsZero() && time.Since(since) > Patience {
				since = time.Time{}
				signal()
			}
			touch()
		case <-look.C:
			if since.IsZero() && stamp() != seen {
				touch()
			}
		case <-quiet.C:
			if stamp() != seen && time.Since(since) < Patience {
				touch()
				continue
			}
			since = time.Time{}
			signal()
		}
	}
}
