package preview_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

func TestFirstPage(t *testing.T) {
	b := newTab(t)
	b.open("about:blank") // the accountant's browser is open already
	r := preview(t, example)
	b.open(r.url)
	b.wait("the first page is drawn", drawn)
	took := time.Since(r.start)
	t.Logf("first page on screen %v after the start of the program", took.Round(time.Millisecond))
	if took > 3*time.Second {
		t.Errorf("the first page took %v", took)
	}
	b.wait("all pages are there", `document.querySelectorAll(".page").length === 31`)
	b.wait("the contents are there", `document.querySelectorAll(".tree button").length > 30`)
	if title := eval[string](b, "document.title"); !strings.Contains(title, "阳城县政务服务中心") {
		t.Errorf("the title is %q", title)
	}
	// Sharp: as many pixels as the screen shows.
	b.wait("the picture has the screen's pixels", `(() => { const i = document.querySelector("#page-1 img"); return Math.abs(i.naturalWidth - i.getBoundingClientRect().width * devicePixelRatio) < 1.5 })()`)
	b.quiet()
	t.Logf("memory of the program: %s", memory(r))
}

// memory reads the most memory that the program took.
func memory(r *run) string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", r.cmd.Process.Pid))
	if err != nil {
		return "unknown here"
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "unknown here"
}

func TestContentsAndKeyboard(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, example).url)
	b.wait("drawn", drawn)
	const click = `[...document.querySelectorAll(".tree button")].find((b) => b.textContent.includes("2025年预算支出总表")).click()`
	eval[any](b, click+"; 0")
	b.wait("page 7 is current", `document.getElementById("page").value === "7"`)
	b.wait("its entry is marked", `document.querySelector(".tree [aria-current]")?.textContent.includes("支出总表")`)
	b.wait("its picture comes", `document.querySelector("#page-7 img").naturalWidth > 100`)
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent("e")); err != nil {
		t.Fatal(err)
	}
	b.wait("E goes to the first fault", `document.querySelector(".fault [aria-current]") && document.querySelector(".mark.of-fault")`)
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent("\u001b")); err != nil {
		t.Fatal(err)
	}
	b.wait("Escape takes the mark away", `!document.querySelector(".mark.of-fault")`)
	b.quiet()
}

func TestFaultMarksItsPlace(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, example).url)
	b.wait("faults are listed", `document.querySelectorAll("#fault-list .fault").length > 3`)
	eval[any](b, `[...document.querySelectorAll(".fault > button")].find((b) => b.textContent.includes("26,000")).click(); 0`)
	b.wait("the mark is in view", `(() => { const m = document.querySelector(".mark.of-fault"); if (!m) return false;
		const r = m.getBoundingClientRect(), v = document.getElementById("view").getBoundingClientRect();
		return r.top >= v.top && r.bottom <= v.bottom && r.width > 10 })()`)
	b.wait("it covers the amount", `(() => { const m = document.querySelector(".mark.of-fault").getBoundingClientRect();
		return document.elementsFromPoint(m.x + m.width / 2, m.y + m.height / 2).some((e) => e.textContent === "26,000") })()`)
	b.quiet()
}

// TestFaultWithoutAPlace: a fault that no page shows says so when it is chosen.
func TestFaultWithoutAPlace(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, workbook(t)).url)
	b.wait("faults are listed", `document.querySelectorAll("#fault-list .fault").length > 3`)
	eval[any](b, `[...document.querySelectorAll(".fault > button")].find((b) => b.textContent.includes("100.01%")).click(); 0`)
	b.wait("it goes to a place or tells why there is none", `document.querySelector(".mark.of-fault") || document.querySelector(".fault p.quiet")?.textContent.includes("请在工作簿里改")`)
	b.quiet()
}

func TestClickTellsTheCells(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, example).url)
	b.wait("text is laid over", `[...document.querySelectorAll("#page-7 .text span")].some((s) => s.textContent === "472.01")`)
	eval[any](b, `document.getElementById("page-7").scrollIntoView({behavior: "instant"}); 0`)
	at := eval[[]float64](b, `(async () => { await new Promise((r) => setTimeout(r, 300));
		const s = [...document.querySelectorAll("#page-7 .text span")].find((s) => s.textContent === "10.84"), r = s.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`)
	if err := chromedp.Do(b.ctx, chromedp.MouseClickXY(at[0], at[1])); err != nil {
		t.Fatal(err)
	}
	b.wait("the cells are told", `/支出预算!L\d+/.test(document.querySelector(".origin-card")?.textContent ?? "")`)
	b.wait("the place is marked", `document.querySelector("#page-7 .mark.origin")`)
	b.quiet()
}

