package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"time"
)

// file is an entry of an archive.
type file struct {
	name    string
	data    []byte
	program bool
}

// archive writes a zip with a folder of files.
func archive(w io.Writer, folder string, date time.Time, files []file) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: path.Join(folder, f.name), Method: zip.Deflate, Modified: date}
		mode := os.FileMode(0o644)
		if f.program {
			mode = 0o755
		}
		h.SetMode(mode)
		to, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := to.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// papers are the files that go with the program: manual, example, licences.
func papers(modules []module) ([]file, error) {
	manual, err := onePage("docs/manual/manual.html")
	if err != nil {
		return nil, err
	}
	example, err := os.ReadFile("examples/yangcheng.xlsx")
	if err != nil {
		return nil, err
	}
	own, err := os.ReadFile("LICENSE")
	if err != nil {
		return nil, err
	}
	others, err := notices(modules)
	if err != nil {
		return nil, err
	}
	return []file{
		{name: "使用说明.html", data: manual},
		{name: "示例工作簿.xlsx", data: example},
		{name: "许可.txt", data: own},
		{name: "第三方许可.txt", data: others},
	}, nil
}

var picture = regexp.MustCompile(`src="([^":]+\.png)"`)

// onePage puts the pictures of a page into it.
func onePage(name string) ([]byte, error) {
	page, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	page = picture.ReplaceAllFunc(page, func(src []byte) []byte {
		data, fault := os.ReadFile(filepath.Join(filepath.Dir(name), string(picture.FindSubmatch(src)[1])))
		if fault != nil {
			err = fault
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, `src="data:image/png;base64,%s"`, base64.StdEncoding.EncodeToString(data))
		return b.Bytes()
	})
	return page, err
}
