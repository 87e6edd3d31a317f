package workbook

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"yugong/model/workbook/write"
)

// fixture reads testdata/NAME.txtar as a csv folder.
func fixture(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return folder(txtar.Parse(data))
}

// smallBook is the small folder as a workbook, made once.
func smallBook(t testing.TB) []byte {
	t.Helper()
	book, err := makeSmall()
	if err != nil {
		t.Fatal(err)
	}
	return book
}

var makeSmall = sync.OnceValues(func() ([]byte, error) {
	data, err := os.ReadFile(filepath.Join("testdata", "small.txtar"))
	if err != nil {
		return nil, err
	}
	d, list, err := ReadFolder(folder(txtar.Parse(data)), "small")
	if err = errors.Join(err, list.Err()); err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	err = write.Disclosure(&buf, d)
	return buf.Bytes(), err
})

func folder(a *txtar.Archive) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		if strings.HasSuffix(f.Name, ".csv") {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys
}
