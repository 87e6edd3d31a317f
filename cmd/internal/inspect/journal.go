package inspect

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"yugong/cmd/internal/safefile"
)

// journalFile is where a folder of reports keeps what was audited.
const journalFile = ".yugong/audit.jsonl"

// Journal lets an audit go on where an earlier one was ended: a line for each
// document, by a hash of what was read. It may be used by goroutines.
type Journal struct {
	folder, base string

	mu   sync.Mutex
	file *os.File
	old  map[string]json.RawMessage // records by key
}

// entry is a line of the journal.
type entry struct {
	Key    string          `json:"key"`
	Record json.RawMessage `json:"record"`
}

// OpenJournal opens that of a folder of reports, and makes it. Base is a hash
// of all that makes an audit besides the document.
func OpenJournal(folder, base string) (*Journal, error) {
	path := filepath.Join(folder, filepath.FromSlash(journalFile))
	j := &Journal{folder: folder, base: base, old: map[string]json.RawMessage{}}
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		j.file, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	}
	if err != nil {
		return nil, &safefile.Error{Path: folder, Err: err}
	}
	data, err := io.ReadAll(j.file)
	if err != nil {
		j.file.Close()
		return nil, &safefile.Error{Path: path, Err: err}
	}
	for line := range bytes.Lines(data) {
		var e entry
		if json.Unmarshal(line, &e) == nil { // the last may be torn
			j.old[e.Key] = slices.Clone(e.Record)
		}
	}
	return j, nil
}

// Key is the hash of a source, "" when it cannot be read.
func (j *Journal) Key(s Source) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s %q\n", j.base, s.Name)
	err := filepath.WalkDir(s.Path, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != s.Path:
			return fs.SkipDir
		case d.IsDir() || path != s.Path && !d.Type().IsRegular():
			return nil
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		n, err := io.Copy(h, f)
		fmt.Fprintf(h, "\n%q %d\n", d.Name(), n)
		return err
	})
	if err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Find returns the record of a document that an earlier run audited and whose
// annotated copy still stands.
func (j *Journal) Find(key string) (r Record, ok bool) {
	j.mu.Lock()
	data := j.old[key]
	j.mu.Unlock()
	if data == nil || json.Unmarshal(data, &r) != nil {
		return Record{}, false
	}
	if r.Copy != "" {
		if _, err := os.Stat(filepath.Join(j.folder, filepath.FromSlash(r.Copy))); err != nil {
			return Record{}, false
		}
	}
	return r, true
}

// Note adds a record; one that failed may come out otherwise the next time.
func (j *Journal) Note(key string, r *Record) error {
	if key == "" || r.Failed() {
		return nil
	}
	record, err := json.Marshal(r)
	if err != nil {
		return err
	}
	line, err := json.Marshal(entry{key, record})
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	_, err = j.file.Write(append(line, '\n'))
	return err
}

// Close ends the journal.
func (j *Journal) Close() { j.file.Close() }
