package preview

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"
)

const (
	typePDF  = "application/pdf"
	typeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// attach sends a file to be saved under a name. It is made whole first, so a
// failure is a message and never half a file.
func attach(w http.ResponseWriter, kind, name string, write func(io.Writer) error) {
	data, err := written(write)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "无法生成文件："+err.Error())
		return
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
	h.Set("Content-Length", fmt.Sprint(len(data)))
	w.Write(data)
}

// denial is the JSON of a refused download.
type denial struct {
	Message string       `json:"message"`
	Faults  []stateFault `json:"faults"`
}

func deny(w http.ResponseWriter, message string, list yugong.Findings) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(http.StatusConflict)
	json.NewEncoder(w).Encode(denial{message, faultList(errorsOf(list), nil, nil)})
}

// draft sends the pages as they are shown.
func (s *Server) draft(w http.ResponseWriter, r *http.Request) {
	now := s.desk.Now()
	if now.pages == nil {
		deny(w, "还没有可以下载的页面", now.found.Findings)
		return
	}
	attach(w, typePDF, now.files().Draft, now.pages.result.PDF)
}

// final sends the document without watermark, or the errors that forbid it.
func (s *Server) final(w http.ResponseWriter, r *http.Request) {
	now := s.desk.Now()
	if !now.final() {
		message := "没有可以下载的定稿"
		if n := report.Count(errorsOf(now.found.Findings)); n != "" {
			message = "有 " + n + "，不能生成定稿；请改正后再试"
		}
		deny(w, message, now.found.Findings)
		return
	}
	result := s.desk.Final(now)
	if !result.OK() {
		deny(w, "有 "+report.Count(errorsOf(result.Findings))+"，不能生成定稿；请改正后再试", result.Findings)
		return
	}
	attach(w, typePDF, now.files().Final, result.PDF)
}

// tables sends the published tables as a workbook.
func (s *Server) tables(w http.ResponseWriter, r *http.Request) {
	now := s.desk.Now()
	if now.input == nil || now.stale {
		deny(w, "工作簿有错误，不能导出公开表；请改正后再试", now.found.Findings)
		return
	}
	t := s.desk.Tables(now)
	if !t.OK() {
		deny(w, "公开格式有错误，不能导出公开表", t.Findings)
		return
	}
	attach(w, typeXLSX, now.files().Tables, t.Write)
}

// blank sends the blank workbook of the desk's form, or of another one.
func (s *Server) blank(w http.ResponseWriter, r *http.Request) {
	year, publisher := s.year(), s.desk.publisher
	if form := r.URL.Query().Get("form"); slices.Contains(yugong.Forms(), form) {
		other, faults, err := yugong.New(yugong.Settings{Form: form})
		if err != nil || faults.HasErrors() {
			refuse(w, http.StatusInternalServerError, "这个格式有错误")
			return
		}
		publisher = other
	}
	attach(w, typeXLSX, fmt.Sprintf("%d年预算.xlsx", year), func(w io.Writer) error { return publisher.WriteBlank(w, year) })
}

func (s *Server) example(w http.ResponseWriter, r *http.Request) {
	attach(w, typeXLSX, "示例.xlsx", func(w io.Writer) error {
		in, err := s.desk.publisher.Example()
		if err != nil {
			return err
		}
		return in.WriteWorkbook(w)
	})
}

// open takes a dropped workbook: a form with one file. It stays in memory.
func (s *Server) open(w http.ResponseWriter, r *http.Request) {
	name, data, err := uploaded(w, r)
	if err == nil {
		err = sniff(data)
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, http.StatusRequestEntityTooLarge, errTooLarge.Error())
	case err != nil:
		refuse(w, http.StatusUnprocessableEntity, err.Error())
	case !yugong.OwnWorkbook(yugong.File{Name: name, Data: data}): // lists or tables, to make a workbook of
		if err := s.takeImport([]yugong.File{{Name: name, Data: data}}); err != nil {
			refuse(w, http.StatusUnprocessableEntity, err.Error())
			return
		}
		w.WriteHeader(http.StatusAccepted)
	default:
		s.desk.Open(r.Context(), name, data)
		w.WriteHeader(http.StatusNoContent)
	}
}

// uploaded reads the file of the form. Its name is only ever shown.
func uploaded(w http.ResponseWriter, r *http.Request) (name string, data []byte, err error) {
	files, err := uploads(w, r, 1)
	if err != nil {
		return "", nil, err
	}
	return files[0].Name, files[0].Data, nil
}

// uploads reads the files of the form, together no larger than one may be.
func uploads(w http.ResponseWriter, r *http.Request, most int) (files []yugong.File, err error) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		return nil, errNotWorkbook
	}
	r.Body = http.MaxBytesReader(w, r.Body, uploadLimit+1<<16)
	form, err := r.MultipartReader()
	if err != nil {
		return nil, errNotWorkbook
	}
	for len(files) < most {
		part, err := form.NextPart()
		if err == io.EOF && len(files) > 0 {
			break
		}
		if err != nil {
			return nil, errNotWorkbook
		}
		var b bytes.Buffer
		_, err = io.Copy(&b, http.MaxBytesReader(w, part, uploadLimit))
		part.Close()
		if err != nil {
			return nil, err
		}
		files = append(files, yugong.File{Name: shownName(part.FileName()), Data: b.Bytes()})
	}
	return files, nil
}

// shownName makes a name fit to be shown.
func shownName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	if runes := []rune(name); len(runes) > 80 {
		name = string(runes[:80])
	}
	if name == "" || name == "." || name == "/" {
		return "工作簿.xlsx"
	}
	return name
}

func (s *Server) showExample(w http.ResponseWriter, r *http.Request) {
	if err := s.desk.Example(r.Context()); err != nil {
		refuse(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) unit(w http.ResponseWriter, r *http.Request) {
	if !s.desk.Choose(r.Context(), r.PathValue("id")) {
		refuse(w, http.StatusNotFound, "没有这个单位，它的文件可能已经移走")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) home(w http.ResponseWriter, r *http.Request) {
	s.desk.Home(r.Context())
	w.WriteHeader(http.StatusNoContent)
}
