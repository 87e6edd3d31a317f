package preview_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// dropAll drops files on the page.
func dropAll(b *tab, paths ...string) {
	b.Helper()
	var items strings.Builder
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		fmt.Fprintf(&items, "d.items.add(new File([Uint8Array.from(atob(%q), (c) => c.charCodeAt(0))], %q));", base64.StdEncoding.EncodeToString(data), filepath.Base(path))
	}
	eval[any](b, "(() => { const d = new DataTransfer(); "+items.String()+`
		document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: d})) })(); 0`)
}

// arrive waits for another page to stand.
func arrive(b *tab, page string) {
	b.Helper()
	js := fmt.Sprintf(`location.pathname.endsWith(%q) && document.readyState === "complete"`, page)
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if there, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](js)); err == nil && there { // an error: between two pages
			return
		}
	}
	b.Fatalf("%s was not reached", page)
}

// made has the program make a file of an example.
func made(t *testing.T, out string, args ...string) string {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	out = filepath.Join(t.TempDir(), out)
	if text, err := exec.Command(path, append(args, "-o", out)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return out
}

// TestDropEachKind drops every kind of file that is imported: the page names what
// was recognised, from where and what is missing, and gives the workbook by one
// button. A password is told.
func TestDropEachKind(t *testing.T) {
	b := newTab(t)
	published, pdf := made(t, "公开表.xlsx", "tables", example), made(t, "公开.pdf", "build", example)
	list := filepath.Join(t.TempDir(), "明细.csv")
	rows := "某县2026年支出明细,,,,,,\n预算单位,项目类别,项目名称,支出功能分类,部门预算经济分类,资金性质,处室签字,预算金额（元）\n阳城县政务服务中心,人员类,工资,2010350,30101,一般公共预算,,899300\n"
	if err := os.WriteFile(list, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	r := preview(t)
	saved := func(what string, says ...string) {
		t.Helper()
		arrive(b, "/imported/")
		text := eval[string](b, `document.body.innerText`)
		for _, want := range append(says, "还要填写", "保存工作簿") {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %s in\n%s", what, want, text)
			}
		}
		if size := eval[float64](b, `fetch(document.querySelector("header a[download]").href).then((r) => r.ok ? r.blob() : new Blob()).then((b) => b.size)`); size < 10_000 {
			t.Errorf("%s: the workbook has %v bytes", what, size)
		}
		b.open(r.url)
	}
	b.open(r.url)
	dropAll(b, published)
	saved("a published workbook", "公开表.xlsx", "13 张公开表", "213 个数中 213 个", "14 笔支出、8 个项目")
	dropAll(b, list)
	saved("a list", "明细.csv", "1 行", "处室签字", "没有认出的表头")
	dropAll(b, pdf)
	arrive(b, "/audited/")
	eval[any](b, `document.querySelector("a[href=import]").click(); 0`)
	saved("the PDF", "公开.pdf", "13 张公开表", "8 张绩效目标表")
	dropAll(b, published, list, pdf)
	saved("several", "公开表.xlsx", "公开.pdf", "明细.csv")
	dropAll(b, "../../../testdata/password.xls")
	b.wait("a password is told", `document.body.innerText.includes("取消密码")`)
	dropAll(b, "../../../testdata/password.xlsx")
	b.wait("a password is refused", `document.getElementById("toast").textContent.includes("加密")`)
	b.quiet("422")
}
