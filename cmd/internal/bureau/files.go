package bureau

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"yugong"
	"yugong/cmd/internal/batch"
	"yugong/cmd/internal/safefile"
)

// LetterFolder holds the letters, below the output folder.
const LetterFolder = "通知"

// Write writes the page, the report and, if wanted, the letters into the output
// folder; made is the date of the report.
func (v *Review) Write(out string, letters, public bool, made time.Time) error {
	if err := batch.Put(out, PageFile, func(w io.Writer) error { return Page(w, v, public) }); err != nil {
		return err
	}
	if letters {
		if err := writeLetters(out, v.Letters()); err != nil {
			return err
		}
	}
	return batch.Put(out, batch.ReportFile, func(w io.Writer) error { return Workbook(w, v, made) })
}

// writeLetters writes a text file for each letter and removes the letters of
// earlier runs: their units have nothing left to mend.
func writeLetters(out string, letters []Letter) error {
	folder := filepath.Join(out, LetterFolder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return &safefile.Error{Path: folder, Err: err}
	}
	taken := map[string]bool{}
	for i := range letters {
		name := ""
		for n := 1; name == "" || taken[name]; n++ {
			name = yugong.SafeName(letters[i].Unit)
			if n > 1 {
				name += fmt.Sprintf(" %d", n)
			}
			name += ".txt"
		}
		taken[name] = true
		err := batch.Put(out, filepath.Join(LetterFolder, name), func(w io.Writer) error {
			_, err := letters[i].WriteTo(w)
			return err
		})
		if err != nil {
			return err
		}
	}
	return removeLetters(folder, taken)
}

func removeLetters(folder string, keep map[string]bool) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return &safefile.Error{Path: folder, Err: err}
	}
	for _, e := range entries {
		if keep[e.Name()] || !e.Type().IsRegular() || filepath.Ext(e.Name()) != ".txt" {
			continue
		}
		path := filepath.Join(folder, e.Name())
		f, err := os.Open(path)
		if err != nil {
			continue // somebody else's
		}
		ours := IsLetter(f)
		f.Close()
		if ours {
			os.Remove(path) // what cannot be removed stays
		}
	}
	return nil
}

// mostNamed is how many units are named on the screen; all are in the report.
const mostNamed = 10

// Open names, a line each, who has not handed in and whose documents are left
// over.
func (v *Review) Open() []string {
	var lines []string
	first := func(n int, line func(i int) string) {
		for i := range min(n, mostNamed) {
			lines = append(lines, "  "+line(i))
		}
		if n > mostNamed {
			lines = append(lines, "  ……（其余见 "+batch.ReportFile+"）")
		}
	}
	first(len(v.Missing), func(i int) string { return v.Missing[i].Name })
	if len(v.Gone) > 0 {
		lines = append(lines, fmt.Sprintf("%d 个单位不在输入文件夹里了，以前的公开文件还在，请核对是否撤下：", len(v.Gone)))
		first(len(v.Gone), func(i int) string { return v.Gone[i].Output + "（原来的输入 " + v.Gone[i].Input + "）" })
	}
	return lines
}
