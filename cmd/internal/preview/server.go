package preview

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"time"

	"yugong/cmd/internal/preview/picture"
)

// Limits of the server.
const (
	uploadLimit  = 32 << 20 // as the reader of workbooks has it
	galleryLimit = 32 << 20
	stopPatience = 2 * time.Second
)

// Server shows a desk.
type Server struct {
	desk     *Desk
	year     func() int // of a blank workbook
	gallery  *picture.Gallery
	guard    *guard
	audited  audited
	imported imported
	addr     string // host:port as a browser is told
	moved    bool
	http     http.Server
	ending   chan struct{}
}

// NewServer makes a server for a listener that was asked for as addr.
func NewServer(d *Desk, year func() int, l net.Listener, addr string) *Server {
	s := &Server{
		desk: d, year: year, gallery: picture.New(galleryLimit),
		addr: reachable(l.Addr(), addr), ending: make(chan struct{}),
		moved: !samePort(l.Addr(), addr),
	}
	name, _, _ := net.SplitHostPort(addr)
	_, port, _ := net.SplitHostPort(l.Addr().String())
	s.guard = &guard{token: newToken(), ticket: ticket{secret: newToken()}, hosts: hosts{port, name, Loopback(l.Addr())}, next: s.routes()}
	s.http = http.Server{
		Handler:           s.guard,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // broken connections are no news to an accountant
	}
	return s
}

// URL is the address to open in a browser, with the token.
func (s *Server) URL() string { return "http://" + s.addr + "/" + s.guard.token + "/" + s.guard.first }

// ProofRead has the server begin with a published PDF and its findings; it is
// called before Serve.
func (s *Server) ProofRead(data []byte, name string) error {
	s.guard.first = "audited/"
	return s.audited.take(s.desk.publisher, data, name)
}

// TicketURL leads there once: for the arguments of a browser, which others can
// read.
func (s *Server) TicketURL() string { return "http://" + s.addr + "/" + s.guard.ticket.secret + "/" }

// Moved reports whether the port that was asked for was in use.
func (s *Server) Moved() bool { return s.moved }

// Serve works until the context ends, then lets requests in progress finish.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	working, leave := context.WithCancel(context.Background())
	defer leave()
	go s.desk.Run(working)
	s.http.BaseContext = func(net.Listener) context.Context { return working }
	failed := make(chan error, 1)
	go func() { failed <- s.http.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	close(s.ending) // the pages are told
	patience, cancel := context.WithTimeout(context.Background(), stopPatience)
	defer cancel()
	if err := s.http.Shutdown(patience); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return s.http.Close()
}

// routes are the paths after the token. No part of one is a path on disk.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	assets(mux)
	font(mux)
	mux.HandleFunc("GET /state", s.state)
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /picture/{name}", s.picture)
	mux.HandleFunc("GET /layer/{name}", s.layer)
	mux.HandleFunc("GET /draft.pdf", s.draft)
	mux.HandleFunc("GET /final.pdf", s.final)
	mux.HandleFunc("GET /tables.xlsx", s.tables)
	mux.HandleFunc("GET /blank.xlsx", s.blank)
	mux.HandleFunc("GET /example.xlsx", s.example)
	mux.HandleFunc("POST /open", s.open)
	mux.HandleFunc("POST /audit", s.audit)
	mux.HandleFunc("POST /next.xlsx", s.nextYear)
	mux.HandleFunc("GET /audited/{$}", s.auditedPage)
	mux.HandleFunc("GET /audited/copy.pdf", s.auditedCopy)
	mux.HandleFunc("GET /audited/import", s.importAudited)
	mux.HandleFunc("POST /import", s.importFiles)
	mux.HandleFunc("GET /imported/{$}", s.importedPage)
	mux.HandleFunc("GET /imported/budget.xlsx", s.importedBook)
	mux.HandleFunc("POST /example", s.showExample)
	mux.HandleFunc("POST /unit/{id}", s.unit)
	mux.HandleFunc("POST /home", s.home)
	return mux
}

// number reads a query parameter within bounds.
func number(r *http.Request, name string, low, high int) (int, bool) {
	n, err := strconv.Atoi(r.URL.Query().Get(name))
	return n, err == nil && n >= low && n <= high
}
