package batch

import (
	"bufio"
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

// started is a line of the journal: a large or slow unit is being made. The
// unit's record follows, unless the program was ended meanwhile. Without a key
// it takes an earlier such line back.
type started struct {
	Input string `json:"started"`
	Key   string `json:"key,omitempty"`
	Alone bool   `json:"alone,omitempty"` // no other unit was in hand
}

// manifest is what a file of lines holds.
type manifest struct {
	heading heading            // the last one
	last    map[string]*Record // by input
	past    []Record           // every line that names a document
	begun   map[string]started // by input, without a record since
}

// longestLine is far longer than any record.
const longestLine = 64 << 20

// readManifest reads a manifest or a journal. A missing file is an empty one; a
// line cut off by a kill is passed over, and one that is none of ours. keep
// chooses inputs, nil is all.
func readManifest(path string, keep func(input string) bool) (*manifest, error) {
	m := &manifest{last: map[string]*Record{}, begun: map[string]started{}}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = safefile.ErrSpecial
	}
	if err != nil {
		return nil, &safefile.Error{Path: path, Err: err}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &safefile.Error{Path: path, Err: err}
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 64<<10), longestLine)
	for lines.Scan() {
		m.take(lines.Bytes(), keep)
	}
	if err := lines.Err(); err != nil && !errors.Is(err, bufio.ErrTooLong) { // what follows is built again
		return nil, &safefile.Error{Path: path, Err: err}
	}
	return m, nil
}

func (m *manifest) take(line []byte, keep func(string) bool) {
	var l struct {
		heading
		Record
		Started string `json:"started"`
		Alone   bool   `json:"alone"`
	}
	if json.Unmarshal(line, &l) != nil {
		return
	}
	switch {
	case l.Shard != "":
		m.heading = l.heading
	case l.Started != "" && (keep == nil || keep(l.Started)):
		if m.begun[l.Started] = (started{l.Started, l.Key, l.Alone}); l.Key == "" {
			delete(m.begun, l.Started)
		}
	case l.Input == "" || !l.plausible() || keep != nil && !keep(l.Input):
	default:
		delete(m.begun, l.Input)
		m.last[l.Input] = &l.Record
		if l.Output != "" {
			m.past = append(m.past, Record{Input: l.Input, Output: l.Output, Hash: l.Hash, Bytes: l.Bytes, OFD: l.OFD})
		}
	}
}
