package preview

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong"
)

func TestHosts(t *testing.T) {
	local := hosts{port: "8017", name: "127.0.0.1", loopback: true}
	open := hosts{port: "8017", name: "budget-pc", loopback: false}
	for _, c := range []struct {
		host        string
		local, open bool
	}{
		{"127.0.0.1:8017", true, true},
		{"localhost:8017", true, true},
		{"LOCALHOST:8017", true, true},
		{"[::1]:8017", true, true},
		{"127.0.0.1:8018", false, false},
		{"127.0.0.1", false, false},
		{"evil.example:8017", false, false},
		{"127.0.0.1.evil.example:8017", false, false},
		{"localhost.evil.example:8017", false, false},
		{"192.168.1.5:8017", false, true}, // figures cannot be rebound
		{"budget-pc:8017", false, true},
		{"", false, false},
		{"[::1", false, false},
	} {
		if got := local.allow(c.host); got != c.local {
			t.Errorf("on loopback, host %q: %v, want %v", c.host, got, c.local)
		}
		if got := open.allow(c.host); got != c.open {
			t.Errorf("on the network, host %q: %v, want %v", c.host, got, c.open)
		}
	}
}

// site is a running server with its desk.
type site struct {
	*testing.T
	server *Server
	desk   *Desk
}

func newSite(t *testing.T, path string) *site {
	t.Helper()
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		t.Fatal(err, faults)
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	desk := NewDesk(publisher, path)
	s := NewServer(desk, func() int { return 2025 }, l, "127.0.0.1:0")
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-served; err != nil {
			t.Error("the server ended with", err)
		}
	})
	waitFor(t, "the first reading", func() bool { return desk.Now().about.Ready })
	return &site{t, s, desk}
}

func (s *site) do(method, url string, body io.Reader, header ...string) (int, http.Header, string) {
	s.Helper()
	r, err := http.NewRequest(method, url, body)
	if err != nil {
		s.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		} else {
			r.Header.Set(header[i], header[i+1])
		}
	}
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.Fatal(err)
	}
	defer resp.Body.Close()
	data, _ := io.ReadAll(resp.Body)
	return resp.StatusCode, resp.Header, string(data)
}

func TestWhoMayAsk(t *testing.T) {
	s := newSite(t, "../../../examples/yangcheng.xlsx")
	url := s.server.URL()
	root := strings.TrimSuffix(url, s.server.guard.token+"/")
	own := strings.TrimSuffix(root, "/")
	for _, c := range []struct {
		what, method, url string
		header            []string
		want              int
	}{
		{"our page", "GET", url, nil, 200},
		{"our page's request", "POST", url + "home", []string{"Origin", own, "Sec-Fetch-Site", "same-origin"}, 204},
		{"a link from elsewhere", "GET", url, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"a frame elsewhere", "GET", url, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"another site's script", "GET", url + "state", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{"another port of this machine", "GET", url + "state", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"}, 403},
		{"another site's form", "POST", url + "home", []string{"Origin", "http://evil.example"}, 403},
		{"another site's form, without its origin", "POST", url + "home", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"a sandboxed page", "POST", url + "home", []string{"Origin", "null"}, 403},
		{"a rebound name", "GET", url + "state", []string{"Host", "evil.example:" + strings.Split(own, ":")[2]}, 421},
		{"no token", "GET", root, nil, 403},
		{"no token, state", "GET", root + "state", nil, 403},
		{"no token, events", "GET", root + "events", nil, 403},
		{"wrong token", "GET", root + strings.Repeat("x", len(s.server.guard.token)) + "/state", nil, 403},
		{"half the token", "GET", root + s.server.guard.token[:8] + "/state", nil, 403},
		{"token without its slash", "GET", root + s.server.guard.token, nil, 403},
		{"no such page", "GET", url + "secret", nil, 404},
		{"a change by GET", "GET", url + "home", nil, 405},
	} {
		if got, header, body := s.do(c.method, c.url, nil, c.header...); got != c.want {
			t.Errorf("%s: status %d, want %d: %s", c.what, got, c.want, body)
		} else if header.Get("Content-Security-Policy") != policy || header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: without the security headers", c.what)
		}
	}
	if strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'none'") {
		t.Error("the policy lets too much in:", policy)
	}
}

// No part of a request reaches the file system.
// The address that the browser is started with leads to the page once; the
// token is not in it.
func TestTicket(t *testing.T) {
	s := newSite(t, "")
	url := s.server.TicketURL()
	if strings.Contains(url, s.server.guard.token) {
		t.Fatal("the token is in the ticket")
	}
	for i, want := range []int{http.StatusSeeOther, http.StatusForbidden} {
		r := httptest.NewRequest(http.MethodGet, url, nil)
		w := httptest.NewRecorder()
		s.server.guard.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("time %d: status %d, want %d", i+1, w.Code, want)
		}
		if to := w.Header().Get("Location"); i == 0 && !strings.HasSuffix(s.server.URL(), to) {
			t.Errorf("leads to %s", to)
		}
	}
}

func TestPathsAreNotFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"甲.xlsx": "x", "secret.txt": "secret"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s := newSite(t, dir)
	url := s.server.URL()
	for _, path := range []string{
		"../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "web/index.html", "picture/..%2f..%2fsecret.txt?w=100",
		"layer/secret.txt", "picture/" + filepath.ToSlash(dir) + "/secret.txt?w=100",
	} {
		if status, _, body := s.do("GET", url+path, nil); status == 200 || strings.Contains(body, "secret\n") {
			t.Errorf("GET %s: %d %s", path, status, body)
		}
	}
	for _, id := range []string{"甲.xlsx", "secret.txt", "..%2fsecret.txt", "0"} {
		if status, _, _ := s.do("POST", url+"unit/"+id, nil); status != 404 {
			t.Errorf("a unit named %q: %d, want 404", id, status)
		}
	}
	if status, _, _ := s.do("POST", url+"unit/"+unitID("甲.xlsx"), nil); status != 204 {
		t.Errorf("the unit by its own name: %d, want 204", status)
	}
}

// form makes a form with one file.
func form(t *testing.T, name string, data []byte) (io.Reader, string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	part.Write(data)
	w.Close()
	return &b, w.FormDataContentType()
}

func TestUploads(t *testing.T) {
	s := newSite(t, "")
	good, err := os.ReadFile("../../../examples/yangcheng.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what, name string
		data       []byte
		want       int
	}{
		{"a text", "a.xlsx", []byte("hello"), 422},
		{"nothing", "a.xlsx", nil, 422},
		{"an old workbook", "a.xls", append([]byte{0xD0, 0xCF, 0x11, 0xE0}, make([]byte, 600)...), 422},
		{"another archive", "a.docx", docx(t), 422},
		{"too large", "a.xlsx", make([]byte, uploadLimit+1), 413},
		{"a workbook", `C:\秘密\..\我的预算.xlsx`, good, 204},
	} {
		before := s.desk.Now().version
		body, kind := form(t, c.name, c.data)
		status, _, text := s.do("POST", s.server.URL()+"open", body, "Content-Type", kind)
		if status != c.want {
			t.Errorf("%s: status %d, want %d: %s", c.what, status, c.want, text)
		}
		if changed := s.desk.Now().version != before; changed != (c.want == 204) {
			t.Errorf("%s: the desk changed is %v", c.what, changed)
		}
	}
	if status, _, _ := s.do("POST", s.server.URL()+"open", bytes.NewReader(good), "Content-Type", "application/octet-stream"); status != 422 {
		t.Errorf("not a form: %d, want 422", status)
	}
	now := s.desk.Now()
	if now.about.Kind != "memory" || now.about.Name != "我的预算.xlsx" || now.pages == nil {
		t.Errorf("on the desk: %+v", now.about)
	}
}

func TestListenTakesTheNextPort(t *testing.T) {
	first, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	asked := first.Addr().String()
	l, err := Listen(asked)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if l.Addr().String() == asked || samePort(l.Addr(), asked) || !Loopback(l.Addr()) {
		t.Errorf("listening on %v, asked for %v, which is in use", l.Addr(), asked)
	}
	for _, addr := range []string{"8017", ":8017", "127.0.0.1:http", "127.0.0.1:70000"} {
		if l, err := Listen(addr); err == nil {
			l.Close()
			t.Errorf("Listen(%q) works", addr)
		}
	}
}

func TestShownName(t *testing.T) {
	for name, want := range map[string]string{
		"预算.xlsx":               "预算.xlsx",
		"../../etc/passwd":      "passwd",
		`C:\budget\预算.xlsx`:     "预算.xlsx",
		"a\nb\x1b[31m.xlsx":     "ab[31m.xlsx",
		"":                      "工作簿.xlsx",
		"..":                    "..",
		strings.Repeat("长", 99): strings.Repeat("长", 80),
		"bad\xff.xlsx":          "bad.xlsx",
	} {
		if got := shownName(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
}

// A stalled connection does not live forever: the server has its times.
func TestServerHasTimes(t *testing.T) {
	s := newSite(t, "")
	h := &s.server.http
	if h.ReadHeaderTimeout == 0 || h.ReadTimeout == 0 || h.WriteTimeout == 0 || h.IdleTimeout == 0 || h.MaxHeaderBytes == 0 {
		t.Error("a limit of the server is not set")
	}
	rec := httptest.NewRecorder()
	h.Handler.ServeHTTP(rec, httptest.NewRequest("GET", "/", nil))
	if rec.Code == 200 {
		t.Error("a request without our host is answered")
	}
}
