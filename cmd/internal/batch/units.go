package batch

import (
	"os"
	"path/filepath"

	"yugong"
)

// Units lists the workbooks and csv folders at or below a path, in the order of
// their paths; what looks like a delivery and is not read is a finding. The
// error is of the environment.
func Units(path, out string) ([]string, yugong.Findings, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil, nil
	}
	inputs, err := find(path, out)
	if err != nil {
		return nil, nil, err
	}
	var paths []string
	var unread yugong.Findings
	for _, in := range inputs {
		if in.unread == "" {
			paths = append(paths, filepath.Join(path, filepath.FromSlash(in.path)))
			continue
		}
		f := yugong.Finding{Severity: yugong.Error, At: yugong.Place{Book: in.path}, Message: in.unread}
		if in.hint != "" {
			f.Hints = []string{in.hint}
		}
		unread.Add(f)
	}
	return paths, unread, nil
}
