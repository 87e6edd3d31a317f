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
	now := s.desk.Now()
	name := r.PathValue("name")
	page, ok := now.page(name)
	width, fits := number(r, "w", 16, maxWidth)
	switch {
	case !fits:
		refuse(w, http.StatusBadRequest, "图片宽度不对")
		return
	case !ok:
		refuse(w, http.StatusNotFound, "这一页已经更新")
		return
	}
	data, err := s.gallery.PNG(r.Context(), &now.pages.frame.Pages[page], name, width)
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
	now := s.desk.Now()
	page, ok := now.page(r.PathValue("name"))
	if !ok {
		refuse(w, http.StatusNotFound, "这一页已经更新")
		return
	}
	data, err := layer.JSON(now.pages.frame, page, now.pages.anchors)
	if err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	keep(w)
	w.Write(data)
}

// page finds a page by the name of its picture or its layer.
func (s *Snapshot) page(name string) (int, bool) {
	if s.pages == nil {
		return 0, false
	}
	i, ok := s.pages.byName[name]
	return i, ok
}

func keep(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
}
