package preview

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"

	"yugong/fonts"
)

// web is the page. It asks for nothing outside this server.
//
//go:embed web
var web embed.FS

var assetTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
}

// assets serves the embedded files, each at its own fixed path.
func assets(mux *http.ServeMux) {
	files, err := fs.ReadDir(web, "web")
	if err != nil {
		panic(err) // embedded
	}
	for _, f := range files {
		data, err := fs.ReadFile(web, "web/"+f.Name())
		kind, ok := assetTypes[path.Ext(f.Name())]
		if err != nil || !ok {
			continue
		}
		sum := sha256.Sum256(data)
		tag := `"` + hex.EncodeToString(sum[:8]) + `"`
		pattern := "GET /" + f.Name()
		if f.Name() == "index.html" {
			pattern = "GET /{$}"
		}
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "no-cache")
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("Content-Type", kind)
			w.Write(data)
		})
	}
}

// font serves an embedded face to machines that have no Chinese one.
func font(mux *http.ServeMux) {
	set, err := fonts.Embedded()
	if err != nil {
		return // the publisher would have failed before
	}
	data := set.Stack(fonts.Hei)[0].Data()
	mux.HandleFunc("GET /font.ttf", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "font/ttf")
		keep(w)
		w.Write(data)
	})
}
