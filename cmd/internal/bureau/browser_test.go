package bureau

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// browse opens a page in Chromium, or skips the test.
func browse(t *testing.T, page string) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	switch required := os.Getenv("YUGONG_TOOLS") == "required"; {
	case err != nil && required:
		t.Fatal("Chromium is missing (apt-get install chromium)")
	case err != nil || testing.Short():
		t.Skip("needs Chromium, and a few seconds")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(page)) }))
	t.Cleanup(server.Close)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(),
		append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1280, 800))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 90*time.Second)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// list is what a script returns.
func list(t *testing.T, ctx context.Context, script string) []string {
	t.Helper()
	texts, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](script))
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// sorted clicks a head of the first table of a part of the page, and returns the
// first column.
func sorted(t *testing.T, ctx context.Context, part, head string) []string {
	t.Helper()
	return list(t, ctx, `(() => {
		const table = document.querySelector("`+part+` table");
		[...table.querySelectorAll("th button")].find(b => b.textContent === "`+head+`").click();
		return [...table.tBodies[0].rows].map(r => r.cells[0].textContent);
	})()`)
}

// TestSorting: a click on a head sorts, another the other way round; amounts
// by their size, and a total stays below.
func TestSorting(t *testing.T) {
	records := sample()
	records[0].This.Income, records[1].This.Income = 1_000_000_000, 999_990_000 // in 分
	var page bytes.Buffer
	if err := Page(&page, NewReview(records, nil, nil), false); err != nil {
		t.Fatal(err)
	}
	ctx := browse(t, page.String())
	office, school := "云岫县教育局", "云岫县一小"
	for _, c := range []struct {
		part, head string
		want       []string
	}{
		{"main", "收入（万元）", []string{office, office, school}}, // 0.00, 999.99, 1,000.00
		{"main", "收入（万元）", []string{school, office, office}},
		{"main", "单位", []string{office, office, school}},
		{"main", "单位", []string{school, office, office}},
		{".desk", "单位", []string{"云岫县档案馆", office, "合计"}},
		{".desk", "单位", []string{office, "云岫县档案馆", "合计"}},
	} {
		if got := sorted(t, ctx, c.part, c.head); !slices.Equal(got, c.want) {
			t.Errorf("%s by %s: %q, want %q", c.part, c.head, got, c.want)
		}
	}
	sorted(t, ctx, "main", "收入（万元）")
	codes := list(t, ctx, `[...document.querySelector("main table").querySelectorAll("td.code")].map(c => c.textContent)`)
	if want := []string{"039001", "039", "039002"}; !slices.Equal(codes, want) {
		t.Errorf("by income: %q, want %q", codes, want)
	}
}

// TestLinks: what a browser makes of the links are the documents' own paths
// below the page.
func TestLinks(t *testing.T) {
	records := sample()
	ctx := browse(t, pageOf(t, records))
	var got, want []string
	for _, l := range list(t, ctx, `[...document.querySelectorAll("main a")].map(a => new URL(a.href).pathname.slice(1))`) {
		path, err := url.PathUnescape(l)
		if err != nil {
			t.Error(err)
		}
		got = append(got, path)
	}
	for _, r := range records {
		if !r.Failed() {
			want = append(want, r.Output)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("links to\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
