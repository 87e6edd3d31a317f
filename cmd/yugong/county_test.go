package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yugong/examples/county/invent"
	"yugong/model/workbook/write"
)

// TestNobodyIsLost: twenty units should have handed in. One did so as .et, one
// as an .xls that is no workbook of ours, one left an empty folder, one wrote
// another year, one handed in twice, one not at all: each is named on the screen,
// and in the page for the bureau.
func TestNobodyIsLost(t *testing.T) {
	in, out := filepath.Join(t.TempDir(), "in"), filepath.Join(t.TempDir(), "out")
	county := invent.New(1, 20)
	roster := "单位名称,单位编码\n"
	var names []string
	put := func(path string, data []byte) {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	old, err := os.ReadFile("../../model/workbook/internal/xls/testdata/small.xls")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		u := county.Unit(i)
		if i == 3 {
			u.Disclosure.Unit.Year.Value++
		}
		name := u.Disclosure.Unit.Name.Value
		names = append(names, name)
		roster += fmt.Sprintf("%s,%s\n", name, u.Disclosure.Unit.Code.Value)
		var b bytes.Buffer
		if err := write.Disclosure(&b, u.Disclosure); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(in, name+".xlsx")
		switch i {
		case 0:
			put(filepath.Join(in, name+".et"), b.Bytes())
		case 1:
			put(filepath.Join(in, name+".xls"), old)
		case 2:
			if err := os.MkdirAll(filepath.Join(in, name), 0o777); err != nil {
				t.Fatal(err)
			}
		case 4:
			put(path, b.Bytes())
			put(filepath.Join(in, "重复", name+".xlsx"), b.Bytes())
		case 5: // not at all
		default:
			put(path, b.Bytes())
		}
	}
	list := filepath.Join(t.TempDir(), "名单.csv")
	put(list, []byte(roster))
	var screen bytes.Buffer
	if code := run([]string{"batch", in, "-o", out, "--roster", list}, &screen, &screen); code != exitInput {
		t.Errorf("exit status %d\n%s", code, screen.String())
	}
	page, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		if !strings.Contains(screen.String(), names[i]) {
			t.Errorf("%s is not named on the screen\n%s", names[i], screen.String())
		}
	}
	for _, name := range names {
		if !strings.Contains(string(page), name) {
			t.Errorf("%s is not in index.html", name)
		}
	}
}
