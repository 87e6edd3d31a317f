package preview_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"
)

// browsers are the names under which Chromium is installed.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// chromium finds the browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("tests in a browser take a minute")
	}
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("YUGONG_TOOLS") == "required" {
		t.Fatal("Chromium is missing (apt-get install chromium)")
	}
	t.Skip("Chromium is not installed")
	return ""
}

// tab is a page in a browser, with all that it said and asked for.
type tab struct {
	*testing.T
	ctx context.Context

	mu       sync.Mutex
	console  []string
	requests []string
}

// newTab opens a browser window of 1280 × 800.
func newTab(t *testing.T) *tab {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 800),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	b := &tab{T: t, ctx: ctx}
	messages := chromedp.Console(ctx)
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	err := chromedp.Listen(ctx, func(ev any) {
		if e, ok := ev.(*network.EventRequestWillBeSent); ok {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.requests = append(b.requests, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.console = append(b.console, m.String()+" "+m.URL)
			b.mu.Unlock()
		}
	}()
	return b
}

// open navigates, and waits for the first page's picture.
func (b *tab) open(url string) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(url)); err != nil {
		b.Fatal(err)
	}
}

// eval runs JavaScript and returns its value.
func eval[T any](b *tab, js string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", js, err)
	}
	return v
}

// wait polls until a JavaScript expression is true.
func (b *tab) wait(what, js string) {
	b.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if eval[bool](b, "Boolean("+js+")") {
			return
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.Fatalf("%s: still not so after 15 s: %s\nconsole: %q", what, js, b.console)
}

const drawn = `document.querySelector("#page-1 img")?.naturalWidth > 100`

// quiet fails when the page complained, or asked anyone but its own server.
func (b *tab) quiet(allowed ...string) {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, m := range b.console {
		if !matches(m, allowed) {
			b.Errorf("console: %s", m)
		}
	}
	for _, r := range b.requests {
		u, err := url.Parse(r)
		if err != nil || u.Scheme != "blob" && u.Scheme != "data" && u.Scheme != "chrome-extension" && !net.ParseIP(u.Hostname()).IsLoopback() {
			b.Errorf("a request left the machine: %s", r)
		}
	}
	if len(b.requests) == 0 {
		b.Error("no request was seen at all")
	}
}

func matches(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// program builds yugong once for all tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "yugong-preview")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "yugong")
	out, err := exec.Command("go", "build", "-o", path, "yugong/cmd/yugong").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%v: %s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// run is the program at work.
type run struct {
	url   string
	start time.Time
	cmd   *exec.Cmd
	lines []string
	done  chan error
}

var address = regexp.MustCompile(`预览在 (http://\S+)`)

// preview starts the program and waits for its address.
func preview(t *testing.T, args ...string) *run {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	r := &run{cmd: exec.Command(path, append([]string{"preview", "--no-open", "--addr", "127.0.0.1:0"}, args...)...), done: make(chan error, 1)}
	stderr, err := r.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	r.start = time.Now()
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	found := make(chan string, 1)
	go func() {
		s := bufio.NewScanner(stderr)
		for s.Scan() {
			r.lines = append(r.lines, s.Text())
			if m := address.FindStringSubmatch(s.Text()); m != nil {
				found <- m[1]
			}
		}
		r.done <- r.cmd.Wait()
	}()
	t.Cleanup(func() { r.cmd.Process.Kill() })
	select {
	case r.url = <-found:
	case err := <-r.done:
		t.Fatalf("the program ended: %v\n%s", err, strings.Join(r.lines, "\n"))
	case <-time.After(20 * time.Second):
		t.Fatal("no address after 20 s")
	}
	return r
}

const (
	example = "../../../examples/yangcheng.xlsx"
	folder  = "../../../examples/full"
)

// workbook copies the example into a folder of its own.
func workbook(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "预算.xlsx")
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// edit changes cells and saves as Excel does: a lock file, a temporary file,
// a rename.
func edit(t *testing.T, path string, cells map[string]any) {
	t.Helper()
	data := edited(t, path, cells)
	dir := filepath.Dir(path)
	lock := filepath.Join(dir, "~$"+filepath.Base(path))
	temp := filepath.Join(dir, "3F2A9C10.tmp")
	for _, err := range []error{os.WriteFile(lock, []byte("user"), 0o666), os.WriteFile(temp, data, 0o666), os.Rename(temp, path), os.Remove(lock)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// edited returns the bytes of a changed workbook; cells are 支出预算!L2.
func edited(t *testing.T, path string, cells map[string]any) []byte {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, v := range cells {
		sheet, cell, _ := strings.Cut(at, "!")
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
