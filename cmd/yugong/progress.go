package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"yugong"
	"yugong/cmd/internal/batch"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a batch is: a bar with rate and time left on a
// terminal, a line a unit elsewhere, where a log is kept. Failures are lines
// of their own on both.
type progress struct {
	w    io.Writer
	verb string // what is done to each: 生成
	tty  bool
	mu   sync.Mutex // stopping comes from elsewhere
	bar  *progressbar.ProgressBar
}

func newProgress(w io.Writer, verb string) *progress {
	f, ok := w.(*os.File)
	return &progress{w: w, verb: verb, tty: ok && term.IsTerminal(int(f.Fd()))}
}

// begin is called when the number of units is known: rate and time left are
// counted from then on.
func (p *progress) begin(total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.tty {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.w), progressbar.OptionSetDescription(p.verb), progressbar.OptionSetWidth(30),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("份"),
			progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionUseANSICodes(true))
		p.bar.RenderBlank()
	}
}

// done is called after each unit.
func (p *progress) done(r *batch.Record, done, total int) {
	p.step(unitLine(r), r.Failed(), done, total)
}

// step says what became of one of them.
func (p *progress) step(line string, failed bool, done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.tty {
		fmt.Fprintf(p.w, "[%d/%d] %s\n", done, total, line)
		return
	}
	if failed {
		p.say(line)
	}
	p.bar.Add(1)
}

// say prints a line above the bar.
func (p *progress) say(text string) {
	if p.bar != nil {
		p.bar.Clear()
	}
	fmt.Fprintln(p.w, text)
}

// stopping tells that Ctrl-C was heard.
func (p *progress) stopping() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.say("正在结束：做完手头的几份就停（再按一次 Ctrl-C 立即停止）")
}

// finish leaves the cursor below the bar.
func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		p.bar.Exit()
		fmt.Fprintln(p.w)
	}
}

// unitLine says what became of a unit.
func unitLine(r *batch.Record) string {
	if r.Failed() {
		for i := range r.Faults {
			if f := &r.Faults[i]; f.Severity == yugong.Error {
				return fmt.Sprintf("失败 %s：%s%s（共 %d 处错误）", r.Input, faultPlace(f), f.Message, r.Count(yugong.Error))
			}
		}
		return "失败 " + r.Input
	}
	if r.Reused {
		return r.Output + "：没有变化"
	}
	s := fmt.Sprintf("%s：%d 页，%.2f 秒", r.Output, r.Pages, r.Seconds)
	if n := r.Count(yugong.Error); n > 0 {
		s += fmt.Sprintf("，%d 处错误", n)
	}
	return s
}

func faultPlace(f *batch.Fault) string {
	switch {
	case f.Sheet == "":
		return ""
	case f.Cell == "":
		return f.Sheet + "："
	}
	return f.Sheet + "!" + f.Cell + "："
}
