//go:build unix

package workbook

import (
	"syscall"
	"time"
)

// spent is the processor time of the process so far: what a read works, however
// busy the machine is.
func spent() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
