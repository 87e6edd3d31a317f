package progress

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// Bar shows how far a batch is: a bar with rate and time left on a
// terminal, a line a unit elsewhere, where a log is kept. Failures are lines
// of their own on both.
type Bar struct {
	w    io.Writer
	verb string // what is done to each: 生成
	tty  bool
	mu   sync.Mutex // Stopping comes from elsewhere
	bar  *progressbar.ProgressBar
}

// New makes the bar of a run; verb is what is done to each.
func New(w io.Writer, verb string) *Bar {
	f, ok := w.(*os.File)
	return &Bar{w: w, verb: verb, tty: ok && term.IsTerminal(int(f.Fd()))}
}

// Begin is called when the number of units is known: rate and time left are
// counted from then on.
func (b *Bar) Begin(total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.tty {
		b.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(b.w), progressbar.OptionSetDescription(b.verb), progressbar.OptionSetWidth(30),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("份"),
			progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionUseANSICodes(true))
		b.bar.RenderBlank()
	}
}

// Step says what became of one of them.
func (b *Bar) Step(line string, failed bool, done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.tty {
		fmt.Fprintf(b.w, "[%d/%d] %s\n", done, total, line)
		return
	}
	if failed {
		b.say(line)
	}
	b.bar.Add(1)
}

// say prints a line above the bar.
func (b *Bar) say(text string) {
	if b.bar != nil {
		b.bar.Clear()
	}
	fmt.Fprintln(b.w, text)
}

// Stopping tells that Ctrl-C was heard.
func (b *Bar) Stopping() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.say("正在结束：做完手头的几份就停（再按一次 Ctrl-C 立即停止）")
}

// Finish leaves the cursor below the bar.
func (b *Bar) Finish() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar != nil {
		b.bar.Exit()
		fmt.Fprintln(b.w)
	}
}
