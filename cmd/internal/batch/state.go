package batch

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"yugong/cmd/internal/safefile"
)

// stateFolder holds what a batch keeps for itself, below the output folder.
const stateFolder = ".yugong"

// ErrBusy is the error of an output folder in which the same batch is running.
var ErrBusy = errors.New("另一个批量任务正在写这个输出文件夹，请等它结束")

// Put writes a report into an output folder. What a kill leaves of it lies in
// the state folder and is cleared by the next run.
func Put(out, name string, write func(io.Writer) error) error {
	via := filepath.Join(out, stateFolder)
	if !exists(via) {
		via = ""
	}
	return safefile.WriteVia(via, filepath.Join(out, name), write)
}

// state is what a shard keeps between runs, and its journal: the manifest in
// the making, a line a unit, appended before the unit's document is put in
// place. A line whose document never got there is found out by its hash.
type state struct {
	folder  string // .yugong
	staging string // folder of files in the making
	shard   Shard
	path    string   // of the manifest
	root    *os.Root // the output folder: documents are read, named and removed below it only
	locks   []*os.File
	old     map[string]*Record // the last record of every input of the shard
	past    []Record           // every document ever noted
	begun   map[string]started // inputs that a run was ended over

	mu      sync.Mutex // of the journal: namer and writers add to it
	journal *os.File
}