func TestSearch(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, example).url)
	b.wait("all text is laid over", `document.querySelectorAll(".page").length === 31 && [...document.querySelectorAll(".text")].every((t) => t.childElementCount > 0 || t.parentElement.id === "page-1")`)
	if err := chromedp.Do(b.ctx, chromedp.Click("#find"), chromedp.SendKeys("#query", "公务用车运行维护费")); err != nil {
		t.Fatal(err)
	}
	b.wait("matches are counted", `/^1 \/ \d+$/.test(document.getElementById("found").textContent)`)
	b.wait("the match is in view", `(() => { const r = document.querySelector(".mark.hit.current").getBoundingClientRect(); return r.top > 50 && r.bottom < innerHeight && r.width > 20 })()`)
	// White space and full-width forms do not matter; a match may run over a line's end.
	eval[any](b, `(() => { const q = document.getElementById("query"); q.value = "２０２５ 年预算"; q.dispatchEvent(new Event("input")) })(); 0`)
	b.wait("folded", `/\/ \d\d/.test(document.getElementById("found").textContent)`)
	eval[any](b, `(() => { const q = document.getElementById("query"); q.value = "没有这几个字"; q.dispatchEvent(new Event("input")) })(); 0`)
	b.wait("nothing found is said", `document.getElementById("found").textContent === "没有找到"`)
	// The browser's own search sees the text too.
	if !eval[bool](b, `document.getElementById("search").hidden = true, getSelection().removeAllRanges(), window.find("公共资源交易规范化建设")`) {
		t.Error("the browser's own search does not find the text")
	}
	b.quiet()
}

// A saved change shows without reloading; place and zoom stay.
func TestSavedChange(t *testing.T) {
	path := workbook(t)
	next := edited(t, path, map[string]any{"支出预算!L2": 999300})
	b := newTab(t)
	r := preview(t, path)
	b.open(r.url)
	b.wait("text", `document.querySelectorAll("#page-7 .text span").length > 10`)
	eval[any](b, `window.mine = 1; document.getElementById("zoom").value = "1.25"; document.getElementById("zoom").dispatchEvent(new Event("change"));
		document.getElementById("view").scrollTop = document.getElementById("page-7").offsetTop + 321; 0`)
	b.wait("drawn at the zoom", `document.querySelector("#page-7 img").naturalWidth === Math.round(595.276 * 96 / 72 * 1.25)`)
	b.wait("idle", `document.querySelectorAll(".text > div").length > 1000`)
	top := eval[float64](b, `document.getElementById("view").scrollTop`)
	eval[any](b, `window.seen = 0; new MutationObserver(() => { if (!window.seen && document.querySelector(".mark.flash")) window.flashed = 1 }).observe(document.body, {subtree: true, childList: true});
		window.before = document.querySelector("#page-7 img"); window.when = new Promise((done) => { const look = () => document.querySelector("#page-7 img") !== window.before ? done(Date.now()) : setTimeout(look, 4); look() }); 0`)
	temp := path + ".tmp"
	if err := os.WriteFile(temp, next, 0o666); err != nil {
		t.Fatal(err)
	}
	saved := time.Now()
	if err := os.Rename(temp, path); err != nil {
		t.Fatal(err)
	}
	shown := time.UnixMilli(int64(eval[float64](b, "window.when")))
	t.Logf("the changed page is on screen %v after the save", shown.Sub(saved).Round(time.Millisecond))
	if took := shown.Sub(saved); took > 2*time.Second {
		t.Errorf("the update took %v", took)
	}
	b.wait("the change flashes", `window.flashed === 1`)
	b.wait("the new figure is there", `document.querySelector("#page-7 .text").textContent.includes("482.01")`)
	if now := eval[float64](b, `document.getElementById("view").scrollTop`); now != top {
		t.Errorf("the scroll moved from %v to %v", top, now)
	}
	if eval[float64](b, "window.mine") != 1 {
		t.Error("the page was reloaded")
	}
	b.wait("the zoom stays", `document.getElementById("zoom").value === "1.25"`)
	b.wait("the change is told", `!document.getElementById("toast").hidden`)
	b.quiet()
}

