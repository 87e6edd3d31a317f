package workbook

import (
	"yugong/model/regular"
	"yugong/model/workbook/internal/grid"
)

// ReadFile reads a file for another reader of workbooks: no more than a byte
// beyond the limit, so that the excess shows. The error is an *OpenError.
func ReadFile(path string) ([]byte, error) {
	data, err := regular.PrefixOf(path, grid.MaxFile)
	if err != nil {
		return nil, openError(path, err)
	}
	return data, nil
}

// OpenFailure words a fault of the environment met at a path.
func OpenFailure(path string, err error) *OpenError { return openError(path, err) }
