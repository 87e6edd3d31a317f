package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// keyOf is a hash of all that decides a unit's document: its input, and base,
// which stands for the form, the faces, the options and the program.
func keyOf(base, path string) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%d %s ", len(base), base)
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		if err := addFile(h, path); err != nil {
			return "", err
		}
		return short(h.Sum(nil)), nil
	}
	entries, err := os.ReadDir(path) // sorted by name
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(filepath.Ext(e.Name()), ".csv") {
			continue
		}
		fmt.Fprintf(h, "%d %s ", len(e.Name()), e.Name())
		if err := addFile(h, filepath.Join(path, e.Name())); err != nil {
			return "", err
		}
	}
	return short(h.Sum(nil)), nil
}

// addFile adds a file's length and content.
func addFile(h io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(h, "%d ", info.Size())
	_, err = io.Copy(h, f)
	return err
}

// short prints half of a hash: 128 bits tell documents apart.
func short(sum []byte) string { return hex.EncodeToString(sum[:16]) }

// hashOf is the hash by which a finished document is known again.
func hashOf(data []byte) string {
	s := sha256.Sum256(data)
	return short(s[:])
}

// readUnchanged returns the document that a record describes, nil when the
// file at path is another one or none.
func readUnchanged(path string, r *Record) []byte {
	info, err := os.Stat(path)
	if err != nil || info.Size() != r.Bytes || !info.Mode().IsRegular() {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil || hashOf(data) != r.Hash {
		return nil
	}
	return data
}
