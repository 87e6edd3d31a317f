package batch

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ReportFile is the name of the report workbook in the output folder. A file
// of this name is never an input.
const ReportFile = "报告.xlsx"

// unitSheet marks a folder of csv files as one unit's.
const unitSheet = "单位信息.csv"

var errNotFolder = errors.New("这是一个文件，请给出文件夹")

// Shard is a part of a batch: the I-th of N, from 1. The zero value is all.
type Shard struct{ I, N int }

// String prints 3/8, and all for the whole batch.
func (s Shard) String() string {
	if s.N <= 1 {
		return "all"
	}
	return fmt.Sprintf("%d/%d", s.I, s.N)
}

// ParseShard reads I/N. I counts from 1 to N; 0 is taken for N, since some job
// arrays count from 0.
func ParseShard(text string) (Shard, error) {
	i, n, ok := strings.Cut(text, "/")
	part, err1 := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if !ok || err1 != nil || err2 != nil || of < 1 || part < 0 || part > of {
		return Shard{}, fmt.Errorf("%q 应写成 I/N，I 从 1 到 N，例如 3/8", text)
	}
	if part == 0 {
		part = of
	}
	return Shard{part, of}, nil
}

// has tells by a stable hash of its path whether an input is in the shard.
func (s Shard) has(input string) bool {
	if s.N <= 1 {
		return true
	}
	h := fnv.New64a()
	h.Write([]byte(input))
	// The low bits of FNV differ too little between names like 001 and 002.
	sum := h.Sum64()
	sum ^= sum >> 32
	return int(sum%uint64(s.N)) == s.I-1
}

// find lists the inputs below dir, slash paths relative to it, sorted: every
// .xlsx and .xlsm that is no lock file, every folder that holds 单位信息.csv.
// Hidden folders and the output folder, if it lies below dir, are passed over.
// A subfolder that cannot be read stands in the list, so that it is reported.
func find(dir, out string) ([]string, error) {
	// A link to a folder is followed at the top only: below, it could lead in
	// circles.
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return nil, cmp.Or(err, errNotFolder)
	}
	output, _ := os.Stat(out) // nil when it is yet to be made
	var inputs []string
	err = filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(root, p)
		if relErr != nil {
			return relErr
		}
		rel = filepath.ToSlash(rel)
		switch {
		case err != nil && rel == ".":
			return err
		case err != nil:
			inputs = append(inputs, rel)
			return fs.SkipDir
		case e.IsDir():
			return folder(p, rel, output, e, &inputs)
		case isWorkbook(e.Name()):
			inputs = append(inputs, rel)
		}
		return nil
	})
	slices.Sort(inputs)
	return inputs, err
}

func folder(p, rel string, output fs.FileInfo, e fs.DirEntry, inputs *[]string) error {
	if rel != "." {
		if strings.HasPrefix(e.Name(), ".") {
			return fs.SkipDir
		}
		if info, err := e.Info(); err == nil && output != nil && os.SameFile(info, output) {
			return fs.SkipDir
		}
	}
	if _, err := os.Stat(filepath.Join(p, unitSheet)); err == nil {
		*inputs = append(*inputs, rel)
		return fs.SkipDir
	}
	return nil
}

func isWorkbook(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".xlsx" || ext == ".xlsm") && !strings.HasPrefix(name, "~$") && !strings.HasPrefix(name, ".") && name != ReportFile
}