// openState makes the state folder, locks the shard, clears what a kill left
// behind and opens the journal.
func openState(out string, shard Shard) (*state, error) {
	s := &state{folder: filepath.Join(out, stateFolder), shard: shard}
	s.path = filepath.Join(s.folder, shard.manifest())
	s.staging = s.path + ".tmp"
	if err := os.MkdirAll(s.folder, 0o777); err != nil {
		return nil, &safefile.Error{Path: out, Err: err}
	}
	err := s.lock()
	if err == nil {
		if s.root, err = os.OpenRoot(out); err != nil {
			err = &safefile.Error{Path: out, Err: err}
		}
	}
	if err == nil {
		err = s.prepare()
	}
	if err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// lock keeps others out: a whole batch everybody, a shard the whole batch and
// another run of itself.
func (s *state) lock() error {
	whole := filepath.Join(s.folder, Shard{}.manifest()+".lock")
	f, err := lockFile(whole, s.shard.N > 1)
	if err != nil {
		return err
	}
	s.locks = append(s.locks, f)
	if s.shard.N <= 1 {
		return nil
	}
	if f, err = lockFile(s.path+".lock", false); err == nil {
		s.locks = append(s.locks, f)
	}
	return err
}

func (s *state) prepare() error {
	if s.shard.N <= 1 {
		strays, _ := filepath.Glob(filepath.Join(s.folder, ".yugong-*.tmp")) // of Put; the pattern is valid
		for _, path := range strays {
			os.Remove(path)
		}
		shards, _ := filepath.Glob(filepath.Join(s.folder, manifestPattern+".tmp")) // of killed ones: none runs
		for _, path := range shards {
			os.RemoveAll(path)
		}
	}
	if err := os.RemoveAll(s.staging); err != nil {
		return &safefile.Error{Path: s.staging, Err: err}
	}
	if err := os.Mkdir(s.staging, 0o777); err != nil {
		return &safefile.Error{Path: s.staging, Err: err}
	}
	if err := s.read(); err != nil {
		return err
	}
	var err error
	s.journal, err = os.OpenFile(s.path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return &safefile.Error{Path: s.path, Err: err}
	}
	return nil
}

// read takes the shard's inputs from every manifest of the folder, so that a
// batch divided otherwise than the last one builds nothing twice. The shard's
// own comes last and counts most.
func (s *state) read() error {
	s.old, s.begun = map[string]*Record{}, map[string]started{}
	paths, err := filepath.Glob(filepath.Join(s.folder, manifestPattern))
	if err != nil {
		return err
	}
	for _, path := range append(paths, s.path) {
		m, err := readManifest(path, s.shard.has)
		if err != nil {
			return err
		}
		for input, r := range m.last {
			s.old[input] = r
			delete(s.begun, input)
		}
		s.past = append(s.past, m.past...)
		maps.Copy(s.begun, m.begun)
	}
	return nil
}

// begin notes how many units there are.
func (s *state) begin(units int) error { return s.line(heading{s.shard.String(), units}) }

// add notes one record.
func (s *state) add(r *Record) error { return s.line(r) }

// line appends to the journal. A newline goes first, so that a line that was
// cut off does not swallow it.
func (s *state) line(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.journal == nil {
		return nil // of a unit that nobody waits for any more
	}
	if _, err := s.journal.Write(append(append([]byte("\n"), text...), '\n')); err != nil {
		return &safefile.Error{Path: s.path, Err: err}
	}
	return nil
}

// finish replaces the journal by the records, one an input. A whole batch that
// is complete also takes the place of the shards' manifests.
func (s *state) finish(units int, records []Record, complete bool) error {
	s.mu.Lock()
	err := s.journal.Close() // an open file cannot be replaced on every system
	s.journal = nil
	s.mu.Unlock()
	if err != nil {
		return &safefile.Error{Path: s.path, Err: err}
	}
	err = safefile.WriteVia(s.staging, s.path, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		if err := enc.Encode(heading{s.shard.String(), units}); err != nil {
			return err
		}
		for i := range records {
			if err := enc.Encode(&records[i]); err != nil {
				return err
			}
			delete(s.begun, records[i].Input)
		}
		for _, input := range slices.Sorted(maps.Keys(s.begun)) { // had no turn
			if err := enc.Encode(s.begun[input]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || !complete || s.shard.N > 1 {
		return err
	}
	paths, _ := filepath.Glob(filepath.Join(s.folder, manifestPattern)) // the pattern is valid
	for _, path := range paths {
		if path != s.path {
			os.Remove(path)
			os.Remove(path + ".lock")
		}
	}
	os.RemoveAll(s.claims())
	return nil
}

// close lets go of the files and of the lock.
func (s *state) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.journal != nil {
		s.journal.Close()
		s.journal = nil
	}
	if s.root != nil { // else the lock is another run's, and so is the folder
		os.RemoveAll(s.staging)
		s.root.Close()
	}
	for _, f := range s.locks {
		f.Close()
	}
}

// unchanged returns the document that a record describes, nil when the file
// there is another one or none.
func (s *state) unchanged(r *Record) []byte {
	info, err := s.root.Stat(filepath.FromSlash(r.Output))
	if err != nil || info.Size() != r.Bytes {
		return nil
	}
	return s.holding(r.Output, r.Hash)
}

// holding returns what a file below the output folder holds, nil unless it has a
// hash.
func (s *state) holding(output, hash string) []byte {
	name := filepath.FromSlash(output)
	if info, err := s.root.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := s.root.ReadFile(name)
	if err != nil || hashOf(data) != hash {
		return nil
	}
	return data
}

// errLeadsOut is the error of a document whose place is not in the output
// folder.
var errLeadsOut = errors.New("路径中有通向输出文件夹以外的链接，请移走这个链接")

// reach makes the subfolder of a document and makes sure that no link leads
// from it out of the output folder.
func (s *state) reach(output string) error {
	name := filepath.FromSlash(output)
	err := s.root.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil {
		_, err = s.root.Stat(name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case escapes(err):
		return errLeadsOut
	}
	return err
}

// claims is the folder in which shards claim the names of documents.
func (s *state) claims() string { return filepath.Join(s.folder, "names") }

// claimPath is the file that claims a document's name.
func (s *state) claimPath(output string) string {
	return filepath.Join(s.claims(), hashOf([]byte(folded(output))))
}

// claim asks for a document's name. Shards share the output folder and know
// nothing of each other's units, so the first of two units that want one name
// in different shards gets it: its claim is a file that appears whole and
// only once. A claim counts as long as its input is there. Without shards
// every name is free that this run has not given away.
func (s *state) claim(output, input string, known map[string]bool) (bool, error) {
	if s.shard.N <= 1 {
		return true, nil
	}
	path := s.claimPath(output)
	if err := os.MkdirAll(s.claims(), 0o777); err != nil {
		return false, &safefile.Error{Path: s.claims(), Err: err}
	}
	for range 3 {
		owner, err := os.ReadFile(path)
		switch {
		case err == nil && string(owner) == input:
			return true, nil
		case err == nil && (len(owner) == 0 || known[string(owner)]):
			return false, nil
		case err == nil:
			os.Remove(path) // of an input that is gone
		case !errors.Is(err, fs.ErrNotExist):
			return false, &safefile.Error{Path: path, Err: err}
		}
		if err := s.stake(path, input); err != nil && !errors.Is(err, fs.ErrExist) {
			return false, &safefile.Error{Path: path, Err: err}
		}
	}
	return false, nil
}

// stake makes a claim: written aside, then linked, which fails when another
// shard was faster.
func (s *state) stake(path, input string) error {
	aside := filepath.Join(s.staging, "claim")
	if err := os.WriteFile(aside, []byte(input), 0o666); err != nil {
		return err
	}
	err := os.Link(aside, path)
	os.Remove(aside) // it is the claim itself now
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // no links on this file system
	if err != nil {
		return err
	}
	_, err = f.WriteString(input)
	return errors.Join(err, f.Close())
}

// release gives a name up; false when it is another unit's by now.
func (s *state) release(output, input string) bool {
	if s.shard.N <= 1 {
		return true
	}
	path := s.claimPath(output)
	owner, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	if err != nil || string(owner) != input {
		return false
	}
	os.Remove(path)
	return true
}
