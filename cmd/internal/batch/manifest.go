package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"yugong/cmd/internal/safefile"
)

// manifestPattern finds every manifest in the state folder.
const manifestPattern = "manifest*.jsonl"

// manifest names the shard's manifest; shards never write to each other's.
func (s Shard) manifest() string {
	if s.N <= 1 {
		return "manifest.jsonl"
	}
	return fmt.Sprintf("manifest-%d-of-%d.jsonl", s.I, s.N)
}

// heading is the first line of a manifest and of every run's part of a
// journal: how many units there are to come.
type heading struct {
	Shard string `json:"shard"` // as Shard prints itself
	Units int    `json:"units"`
}

// manifest is what a file of lines holds.
type manifest struct {
	heading heading            // the last one
	last    map[string]*Record // by input
	past    []Record           // every line that names a document
}

// readManifest reads a manifest or a journal. A missing file is an empty one;
// a line cut off by a kill is passed over. keep chooses inputs, nil is all.
func readManifest(path string, keep func(input string) bool) (*manifest, error) {
	m := &manifest{last: map[string]*Record{}}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, &safefile.Error{Path: path, Err: err}
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		m.take(lines.Bytes(), keep)
	}
	return m, lines.Err()
}

func (m *manifest) take(line []byte, keep func(string) bool) {
	var l struct {
		heading
		Record
	}
	if json.Unmarshal(line, &l) != nil {
		return
	}
	switch {
	case l.Shard != "":
		m.heading = l.heading
	case l.Input == "" || keep != nil && !keep(l.Input):
	default:
		m.last[l.Input] = &l.Record
		if l.Output != "" {
			m.past = append(m.past, Record{Input: l.Input, Output: l.Output, Hash: l.Hash, Bytes: l.Bytes})
		}
	}
}
