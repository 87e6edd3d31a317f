package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Folder watches a folder until the context ends. Names for which matters
// returns false are as good as not there. The returned channel holds at most
// one signal; it is never closed.
//
// A folder that cannot be watched, or does not exist yet, is looked at from
// time to time instead.
func Folder(ctx context.Context, dir string, matters func(name string) bool) <-chan struct{} {
	out := make(chan struct{}, 1)
	events := make(chan struct{}, 1)
	go listen(ctx, dir, matters, events)
	go settle(ctx, events, func() string { return stamp(dir, matters) }, func() { offer(out) })
	return out
}

// File watches one file by its folder.
func File(ctx context.Context, path string) <-chan struct{} {
	base := filepath.Base(path)
	return Folder(ctx, filepath.Dir(path), func(name string) bool { return strings.EqualFold(name, base) })
}

// offer leaves a signal unless one lies there already.
func offer(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// listen passes on what the system tells of the folder. It starts anew when
// the watch is lost, for instance because the folder was replaced.
func listen(ctx context.Context, dir string, matters func(string) bool, events chan struct{}) {
	for ctx.Err() == nil {
		if w, err := fsnotify.NewWatcher(); err == nil {
			if w.Add(dir) == nil {
				forward(ctx, w, dir, matters, events)
			}
			w.Close()
		}
		select {
		case <-ctx.Done():
		case <-time.After(Look):
		}
	}
}

// forward runs until the watch is lost or the context ends.
func forward(ctx context.Context, w *fsnotify.Watcher, dir string, matters func(string) bool, events chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.Events:
			switch {
			case !ok:
				return
			case filepath.Clean(e.Name) == filepath.Clean(dir):
				if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
					return
				}
			case e.Op != fsnotify.Chmod && matters(filepath.Base(e.Name)):
				offer(events)
			}
		case _, ok := <-w.Errors:
			if !ok {
				return
			}
			offer(events) // events were lost: look
		}
	}
}

// stamp describes the files that matter: names, sizes, times.
func stamp(dir string, matters func(string) bool) string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "?"
	}
	var b strings.Builder
	for _, e := range entries {
		if !matters(e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil {
			fmt.Fprintf(&b, "%s %d %d\n", e.Name(), info.Size(), info.ModTime().UnixNano())
		}
	}
	return b.String()
}
