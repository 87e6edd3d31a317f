package batch

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"yugong/model/oserr"
)

// mostHashed is how much of a file is hashed: a byte more than reading accepts,
// so that an endless one ends.
const mostHashed = 32<<20 + 1

// Refusals of inputs before they are read.
var (
	errSpecial = errors.New("不是普通文件（管道、设备等），没有读取；请换成文件本身")
	errOutside = errors.New("是通向输入文件夹以外的链接，没有读取；请放入文件本身")
)

// sourceError is an input that may not or cannot be read.
type sourceError struct {
	name string // within the input, "" for the input itself
	err  error
}

func (e *sourceError) Error() string {
	reason := e.err.Error()
	if e.err != errSpecial && e.err != errOutside {
		reason = "无法读取：" + oserr.Reason(e.err)
	}
	if e.name == "" {
		return reason
	}
	return e.name + " " + reason
}

// source is an input as it stands in the input folder. Nothing outside that
// folder is read, whatever links say, and nothing that is no plain file.
type source struct {
	root  *os.Root
	input string // slash path below root
}

// key is a hash of all that decides the unit's document: its files, and base,
// which stands for the form, the faces, the options and the program. cost is
// an estimate of the memory that reading it takes, in bytes.
func (s source) key(base string) (key string, cost int64, err error) {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s ", len(base), base)
	info, err := s.root.Stat(filepath.FromSlash(s.input))
	if err != nil {
		return "", 0, s.refusal("", err)
	}
	if !info.IsDir() {
		cost, err = s.add(h, "", unpacked)
		return short(h.Sum(nil)), cost, err
	}
	entries, err := fs.ReadDir(s.root.FS(), s.input) // sorted by name
	if err != nil {
		return "", 0, s.refusal("", err)
	}
	for _, e := range entries {
		if !strings.EqualFold(filepath.Ext(e.Name()), ".csv") || e.IsDir() {
			continue
		}
		fmt.Fprintf(h, "%d %s ", len(e.Name()), e.Name())
		n, err := s.add(h, e.Name(), parsed)
		if err != nil {
			return "", 0, err
		}
		cost += n
	}
	return short(h.Sum(nil)), cost, nil
}

// add adds a file's length and content to a hash and returns what reading it
// takes.
func (s source) add(h io.Writer, name string, cost func(f *os.File, size int64) int64) (int64, error) {
	file := filepath.FromSlash(path.Join(s.input, name))
	// Looked at before it is opened: opening a pipe waits for a writer.
	info, err := s.root.Stat(file)
	if err != nil {
		return 0, s.refusal(name, err)
	}
	if info.IsDir() {
		return 0, nil
	}
	if !info.Mode().IsRegular() {
		return 0, &sourceError{name, errSpecial}
	}
	f, err := s.root.Open(file)
	if err != nil {
		return 0, s.refusal(name, err)
	}
	defer f.Close()
	fmt.Fprintf(h, "%d ", info.Size())
	if _, err := io.Copy(h, io.LimitReader(f, mostHashed)); err != nil {
		return 0, s.refusal(name, err)
	}
	return cost(f, min(info.Size(), mostHashed)), nil
}

func (s source) refusal(name string, err error) error {
	if escapes(err) {
		err = errOutside
	}
	return &sourceError{name, err}
}

// escapes tells os.Root's own refusal, of a link that leads out of its folder,
// from errors of the system.
func escapes(err error) bool {
	var number syscall.Errno
	var p *fs.PathError
	return errors.As(err, &p) && !errors.As(err, &number)
}

// parsed is what the cells of a csv file take, a multiple of its size.
func parsed(_ *os.File, size int64) int64 { return 12 * size }

// unpacked is what reading a workbook takes: a multiple of what its directory
// claims, which is the most that is unpacked.
func unpacked(f *os.File, size int64) int64 {
	z, err := zip.NewReader(f, size)
	if err != nil {
		return parsed(f, size) // an .xls, which is not packed
	}
	var sum uint64
	for _, part := range z.File {
		sum += min(part.UncompressedSize64, 64<<20) // the most that is read of a part
	}
	return 4 * int64(min(sum, 128<<20)) // and of all of them
}

// short prints half of a hash: 128 bits tell documents apart.
func short(sum []byte) string { return hex.EncodeToString(sum[:16]) }

// hashOf is the hash by which a finished document is known again.
func hashOf(data []byte) string {
	s := sha256.Sum256(data)
	return short(s[:])
}
