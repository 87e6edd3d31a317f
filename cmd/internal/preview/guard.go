package preview

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
)

// newToken makes the secret part of the address: 144 random bits.
func newToken() string {
	b := make([]byte, 18)
	rand.Read(b) // never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

// guard refuses requests that are not from our own page, before anything else
// looks at them.
type guard struct {
	token  string
	first  string // page below the token to begin with, "" for the desk
	ticket ticket
	hosts  hosts
	next   http.Handler
}

// ticket leads to the page once. It stands in the arguments of the browser,
// which every user of the computer can list, so it is worth nothing after the
// browser has come.
type ticket struct {
	secret string
	used   atomic.Bool
}

// take reports whether a path is the unused ticket, and uses it up.
func (t *ticket) take(path string) bool {
	return subtle.ConstantTimeCompare([]byte(strings.Trim(path, "/")), []byte(t.secret)) == 1 && t.used.CompareAndSwap(false, true)
}

// policy lets the page load and run its own files and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ServeHTTP checks host, origin and token.
func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	switch {
	case !g.hosts.allow(r.Host):
		refuse(w, http.StatusMisdirectedRequest, "拒绝访问：请用启动预览时给出的地址")
	case !sameOrigin(r):
		refuse(w, http.StatusForbidden, "拒绝访问：请求来自其他网页")
	case r.Method == http.MethodGet && g.ticket.take(r.URL.Path):
		http.Redirect(w, r, "/"+g.token+"/"+g.first, http.StatusSeeOther)
	case !g.strip(r):
		refuse(w, http.StatusForbidden, "拒绝访问：地址不完整。请用启动预览时给出的完整地址（程序重新启动后地址会变）")
	default:
		g.next.ServeHTTP(w, r)
	}
}

func refuse(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	w.Write([]byte(text + "\n"))
}

// leadTo sends the browser to another of our pages, relative to the one it asked
// for: http.Redirect would put the path without its token in its place.
func leadTo(w http.ResponseWriter, path string) {
	w.Header().Set("Location", path)
	w.WriteHeader(http.StatusSeeOther)
}

// strip takes the token off the front of the path.
func (g *guard) strip(r *http.Request) bool {
	token, rest, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if !ok || subtle.ConstantTimeCompare([]byte(token), []byte(g.token)) != 1 {
		return false
	}
	u := *r.URL
	u.Path, u.RawPath = "/"+rest, strings.TrimPrefix(u.RawPath, "/"+token)
	r.URL = &u
	return true
}

// sameOrigin refuses what other sites' pages send. A browser names the origin
// of every request that could change something; one typed or clicked by the
// user has none.
func sameOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	// A link to the page from another page may be followed, nothing more.
	return r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// hosts are the names under which the server may be asked. A name is refused
// unless it is ours, since anyone can let a name of theirs point to 127.0.0.1.
// An address in figures cannot be made to point elsewhere.
type hosts struct {
	port     string
	name     string // given by the user, "" for none
	loopback bool   // only loopback addresses
}

func (h hosts) allow(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil { // no port: 80
		name, port = strings.Trim(host, "[]"), "80"
	}
	if port != h.port {
		return false
	}
	if strings.EqualFold(name, "localhost") || h.name != "" && strings.EqualFold(name, h.name) {
		return true
	}
	ip, err := netip.ParseAddr(name)
	return err == nil && (!h.loopback || ip.Unmap().IsLoopback())
}
