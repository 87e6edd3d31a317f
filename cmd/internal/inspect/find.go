package inspect

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// CopyMark ends the names of annotated copies, which are not audited again.
const CopyMark = "（核对）"

// Source is a document to audit: a PDF, a workbook, or a folder of tables.
type Source struct {
	Path string // to open it
	Name string // as reports call it, with slashes, relative to the input it was found in
}

// Find lists the documents of the inputs in order: of a folder all below it,
// sorted by name. A folder that holds csv files is one document with its workbooks;
// other workbooks and every PDF are documents of their own. Out, a folder of reports, is left
// out. The error is of the file system.
func Find(inputs []string, out string) ([]Source, error) {
	var list []Source
	for _, in := range inputs {
		info, err := os.Stat(in)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			list = append(list, Source{in, filepath.ToSlash(filepath.Base(in))})
			continue
		}
		found, err := below(in, out)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 && len(inputs) > 1 { // the audit says what is missing
			found = []Source{{in, filepath.ToSlash(filepath.Base(in))}}
		}
		list = append(list, found...)
	}
	return distinct(list), nil
}

func below(root, out string) ([]Source, error) {
	var list []Source
	tables := map[string]bool{} // folders that are one document
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path != root && (strings.HasPrefix(name, ".") || sameFile(path, out)) {
				return filepath.SkipDir
			}
			tables[path] = holdsCSV(path)
			if tables[path] {
				list = append(list, Source{path, relative(root, path)})
			}
			return nil
		}
		ext := strings.ToLower(filepath.Ext(name))
		switch {
		case !d.Type().IsRegular(), strings.HasPrefix(name, "."), strings.HasPrefix(name, "~"):
		case name == BookFile: // a report of ours, or of a batch
		case strings.HasSuffix(strings.TrimSuffix(name, filepath.Ext(name)), CopyMark):
		case ext == ".pdf", (ext == ".xlsx" || ext == ".xls") && !tables[filepath.Dir(path)]:
			list = append(list, Source{path, relative(root, path)})
		}
		return nil
	})
	return list, err
}

func holdsCSV(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return e.Type().IsRegular() && strings.EqualFold(filepath.Ext(e.Name()), ".csv") && !strings.HasPrefix(e.Name(), ".")
	})
}

func relative(root, path string) string {
	rel, err := filepath.Rel(root, path)
	if err != nil || rel == "." {
		rel = filepath.Base(path)
	}
	return filepath.ToSlash(rel)
}

func sameFile(path, other string) bool {
	if other == "" {
		return false
	}
	a, err1 := os.Stat(path)
	b, err2 := os.Stat(other)
	return err1 == nil && err2 == nil && os.SameFile(a, b)
}

// distinct drops documents named twice, and tells those of one name apart.
func distinct(list []Source) []Source {
	seen, names := map[string]bool{}, map[string]int{}
	out := list[:0]
	for _, s := range list {
		key, err := filepath.Abs(s.Path)
		if err != nil {
			key = s.Path
		}
		if seen[key] {
			continue
		}
		seen[key] = true
		names[s.Name]++
		out = append(out, s)
	}
	for i := range out {
		if names[out[i].Name] > 1 {
			out[i].Name = strings.TrimPrefix(filepath.ToSlash(filepath.Clean(out[i].Path)), "/")
		}
	}
	return out
}
