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

	reader *Publisher // whose form it was read for, nil for none
	path   string     // of the workbook, "" when it came from memory
	rolled bool       // from last year's
}

// Read reads a workbook (.xlsx) or a folder of csv, with the lists that the
// form adds. The error, an *OpenError, is for an input that could not be opened
// at all.
func (p *Publisher) Read(path string) (*Input, error) {
	d, found, err := workbook.Read(path, p.reading)
	if err != nil {
		return nil, err
	}
	return &Input{Disclosure: d, Findings: found, reader: p, path: path}, nil
}

// ReadData reads a workbook from memory; name is what its places are called
// by.
func (p *Publisher) ReadData(data []byte, name string) *Input {
	d, found := workbook.ReadXLSX(data, name, p.reading)
	return &Input{Disclosure: d, Findings: found, reader: p}
}

// Example is the unit that the program brings along for the publisher's form,
// or for the one that it extends, filled in.
func (p *Publisher) Example() (*Input, error) {
	d, found, err := workbook.ReadFolder(examples.For(p.builtIn), "示例", p.reading)
	if err != nil {
		return nil, err
	}
	return &Input{Disclosure: d, Findings: found, reader: p}, nil
}

// Example is the unit that the program brings along for a built-in form.
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