// A broken save keeps the last good pages and tells the fault above them; the
// next good one mends it.
func TestBrokenSave(t *testing.T) {
	path := workbook(t)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	b.open(preview(t, path).url)
	b.wait("drawn", drawn)
	edit(t, path, map[string]any{"支出预算!L2": "很多"})
	b.wait("the fault is above the pages", `!document.getElementById("banner").hidden && document.getElementById("banner").textContent.includes("支出预算!L2")`)
	b.wait("it is in the list", `[...document.querySelectorAll(".fault.error .at")].some((e) => e.textContent === "支出预算!L2")`)
	if n := eval[float64](b, `document.querySelectorAll(".page").length`); n != 31 {
		t.Errorf("%v pages are left, want the last good 31", n)
	}
	// Half a file, as a crash leaves it.
	if err := os.WriteFile(path, good[:len(good)/2], 0o666); err != nil {
		t.Fatal(err)
	}
	b.wait("half a file is told", `/支出预算!L2/.test(document.getElementById("banner").textContent) === false && !document.getElementById("banner").hidden`)
	if err := os.WriteFile(path, good, 0o666); err != nil {
		t.Fatal(err)
	}
	b.wait("mended", `document.getElementById("banner").hidden`)
	b.quiet()
}

// Ten saves a second do not pile up.
func TestManySaves(t *testing.T) {
	path := workbook(t)
	versions := [][]byte{
		edited(t, path, map[string]any{"支出预算!L2": 900000}),
		edited(t, path, map[string]any{"支出预算!L2": 910000}),
	}
	last := edited(t, path, map[string]any{"支出预算!L2": 999300})
	b := newTab(t)
	b.open(preview(t, path).url)
	b.wait("text", `document.querySelectorAll("#page-7 .text span").length > 10`)
	for i := range 30 {
		if err := os.WriteFile(path+".tmp", versions[i%2], 0o666); err != nil {
			t.Fatal(err)
		}
		os.Rename(path+".tmp", path)
		time.Sleep(100 * time.Millisecond)
	}
	os.WriteFile(path+".tmp", last, 0o666)
	saved := time.Now()
	os.Rename(path+".tmp", path)
	b.wait("the last save shows", `document.querySelector("#page-7 .text").textContent.includes("482.01")`)
	took := time.Since(saved)
	t.Logf("the last of 31 saves shows after %v", took.Round(time.Millisecond))
	if took > 2*time.Second {
		t.Errorf("the last save took %v: the others were piled up before it", took)
	}
	b.quiet()
}

func TestFinalIsRefusedWithItsErrors(t *testing.T) {
	path := workbook(t)
	b := newTab(t)
	b.open(preview(t, path).url)
	b.wait("drawn", drawn)
	b.wait("a final document may be had", `document.getElementById("final-note").textContent.includes("可以公开")`)
	edit(t, path, map[string]any{"支出预算!L2": "很多"})
	b.wait("not any more", `document.getElementById("final-note").textContent.includes("1 处错误")`)
	eval[any](b, `document.getElementById("final").click(); 0`)
	b.wait("the errors are listed", `document.getElementById("dialog").open && document.getElementById("dialog").textContent.includes("支出预算!L2")`)
	b.quiet("409")
}

func TestDownloads(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, example).url)
	b.wait("drawn", drawn)
	for path, magic := range map[string]string{"draft.pdf": "%PDF", "final.pdf": "%PDF", "tables.xlsx": "PK", "blank.xlsx": "PK", "example.xlsx": "PK"} {
		got := eval[[]any](b, fmt.Sprintf(`fetch(%q).then(async (r) => [r.status, (await r.text()).slice(0, %d), decodeURIComponent(r.headers.get("Content-Disposition"))])`, path, len(magic)))
		if got[0].(float64) != 200 || got[1] != magic {
			t.Errorf("%s: %v", path, got)
		}
		t.Log(path, got[2])
	}
	b.quiet()
}

