package batch

import (
	"cmp"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"yugong/cmd/internal/safefile"
)

// ErrNoManifest is the error of a folder in which no batch ever ran.
var ErrNoManifest = errors.New("里面没有批量生成的记录")

// Merged is what the manifests of output folders say together.
type Merged struct {
	Records []Record // sorted by input; outputs are relative to the base
	Missing []Shard  // shards without a manifest
	Left    int      // units that had no turn yet
	Gone    []Record // inputs that were there no more, with their documents
}

// Merge reads the manifests of output folders, those of shards too. The error
// is an *InputError for a folder without any.
func Merge(base string, outs []string) (*Merged, error) {
	m := &Merged{}
	var there []Shard
	for _, out := range outs {
		shards, err := m.add(base, out)
		if err != nil {
			return nil, err
		}
		there = append(there, shards...)
	}
	slices.SortStableFunc(m.Records, func(a, b Record) int { return cmp.Compare(a.Input, b.Input) })
	for _, s := range there {
		for i := 1; i <= s.N; i++ {
			if want := (Shard{i, s.N}); !slices.Contains(there, want) && !slices.Contains(m.Missing, want) {
				m.Missing = append(m.Missing, want)
			}
		}
	}
	return m, nil
}

// add takes over the manifests of one output folder and returns its shards:
// those of the latest run, if the batch was divided otherwise before.
func (m *Merged) add(base, out string) (shards []Shard, err error) {
	paths, err := manifests(out)
	if err != nil {
		return nil, err
	}
	rel, err := filepath.Rel(base, out)
	if err != nil {
		return nil, &InputError{out, err}
	}
	units, newest := 0, map[string]*Record{}
	for _, path := range paths {
		f, err := readManifest(path, nil)
		if err != nil {
			return nil, err
		}
		maps.Copy(newest, f.last)
		s, err := ParseShard(f.heading.Shard)
		if err != nil {
			s = Shard{1, 1} // all
		}
		if len(shards) > 0 && shards[0].N != s.N {
			shards, units = nil, 0
		}
		shards, units = append(shards, s), units+f.heading.Units
	}
	for _, input := range slices.Sorted(maps.Keys(newest)) {
		if r := newest[input].below(rel); r.Gone {
			m.Gone = append(m.Gone, r)
		} else {
			m.Records = append(m.Records, r)
			units--
		}
	}
	m.Left += max(0, units)
	return shards, nil
}

// below returns the record with the paths of its documents below a folder.
func (r *Record) below(folder string) Record {
	c := *r
	for _, p := range []*string{&c.Output, &c.Earlier} {
		if *p != "" {
			*p = filepath.ToSlash(filepath.Join(folder, filepath.FromSlash(*p)))
		}
	}
	return c
}

// manifests lists the manifests of an output folder, oldest first: of two that
// speak of one input, the later run's is right.
func manifests(out string) ([]string, error) {
	if _, err := os.Stat(out); err != nil {
		return nil, &InputError{out, err}
	}
	entries, err := os.ReadDir(filepath.Join(out, stateFolder))
	if err != nil && exists(filepath.Join(out, stateFolder)) {
		return nil, &InputError{out, err}
	}
	type file struct {
		path string
		when int64
	}
	var files []file
	for _, e := range entries {
		if ok, _ := filepath.Match(manifestPattern, e.Name()); !ok {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, &safefile.Error{Path: e.Name(), Err: err}
		}
		files = append(files, file{filepath.Join(out, stateFolder, e.Name()), info.ModTime().UnixNano()})
	}
	if len(files) == 0 {
		return nil, &InputError{out, ErrNoManifest}
	}
	slices.SortStableFunc(files, func(a, b file) int { return cmp.Compare(a.when, b.when) })
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.path
	}
	return paths, nil
}
