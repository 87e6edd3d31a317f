package yugong

import (
	"os"

	"yugong/examples"
	"yugong/model/regular"
	"yugong/model/workbook"
)

// Input is a unit's workbook as it was read. It is not changed afterwards.
type Input struct {
	Disclosure *Disclosure // what could be read; nil when nothing could
	Findings   Findings    // of reading, sorted by place

	path   string // of the workbook, "" when it came from memory
	rolled bool   // from last year's
}

// Read reads a workbook (.xlsx) or a folder of csv, with the lists that the
// form adds. The error, an *OpenError, is for an input that could not be opened
// at all.
func (p *Publisher) Read(path string) (*Input, error) {
	d, found, err := workbook.Read(path, workbook.Form{Lists: p.form.Lists(), Subjects: p.subjects})
	if err != nil {
		return nil, err
	}
	return &Input{Disclosure: d, Findings: found, path: path}, nil
}

// ReadData reads a workbook from memory; name is what its places are called
// by.
func (p *Publisher) ReadData(data []byte, name string) *Input {
	d, found := workbook.ReadXLSX(data, name, workbook.Form{Lists: p.form.Lists(), Subjects: p.subjects})
	return &Input{Disclosure: d, Findings: found}
}

// Example is the unit that the program brings along for a form, filled in.
func Example(form string) (*Input, error) {
	d, found, err := workbook.ReadFolder(examples.For(form), "示例")
	if err != nil {
		return nil, err
	}
	return &Input{Disclosure: d, Findings: found}, nil
}

// ReadFile reads the bytes for ReadData, no more than it takes. The error is
// an *OpenError.
func ReadFile(path string) ([]byte, error) { return workbook.ReadFile(path) }

// Look tells whether a path can be an input at all: a folder or a regular file.
// The error is an *OpenError.
func Look(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		err = regular.ErrNotRegular
	}
	if err != nil {
		return OpenFailure(path, err)
	}
	return nil
}

// OpenFailure words what the system says of an input at a path as Read does.
func OpenFailure(path string, err error) *OpenError { return workbook.OpenFailure(path, err) }