// Started without a file, the page takes a dropped workbook.
func TestDrop(t *testing.T) {
	b := newTab(t)
	b.open(preview(t).url)
	b.wait("the page asks for a workbook", `!document.getElementById("welcome").hidden`)
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	drop := func(name, data string) {
		eval[any](b, fmt.Sprintf(`(() => { const bytes = Uint8Array.from(atob(%q), (c) => c.charCodeAt(0));
			const d = new DataTransfer(); d.items.add(new File([bytes], %q));
			document.body.dispatchEvent(new DragEvent("dragenter", {bubbles: true, dataTransfer: d}));
			window.overlay = !document.getElementById("drop").hidden;
			document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: d})) })(); 0`,
			data, name))
	}
	drop("说明.txt", "aGVsbG8=")
	b.wait("a text is refused", `document.getElementById("toast").textContent.includes("不是 .xlsx 工作簿")`)
	drop("我的预算.xlsx", base64.StdEncoding.EncodeToString(data))
	b.wait("the overlay showed", `window.overlay === true`)
	b.wait("drawn", drawn)
	b.wait("the name is shown", `document.getElementById("source").textContent.includes("我的预算.xlsx")`)
	b.quiet("422")
}

// A workbook that is really dragged in is followed: a save of it shows.
func TestDroppedWorkbookIsFollowed(t *testing.T) {
	path := workbook(t)
	b := newTab(t)
	b.open(preview(t).url)
	b.wait("the page asks for a workbook", `!document.getElementById("welcome").hidden`)
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{path}, DragOperationsMask: 1}
	for _, kind := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		if _, err := chromedp.Call(b.ctx, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: 600, Y: 400, Data: data}); err != nil {
			t.Fatal(err)
		}
	}
	b.wait("drawn", drawn)
	b.wait("it is followed", `document.getElementById("source").textContent.includes("自动更新")`)
	b.wait("text", `document.querySelectorAll("#page-7 .text span").length > 10`)
	edit(t, path, map[string]any{"支出预算!L2": 999300})
	b.wait("the new figure is there", `document.querySelector("#page-7 .text").textContent.includes("482.01")`)
	edit(t, path, map[string]any{"支出预算!L2": "很多"})
	b.wait("a fault keeps the pages", `document.querySelectorAll(".page").length === 31 && !document.getElementById("banner").hidden`)
	b.quiet()
}

// A reloaded page is where it was.
func TestReloadKeepsThePlace(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, example).url)
	b.wait("drawn", drawn)
	eval[any](b, `document.getElementById("view").scrollTop = document.getElementById("page-12").offsetTop + 40; 0`)
	b.wait("there", `document.getElementById("page").value === "12"`)
	if err := chromedp.Do(b.ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	b.wait("there again", `document.getElementById("page").value === "12" && document.querySelector("#page-12 img").naturalWidth > 100`)
	b.quiet()
}

func TestShelfOfUnits(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "乙单位"), os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"甲单位.xlsx", "~$甲单位.xlsx"} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b := newTab(t)
	b.open(preview(t, dir).url)
	b.wait("the units can be chosen", `[...document.querySelectorAll("#units option")].map((o) => o.textContent).join() === "乙单位,甲单位"`)
	b.wait("the first is shown", drawn)
	eval[any](b, `(() => { const u = document.getElementById("units"); u.selectedIndex = 1; u.dispatchEvent(new Event("change")) })(); 0`)
	b.wait("the other is shown", `document.title.includes("阳城县政务服务中心") && document.querySelectorAll(".page").length === 31`)
	b.quiet()
}

// Ctrl-C ends the program at once, with the page open and told.
func TestStop(t *testing.T) {
	b := newTab(t)
	r := preview(t, example)
	b.open(r.url)
	b.wait("drawn", drawn)
	start := time.Now()
	if err := r.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-r.done:
		if err != nil {
			t.Errorf("the program ended with %v", err)
		}
		t.Logf("ended %v after Ctrl-C", time.Since(start).Round(time.Millisecond))
	case <-time.After(10 * time.Second):
		t.Fatal("still running 10 s after Ctrl-C")
	}
	b.wait("the page says so", `document.getElementById("banner").textContent.includes("预览已经结束")`)
}

// A stylesheet or script of another place would be refused; ours all load.
func TestWidths(t *testing.T) {
	b := newTab(t)
	b.open(preview(t, example).url)
	b.wait("drawn", drawn)
	for _, width := range []int64{820, 1280, 3840} {
		if err := chromedp.Do(b.ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		// Looked at before the drawers are away, everything is still in its place.
		eval[int](b, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))`)
		b.wait("the drawers are away", `document.querySelector(".right").getAnimations().length === 0`)
		b.wait(fmt.Sprintf("nothing sticks out at %d", width), `document.documentElement.scrollWidth <= innerWidth && document.querySelector(".bar").scrollWidth <= innerWidth`)
	}
	b.quiet()
}
