package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"yugong/model"
	"yugong/model/diag"
)

// trial is one bad (or odd) input with everything that is said of it.
type trial struct {
	name string
	read func(t *testing.T) (*model.Disclosure, diag.List)
	want []string // each finding, in order; none means a correct reading
	also func(t *testing.T, d *model.Disclosure)
}

// Bounds of the work on one input, small or bloated, of the processor's and not of
// the clock: other programs may have the machine.
const (
	maxWork   = 3 * time.Second
	maxMemory = 300 << 20 // allocated in all, which bounds what was held at once
)

// measured runs a read and fails when it works too long or allocates too much.
func measured(t *testing.T, read func() (*model.Disclosure, diag.List)) (*model.Disclosure, diag.List) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := spent()
	d, list := read()
	work := spent() - begin
	runtime.ReadMemStats(&after)
	total := after.TotalAlloc - before.TotalAlloc
	t.Logf("%v of the processor, %d MB allocated in all", work.Round(time.Millisecond), total>>20)
	if work > maxWork {
		t.Errorf("worked for %v", work)
	}
	if total > maxMemory {
		t.Errorf("allocated %d MB", total>>20)
	}
	return d, list
}

func run(t *testing.T, trials []trial) {
	for _, c := range trials {
		t.Run(c.name, func(t *testing.T) {
			d, list := measured(t, func() (*model.Disclosure, diag.List) { return c.read(t) })
			var got []string
			for _, f := range list {
				got = append(got, f.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
			}
			if d == nil {
				t.Fatal("no disclosure")
			}
			if c.also != nil {
				c.also(t, d)
			}
		})
	}
}

// raw reads bytes as a workbook.
func raw(data []byte) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(*testing.T) (*model.Disclosure, diag.List) { return ReadXLSX(data, "a.xlsx") }
}

// edited reads the small workbook after a change to it.
func edited(change func(f *excelize.File) error) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		return ReadXLSX(editedBytes(t, change), "a.xlsx")
	}
}

func editedBytes(t testing.TB, change func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(smallBook(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// cell is a change of one cell's value.
func cell(sheet, at string, value any) func(*excelize.File) error {
	return func(f *excelize.File) error { return f.SetCellValue(sheet, at, value) }
}

// formatted is a change of one cell's value and number format.
func formatted(sheet, at string, value any, format string) func(*excelize.File) error {
	return func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		if err := f.SetCellStyle(sheet, at, at, style); err != nil {
			return err
		}
		return f.SetCellValue(sheet, at, value)
	}
}

// part reads the small workbook after a change to the text of one part.
func part(name, old, new string) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		data := rezip(t, smallBook(t), func(p, text string) string {
			if p != name {
				return text
			}
			if !strings.Contains(text, old) {
				t.Fatalf("%s has no %s", name, old)
			}
			return strings.Replace(text, old, new, 1)
		})
		return ReadXLSX(data, "a.xlsx")
	}
}

func rezip(t testing.TB, data []byte, change func(part, text string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, change(f.Name, string(text))); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// archive makes a zip file of parts.
func archive(parts map[string]string) []byte { return zipped(parts, zip.Deflate) }

func zipped(parts map[string]string, method uint16) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			panic(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// csv reads the small folder after one file is changed by a replacement.
func csv(file, old, new string) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		fsys := fixture(t, "small")
		text := string(fsys[file].Data)
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q", file, old)
		}
		return readMap(t, withFile(fsys, file, []byte(strings.Replace(text, old, new, 1))))
	}
}

func csvBytes(file string, convert func([]byte) []byte) func(*testing.T) (*model.Disclosure, diag.List) {
	return func(t *testing.T) (*model.Disclosure, diag.List) {
		fsys := fixture(t, "small")
		return readMap(t, withFile(fsys, file, convert(fsys[file].Data)))
	}
}

func withFile(fsys fstest.MapFS, file string, data []byte) fstest.MapFS {
	fsys[file] = &fstest.MapFile{Data: data}
	return fsys
}

func readMap(t *testing.T, fsys fstest.MapFS) (*model.Disclosure, diag.List) {
	t.Helper()
	d, list, err := ReadFolder(fsys, "a")
	if err != nil {
		t.Fatal(err)
	}
	return d, list
}

// sameAsSmall says that nothing was lost.
func sameAsSmall(t *testing.T, d *model.Disclosure) {
	t.Helper()
	want := readFixture(t, "small")
	if len(d.Appropriations) != len(want.Appropriations) {
		t.Fatalf("%d facts, want %d", len(d.Appropriations), len(want.Appropriations))
	}
	for i := range want.Appropriations {
		if !d.Appropriations[i].Amount.Equal(want.Appropriations[i].Amount.Money) {
			t.Errorf("fact %d: %s, want %s", i, d.Appropriations[i].Amount, want.Appropriations[i].Amount)
		}
	}
}
