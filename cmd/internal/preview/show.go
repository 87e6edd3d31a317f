package preview

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"yugong/cmd/internal/preview/layer"
)

func (s *Server) state(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Write(s.desk.Now().state)
}

// Times of the stream of events.
const (
	heartbeat    = 15 * time.Second
	eventTimeout = 10 * time.Second // for one event to a reader that has stalled
)

// events sends every new state. A reader that is slow gets the newest only.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	news, leave := s.desk.hub.join()
	defer leave()
	out.SetReadDeadline(time.Time{}) // or the connection would end with the time for requests
	send := func(format string, args ...any) bool {
		out.SetWriteDeadline(time.Now().Add(eventTimeout))
		_, err := fmt.Fprintf(w, format, args...)
		return err == nil && out.Flush() == nil
	}
	state := func() bool {
		now := s.desk.Now()
		return send("id: %d\nevent: state\ndata: %s\n\n", now.version, now.state)
	}
	if !send("retry: 1000\n\n") || !state() {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for ok := true; ok; {
		select {
		case <-r.Context().Done():
			return
		case <-s.ending:
			send("event: bye\ndata: {}\n\n")
			return
		case <-news:
			ok = state()
		case <-beat.C:
			ok = send(": alive\n\n")
		}
	}
}

// maxWidth of a picture in pixels; its area is bounded by the gallery.
const maxWidth = 8000

// picture sends the picture of a page, ?w= pixels wide. A name stands for one
// content forever, so the browser may keep it.
func (s *Server) picture(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	pages, page := s.desk.Now().find(name)
	width, fits := number(r, "w", 16, maxWidth)
	switch {
	case !fits:
		refuse(w, http.StatusBadRequest, "图片宽度不对")
		return
	case pages == nil:
		w.WriteHeader(http.StatusNoContent) // replaced since: the page knows, or will soon
		return
	}
	data, err := s.gallery.PNG(r.Context(), &pages.frame.Pages[page], name, width)
	switch {
	case errors.Is(err, context.Canceled):
		return
	case err != nil:
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "image/png")
	keep(w)
	w.Write(data)
}

func (s *Server) layer(w http.ResponseWriter, r *http.Request) {
	pages, page := s.desk.Now().find(r.PathValue("name"))
	if pages == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	data, err := layer.JSON(pages.frame, page, pages.anchors)
	if err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	keep(w)
	w.Write(data)
}

// find finds a page by the name of its picture or its layer, also in the pages
// that these have replaced: requests for those may still be on their way.
func (s *Snapshot) find(name string) (*pages, int) {
	for _, p := range append([]*pages{s.pages}, s.replaced...) {
		if p == nil {
			continue
		}
		if i, ok := p.byName[name]; ok {
			return p, i
		}
	}
	return nil, 0
}

func keep(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
}
