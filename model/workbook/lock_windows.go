package workbook

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isLocked reports that another program holds the file: Excel opens workbooks
// so that others may not read them while it writes.
func isLocked(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
